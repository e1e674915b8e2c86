/** The card that stands where nobody is in yet: the desk's name, a title, the language. */
import { useEffect, type ReactNode } from 'react';
import { LanguageSwitch } from '../../parts/language-switch.tsx';
import { Logo } from '../../parts/logo.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './sign-in.module.css';

interface Props {
  title: string;
  text?: string | undefined;
  /** Wider, for what has more than a form. */
  wide?: boolean;
  /** What stands beside the card. */
  beside?: ReactNode;
  children: ReactNode;
}

export function Card({ title, text, wide = false, beside, children }: Props) {
  const { w } = useWords();
  const { product } = w.common;
  useEffect(() => {
    document.title = title === product ? product : `${title} · ${product}`;
  }, [title, product]);
  return (
    <main className={css.page}>
      <div className={css.card} data-wide={wide}>
        <div className={css.head}>
          <Logo size={40} />
          <LanguageSwitch />
        </div>
        <div>
          <h1>{title}</h1>
          {text !== undefined && <p className="muted">{text}</p>}
        </div>
        {children}
      </div>
      {beside}
    </main>
  );
}
