/** Why a change of one's own was refused; where a fresh proof is what it wants, asks for that. */
import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { hasPasskeys } from '../api/passkey.ts';
import type { ApiError } from '../api/problem.ts';
import { useProve } from '../api/session.ts';
import { useEntrance } from '../words/entrance.ts';
import { PasswordField } from './form/password-field.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import css from './prove.module.css';

interface Props {
  error: ApiError | null;
  /** Does again what was refused. */
  onProved: () => void;
}

export function RefusedOrProve({ error, onProved }: Props) {
  const words = useEntrance().security.prove;
  if (!error) return null;
  if (error.code !== 'I-8') return <ProblemNotice error={error} />;
  return (
    <div className={css.asked} role="group" aria-label={words.title}>
      <p>
        <b>{words.title}</b>
      </p>
      <Prove submit={words.submit} onProved={onProved} />
    </div>
  );
}

/** The password, or a passkey. */
export function Prove({ submit, onProved }: { submit: string; onProved?: () => void }) {
  const entrance = useEntrance();
  const prove = useProve();
  const [password, setPassword] = useState('');
  const send = (given: string | undefined): void =>
    prove.mutate(given, { onSuccess: () => onProved?.() });
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    send(password);
  };
  return (
    <form className={css.form} onSubmit={onSubmit}>
      <PasswordField
        label={entrance.security.prove.password}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" loading={prove.isPending}>
        {submit}
      </Button>
      {hasPasskeys && (
        <Button variant="default" disabled={prove.isPending} onClick={() => send(undefined)}>
          {entrance.signIn.passkey}
        </Button>
      )}
      {prove.isError && <ProblemNotice error={prove.error} />}
    </form>
  );
}
