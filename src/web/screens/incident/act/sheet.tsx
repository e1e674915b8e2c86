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
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    // A tap beside the sheet is one on the dialog itself; what was typed is kept as a draft.
    const beside = (event: MouseEvent): void => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener('click', beside);
    // With a keyboard at hand one writes at once; on a phone it would cover what is to be read.
    if (matchMedia('(pointer: fine)').matches) {
      dialog.querySelector<HTMLElement>('form textarea, form input')?.focus();
    }
    return () => {
      dialog.removeEventListener('click', beside);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={ref} className={css.sheet} aria-labelledby={id} onClose={onClose}>
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
