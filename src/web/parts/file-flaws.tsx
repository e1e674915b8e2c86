/** What is wrong in an agreement's file, line by line. */
import type { z } from 'zod';
import type { fileFlaws } from '../../http/contract/admin-agreements.ts';
import { useWords } from '../words/use-words.tsx';
import css from './file-flaws.module.css';

interface Props {
  flaws: z.infer<typeof fileFlaws>;
  /** How a place in the file is said: each screen brings its own words. */
  place: (line: number, column: number) => string;
}

export function FileFlaws({ flaws, place }: Props) {
  const { lang } = useWords();
  return (
    <ul className={css.flaws}>
      {flaws.map((flaw) => (
        <li key={`${flaw.line} ${flaw.column} ${flaw.en}`}>
          <b>{place(flaw.line, flaw.column)}</b> <code>{flaw.path}</code>
          <br />
          {flaw[lang]}
        </li>
      ))}
    </ul>
  );
}
