/** The clocks of each cycle: length, deadline, how they stand, and why then. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { isOver } from '../../../../http/contract/procedure.ts';
import { useWords } from '../../../words/use-words.tsx';
import { ClauseHelp } from '../help/clause-help.tsx';
import { Panel } from '../side/panel.tsx';
import { ClockRow } from './clock-row.tsx';
import css from './clocks.module.css';
import { byCycle } from './standing.ts';

export function Clocks({ asked, view }: { asked: string; view: IncidentView }) {
  const { w } = useWords();
  const words = w.incident.clocks;
  const [present, ...earlier] = byCycle(view.clocks);
  if (!present && isOver(view.state)) return null;
  if (!present) {
    return (
      <Panel title={words.title}>
        <p className="muted">{words.none}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={words.title}
      aside={<span className="muted small">{words.cycle(present.cycle)}</span>}
      help={<ClauseHelp topic="clocks" agreement={view.agreement} />}
    >
      <ul className={css.list}>
        {present.clocks.map((clock) => (
          <ClockRow key={`${clock.clock} ${clock.round}`} clock={clock} asked={asked} view={view} />
        ))}
      </ul>
      {earlier.map(({ cycle, clocks }) => (
        <details key={cycle} className={css.earlier}>
          <summary>{words.cycle(cycle)}</summary>
          <ul className={css.list}>
            {clocks.map((clock) => (
              <ClockRow
                key={`${clock.clock} ${clock.round}`}
                clock={clock}
                asked={asked}
                view={view}
              />
            ))}
          </ul>
        </details>
      ))}
    </Panel>
  );
}
