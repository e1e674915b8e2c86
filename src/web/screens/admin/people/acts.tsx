/** What is done to an account whole; what bites is asked for twice. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PersonWhole } from '../../../../http/contract/people.ts';
import { useHandReset, usePersonAct, useRename, type PersonAct } from '../../../api/people.ts';
import { useInPlace } from '../../../parts/in-place.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Section } from '../../../parts/section.tsx';
import { useWords } from '../../../words/use-words.tsx';
import { CodeSheet } from './invite.tsx';
import css from './people.module.css';

/** What may be done to an account as it stands. */
export function Acts({ person }: { person: PersonWhole }) {
  const { w } = useWords();
  const words = w.people.one;
  const act = usePersonAct(person.id);
  const reset = useHandReset(person.id);
  const [asked, setAsked] = useState<PersonAct>();
  const acts: PersonAct[] = [
    person.state === 'disabled' ? 'enable' : 'disable',
    ...(person.lockedUntil ? (['unlock'] as const) : []),
    ...(person.hasSecondFactor || person.passkeys > 0 ? (['reset-second-factor'] as const) : []),
    ...(person.sessions > 0 ? (['sign-out'] as const) : []),
  ];
  return (
    <Section title={words.acts}>
      <div className={css.stack}>
        <Rename person={person} />
        {asked && (
          <Confirm
            question={words.ask[asked](person.name)}
            yes={words.act[asked]}
            busy={act.isPending}
            onYes={() => act.mutate(asked, { onSettled: () => setAsked(undefined) })}
            onNo={() => setAsked(undefined)}
          />
        )}
        <div className={css.buttons} hidden={asked !== undefined}>
          {acts.map((one) => (
            <Button key={one} variant="default" onClick={() => setAsked(one)}>
              {words.act[one]}
            </Button>
          ))}
          <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate('print')}>
            {words.reset}
          </Button>
        </div>
        {act.isError && <ProblemNotice error={act.error} />}
        {reset.isError && <ProblemNotice error={reset.error} />}
        {reset.data && (
          <CodeSheet title={w.people.sheet.reset} name={person.name} given={reset.data} />
        )}
      </div>
    </Section>
  );
}

function Rename({ person }: { person: PersonWhole }) {
  const { w } = useWords();
  const rename = useRename(person.id);
  const [name, setName] = useState(person.name);
  return (
    <form
      className={css.pair}
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate(name.trim());
      }}
    >
      <TextInput
        size="md"
        label={w.people.form.name}
        maxLength={200}
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        disabled={name.trim() === '' || name.trim() === person.name}
        loading={rename.isPending}
      >
        {w.people.one.rename}
      </Button>
      {rename.isError && <ProblemNotice error={rename.error} />}
    </form>
  );
}

interface ConfirmProps {
  question: string;
  yes: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more, where the button was. */
export function Confirm({ question, yes, busy, onYes, onNo }: ConfirmProps) {
  const { w } = useWords();
  const place = useInPlace<HTMLDivElement>(onNo);
  return (
    <div ref={place} className={css.ask} role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <div className={css.buttons}>
        <Button color="red" loading={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button variant="default" onClick={onNo}>
          {w.common.cancel}
        </Button>
      </div>
    </div>
  );
}
