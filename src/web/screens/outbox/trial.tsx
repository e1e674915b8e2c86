/** On a desk with sample people: what would happen if this text message came in. */
import { Button } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useSample } from '../../api/queries.ts';
import { useTrialText } from '../../api/texts.ts';
import { TextField } from '../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Section } from '../../parts/section.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './outbox.module.css';

export function Trial() {
  const words = useWords().w.texts.trial;
  const sample = useSample();
  const trial = useTrialText();
  const [from, setFrom] = useState('0912 345 678');
  const [text, setText] = useState('');
  if (sample.data?.password === undefined) return null;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    trial.mutate({ from, text });
  };
  return (
    <Section title={words.title}>
      <p className="muted">{words.text}</p>
      <form className={css.trial} onSubmit={submit}>
        <TextField label={words.from} value={from} onChange={setFrom} inputMode="tel" required />
        <TextField
          label={words.message}
          value={text}
          onChange={setText}
          placeholder="SC PTC-12-107 …"
          required
        />
        <div>
          <Button type="submit" variant="light" loading={trial.isPending} disabled={text === ''}>
            {words.send}
          </Button>
        </div>
      </form>
      {trial.data && (
        <div role="status">
          <p className="muted small">{words.answer}</p>
          <p className={css.body}>{trial.data.answer ?? words.silent}</p>
        </div>
      )}
      {trial.isError && <ProblemNotice error={trial.error} />}
    </Section>
  );
}
