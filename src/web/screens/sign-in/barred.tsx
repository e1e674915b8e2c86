/** Signed in, and yet not in: a second factor is missing, or the account is of no use. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ApiError } from '../../api/problem.ts';
import { hasPasskeys } from '../../api/passkey.ts';
import { useAddPasskey, usePasskeys } from '../../api/security.ts';
import { usePasskeySignIn, useSignOut } from '../../api/session.ts';
import { deviceName } from '../../parts/device-name.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RefusedOrProve } from '../../parts/prove.tsx';
import { Loading } from '../../parts/screen.tsx';
import { Authenticator } from '../../parts/second-factor/authenticator.tsx';
import { useEntrance } from '../../words/entrance.ts';
import { useWords } from '../../words/use-words.tsx';
import { Card } from './card.tsx';

export default function Barred({ error }: { error: ApiError }) {
  const { w } = useWords();
  const client = useQueryClient();
  if (error.code === 'I-4') return <Enrol onDone={() => void client.resetQueries()} />;
  return (
    <Card title={w.common.product}>
      <ProblemNotice error={error} />
      <Leave />
    </Card>
  );
}

interface Props {
  password?: string | undefined;
  onDone: () => void;
}

/** The second factor, before anything else. */
export function Enrol({ password, onDone }: Props) {
  const words = useEntrance().security.factor;
  const passkeys = usePasskeys();
  const has = passkeys.data && passkeys.data.length > 0;
  return (
    <Card title={words.title} text={has ? words.byPasskey : words.needed} wide>
      {passkeys.isPending && <Loading />}
      {passkeys.isError && (
        <ProblemNotice error={passkeys.error} onRetry={() => void passkeys.refetch()} />
      )}
      {has && <ByPasskey />}
      {passkeys.data?.length === 0 && (
        <>
          <Authenticator password={password} onDone={onDone} />
          {hasPasskeys && <Instead onDone={onDone} />}
        </>
      )}
      <Leave />
    </Card>
  );
}

function ByPasskey() {
  const entrance = useEntrance();
  const passkey = usePasskeySignIn();
  return (
    <>
      <Button loading={passkey.isPending} onClick={() => passkey.mutate({ shared: false })}>
        {entrance.signIn.passkey}
      </Button>
      {passkey.isError && <ProblemNotice error={passkey.error} />}
    </>
  );
}

function Instead({ onDone }: { onDone: () => void }) {
  const words = useEntrance().security.factor;
  const add = useAddPasskey();
  const make = (): void => add.mutate(deviceName(navigator.userAgent), { onSuccess: onDone });
  return (
    <>
      <Button variant="default" loading={add.isPending} onClick={make}>
        {words.instead}
      </Button>
      <RefusedOrProve error={add.error} onProved={make} />
    </>
  );
}

function Leave() {
  const { w } = useWords();
  const signOut = useSignOut();
  return (
    <Button variant="subtle" loading={signOut.isPending} onClick={() => signOut.mutate()}>
      {w.account.signOut}
    </Button>
  );
}
