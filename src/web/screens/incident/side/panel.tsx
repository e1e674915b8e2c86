/** A titled piece of the incident's page. */
import { useId, type ReactNode } from 'react';
import css from './panel.module.css';

interface Props {
  title: string;
  /** What stands beside the title. */
  aside?: ReactNode;
  /** What explains it: the paper's clause. */
  help?: ReactNode;
  children: ReactNode;
}

export function Panel({ title, aside, help, children }: Props) {
  const id = useId();
  return (
    <section className={`card ${css.panel}`} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        {aside}
        {help}
      </div>
      {children}
    </section>
  );
}
