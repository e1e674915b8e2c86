/** Whether what is on the screen is live: a quiet mark while it is, a note while it is not. */
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useLiveState } from '../api/live.ts';
import { putOffNewVersion, takeNewVersion, useNewVersion } from '../offline/version.ts';
import { useWords } from '../words/use-words.tsx';
import css from './connection.module.css';

/** The mark in the header. */
export function ConnectionMark() {
  const { w } = useWords();
  const state = useLiveState();
  const shown = state === 'restored' ? 'open' : state;
  const word = w.common.live[shown];
  return (
    <span className={css.mark} data-state={shown} title={word}>
      {shown === 'lost' ? (
        <IconPlugConnectedX size={18} aria-hidden="true" />
      ) : (
        <i aria-hidden="true" />
      )}
      <span className={css.word}>{word}</span>
    </span>
  );
}

/**
 * The note at the foot of the page: over it, so that nothing moves when it comes and goes. On a
 * phone at its head: at the foot is the button that sends. Its region is always there, so that its
 * change is announced.
 */
export function ConnectionNote() {
  const { w } = useWords();
  const isNew = useNewVersion();
  const state = useLiveState();
  return (
    <div role="status" className={css.place}>
      {state === 'lost' && (
        <p className={css.note} data-state="lost">
          <IconPlugConnectedX size={18} aria-hidden="true" /> {w.common.live.lostNote}
        </p>
      )}
      {isNew && (
        <p className={css.note} data-state="new">
          {w.common.newVersion.ready}
          <button type="button" className={css.take} onClick={takeNewVersion}>
            {w.common.newVersion.reload}
          </button>
          <button type="button" className={css.later} onClick={putOffNewVersion}>
            {w.common.newVersion.later}
          </button>
        </p>
      )}
      {state === 'restored' && (
        <p className={css.note} data-state="restored">
          <IconCircleCheck size={18} aria-hidden="true" /> {w.common.live.restored}
        </p>
      )}
    </div>
  );
}
