/** How long records are kept: holds, records whose term is over, and what was removed. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { LegalHold, Retention as Kept } from '../../../../http/contract/retention.ts';
import { useRetention, useRetentionAct, type RetentionAct } from '../../../api/retention.ts';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { folded } from '../../../parts/fold.ts';
import { SearchField } from '../../../parts/form/fields.tsx';
import { focusFirstFlaw } from '../../../parts/form/first-flaw.ts';
import { TextField } from '../../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading, Screen } from '../../../parts/screen.tsx';
import { Section } from '../../../parts/section.tsx';
import { useNarrowed } from '../../../parts/use-narrowed.ts';
import { useTime } from '../../../parts/use-time.ts';
import { When } from '../../../parts/when.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from '../archives/archives.module.css';

export default function Retention() {
  const { w } = useWords();
  const words = w.retention;
  const { data, isPending, isError, error, refetch } = useRetention();
  const { shown, change } = useNarrowed(['q']);
  const { q = '' } = shown;
  return (
    <Screen title={w.admin.sections.retention.title} width="text">
      <p className="muted">{words.lead}</p>
      {data && data.holds.length + data.overdue.length + data.removed.length > 0 && (
        <SearchField label={words.search} value={q} onChange={(text) => change({ q: text })} />
      )}
      {isPending && <Loading />}
      {isError && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Holds holds={data.holds} q={q} />
          <Overdue kept={data} q={q} />
          {data.mayRemove && <Removed kept={data} q={q} />}
        </>
      )}
    </Screen>
  );
}

/** A list narrowed to what is sought, with the way to take the whole of it away. */
function Narrowed<T extends object>({ list, items, q, children }: NarrowedProps<T>) {
  const { retention: words } = useWords().w;
  const found = items.filter((one) => folded(Object.values(one).join(' ')).includes(folded(q)));
  return (
    <>
      {items.length > 0 && found.length === 0 && <p className="muted">{words.notFound}</p>}
      <ul className={css.list}>{found.map(children)}</ul>
      {items.length > 0 && (
        <p>
          <a href={`/api/retention/export?list=${list}`} download>
            {words.export}
            <span className="unseen">: {words[list]}</span>
          </a>
        </p>
      )}
    </>
  );
}

interface NarrowedProps<T> {
  list: 'holds' | 'overdue' | 'removed';
  items: readonly T[];
  q: string;
  children: (item: T) => React.ReactNode;
}

function Holds({ holds, q }: { holds: readonly LegalHold[]; q: string }) {
  const { retention: words } = useWords().w;
  const [incident, setIncident] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Section title={words.holds}>
      <ReasonForm
        send={words.hold}
        act={(reason) => ({ act: 'hold', incident: incident.trim(), reason })}
        isReady={incident.trim() !== ''}
        onTry={() => setTried(true)}
        onDone={() => {
          setIncident('');
          setTried(false);
        }}
      >
        <TextField
          label={words.code}
          hint={words.codeHint}
          value={incident}
          onChange={setIncident}
          lines="one"
          required
          error={tried && incident.trim() === '' ? words.codeMissing : undefined}
        />
      </ReasonForm>
      {holds.length === 0 && <p className="muted">{words.noHolds}</p>}
      <Narrowed list="holds" items={holds} q={q}>
        {(hold) => <Hold key={hold.id} hold={hold} />}
      </Narrowed>
    </Section>
  );
}

function Hold({ hold }: { hold: LegalHold }) {
  const { retention: words } = useWords().w;
  const { code, reason, placedBy, placedAt, liftedBy, liftedAt, liftReason } = hold;
  return (
    <li>
      <p>
        {code === undefined ? words.gone : <Link href={`/su-co/${code}`}>{code}</Link>}: {reason}
      </p>
      <p className="muted small">
        {placedBy}, <When at={placedAt} />
      </p>
      {liftedAt === undefined ? (
        <Unfold label={words.lift} of={code ?? ''}>
          <ReasonForm
            send={words.lift}
            act={(why) => ({ act: 'lift', id: hold.id, reason: why })}
          />
        </Unfold>
      ) : (
        <p className="small">
          {words.lifted}: {liftReason} <span className="muted">({liftedBy}, </span>
          <When at={liftedAt} />
          <span className="muted">)</span>
        </p>
      )}
    </li>
  );
}

function Overdue({ kept: { overdue, mayRemove }, q }: { kept: Kept; q: string }) {
  const time = useTime();
  const { retention: words } = useWords().w;
  return (
    <Section title={words.overdue}>
      {overdue.length === 0 && (
        <EmptyState title={words.noneOverdue}>
          <p>{words.noneOverdueText}</p>
        </EmptyState>
      )}
      <Narrowed list="overdue" items={overdue} q={q}>
        {({ id, code, siteName, endedAt, keptUntil, years, held }) => (
          <li key={id}>
            <p>
              <Link href={`/su-co/${code}`}>{code}</Link>, {siteName}
            </p>
            <p className="muted small">
              {words.ended} {time.absolute(endedAt)}; {words.kept(years)} {time.absolute(keptUntil)}
            </p>
            {held && <p className="small">{words.held}</p>}
            {mayRemove && !held && (
              <Unfold label={words.remove} of={code}>
                <p className="small">{words.removeText}</p>
                <ReasonForm
                  send={words.remove}
                  isGrave
                  act={(reason) => ({ act: 'remove', incident: code, reason })}
                />
              </Unfold>
            )}
          </li>
        )}
      </Narrowed>
    </Section>
  );
}

function Removed({ kept: { removed }, q }: { kept: Kept; q: string }) {
  const { retention: words } = useWords().w;
  return (
    <Section title={words.removed}>
      {removed.length === 0 && <p className="muted">{words.noneRemoved}</p>}
      <Narrowed list="removed" items={removed} q={q}>
        {({ code, removedAt, by, reason, hash }) => (
          <li key={hash}>
            <p>
              <b>{code}</b>: {reason}
            </p>
            <p className="muted small">
              {by}, <When at={removedAt} /> · SHA-256 <code className={css.hash}>{hash}</code>
            </p>
          </li>
        )}
      </Narrowed>
    </Section>
  );
}

/** A button that opens what it asks for; nothing grave is one tap away. */
function Unfold({ label, of, children }: { label: string; of: string; children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <div>{children}</div>;
  return (
    <div className={css.buttons}>
      <Button
        variant="default"
        aria-label={of === '' ? label : `${label}: ${of}`}
        onClick={() => setOpen(true)}
      >
        {label}…
      </Button>
    </div>
  );
}

interface FormProps {
  send: string;
  act: (reason: string) => RetentionAct;
  isReady?: boolean;
  isGrave?: boolean;
  /** Told that it was tried: what stands in `children` says what it lacks. */
  onTry?: () => void;
  onDone?: () => void;
  children?: React.ReactNode;
}

/** Every act on a record's term has its reason. */
function ReasonForm({ send, act, isReady = true, isGrave = false, ...rest }: FormProps) {
  const { retention: words } = useWords().w;
  const { onTry, onDone, children } = rest;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useRetentionAct();
  const isWhole = isReady && reason.trim() !== '';
  return (
    <form
      className={css.reason}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        onTry?.();
        if (!isWhole) {
          focusFirstFlaw(event.currentTarget);
          return;
        }
        sending.mutate(act(reason.trim()), {
          onSuccess: () => {
            setReason('');
            setTried(false);
            onDone?.();
          },
        });
      }}
    >
      {children}
      <TextField
        label={words.reason}
        value={reason}
        onChange={setReason}
        lines="one"
        required
        error={tried && reason.trim() === '' ? words.reasonMissing : undefined}
      />
      <div className={css.buttons}>
        <Button
          type="submit"
          size="md"
          loading={sending.isPending}
          color={isGrave ? 'red' : 'teal'}
        >
          {send}
        </Button>
      </div>
      {sending.isError && <ProblemNotice error={sending.error} />}
    </form>
  );
}
