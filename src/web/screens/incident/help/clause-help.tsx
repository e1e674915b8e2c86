/**
 * "?" beside a part of the incident: what the paper's clause says, in its own words, and what the
 * desk does about it. It opens in place, so that a finger, a key and a reader all find it.
 */
import { IconHelp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useAgreements } from '../../../api/queries.ts';
import { useHelp, type HelpTopic } from '../../../words/help.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './clause-help.module.css';

/** The clauses that a topic rests on. */
const clausesOf: Record<HelpTopic, readonly string[]> = {
  clocks: ['3', '4'],
  promises: ['4', '5'],
  responsibility: ['4', '5'],
  ladder: ['3'],
  outage: ['4', '5'],
  report: ['1', '2'],
  diagnose: ['4'],
  restore: ['5'],
  verify: ['6'],
  close: ['7'],
};

interface Props {
  topic: HelpTopic;
  agreement: IncidentView['agreement'];
  /** Whether the question stands there in words: a sheet has the room. */
  isSaid?: boolean;
}

export function ClauseHelp({ topic, agreement, isSaid = false }: Props) {
  const { clause: words } = useHelp();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const name = words.name(clausesOf[topic].join(', '));
  return (
    <>
      <button
        type="button"
        className={css.button}
        aria-label={name}
        title={name}
        data-said={isSaid}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconHelp size={20} stroke={1.75} aria-hidden="true" />
        {isSaid && name}
      </button>
      <div id={id} hidden={!isOpen} className={css.help}>
        {isOpen && <Said topic={topic} agreement={agreement} />}
      </div>
    </>
  );
}

function Said({ topic, agreement }: Props) {
  const { say } = useWords();
  const { clause: words } = useHelp();
  const agreements = useAgreements();
  // Only the very version under which the incident was opened speaks for it.
  const law = agreements.data?.find(({ sha256 }) => sha256 === agreement.sha256);
  const clauses = law?.paper.filter(({ clause }) => clausesOf[topic].includes(clause)) ?? [];
  return (
    <>
      <p>
        <b>{words.desk}</b> {words.topics[topic]}
      </p>
      {clauses.map(({ clause, title, text }) => (
        <blockquote key={clause}>
          <p>
            <b>
              {words.clause(clause)}. {say(title)}
            </b>
          </p>
          {say(text)
            .split('\n')
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
        </blockquote>
      ))}
      {agreements.isSuccess && clauses.length === 0 && <p className="muted">{words.silent}</p>}
    </>
  );
}
