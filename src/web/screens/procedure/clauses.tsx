/** The paper's clauses, and beside each the steps and clocks that carry it out. */
import type { AgreementView } from '../../../http/contract/directory.ts';
import { stateNames, stepOf, type Exit, type StateName } from '../../../http/contract/procedure.ts';
import { terms } from '../../../http/contract/terms.ts';
import { Section } from '../../parts/section.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './clauses.module.css';

const clauses = ['1', '2', '3', '4', '5', '6', '7'];

export function Clauses({ agreement }: { agreement: AgreementView }) {
  const { w } = useWords();
  const words = w.procedure.clauses;
  return (
    <Section title={words.title}>
      <div className={css.heads} aria-hidden="true">
        <span>{words.paper}</span>
        <span>{words.steps}</span>
      </div>
      {clauses.map((clause) => (
        <article key={clause} className={css.clause} aria-labelledby={`clause-${clause}`}>
          <Paper clause={clause} agreement={agreement} />
          <Steps clause={clause} agreement={agreement} />
        </article>
      ))}
    </Section>
  );
}

interface Props {
  clause: string;
  agreement: AgreementView;
}

function Paper({ clause, agreement }: Props) {
  const { w, say } = useWords();
  const words = w.procedure.clauses;
  const paper = agreement.paper.find((each) => each.clause === clause);
  return (
    <div className={css.paper}>
      <h3 id={`clause-${clause}`}>
        {words.clause(clause)}
        {paper && `. ${say(paper.title)}`}
      </h3>
      {paper ? (
        say(paper.text)
          .split('\n')
          .map((line) => <p key={line}>{line}</p>)
      ) : (
        <p className="muted">{words.silent}</p>
      )}
    </div>
  );
}

function Steps({ clause, agreement }: Props) {
  const { w, say } = useWords();
  const words = w.procedure.clauses;
  const states = stateNames.filter((state) => stepOf(state).clause === clause);
  const time = useTime();
  const clocks = agreement.clocks.filter((clock) => clock.clause === clause);
  const levels = agreement.ladder.levels.filter((level) => level.clause === clause);
  return (
    <div className={css.steps}>
      {states.length === 0 && <p className="muted">{words.beside}</p>}
      {states.map((state) => (
        <Step key={state} state={state} />
      ))}
      {clocks.map(({ clock, dueMs }) => (
        <p key={clock} className="small">
          {w.procedure.clocks.due(say(terms.clock[clock]), clause)}
          {dueMs !== undefined && `: ${time.duration(dueMs)}`}
        </p>
      ))}
      {levels.map(({ level, afterMs }) => (
        <p key={level} className="small">
          {w.procedure.clocks.level(level, clause)}: {time.duration(afterMs)}
        </p>
      ))}
    </div>
  );
}

function Step({ state }: { state: StateName }) {
  const { w, say } = useWords();
  const { exits, mover } = stepOf(state);
  const ways = Object.entries(exits) as [Exit, StateName][];
  return (
    <div className={css.step}>
      <p>
        <StateBadge state={state} />
        <span className="muted small"> · {w.procedure.diagram.mover[mover]}</span>
      </p>
      {ways.length > 0 && (
        <ul>
          {ways.map(([exit, to]) => (
            <li key={exit}>
              {say(terms.exit[exit])} <span aria-hidden="true">→</span>{' '}
              <span className={css.to}>{say(terms.state[to])}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
