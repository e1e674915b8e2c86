/** Times in the reader's language: `const time = useTime(); time.absolute(incident.reportedAt)`. */
import { useMemo } from 'react';
import { useWords } from '../words/use-words.tsx';
import { useNow } from './now.ts';
import * as time from './time.ts';
import type { Time } from './time.ts';

/** The functions of `time.ts`, given the language and a `now` that moves with the minutes. */
export function useTime() {
  const { lang } = useWords();
  const now = useNow('minute');
  return useMemo(
    () => ({
      now,
      clock: time.clockTime,
      absolute: (at: Time) => time.absolute(at, now, lang),
      relative: (at: Time) => time.relative(at, now, lang),
      longDate: (at: Time) => time.longDate(at, lang),
      weekDate: (at: Time) => time.weekDate(at, lang),
      full: (at: Time) => time.full(at, lang),
      duration: (spanMs: number) => time.duration(spanMs, lang),
      elapsed: (spanMs: number) => time.elapsed(spanMs, lang),
    }),
    [lang, now],
  );
}
