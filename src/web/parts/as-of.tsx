/** How old what is shown is, wherever the desk cannot be asked: "As of 09:12, 40 minutes ago". */
import { IconClock } from '@tabler/icons-react';
import { useLiveState } from '../api/live.ts';
import { useWords } from '../words/use-words.tsx';
import css from './as-of.module.css';
import { useTime } from './use-time.ts';

/** `at`: when the desk gave the answer, in milliseconds since 1970; 0: it never did. */
export function AsOf({ at }: { at: number }) {
  const { w } = useWords();
  const time = useTime();
  if (useLiveState() !== 'lost' || at === 0) return null;
  const iso = new Date(at).toISOString();
  return (
    <p className={css.asOf}>
      <IconClock size={18} stroke={1.75} aria-hidden="true" />
      <time dateTime={iso}>{w.outgoing.asOf(time.absolute(iso), time.relative(iso))}</time>
    </p>
  );
}
