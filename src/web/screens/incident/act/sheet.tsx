/**
 * A form over the page: from below on a phone, in the middle on a desk. The browser's own dialog
 * keeps the focus inside, closes on Escape, and needs no script of ours to do so.
 */
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from '../../../words/use-words.tsx';
import css from './sheet.module.css';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

export function Sheet({ title, onClose, children }: Props) {
  const { w } = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    if (ref.current?.open === false) ref.current.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={css.sheet}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={css.inside}>
        <header className={css.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" className={css.close} aria-label={w.common.close} onClick={onClose}>
            <IconX size={22} stroke={1.75} aria-hidden="true" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
