/**
 * Signing: the facts as the desk states them, a reservation in words, and the password once more.
 * What is sent is what was read: where somebody wrote meanwhile the new facts are shown instead.
 */
import { Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { Me } from '../../../../http/contract/directory.ts';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useClosing, useProof } from '../../../api/closing.ts';
import { hasPasskeys } from '../../../api/passkey.ts';
import { useCommand } from '../../../api/commands.ts';
import { asApiError } from '../../../api/problem.ts';
import { useAttempts } from '../../../parts/form/attempt.ts';
import { useDraft } from '../../../parts/form/draft.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Loading } from '../../../parts/screen.tsx';
import { useEntrance } from '../../../words/entrance.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../act/command-form.module.css';
import { draftName } from '../act/draft-name.ts';
import { FieldInput } from '../act/field-input.tsx';
import { Meanwhile } from '../act/meanwhile.tsx';
import type { Done } from '../act/opened.ts';
import { SendProblem } from '../act/send-problem.tsx';
import { commandOf, type Values } from '../act/values.ts';
import { SigningFacts } from './signing-facts.tsx';

interface Props {
  asked: string;
  view: IncidentView;
  me: Me;
  onClose: () => void;
  onDone: (done: Done) => void;
}

const nothing: Values = {};

export function SignForm(props: Props) {
  const { asked, view, me, onClose } = props;
  const { w } = useWords();
  const closing = useClosing(view.id);
  const { values, change, sign, error, isSending } = useSigning(props);
  const [password, setPassword] = useState('');
  const signBy = (proof: string | undefined): void => {
    if (closing.data) void sign(closing.data, proof).then(() => setPassword(''));
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    signBy(password);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <p className="muted">{w.incident.forms.sign.lead}</p>
      <Meanwhile asked={asked} view={view} command="sign" />
      {closing.isPending && <Loading />}
      {closing.isError && (
        <ProblemNotice error={closing.error} onRetry={() => void closing.refetch()} />
      )}
      {closing.data && <SigningFacts closing={closing.data} />}
      <FieldInput
        field={{ kind: 'words', name: 'reservation', required: false }}
        incident={view.id}
        command="sign"
        party={me.party}
        values={values}
        change={change}
        isMissing={false}
      />
      <Password value={password} onChange={setPassword} />
      {hasPasskeys && (
        <Button
          variant="default"
          size="md"
          disabled={!closing.data || isSending}
          onClick={() => signBy(undefined)}
        >
          {w.incident.closing.byPasskey}
        </Button>
      )}
      <SendProblem error={error} />
      <div className={css.buttons}>
        <Button type="submit" size="lg" loading={isSending} disabled={!closing.data}>
          {w.incident.forms.sign.send}
        </Button>
        <Button type="button" size="lg" variant="subtle" onClick={onClose}>
          {w.common.cancel}
        </Button>
      </div>
    </form>
  );
}

function Password({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = useWords().w.incident.closing;
  const entrance = useEntrance();
  return (
    <PasswordInput
      label={words.password}
      description={words.whyPassword}
      name="password"
      visibilityToggleButtonProps={{ 'aria-label': entrance.signIn.showPassword }}
      autoComplete="current-password"
      size="md"
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The reservation, kept until the desk has it, and two steps: who one is, then the signature. */
function useSigning({ view, me, onDone }: Props) {
  const name = draftName(me, view.id, 'sign');
  const [values, change, forget] = useDraft<Values>(name, nothing);
  const attempts = useAttempts(name);
  const sending = useCommand(view.id, attempts);
  const proving = useProof();
  const sign = async (read: { head: string; statement: string }, password: string | undefined) => {
    try {
      await proving.mutateAsync(password);
      const { head, statement } = read;
      const said = { ...values, head, statement };
      const done = await sending.mutateAsync(commandOf('sign', said, attempts.begin().at));
      forget();
      onDone({ command: 'sign', version: done.version });
    } catch (error) {
      // Both mutations keep their error, which the form shows.
      attempts.failed(asApiError(error));
    }
  };
  return {
    values,
    change,
    sign,
    error: proving.error ?? sending.error,
    isSending: proving.isPending || sending.isPending,
  };
}
