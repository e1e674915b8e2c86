/** Mail that the desk could not join by itself: read, joined to an incident, or set aside. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { WaitingMails } from '../../../http/contract/mail.ts';
import { useMails, useRawMail, useSettleMail } from '../../api/mail.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { TextField } from '../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../parts/screen.tsx';
import { useTime } from '../../parts/use-time.ts';
import { When } from '../../parts/when.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './mail.module.css';

type Item = WaitingMails['items'][number];

export default function Mail() {
  const words = useWords().w.mail;
  const mails = useMails();
  const { items, mailboxes } = mails.data ?? { items: [], mailboxes: [] };
  return (
    <Screen title={words.title}>
      <p className="muted">{words.lead}</p>
      {mails.isPending && <Loading />}
      {mails.isError && <ProblemNotice error={mails.error} onRetry={() => void mails.refetch()} />}
      {mails.data && <Mailboxes mailboxes={mailboxes} />}
      {mails.data && items.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className={css.list} aria-label={words.title}>
          {items.map((mail) => (
            <Row key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </Screen>
  );
}

function Mailboxes({ mailboxes }: Pick<WaitingMails, 'mailboxes'>) {
  const words = useWords().w.mail;
  const time = useTime();
  if (mailboxes.length === 0) return <p>{words.noMailbox}</p>;
  return (
    <ul className={css.boxes} aria-label={words.mailboxes}>
      {mailboxes.map(({ name, isSilent, heardAt, error }) => (
        <li key={name} data-silent={isSilent}>
          <b>{isSilent ? words.silent : words.heard}</b> <span className="muted">{name}</span>
          <span className="muted small">
            {heardAt === undefined ? words.never : words.last(time.absolute(heardAt))}
            {error !== undefined && ` · ${error}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Row({ mail }: { mail: Item }) {
  const words = useWords().w.mail;
  const [opened, setOpened] = useState(false);
  const { sender, subject, text, receivedAt, reason } = mail;
  return (
    <li className={css.item}>
      <header className={css.head}>
        <b>{sender === '' ? words.nobody : sender}</b>
        <span className="muted small">
          <When at={receivedAt} show="absolute" />
        </span>
      </header>
      <h2 className={css.subject}>{subject === '' ? words.noSubject : subject}</h2>
      <p className="muted small">{words.reasons[reason] ?? words.refused(reason)}</p>
      <p className={css.text}>{text === '' ? words.noText : text}</p>
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary className={css.more}>{words.raw}</summary>
        <Raw id={mail.id} isOpen={opened} />
      </details>
      <Settle mail={mail} />
    </li>
  );
}

function Raw({ id, isOpen }: { id: string; isOpen: boolean }) {
  const raw = useRawMail(id, isOpen);
  if (raw.isError) return <ProblemNotice error={raw.error} />;
  return raw.data ? <pre className={css.raw}>{raw.data.raw}</pre> : <Loading />;
}

function Settle({ mail }: { mail: Item }) {
  const words = useWords().w.mail;
  const settle = useSettleMail(mail.id);
  const [incident, setIncident] = useState(mail.incidents[0]?.code ?? '');
  const [reason, setReason] = useState('');
  return (
    <div className={css.settle}>
      <TextField
        label={words.incident}
        placeholder="SC-2026-000001"
        value={incident}
        onChange={setIncident}
        required
      />
      <Button
        disabled={incident === ''}
        loading={settle.isPending}
        onClick={() => settle.mutate({ how: 'join', incident })}
      >
        {words.join}
      </Button>
      <TextField label={words.reason} value={reason} onChange={setReason} required />
      <Button
        variant="default"
        disabled={reason === ''}
        loading={settle.isPending}
        onClick={() => settle.mutate({ how: 'set-aside', reason })}
      >
        {words.setAside}
      </Button>
      {settle.isError && <ProblemNotice error={settle.error} />}
    </div>
  );
}
