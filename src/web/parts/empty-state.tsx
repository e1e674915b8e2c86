/** Nothing to show, said in a way that teaches: what would be here, and what to do next. */
import type { ReactNode } from 'react';
import css from './empty-state.module.css';

interface Props {
  title: string;
  children: ReactNode;
  /** A button or a link. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: Props) {
  return (
    <div className={css.empty}>
      <svg viewBox="0 -2 120 18" width="120" height="18" aria-hidden="true">
        <path d="M2 12h46M72 12h46" />
        <path d="M48 12a12 12 0 0 1 24 0" />
        <circle cx="60" cy="12" r="3" />
      </svg>
      <h2>{title}</h2>
      <div className={css.text}>{children}</div>
      {action}
    </div>
  );
}
