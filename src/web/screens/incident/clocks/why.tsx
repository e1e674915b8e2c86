/** "Why 14:05?": the instant it counts from, the agreed length, the clause, the calendar. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useRecord } from '../../../api/queries.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { promiseOf } from '../side/promises.ts';
import type { ClockView } from './standing.ts';

export function Why({ clock, view }: { clock: ClockView; view: IncidentView }) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.why;
  const start = time.full(clock.startedAt);
  return (
    <>
      <p>
        {clock.clock === 'restoration'
          ? words.promised(start)
          : words[originOf(clock)](start, clock.cycle)}
      </p>
      {clock.allowedMs !== undefined && (
        <>
          <p>
            {words.allowed(
              clock.clause,
              time.duration(clock.allowedMs),
              words.calendar[view.calendar],
            )}
          </p>
          {view.calendar === '24x7' && (
            <p>
              {words.sum(
                time.clock(clock.startedAt),
                time.duration(clock.allowedMs),
                time.absolute(clock.dueAt),
              )}
            </p>
          )}
        </>
      )}
      {clock.clock === 'restoration' && <Promised clock={clock} view={view} />}
      <p className="muted">{words.rule}</p>
    </>
  );
}

/** What started a clock that the agreement gives a length. */
function originOf(clock: ClockView): 'notified' | 'again' | 'word' | 'fixed' {
  if (clock.clock === 'verification') return 'fixed';
  if (clock.round > 1) return 'word';
  return clock.cycle > 1 ? 'again' : 'notified';
}

/** A promise that rested during force majeure is due later than was promised. */
function Promised({ clock, view }: { clock: ClockView; view: IncidentView }) {
  const { w } = useWords();
  const time = useTime();
  const record = useRecord(view.code);
  const promise = promiseOf(clock, record.data?.entries ?? []);
  const moved = promise ? Date.parse(clock.dueAt) - promise.etrMs : 0;
  const words = w.incident.why;
  return (
    <>
      <p>{words.etrClause(clock.clause)}</p>
      {promise && moved > 0 && (
        <p>{words.moved(time.absolute(promise.etrMs), time.duration(moved))}</p>
      )}
    </>
  );
}
