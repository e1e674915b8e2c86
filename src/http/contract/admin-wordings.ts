/** The words of messages, as each side administers what its own people read. */
import { z } from 'zod';
import { wordingFields, wordingKinds } from '../../domain/wording.ts';
import { history, saved } from './admin.ts';
import { time } from './common.ts';
import { language, previewed, previewQuery } from './deliveries.ts';

/** Bounded alone: what is wrong with a text is told at its field, in words. */
const texts = z.partialRecord(z.enum(wordingFields), z.string().max(2_000));

const kind = z.enum(wordingKinds).meta({
  description: 'a level of the ladder, a clock, an act of a mass outage, or the line at the end',
});

const item = z.object({
  kind,
  lang: language,
  words: texts.meta({ description: 'in force' }),
  shipped: texts,
  hole: z.string().optional().meta({ description: 'what stands where the level does' }),
  replaced: z.object({ at: time, by: z.string() }).optional().meta({
    description: 'absent: the words that ship are in force',
  }),
  seen: z.string(),
});

/** Every text that one's side reads, in both languages. */
export const wordingList = z.object({ items: z.array(item) }).meta({ id: 'AdminWordings' });

/** The texts of one kind, with all that was done to them. */
export const wordingPage = item.extend({ history }).meta({ id: 'AdminWordingPage' });

export const wordingParams = z.object({ kind, lang: language });

/** The texts of a kind, whole. */
export const saveWording = z.object({
  words: texts.nullable().meta({ description: 'null: back to the words that ship' }),
  seen: z.string().max(64).meta({ description: 'the fingerprint of what was looked at' }),
  check: z.boolean().optional().meta({ description: 'judge it only: nothing is written' }),
  about: previewQuery.omit({ lang: true }).optional().meta({
    description: 'with `check`: of which message to show what these words make',
  }),
});

/** How many texts changed, or what would be wrong; `preview`: the message in these words. */
export const wordingOutcome = saved
  .extend({ preview: previewed.optional() })
  .meta({ id: 'WordingOutcome' });

export type WordingListView = z.infer<typeof wordingList>;
export type WordingPageView = z.infer<typeof wordingPage>;
export type WordingOutcomeView = z.infer<typeof wordingOutcome>;
