/** How the open incidents stand along the procedure: a small bar a step, and each step a filter. */
import type { CSSProperties } from 'react';
import { openStates, stepOf } from '../../../http/contract/procedure.ts';
import { terms } from '../../../http/contract/terms.ts';
import { useCounts } from '../../api/queries.ts';
import { useWords } from '../../words/use-words.tsx';
import type { BoardFilters } from './filters.ts';
import css from './step-strip.module.css';

interface Props {
  filters: BoardFilters;
  onChange: (some: Partial<BoardFilters>) => void;
}

export function StepStrip({ filters, onChange }: Props) {
  const { w, say } = useWords();
  const { data: counts } = useCounts();
  const most = Math.max(1, ...Object.values(counts?.byState ?? {}));
  return (
    <div className={css.strip} role="group" aria-label={w.board.steps}>
      {openStates.map((state) => {
        const count = counts?.byState[state] ?? 0;
        const on = filters.state === state;
        return (
          <button
            key={state}
            type="button"
            aria-pressed={on}
            data-some={count > 0}
            style={{ '--part': count / most } as CSSProperties}
            onClick={() => onChange({ show: 'open', state: on ? undefined : state })}
          >
            <b>
              <i aria-hidden="true" />
              {count}
            </b>{' '}
            <span className={css.name}>
              {stepOf(state).clause}. {say(terms.state[state])}
            </span>
          </button>
        );
      })}
    </div>
  );
}
