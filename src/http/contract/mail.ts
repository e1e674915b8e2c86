/** Mail that came in and waits for a person, and how the mailboxes are heard. */
import { z } from 'zod';
import { shortText, text, time, uuid } from './common.ts';

const waitingMail = z.object({
  id: z.string(),
  sender: z.string(),
  subject: z.string(),
  text: z.string().meta({ description: 'its own words, without what it quotes' }),
  receivedAt: time,
  reason: z.string().meta({
    description:
      'why a person is asked: no-token, other-sender, no-person, several, or a refusal’s code',
  }),
  incidents: z
    .array(z.object({ id: z.string(), code: z.string() }))
    .meta({ description: 'those of the message that it answers' }),
});

export const waitingMails = z
  .object({
    items: z.array(waitingMail),
    mailboxes: z.array(
      z.object({
        name: z.string(),
        heardAt: time.optional(),
        error: z.string().optional(),
        isSilent: z.boolean().meta({ description: 'not read to its end for too long' }),
      }),
    ),
  })
  .meta({ id: 'WaitingMails' });

export const rawMail = z.object({ raw: z.string() }).meta({ id: 'RawMail' });
export const mailId = z.object({ id: uuid });
export const joinMail = z.object({ incident: shortText.min(1) });
export const setAside = z.object({ reason: text });

export type WaitingMails = z.infer<typeof waitingMails>;
