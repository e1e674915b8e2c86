/** Somebody else acted while a form is open: the form stays, and this says what happened. */
import { useState } from 'react';
import type { IncidentView, RecordEntry } from '../../../../http/contract/incidents.ts';
import type { CommandName } from '../../../../http/contract/procedure.ts';
import { eventName, terms } from '../../../../http/contract/terms.ts';
import { useRecord } from '../../../api/queries.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from './command-form.module.css';

interface Props {
  /** The id or code under which the screen shows the incident. */
  asked: string;
  view: IncidentView;
  /** The command of the form. */
  command: CommandName;
}

export function Meanwhile({ asked, view, command }: Props) {
  const { w, say } = useWords();
  const [seen] = useState(view.version);
  const record = useRecord(asked);
  const news = record.data?.entries.filter((entry) => entry.seq > seen) ?? [];
  const isBarred = !view.commands.includes(command);
  // Announced as it comes, without taking the hand off the keys.
  return (
    <div role="status" className={css.news}>
      {(news.length > 0 || isBarred) && (
        <div className={css.meanwhile}>
          {news.length > 0 && (
            <p>
              <b>{w.incident.meanwhile.title}</b>
            </p>
          )}
          <ul>
            {news.map((entry) => (
              <li key={entry.seq}>
                <News entry={entry} />
              </li>
            ))}
          </ul>
          {isBarred && <p>{w.incident.meanwhile.barred(say(terms.state[view.state]))}</p>}
        </div>
      )}
    </div>
  );
}

function News({ entry }: { entry: RecordEntry }) {
  const { say } = useWords();
  return (
    <>
      {entry.actor.name}
      {entry.actor.role !== 'desk' && ` (${entry.actor.unitName})`}:{' '}
      <b>{say(eventName(entry.type))}</b>, <When at={entry.at} show="absolute" />
    </>
  );
}
