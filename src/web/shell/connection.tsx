/** Whether what is on the screen is live: a quiet mark while it is, a banner while it is not. */
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useLiveState } from '../api/live.ts';
import { useWords } from '../words/use-words.tsx';
import css from './connection.module.css';

/** The mark in the header. */
export function ConnectionMark() {
  const { w } = useWords();
  const state = useLiveState();
  const shown = state === 'restored' ? 'open' : state;
  const word = { connecting: w.common.live.connecting, open: w.common.live.open, lost: '' }[shown];
  if (shown === 'lost') return null;
  return (
    <span className={css.mark} data-state={shown} title={word}>
      <i aria-hidden="true" />
      <span className={css.word}>{word}</span>
    </span>
  );
}

/** The banner under the header. The region is always there, so that its change is announced. */
export function ConnectionBanner() {
  const { w } = useWords();
  const state = useLiveState();
  return (
    <div role="status">
      {state === 'lost' && (
        <p className={css.banner} data-state="lost">
          <IconPlugConnectedX size={18} aria-hidden="true" /> {w.common.live.lost}
        </p>
      )}
      {state === 'restored' && (
        <p className={css.banner} data-state="restored">
          <IconCircleCheck size={18} aria-hidden="true" /> {w.common.live.restored}
        </p>
      )}
    </div>
  );
}
