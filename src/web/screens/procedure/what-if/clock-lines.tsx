/** Each clock as a line: from its start to its deadline, and where it was met or missed. */
import type { WhatIfView } from '../../../../http/contract/what-if.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './what-if.module.css';

type Line = WhatIfView['clocks'][number];

/** Drawn; the moments below say the same in words. */
export function ClockLines({ played, upTo }: { played: WhatIfView; upTo: number }) {
  const { w, say } = useWords();
  const time = useTime();
  const words = w.procedure.whatIf;
  const from = Date.parse(played.t0);
  const until = Math.max(
    Date.parse(played.until),
    ...played.clocks.map((c) => Date.parse(c.dueAt)),
  );
  const at = (instant: number): string => `${((instant - from) / (until - from)) * 100}%`;
  const lines = played.clocks.filter((line) => Date.parse(line.startedAt) <= upTo);
  return (
    <div className={css.lines} aria-hidden="true">
      {lines.map((line) => {
        const { name, start, due, end, state } = drawn(line, upTo);
        return (
          <div key={name} className={css.line} data-state={state}>
            <span className={css.name}>
              {line.level > 0 ? words.level(line.level) : say(terms.clock[line.clock])}
              {line.cycle > 1 && <i> · {words.cycle(line.cycle)}</i>}
            </span>
            <span className={css.track}>
              <span className={css.run} style={{ left: at(start), right: rest(at(end)) }} />
              {state === 'missed' && (
                <span className={css.over} style={{ left: at(due), right: rest(at(end)) }} />
              )}
              <span className={css.due} style={{ left: at(due) }} title={time.clock(due)} />
            </span>
            <span className={css.at}>{time.clock(due)}</span>
          </div>
        );
      })}
    </div>
  );
}

function rest(left: string): string {
  return `calc(100% - ${left})`;
}

/** A clock as it is seen at an instant: how far it has run, and what has become of it by then. */
function drawn(line: Line, upTo: number) {
  const [start, due] = [Date.parse(line.startedAt), Date.parse(line.dueAt)];
  const ended = line.endedAt === undefined ? Infinity : Date.parse(line.endedAt);
  const end = Math.min(ended, upTo, line.level > 0 ? due : Infinity);
  const isOver = ended <= upTo;
  const state = Math.min(ended, upTo) > due ? 'missed' : isOver ? 'kept' : 'running';
  return {
    name: `${line.clock} ${line.cycle} ${line.round} ${line.level}`,
    start,
    due,
    end: Math.max(start, end),
    state: line.level > 0 && state === 'missed' ? 'told' : state,
  };
}
