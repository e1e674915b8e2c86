/** The state of an incident: the seven steps as ticks, filled up to where it is, and its name. */
import type { CSSProperties } from 'react';
import { isOver, stepOf, type StateName } from '../../http/contract/procedure.ts';
import { terms } from '../../http/contract/terms.ts';
import { useWords } from '../words/use-words.tsx';
import css from './state-badge.module.css';

/**
 * `withStep` writes "Bước 4/7" before the name. The ticks say by a shape what the words say; they
 * are painted behind one element: a board that is spun past draws hundreds of these a second.
 */
export function StateBadge({ state, withStep }: { state: StateName; withStep?: boolean }) {
  const { w, say } = useWords();
  const numbered = withStep === true && state !== 'withdrawn';
  const style = { '--past': stepsBehind(state) } as CSSProperties;
  return (
    <span className={css.badge} style={style} data-over={isOver(state)}>
      {numbered && <span className={css.step}>{w.common.step(stepOf(state).clause)} · </span>}
      {say(terms.state[state])}
    </span>
  );
}

/** How many steps lie behind. A withdrawn incident has no step to show. */
function stepsBehind(state: StateName): number {
  if (state === 'withdrawn') return 0;
  const here = Number(stepOf(state).clause);
  return isOver(state) ? here : here - 1;
}
