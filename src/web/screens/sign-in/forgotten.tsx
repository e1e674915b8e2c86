/** The forgotten password: a mail with a link, and what to do where no mail comes. */
import { Button, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useForgotten } from '../../api/session.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useEntrance } from '../../words/entrance.ts';
import { Card } from './card.tsx';
import css from './sign-in.module.css';

export function Forgotten({ onBack }: { onBack: () => void }) {
  const entrance = useEntrance();
  const words = entrance.signIn.forgotten;
  const forgotten = useForgotten();
  const [email, setEmail] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    forgotten.mutate(email.trim());
  };
  return (
    <Card title={words.title} text={words.text}>
      <form className={css.form} onSubmit={submit}>
        <TextInput
          label={entrance.signIn.email}
          type="email"
          name="email"
          autoComplete="username"
          size="md"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" fullWidth loading={forgotten.isPending}>
          {words.submit}
        </Button>
      </form>
      {forgotten.isSuccess && (
        <div className={css.told} role="status">
          <p>
            <b>{words.sent}</b>
          </p>
          <p>{words.none}</p>
        </div>
      )}
      {forgotten.isError && <ProblemNotice error={forgotten.error} />}
      <button type="button" className={css.link} onClick={onBack}>
        {entrance.signIn.back}
      </button>
    </Card>
  );
}
