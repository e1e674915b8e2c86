/** Signing in: one card; beneath it the sample people, while the desk runs on sample data. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState, type SubmitEvent } from 'react';
import type { SampleAccounts } from '../../http/contract/directory.ts';
import { terms } from '../../http/contract/terms.ts';
import { ApiError } from '../api/problem.ts';
import { useSample } from '../api/queries.ts';
import { useSignIn, type Credentials } from '../api/session.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Logo } from '../parts/logo.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { failures } from '../words/failures.ts';
import { useWords } from '../words/use-words.tsx';
import css from './sign-in.module.css';

export default function SignIn() {
  const { w } = useWords();
  const signIn = useSignIn();
  const sample = useSample();
  useEffect(() => {
    document.title = `${w.signIn.title} · ${w.common.product}`;
  }, [w]);
  return (
    <main className={css.page}>
      <div className={css.card}>
        <div className={css.head}>
          <Logo size={40} />
          <LanguageSwitch />
        </div>
        <div>
          <h1>{w.common.product}</h1>
          <p className="muted">{w.signIn.intro}</p>
        </div>
        <PasswordForm busy={signIn.isPending} onSubmit={signIn.mutate} />
        {signIn.isError && <ProblemNotice error={inOurWords(signIn.error)} />}
      </div>
      {sample.data && sample.data.accounts.length > 0 && (
        <SamplePeople sample={sample.data} busy={signIn.isPending} onChoose={signIn.mutate} />
      )}
    </main>
  );
}

/** A wrong password is the identity library's refusal, which has no words of ours. */
function inOurWords(error: ApiError): ApiError {
  if (error.problem || error.status !== 401) return error;
  return new ApiError(401, 'wrong', failures.wrongPassword);
}

interface FormProps {
  busy: boolean;
  onSubmit: (credentials: Credentials) => void;
}

function PasswordForm({ busy, onSubmit }: FormProps) {
  const { w } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit({ email: email.trim(), password });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label={w.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        size="md"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={w.signIn.password}
        name="password"
        visibilityToggleButtonProps={{ 'aria-label': w.signIn.showPassword }}
        autoComplete="current-password"
        size="md"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth loading={busy}>
        {w.signIn.submit}
      </Button>
    </form>
  );
}

interface SampleProps {
  sample: SampleAccounts;
  busy: boolean;
  onChoose: (credentials: Credentials) => void;
}

function SamplePeople({ sample, busy, onChoose }: SampleProps) {
  const { w, say } = useWords();
  const password = sample.password ?? '';
  return (
    <section className={css.sample} aria-labelledby="sample">
      <h2 id="sample">{w.signIn.sample.title}</h2>
      <p className="muted small">{w.signIn.sample.text}</p>
      <ul>
        {sample.accounts.map(({ email, name, role, unitName }) => (
          <li key={email}>
            <button type="button" disabled={busy} onClick={() => onChoose({ email, password })}>
              <span>
                <b>{say(terms.role[role])}</b>
                <span>
                  {unitName} · {name}
                </span>
              </span>
              <IconChevronRight size={18} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
