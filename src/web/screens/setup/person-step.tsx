/** The first administrator of one side: whoever sits here. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { PasswordField } from '../../parts/form/password-field.tsx';
import { Choices } from '../../parts/form/choices.tsx';
import { useSetupWords } from '../../words/setup.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './setup.module.css';
import { Steps, type StepProps } from './steps.tsx';

export function PersonStep({ draft, change, back, next, min }: StepProps & { min: number }) {
  const words = useSetupWords();
  const { say } = useWords();
  const [tried, setTried] = useState(false);
  const { side, name, email, password, agreement } = draft;
  const isWhole =
    name.trim() !== '' && /^[^\s@]+@[^\s@]+$/.test(email.trim()) && password.length >= min;
  const of = (party: 'customer' | 'carrier') => ({
    value: party,
    label: agreement ? say(agreement.what[party].name) : '',
    hint: words.look[party],
  });
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole) next();
      }}
    >
      <Choices
        legend={words.person.side}
        value={side}
        choices={[of('customer'), of('carrier')]}
        onChange={(value) => change({ side: value })}
      />
      {(['name', 'email'] as const).map((field) => (
        <TextInput
          key={field}
          size="md"
          label={words.person[field]}
          type={field === 'email' ? 'email' : 'text'}
          autoComplete={field === 'email' ? 'username' : 'name'}
          maxLength={200}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      <PasswordField
        label={words.person.password}
        hint={words.person.min(min)}
        kind="new-password"
        value={password}
        onChange={(value) => change({ password: value })}
      />
      {tried && !isWhole && <p role="alert">{words.person.missing}</p>}
      <Steps back={back} next={words.next} />
    </form>
  );
}
