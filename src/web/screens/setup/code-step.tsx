/** The language, and the code that the server's console printed. */
import { Button } from '@mantine/core';
import type { SubmitEvent } from 'react';
import type { SetupChoices } from '../../../http/contract/setup.ts';
import { useSetupChoices } from '../../api/setup.ts';
import { Choice } from '../../parts/choice.tsx';
import { CodeField } from '../../parts/form/code-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSetupWords } from '../../words/setup.ts';
import { useWords, type Lang } from '../../words/use-words.tsx';
import css from './setup.module.css';

const languages: { value: Lang; label: string; lang: string }[] = [
  { value: 'vi', label: 'Tiếng Việt', lang: 'vi' },
  { value: 'en', label: 'English', lang: 'en' },
];

interface Props {
  code: string;
  onCode: (code: string) => void;
  onDone: (choices: SetupChoices) => void;
}

export function CodeStep({ code, onCode, onDone }: Props) {
  const words = useSetupWords();
  const { lang, setLang } = useWords();
  const look = useSetupChoices();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    look.mutate(code, { onSuccess: onDone });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Choice label={words.language} value={lang} options={languages} onChange={setLang} />
      <div>
        <CodeField label={words.start.code} value={code} onChange={onCode} />
        <p className="muted small">{words.start.codeHint}</p>
        <p className="muted small">
          {words.start.lost} <code>npx thongsuot setup</code>
        </p>
      </div>
      <Button type="submit" fullWidth loading={look.isPending}>
        {words.next}
      </Button>
      {look.isError && <ProblemNotice error={look.error} />}
    </form>
  );
}
