/** What is wrong in an agreement's file, line by line. */
import type { z } from 'zod';
import type { fileFlaws } from '../../http/contract/admin-agreements.ts';
import { useWords } from '../words/use-words.tsx';
import css from './file-flaws.module.css';

interface Props {
  flaws: z.infer<typeof fileFlaws>;
  /** How a place in the file is said: each screen brings its own words. */
  place: (line: number, column: number) => string;
  /** Where the file is at hand: goes to a place in it. */
  onGo?: (line: number, column: number) => void;
}

export function FileFlaws({ flaws, place, onGo }: Props) {
  const { lang } = useWords();
  return (
    <ul className={css.flaws}>
      {flaws.map(({ line, column, ...flaw }) => (
        <li key={`${line} ${column} ${flaw.en}`}>
          {onGo ? (
            <button type="button" className={css.place} onClick={() => onGo(line, column)}>
              {place(line, column)}
            </button>
          ) : (
            <b>{place(line, column)}</b>
          )}{' '}
          <code>{flaw.path}</code>
          <br />
          {flaw[lang]}
        </li>
      ))}
    </ul>
  );
}
