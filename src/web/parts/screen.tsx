/** A screen's frame: its title in the tab and on the page, its width, its actions. */
import { useEffect, type ReactNode } from 'react';
import { useWords } from '../words/use-words.tsx';
import css from './screen.module.css';

interface Props {
  title: string;
  /** What stands beside the title. */
  actions?: ReactNode;
  /** `text` keeps lines readable; `wide` takes the whole page. */
  width?: 'text' | 'wide';
  /** Leaves the title out of sight on a phone, where the navigation says it already. */
  quietOnPhone?: boolean;
  /** Names the screen for the tab and for screen readers only, where it draws its own head. */
  hideTitle?: boolean;
  children: ReactNode;
}

export function Screen({
  title,
  actions,
  width = 'wide',
  hideTitle,
  quietOnPhone,
  children,
}: Props) {
  const { w } = useWords();
  useEffect(() => {
    document.title = `${title} · ${w.common.product}`;
  }, [title, w]);
  return (
    <div className={css.screen} data-width={width}>
      <div className={hideTitle ? 'unseen' : css.head} data-quiet={quietOnPhone}>
        <h1>{title}</h1>
        {!hideTitle && actions}
      </div>
      {children}
    </div>
  );
}

/** While something is on its way. Shown after a moment only: a quick answer never blinks. */
export function Loading() {
  const { w } = useWords();
  return (
    <p className={css.loading} role="status">
      {w.common.loading}
    </p>
  );
}
