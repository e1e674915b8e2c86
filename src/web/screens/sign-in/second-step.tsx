/** The second step of signing in: the app's six digits, or a recovery code. */
import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useSecondStep } from '../../api/session.ts';
import { CodeField } from '../../parts/form/code-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useEntrance } from '../../words/entrance.ts';
import { Card } from './card.tsx';
import css from './sign-in.module.css';

export function SecondStep({ shared, onBack }: { shared: boolean; onBack: () => void }) {
  const entrance = useEntrance();
  const words = entrance.signIn.second;
  const step = useSecondStep();
  const [code, setCode] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    step.mutate({ code: code.trim(), shared });
  };
  return (
    <Card title={words.title} text={words.text}>
      <form className={css.form} onSubmit={submit}>
        <CodeField label={words.code} value={code} onChange={setCode} />
        <Button type="submit" fullWidth loading={step.isPending}>
          {words.submit}
        </Button>
      </form>
      {step.isError && <ProblemNotice error={step.error} />}
      <button type="button" className={css.link} onClick={onBack}>
        {entrance.signIn.back}
      </button>
    </Card>
  );
}
