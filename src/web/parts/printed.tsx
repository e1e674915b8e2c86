/** On paper alone: when it was printed, since a screen says "today" and "an hour ago". */
import { useWords } from '../words/use-words.tsx';
import { useTime } from './use-time.ts';

export function Printed() {
  const words = useWords().w.incident;
  const time = useTime();
  return <p className="on-paper small">{words.printed(time.full(time.now))}</p>;
}
