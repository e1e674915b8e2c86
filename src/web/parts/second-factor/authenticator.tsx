/**
 * Enrolling an authenticator app: the password, then what to scan, the recovery codes, and last the
 * first code. The codes come before it: once it counts, this screen may be gone.
 */
import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState, type SubmitEvent } from 'react';
import type { Enrolment } from '../../../http/contract/identity.ts';
import { useBeginFactor, useConfirmFactor } from '../../api/security.ts';
import { useEntrance } from '../../words/entrance.ts';
import { CodeField } from '../form/code-field.tsx';
import { PasswordField } from '../form/password-field.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { Loading } from '../screen.tsx';
import { Qr } from './qr.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import css from './second-factor.module.css';

interface Props {
  /** Where it was typed a moment ago: it is not asked for again. */
  password?: string | undefined;
  onDone: () => void;
}

export function Authenticator({ password, onDone }: Props) {
  const words = useEntrance().security;
  const begin = useBeginFactor();
  const [typed, setTyped] = useState('');
  const { mutate } = begin;
  useEffect(() => {
    if (password !== undefined) mutate(password);
  }, [password, mutate]);
  if (begin.data) return <Steps enrolment={begin.data} onDone={onDone} />;
  if (password !== undefined && !begin.isError) return <Loading />;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    mutate(typed);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <PasswordField label={words.prove.password} value={typed} onChange={setTyped} />
      <Button type="submit" loading={begin.isPending}>
        {words.factor.begin}
      </Button>
      {begin.isError && <ProblemNotice error={begin.error} />}
    </form>
  );
}

function Steps({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const words = useEntrance().security.factor;
  const secret = new URL(enrolment.uri).searchParams.get('secret') ?? '';
  return (
    <ol className={css.steps}>
      <li>
        <h2>{words.scan}</h2>
        <div className={css.scan}>
          <Qr text={enrolment.uri} label={words.qr} />
          <div>
            <p className="muted small">{words.scanText}</p>
            <p className="small">{words.secret}</p>
            <code className={css.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
          </div>
        </div>
      </li>
      <li>
        <h2>{words.keep}</h2>
        <RecoveryCodes codes={enrolment.recoveryCodes} />
      </li>
      <li>
        <h2>{words.confirm}</h2>
        <Confirm onDone={onDone} />
      </li>
    </ol>
  );
}

function Confirm({ onDone }: { onDone: () => void }) {
  const words = useEntrance().security.factor;
  const confirm = useConfirmFactor();
  const [code, setCode] = useState('');
  const [kept, setKept] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    confirm.mutate(code.replaceAll(/\s/g, ''), { onSuccess: onDone });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Checkbox
        label={words.kept}
        required
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <CodeField label={words.code} value={code} onChange={setCode} isFirst={false} />
      <Button type="submit" loading={confirm.isPending}>
        {words.submit}
      </Button>
      {confirm.isError && <ProblemNotice error={confirm.error} />}
    </form>
  );
}
