/** Signing in: by password, passkey or single sign-on; the second step; the forgotten password. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconFingerprint, IconLogin2 } from '@tabler/icons-react';
import { useEffect, useState, type SubmitEvent } from 'react';
import { Link, Redirect, useSearch } from 'wouter';
import { askPasskey, hasPasskeys, offersPasskeys, type PasskeyAnswer } from '../../api/passkey.ts';
import { ApiError } from '../../api/problem.ts';
import { useMeans, usePasskeySignIn, useSignIn, type Credentials } from '../../api/session.ts';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { entranceFailures } from '../../words/entrance-failures.ts';
import { useEntrance } from '../../words/entrance.ts';
import { useWords } from '../../words/use-words.tsx';
import { Card } from './card.tsx';
import { Forgotten } from './forgotten.tsx';
import { SamplePeople } from './sample-people.tsx';
import { SecondStep } from './second-step.tsx';
import css from './sign-in.module.css';

export default function SignIn() {
  const { w } = useWords();
  const entrance = useEntrance();
  const signIn = useSignIn();
  const [shared, setShared] = useState(false);
  const [forgot, setForgot] = useState(false);
  // Nobody is here yet: there is nothing to sign in to.
  if (useMeans().data?.isNew) return <Redirect to="/thiet-lap" />;
  if (forgot) return <Forgotten onBack={() => setForgot(false)} />;
  if (signIn.error?.code === 'I-6') {
    return <SecondStep shared={shared} onBack={() => signIn.reset()} />;
  }
  return (
    <Card
      title={w.common.product}
      text={entrance.signIn.intro}
      beside={<SamplePeople busy={signIn.isPending} onChoose={signIn.mutate} />}
    >
      <PasswordForm
        busy={signIn.isPending}
        shared={shared}
        onShared={setShared}
        onSubmit={(given) => signIn.mutate({ ...given, shared })}
      />
      {signIn.isError && <ProblemNotice error={inOurWords(signIn.error)} />}
      <OtherWays shared={shared} />
      <div className={css.links}>
        <button type="button" className={css.link} onClick={() => setForgot(true)}>
          {entrance.signIn.forgot}
        </button>
        <Link href="/ma-moi">{entrance.signIn.haveCode}</Link>
      </div>
    </Card>
  );
}

/** A wrong password is the identity library's refusal, which has no words of ours. */
function inOurWords(error: ApiError): ApiError {
  if (error.problem || error.status !== 401) return error;
  return new ApiError(401, 'wrong', entranceFailures.wrongPassword);
}

interface FormProps {
  busy: boolean;
  shared: boolean;
  onShared: (shared: boolean) => void;
  onSubmit: (credentials: Credentials) => void;
}

function PasswordForm({ busy, shared, onShared, onSubmit }: FormProps) {
  const entrance = useEntrance();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit({ email: email.trim(), password });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label={entrance.signIn.email}
        type="email"
        name="email"
        autoComplete="username webauthn"
        size="md"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField label={entrance.signIn.password} value={password} onChange={setPassword} />
      <Checkbox
        name="shared"
        value="yes"
        label={entrance.signIn.shared}
        description={entrance.signIn.sharedHint}
        checked={shared}
        onChange={(event) => onShared(event.currentTarget.checked)}
      />
      <Button type="submit" fullWidth loading={busy}>
        {entrance.signIn.submit}
      </Button>
    </form>
  );
}

/** Where the browser and the desk have them: a passkey, the organisation's own sign-in. */
function OtherWays({ shared }: { shared: boolean }) {
  const entrance = useEntrance();
  const sso = useMeans().data?.sso;
  const passkey = usePasskeySignIn();
  const { mutate } = passkey;
  const [offer] = useState(() => new AbortController());
  useEffect(() => {
    void offerPasskeys(offer.signal, (response) => mutate({ response, shared: false }));
    return () => offer.abort();
  }, [offer, mutate]);
  const wasRefused = new URLSearchParams(useSearch()).get('sso') === 'refused';
  if (!hasPasskeys && sso === undefined) return null;
  return (
    <div className={css.ways}>
      <p className={css.or}>{entrance.signIn.or}</p>
      {hasPasskeys && (
        <Button
          variant="default"
          leftSection={<IconFingerprint size={20} aria-hidden="true" />}
          loading={passkey.isPending}
          onClick={() => {
            offer.abort();
            mutate({ shared });
          }}
        >
          {entrance.signIn.passkey}
        </Button>
      )}
      {sso !== undefined && (
        <Button
          component="a"
          href="/api/auth/sso"
          variant="default"
          leftSection={<IconLogin2 size={20} aria-hidden="true" />}
        >
          {entrance.signIn.sso(sso)}
        </Button>
      )}
      {passkey.isError && <ProblemNotice error={passkey.error} />}
      {wasRefused && (
        <ProblemNotice error={new ApiError(401, 'I-16', entranceFailures.singleSignOn)} />
      )}
    </div>
  );
}

/** Lets the browser offer passkeys where the address is typed. Silent where none is chosen. */
async function offerPasskeys(
  signal: AbortSignal,
  onAnswer: (response: PasskeyAnswer) => void,
): Promise<void> {
  if (!(await offersPasskeys().catch(() => false))) return;
  const answer = await askPasskey(signal, 'conditional').catch(() => undefined);
  if (answer && !signal.aborted) onAnswer(answer);
}
