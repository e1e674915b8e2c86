/** The seven steps as a path: where the incident is, which cycle, what the paper says. */
import { IconCheck, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useRecord } from '../../../api/queries.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { Panel } from '../side/panel.tsx';
import { dataOf } from '../timeline/entry-data.ts';
import css from './path.module.css';
import { PaperWords } from './paper-words.tsx';
import { isWatched, placeOf, walked } from './places.ts';

export function Path({ asked, view }: { asked: string; view: IncidentView }) {
  const { w } = useWords();
  const words = w.incident.path;
  return (
    <Panel
      title={words.title}
      aside={view.cycle > 0 && <span className="muted small">{words.cycle(view.cycle)}</span>}
    >
      <Steps view={view} />
      {view.cycle > 1 && <Returned asked={asked} />}
      <Paper view={view} />
    </Panel>
  );
}

function Steps({ view }: { view: IncidentView }) {
  const { w, say } = useWords();
  const words = w.incident.path;
  // Nobody signs where the carrier was never told.
  const isAlone = view.state === 'closed' && view.notifiedAt === undefined;
  return (
    <div>
      <ol className={css.steps}>
        {walked.map((clause) => {
          const place = placeOf(clause, view);
          return (
            <li
              key={clause}
              className={css.step}
              data-place={place}
              aria-current={place === 'here' ? 'step' : undefined}
            >
              <span className={css.dot} aria-hidden="true">
                {place === 'past' ? <IconCheck size={16} stroke={2.5} /> : clause}
              </span>
              <span className={css.name}>
                <span className="unseen">{words.n(clause)} </span>
                {words.short[clause]}
                <span className="unseen">: {words.place[place]}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p className={css.three} data-on={isWatched(view)}>
        <span>
          <IconClock size={14} stroke={2} aria-hidden="true" /> {words.three}
        </span>
      </p>
      <p className={css.here}>
        <b>{say(terms.state[view.state])}</b> ·{' '}
        {isAlone ? words.closedAlone : words.about[view.state]}
      </p>
    </div>
  );
}

/** Why the present cycle began: the last word that the line was not fixed. */
function Returned({ asked }: { asked: string }) {
  const { w } = useWords();
  const record = useRecord(asked);
  const entry = record.data?.entries.findLast((one) => one.type === 'rejected');
  const reason = entry && dataOf(entry, 'rejected')?.reason;
  if (!entry) return null;
  return (
    <p className={css.returned}>
      {w.incident.path.returned} · <When at={entry.at} />: {reason}
    </p>
  );
}

function Paper({ view }: { view: IncidentView }) {
  const { w } = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <details className={css.paper} onToggle={(e) => e.currentTarget.open && setAsked(true)}>
      <summary>{w.incident.path.paper(view.clause)}</summary>
      {asked && <PaperWords view={view} />}
    </details>
  );
}
