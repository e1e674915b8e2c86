/** What a message is about: the fact, the clock or the level, and which cycle. */
import type { Delivery } from '../../../http/contract/deliveries.ts';
import type { ClockName } from '../../../http/contract/procedure.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useWords } from '../../words/use-words.tsx';

type Named = Pick<Delivery, 'notice' | 'clock' | 'level' | 'cycle' | 'round'>;

export function NoticeName({ delivery }: { delivery: Named }) {
  const { w, say } = useWords();
  const words = w.delivery;
  const { notice, clock, level, cycle, round } = delivery;
  const names: Partial<Record<string, string>> = words.notice;
  const clocks: Partial<Record<string, (typeof terms.clock)[ClockName]>> = terms.clock;
  const timed = level === 0 ? clocks[clock] : undefined;
  const name = names[notice] ?? notice;
  return (
    <>
      {timed ? `${name}: ${lowerFirst(say(timed))}` : name}
      {level > 0 && `, ${words.level(level)}`}
      {cycle > 1 && ` · ${words.cycle(cycle)}`}
      {round > 1 && clock !== 'group' && ` · ${words.reminder(round)}`}
    </>
  );
}

/** Only the first letter: an abbreviation further on keeps its capitals. */
function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
