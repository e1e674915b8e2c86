/** "Not fixed" began another cycle: all of them side by side, so that what repeats is seen. */
import type { ReactNode } from 'react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useRecord } from '../../../api/queries.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import { standingOf, type ClockView } from '../clocks/standing.ts';
import { Panel } from '../side/panel.tsx';
import css from './cycles.module.css';
import { cyclesOf, type Cycle } from './cycles.ts';

export function Cycles({ asked, view }: { asked: string; view: IncidentView }) {
  const { w, say } = useWords();
  const time = useTime();
  const record = useRecord(asked);
  const words = w.incident.cycles;
  const cycles = cyclesOf(view, record.data?.entries ?? []);
  if (cycles.length < 2) return null;
  const rows: [string, (cycle: Cycle) => ReactNode][] = [
    ['T0', ({ t0Ms }) => time.absolute(t0Ms)],
    [say(terms.clock.response), ({ response }) => <Stands clock={response} />],
    [say(terms.clock.diagnosis), ({ diagnosis }) => <Stands clock={diagnosis} />],
    [words.cause, ({ cause }) => cause],
    [words.promised, ({ promise }) => promise && time.absolute(promise.dueAt)],
    [words.fixed, ({ fixedMs }) => fixedMs !== undefined && time.absolute(fixedMs)],
    [words.ended, (cycle) => <Ended cycle={cycle} view={view} />],
  ];
  return (
    <Panel title={words.title}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{words.what}</span>
            </th>
            {cycles.map(({ cycle }) => (
              <th key={cycle} scope="col">
                {w.incident.clocks.cycle(cycle)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, cell]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cycles.map((cycle) => (
                <td key={cycle.cycle}>{cell(cycle) || <span className="muted">–</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Stands({ clock }: { clock: ClockView | undefined }) {
  const { w, say } = useWords();
  const time = useTime();
  if (!clock) return <span className="muted">–</span>;
  const { status, leftMs } = standingOf(clock, time.now);
  const isLate = status === 'breached' || status === 'met-late';
  return (
    <span data-late={isLate}>
      {say(terms.clockStatus[status])}
      {isLate && ` ${w.incident.cycles.late(time.duration(-leftMs))}`}
    </span>
  );
}

function Ended({ cycle: { cycle, rejected }, view }: { cycle: Cycle; view: IncidentView }) {
  const words = useWords().w.incident.cycles;
  const time = useTime();
  if (rejected) {
    return (
      <>
        {words.rejected(time.absolute(rejected.atMs))}
        <br />
        <span className="muted">{rejected.reason}</span>
      </>
    );
  }
  if (cycle < view.cycle || view.outageUntil === undefined) return words.running;
  return words.confirmed(time.absolute(view.outageUntil));
}
