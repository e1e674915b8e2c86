/** What the other side asks: a proposal of responsibility, a claim of force majeure. Yes or no. */
import { Button } from '@mantine/core';
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import type { EventType } from '../../../../http/contract/procedure.ts';
import { terms } from '../../../../http/contract/terms.ts';
import { useRecord } from '../../../api/queries.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { dataOf } from '../timeline/entry-data.ts';
import css from './actions.module.css';
import type { ActProps } from './opened.ts';
import type { FormCommand } from './values.ts';

export function Questions({ asked, view, open }: ActProps) {
  const { w, say } = useWords();
  const record = useRecord(asked);
  const { proposal, commands } = view;
  const last = (type: EventType) => record.data?.entries.findLast((entry) => entry.type === type);
  return (
    <>
      {proposal && commands.includes('agree-responsibility') && (
        <Question
          title={w.incident.question.responsibility(
            say(terms.party[proposal.by]),
            say(terms.owner[proposal.holder]),
          )}
          entry={last('responsibility-proposed')}
          yes="agree-responsibility"
          no="dispute-responsibility"
          open={open}
        />
      )}
      {commands.includes('accept-force-majeure') && (
        <Question
          title={w.incident.question.forceMajeure}
          entry={last('force-majeure-claimed')}
          yes="accept-force-majeure"
          no="reject-force-majeure"
          open={open}
        />
      )}
    </>
  );
}

interface Props {
  title: string;
  entry: RecordEntry | undefined;
  yes: FormCommand;
  no: FormCommand;
  open: ActProps['open'];
}

function Question({ title, entry, yes, no, open }: Props) {
  const { say } = useWords();
  const reason =
    entry && (dataOf(entry, 'force-majeure-claimed') ?? dataOf(entry, 'responsibility-proposed'));
  return (
    <div className={css.question}>
      <h2>{title}</h2>
      {entry && (
        <div className={css.quote}>
          <p>{reason?.reason}</p>
          <p className="muted small">
            {entry.actor.name}, <When at={entry.at} />
          </p>
        </div>
      )}
      <div className={css.main}>
        <Button size="lg" className={css.button} onClick={() => open({ command: yes })}>
          {say(terms.command[yes])}
        </Button>
        <Button
          size="lg"
          variant="outline"
          color="red"
          className={css.button}
          onClick={() => open({ command: no })}
        >
          {say(terms.command[no])}
        </Button>
      </div>
    </div>
  );
}
