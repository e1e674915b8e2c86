/** One command's form: what it does, its fields, when it happened, and what the desk said to it. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useCommand } from '../../../api/commands.ts';
import { useRecord } from '../../../api/queries.ts';
import { useAttempts } from '../../../parts/form/attempt.ts';
import { useDraft } from '../../../parts/form/draft.ts';
import { focusFirstFlaw } from '../../../parts/form/first-flaw.ts';
import { useWords } from '../../../words/use-words.tsx';
import { nextLevelOf } from '../side/levels.ts';
import { ClaimedTime } from './claimed-time.tsx';
import css from './command-form.module.css';
import { draftName } from './draft-name.ts';
import { FieldInput } from './field-input.tsx';
import { fieldsOf, isClaimable, lacking } from './fields.ts';
import { Meanwhile } from './meanwhile.tsx';
import { NextLevel } from './next-level.tsx';
import type { FormProps } from './opened.ts';
import { SendProblem } from './send-problem.tsx';
import { commandOf, type FormCommand, type Values } from './values.ts';

interface Props extends FormProps {
  command: Exclude<FormCommand, 'log-call' | 'sign'>;
  entry?: number;
  onClose: () => void;
}

const nothing: Values = {};

export function CommandForm(props: Props) {
  const { asked, view, me, command, onClose } = props;
  const { w } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const level = nextLevelOf(view, useRecord(asked).data?.entries ?? []);
  const { values, change, send, error, isSending } = useSending(props);
  const [tried, setTried] = useState(false);
  const fields = fieldsOf(command, me.party, level?.isDue ?? false);
  const missing = lacking(fields, values);
  const submit = (): void => {
    setTried(true);
    if (missing.length === 0) send();
    else focusFirstFlaw(form.current);
  };
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="muted">{w.incident.forms[command].lead}</p>
      <Meanwhile asked={asked} view={view} command={command} />
      {command === 'escalate' && level && <NextLevel level={level} />}
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          incident={view.id}
          command={command}
          party={me.party}
          values={values}
          change={change}
          isMissing={tried && missing.includes(field)}
        />
      ))}
      {isClaimable(command) && (
        <ClaimedTime value={values.claimedAt} onChange={(claimedAt) => change({ claimedAt })} />
      )}
      <SendProblem error={error} />
      <Buttons command={command} isSending={isSending} onClose={onClose} />
    </form>
  );
}

/** The words typed, kept until the desk has them, and how they are sent. */
function useSending({ view, me, command, entry, onDone }: Props) {
  const name = draftName(me, view.id, command) + (entry === undefined ? '' : `.${entry}`);
  const [values, change, forget] = useDraft<Values>(name, nothing);
  const attempts = useAttempts(name);
  const sending = useCommand(view.id, attempts);
  const send = (): void => {
    const said = entry === undefined ? values : { ...values, entry };
    sending.mutate(commandOf(command, said, attempts.begin().at), {
      onError: attempts.failed,
      onSuccess: ({ version }) => {
        forget();
        onDone({ command, version });
      },
    });
  };
  return { values, change, send, error: sending.error, isSending: sending.isPending };
}

function Buttons(props: Pick<Props, 'command' | 'onClose'> & { isSending: boolean }) {
  const { command, onClose, isSending } = props;
  const { w } = useWords();
  return (
    <div className={css.buttons}>
      <Button
        type="submit"
        size="lg"
        loading={isSending}
        color={command === 'reject' ? 'red' : 'teal'}
      >
        {w.incident.forms[command].send}
      </Button>
      <Button type="button" size="lg" variant="subtle" onClick={onClose}>
        {w.common.cancel}
      </Button>
    </div>
  );
}
