/** One's authenticator app: added, its recovery codes made anew, given up. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { SessionView } from '../../../http/contract/identity.ts';
import type { ApiError } from '../../api/problem.ts';
import { ownKeys } from '../../api/own-keys.ts';
import { useDropFactor, useNewRecoveryCodes } from '../../api/security.ts';
import { useSession } from '../../api/session.ts';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RefusedOrProve } from '../../parts/prove.tsx';
import { Loading } from '../../parts/screen.tsx';
import { Authenticator } from '../../parts/second-factor/authenticator.tsx';
import { RecoveryCodes } from '../../parts/second-factor/recovery-codes.tsx';
import { Section } from '../../parts/section.tsx';
import { useEntrance } from '../../words/entrance.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './security.module.css';

export function SecondFactor() {
  const words = useEntrance().security.factor;
  const session = useSession();
  return (
    <Section title={words.title}>
      {session.isPending && <Loading />}
      {session.isError && (
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      )}
      {session.data && (session.data.hasSecondFactor ? <On of={session.data} /> : <Off />)}
    </Section>
  );
}

function Off() {
  const words = useEntrance().security.factor;
  const client = useQueryClient();
  const [begun, setBegun] = useState(false);
  const done = (): void => {
    void client.invalidateQueries({ queryKey: ownKeys.session });
    void client.invalidateQueries({ queryKey: ownKeys.sessions });
  };
  if (begun) return <Authenticator onDone={done} />;
  return (
    <>
      <p>{words.off}</p>
      <div>
        <Button variant="light" onClick={() => setBegun(true)}>
          {words.begin}
        </Button>
      </div>
    </>
  );
}

function On({ of }: { of: SessionView }) {
  const words = useEntrance().security.factor;
  const [act, setAct] = useState<'codes' | 'drop'>();
  const back = (): void => setAct(undefined);
  return (
    <>
      <p>{words.on}</p>
      {act === undefined && (
        <div className={css.buttons}>
          <Button variant="default" onClick={() => setAct('codes')}>
            {words.newCodes}
          </Button>
          <Button variant="default" onClick={() => setAct('drop')}>
            {words.drop}
          </Button>
        </div>
      )}
      {act === 'codes' && <NewCodes onBack={back} />}
      {act === 'drop' && <Drop isNeeded={of.needsSecondFactor} onBack={back} />}
    </>
  );
}

function NewCodes({ onBack }: { onBack: () => void }) {
  const words = useEntrance().security.factor;
  const make = useNewRecoveryCodes();
  if (make.data) {
    return (
      <>
        <RecoveryCodes codes={make.data.recoveryCodes} />
        <div>
          <Button variant="subtle" onClick={onBack}>
            {words.done}
          </Button>
        </div>
      </>
    );
  }
  return <ByPassword text={words.newCodesText} submit={words.newCodes} of={make} onBack={onBack} />;
}

function Drop({ isNeeded, onBack }: { isNeeded: boolean; onBack: () => void }) {
  const words = useEntrance().security.factor;
  const drop = useDropFactor();
  const text = isNeeded ? words.compulsory : undefined;
  return <ByPassword text={text} submit={words.drop} of={drop} onBack={onBack} />;
}

interface ByPasswordProps {
  text: ReactNode;
  submit: string;
  of: { mutate: (password: string) => void; isPending: boolean; error: ApiError | null };
  onBack: () => void;
}

/** What asks for the password once more. */
function ByPassword({ text, submit, of, onBack }: ByPasswordProps) {
  const { w } = useWords();
  const entrance = useEntrance();
  const [password, setPassword] = useState('');
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    of.mutate(password);
  };
  return (
    <>
      <form className={css.form} onSubmit={send}>
        {text !== undefined && <p>{text}</p>}
        <PasswordField
          label={entrance.security.prove.password}
          value={password}
          onChange={setPassword}
        />
        <div className={css.buttons}>
          <Button type="submit" loading={of.isPending}>
            {submit}
          </Button>
          <Button variant="default" onClick={onBack}>
            {w.common.cancel}
          </Button>
        </div>
      </form>
      <RefusedOrProve error={of.error} onProved={() => of.mutate(password)} />
    </>
  );
}
