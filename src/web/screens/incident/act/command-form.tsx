/** One command's form: what it does, its fields, when it happened, and what the desk said to it. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Me } from '../../../../http/contract/directory.ts';
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { useCommand } from '../../../api/commands.ts';
import { useRecord } from '../../../api/queries.ts';
import { useAttempts } from '../../../parts/form/attempt.ts';
import { useDraft } from '../../../parts/form/draft.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { nextLevelOf } from '../side/levels.ts';
import { SigningFacts } from '../closing/signing-facts.tsx';
import type { Done } from './actions.tsx';
import { ClaimedTime } from './claimed-time.tsx';
import css from './command-form.module.css';
import { draftName } from './draft-name.ts';
import { FieldInput } from './field-input.tsx';
import { fieldsOf, isClaimable, lacking } from './fields.ts';
import { Meanwhile } from './meanwhile.tsx';
import { NextLevel } from './next-level.tsx';
import { commandOf, type FormCommand, type Values } from './values.ts';

interface Props {
  asked: string;
  view: IncidentView;
  me: Me;
  command: Exclude<FormCommand, 'log-call'>;
  entry?: number;
  onClose: () => void;
  onDone: (done: Done) => void;
}

const nothing: Values = {};

export function CommandForm({ asked, view, me, command, entry, onClose, onDone }: Props) {
  const { w } = useWords();
  const name = draftName(me, view.id, command) + (entry === undefined ? '' : `.${entry}`);
  const [values, change, forget] = useDraft<Values>(name, nothing);
  const attempts = useAttempts(name);
  const sending = useCommand(view.id, attempts);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const level = nextLevelOf(view, useRecord(asked).data?.entries ?? []);
  const fields = fieldsOf(command, me.party, level?.isDue ?? false);
  const missing = lacking(fields, values);
  const words = w.incident.forms[command];

  const submit = (): void => {
    setTried(true);
    if (missing.length > 0) {
      requestAnimationFrame(() => focusFirstFlaw(form.current));
      return;
    }
    const said = entry === undefined ? values : { ...values, entry };
    sending.mutate(commandOf(command, said, attempts.begin().at), {
      onError: attempts.failed,
      onSuccess: ({ version }) => {
        forget();
        onDone({ command, version });
      },
    });
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
      <p className="muted">{words.lead}</p>
      <Meanwhile asked={asked} view={view} command={command} />
      {command === 'sign' && <SigningFacts asked={asked} view={view} />}
      {command === 'escalate' && level && <NextLevel level={level} />}
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
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
      {sending.error && <ProblemNotice error={sending.error} />}
      {sending.error && <p className="small muted">{w.incident.kept}</p>}
      <div className={css.buttons}>
        <Button
          type="submit"
          size="lg"
          loading={sending.isPending}
          color={command === 'reject' ? 'red' : 'teal'}
        >
          {words.send}
        </Button>
        <Button type="button" size="lg" variant="subtle" onClick={onClose}>
          {w.common.cancel}
        </Button>
      </div>
    </form>
  );
}

function focusFirstFlaw(form: HTMLFormElement | null): void {
  const flaw = form?.querySelector<HTMLElement>(
    '[aria-invalid="true"], [data-error="true"] input, [data-lacking] button',
  );
  flaw?.focus();
}
