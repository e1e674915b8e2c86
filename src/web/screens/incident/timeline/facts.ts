/** The fact of every kind of entry in words, as a screen writes times and names contacts. */
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import { tellFact, type Line } from '../../../../http/contract/terms.ts';
import { absolute, duration } from '../../../parts/time.ts';
import type { Lang } from '../../../words/use-words.tsx';
import type { Level } from '../side/levels.ts';

/** To whom it is told, and when. */
export interface Speech {
  lang: Lang;
  /** Milliseconds since 1970. */
  now: number;
  /** The ladder's, with whom each names. */
  levels: readonly Level[];
}

/** The fact of an entry, line by line; a kind that this page does not know yet tells nothing. */
export function tell(entry: RecordEntry, { lang, now, levels }: Speech): Line[] {
  return tellFact(entry.type, entry.data, {
    lang,
    at: (time) => absolute(time, now, lang),
    duration: (ms) => duration(ms, lang),
    contactOf: (level) => levels.find((one) => one.level === level)?.contact.name,
  });
}
