/** The form of an act on a mass outage: what it does, its fields, and what the desk said to it. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { GroupView } from '../../../http/contract/groups.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useGroupAct } from '../../api/groups.ts';
import { focusFirstFlaw } from '../../parts/form/first-flaw.ts';
import { useOwnDraft } from '../../parts/form/own-draft.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from '../incident/act/command-form.module.css';
import { Sheet } from '../incident/act/sheet.tsx';
import { ActFields } from './act-fields.tsx';
import { actOf, lacking, type SheetAct, type Values } from './act-values.ts';
import type { Child } from './children.tsx';

export type { SheetAct } from './act-values.ts';

/** An act that somebody has opened; `child`: the office that leaves. */
export interface OpenedAct {
  act: SheetAct;
  child?: Child;
}

interface Props {
  view: GroupView;
  opened: OpenedAct;
  onClose: () => void;
  onDone: () => void;
}

const nothing: Values = { answered: true };

export function ActSheet({ view, opened, onClose, onDone }: Props) {
  const { w, say } = useWords();
  const words = w.groups;
  const { act, child } = opened;
  const incident = child?.incident ?? '';
  const draft = `group.${view.id}.${act}.${incident}`;
  const [values, change, forget] = useOwnDraft<Values>(draft, nothing);
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const sending = useGroupAct(view.id);
  const missing = lacking(act, values);
  const submit = (): void => {
    setTried(true);
    if (missing.length > 0) return focusFirstFlaw(form.current);
    sending.mutate(actOf(act, values, incident), {
      onSuccess: () => {
        forget();
        onDone();
      },
    });
  };
  return (
    <Sheet title={say(terms.groupAct[act])} onClose={onClose}>
      <form
        ref={form}
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {child && <b>{child.site.name}</b>}
        <p className="muted">{words.forms[act]}</p>
        <ActFields
          act={act}
          view={view}
          values={values}
          change={change}
          missing={tried ? missing : []}
        />
        {sending.error && <ProblemNotice error={sending.error} />}
        {sending.error && <p className="small muted">{words.kept}</p>}
        <div className={css.buttons}>
          <Button
            type="submit"
            size="lg"
            loading={sending.isPending}
            color={act === 'dismiss' || act === 'leave' ? 'red' : 'teal'}
          >
            {act === 'diagnose' || act === 'revise-etr' ? w.common.send : say(terms.groupAct[act])}
          </Button>
          <Button type="button" size="lg" variant="subtle" onClick={onClose}>
            {w.common.cancel}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
