/** Tells that there is more than is shown, without shoving the list from under a finger. */
import { IconArrowUp } from '@tabler/icons-react';
import type { IncidentSummary } from '../../../http/contract/incidents.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './news-pill.module.css';
import type { Steady } from './steady.ts';

interface Props {
  steady: Steady<IncidentSummary>;
  onShow: () => void;
}

/** The region is always there, so that what appears in it is announced. */
export function NewsPill({ steady, onShow }: Props) {
  const words = useWords().w.board;
  const { waiting, rows } = steady;
  const someLeft = rows.some(({ left }) => left);
  const show = (): void => {
    onShow();
    window.scrollTo({ top: 0 });
  };
  return (
    <div role="status" className={css.place}>
      {(waiting > 0 || someLeft) && (
        <button type="button" className={css.pill} title={words.newsHint} onClick={show}>
          <IconArrowUp size={16} aria-hidden="true" />
          {waiting > 0 ? words.news(waiting) : words.changed}
        </button>
      )}
    </div>
  );
}
