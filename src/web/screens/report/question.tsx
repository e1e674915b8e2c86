/** One of the three questions: its number, its words, its answers. */
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.tsx';
import css from './report.module.css';

interface Props {
  n: number;
  title: string;
  children: ReactNode;
}

export function Question({ n, title, children }: Props) {
  const { w } = useWords();
  return (
    <section className={`card ${css.question}`} aria-labelledby={`question-${n}`}>
      <h2 id={`question-${n}`} className={css.title}>
        <span className={css.number} aria-hidden="true">
          {n}
        </span>
        <span className="unseen">{w.report.question(n)}: </span>
        {title}
      </h2>
      {children}
    </section>
  );
}
