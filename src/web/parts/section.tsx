/** A part of a screen on its own card, with its heading. */
import { useId, type ReactNode } from 'react';
import css from './section.module.css';

interface Props {
  title: string;
  /** What stands beside the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
