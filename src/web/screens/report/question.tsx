/** One of the questions: its number, if it must be answered, its words, its answers. */
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.tsx';
import css from './report.module.css';

interface Props {
  n?: number;
  title: string;
  children: ReactNode;
}

export function Question({ n, title, children }: Props) {
  const { w } = useWords();
  const id = `question-${n ?? 'more'}`;
  return (
    <section className={`card ${css.question}`} aria-labelledby={id}>
      <h2 id={id} className={css.title}>
        {n !== undefined && (
          <>
            <span className={css.number} aria-hidden="true">
              {n}
            </span>
            <span className="unseen">{w.report.question(n)}: </span>
          </>
        )}
        {title}
      </h2>
      {children}
    </section>
  );
}
