/** "Why 14:05?": the instant it counts from, the agreed length, the clause, the calendar. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useRecord } from '../../../api/queries.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { promiseOf } from '../side/promises.ts';
import type { ClockView } from './standing.ts';

interface Props {
  clock: ClockView;
  /** The id or code under which the screen shows the incident. */
  asked: string;
  view: IncidentView;
}

export function Why({ clock, asked, view }: Props) {
  const { w } = useWords();
  return (
    <>
      {clock.allowedMs === undefined ? (
        <Promised clock={clock} asked={asked} />
      ) : (
        <Agreed clock={clock} allowedMs={clock.allowedMs} calendar={view.calendar} />
      )}
      <p className="muted">{w.incident.why.rule}</p>
    </>
  );
}

interface AgreedProps {
  clock: ClockView;
  allowedMs: number;
  calendar: IncidentView['calendar'];
}

/** A length that the agreement gives, counted from what started the clock. */
function Agreed({ clock, allowedMs, calendar }: AgreedProps) {
  const { w } = useWords();
  const time = useTime();
  const words = w.incident.why;
  const span = time.duration(allowedMs);
  const due = time.absolute(clock.dueAt);
  return (
    <>
      <p>{words[originOf(clock)](time.full(clock.startedAt), clock.cycle)}</p>
      <p>{words.allowed(clock.clause, span, words.calendar[calendar])}</p>
      <p>
        {calendar === '24x7'
          ? words.sum(time.clock(clock.startedAt), span, due)
          : words.counted(time.absolute(clock.startedAt), span, due)}
      </p>
    </>
  );
}

/** What started a clock that the agreement gives a length. */
function originOf(clock: ClockView): 'notified' | 'again' | 'word' | 'fixed' {
  if (clock.clock === 'verification') return 'fixed';
  if (clock.round > 1) return 'word';
  return clock.cycle > 1 ? 'again' : 'notified';
}

/** A promise is its own deadline; one that rested during force majeure is due later. */
function Promised({ clock, asked }: Pick<Props, 'clock' | 'asked'>) {
  const { w } = useWords();
  const time = useTime();
  const record = useRecord(asked);
  const promise = promiseOf(clock, record.data?.entries ?? []);
  const moved = promise ? Date.parse(clock.dueAt) - promise.etrMs : 0;
  const words = w.incident.why;
  return (
    <>
      <p>{words.promised(time.full(clock.startedAt))}</p>
      <p>{words.etrClause(clock.clause)}</p>
      {promise && moved > 0 && (
        <p>{words.moved(time.absolute(promise.etrMs), time.duration(moved))}</p>
      )}
    </>
  );
}
