/** `/ma-moi`: an invitation or a reset, by the link of a mail or a code typed from paper. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type SubmitEvent } from 'react';
import { Link } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import type { SessionView } from '../../../http/contract/identity.ts';
import { terms } from '../../../http/contract/terms.ts';
import { call } from '../../api/client.ts';
import { useLookAtCode, useSignIn, useUseCode, type AccessCode } from '../../api/session.ts';
import { CodeField } from '../../parts/form/code-field.tsx';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useEntrance } from '../../words/entrance.ts';
import { useWords } from '../../words/use-words.tsx';
import { Enrol } from './barred.tsx';
import { Card } from './card.tsx';
import { SecondStep } from './second-step.tsx';
import css from './sign-in.module.css';

export default function AccessCodeScreen() {
  const entrance = useEntrance();
  const words = entrance.signIn.code;
  const look = useLookAtCode();
  const [code, setCode] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const { mutate } = look;
  useEffect(() => {
    const linked = window.location.hash.slice(1);
    if (linked !== '') mutate(decodeURIComponent(linked));
  }, [mutate]);
  if (look.data) return <SetPassword code={code} what={look.data} />;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    mutate(code);
  };
  return (
    <Card title={words.title} text={words.text}>
      <form className={css.form} onSubmit={submit}>
        <CodeField label={words.code} value={code} onChange={setCode} />
        <Button type="submit" fullWidth loading={look.isPending}>
          {words.look}
        </Button>
      </form>
      {look.isError && <ProblemNotice error={look.error} />}
      <div className={css.links}>
        <Link href="/">{entrance.signIn.back}</Link>
      </div>
    </Card>
  );
}

function SetPassword({ code, what }: { code: string; what: AccessCode }) {
  const entrance = useEntrance();
  const words = entrance.signIn.code;
  const client = useQueryClient();
  const entering = useEntering(code, what.email);
  const [password, setPassword] = useState('');
  const leave = (): void => {
    navigate('/');
    void client.resetQueries();
  };
  if (entering.next === 'second-step') return <SecondStep shared={false} onBack={leave} />;
  if (entering.next === 'enrol') return <Enrol password={password} onDone={leave} />;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void entering.enter(password).then((isIn) => isIn && leave());
  };
  return (
    <Card title={(what.kind === 'reset' ? words.reset : words.invited)(what.name)}>
      <What what={what} />
      <form className={css.form} onSubmit={submit}>
        <input
          className="unseen"
          type="email"
          autoComplete="username"
          value={what.email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <PasswordField
          label={words.password}
          hint={words.min(what.passwordMin)}
          kind="new-password"
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" fullWidth loading={entering.isBusy}>
          {words.submit}
        </Button>
      </form>
      {entering.error && <ProblemNotice error={entering.error} />}
    </Card>
  );
}

function What({ what }: { what: AccessCode }) {
  const { say } = useWords();
  const entrance = useEntrance();
  const time = useTime();
  const { role, unitName, email, expiresAt } = what;
  return (
    <div>
      <p>
        <b>{email}</b>
      </p>
      {role !== undefined && (
        <p>
          {say(terms.role[role])}
          {unitName !== undefined && ` · ${unitName}`}
        </p>
      )}
      <p className="muted small">
        {entrance.signIn.code.expires} {time.absolute(expiresAt)} ({time.relative(expiresAt)})
      </p>
    </div>
  );
}

/** Sets the password by the code, signs in with it, and says what is still wanted. */
function useEntering(code: string, email: string) {
  const use = useUseCode();
  const signIn = useSignIn(true);
  const [isUsed, setUsed] = useState(false);
  const [next, setNext] = useState<'enrol' | 'second-step'>();
  const enter = async (password: string): Promise<boolean> => {
    try {
      // Used once; where the sign-in after it failed, only that is tried again.
      if (!isUsed) await use.mutateAsync({ code, password });
      setUsed(true);
      await signIn.mutateAsync({ email, password });
      const { state } = await call<SessionView>('/session');
      if (state === 'second-factor') setNext('enrol');
      return state !== 'second-factor';
    } catch {
      return false;
    }
  };
  const isSecond = signIn.error?.code === 'I-6';
  return {
    enter,
    next: isSecond ? 'second-step' : next,
    isBusy: use.isPending || signIn.isPending,
    error: use.error ?? signIn.error,
  };
}
