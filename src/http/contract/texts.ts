/** Text messages that come in: the passwords of sites, what a gateway hands in, a trial. */
import { z } from 'zod';
import { text, time } from './common.ts';

/** Whether a site can act by text message. */
export const sitePassword = z
  .object({
    isSet: z.boolean(),
    setAt: time.optional(),
    setBy: z.string().optional(),
    number: z.string().optional().meta({ description: 'the number to which sites text' }),
  })
  .meta({ id: 'SitePassword' });

export const newSitePassword = z
  .object({ password: z.string().meta({ description: 'shown this once' }) })
  .meta({ id: 'NewSitePassword' });

/** A trial of a text on a desk with sample people. */
export const trialText = z.object({
  from: z.string().trim().min(1).max(40),
  text: text.min(1).max(1_600),
});

export const takenText = z
  .object({ outcome: z.string(), answer: z.string().optional() })
  .meta({ id: 'TakenText' });

export type SitePassword = z.infer<typeof sitePassword>;
export type NewSitePassword = z.infer<typeof newSitePassword>;
export type TakenText = z.infer<typeof takenText>;
