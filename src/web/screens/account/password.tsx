/** Changing one's password. */
import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useChangePassword } from '../../api/security.ts';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Section } from '../../parts/section.tsx';
import { useEntrance } from '../../words/entrance.ts';
import css from './security.module.css';

const empty = { current: '', next: '' };

export function Password() {
  const words = useEntrance().security.password;
  const change = useChangePassword();
  const [typed, setTyped] = useState(empty);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    change.mutate(typed, { onSuccess: () => setTyped(empty) });
  };
  return (
    <Section title={words.title}>
      <form className={css.form} onSubmit={submit}>
        <PasswordField
          label={words.current}
          value={typed.current}
          onChange={(current) => setTyped({ ...typed, current })}
        />
        <PasswordField
          label={words.next}
          hint={words.hint}
          kind="new-password"
          value={typed.next}
          onChange={(next) => setTyped({ ...typed, next })}
        />
        <div>
          <Button type="submit" variant="light" loading={change.isPending}>
            {words.submit}
          </Button>
        </div>
      </form>
      <p role="status">{change.isSuccess && words.done}</p>
      {change.isError && <ProblemNotice error={change.error} />}
    </Section>
  );
}
