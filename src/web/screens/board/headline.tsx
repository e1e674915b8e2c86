/** The three figures that matter, each a filter: what is open, what waits for us, what is late. */
import { IconAlertTriangleFilled, IconHandStop, IconList } from '@tabler/icons-react';
import type { Party } from '../../../http/contract/procedure.ts';
import { useCounts } from '../../api/queries.ts';
import { useWords } from '../../words/use-words.tsx';
import type { BoardFilters } from './filters.ts';
import css from './headline.module.css';

interface Props {
  filters: BoardFilters;
  party: Party;
  onChange: (some: Partial<BoardFilters>) => void;
}

export function Headline({ filters, party, onChange }: Props) {
  const { w } = useWords();
  const words = w.board.head;
  const { data: counts } = useCounts();
  const { mine, overdue, state, show } = filters;
  const plain = !mine && !overdue && !state && show === 'open';
  const chips = [
    {
      name: 'all',
      label: words.all,
      icon: IconList,
      count: counts?.open,
      on: plain,
      next: { mine: false, overdue: false, state: undefined },
    },
    {
      name: 'mine',
      label: words.mine,
      icon: IconHandStop,
      count: counts?.byMove[party],
      on: mine,
      next: { mine: !mine },
    },
    {
      name: 'overdue',
      label: words.overdue,
      icon: IconAlertTriangleFilled,
      count: counts?.overdue,
      on: overdue,
      next: { overdue: !overdue },
    },
  ] as const;
  return (
    <div className={css.headline} role="group" aria-label={words.label}>
      {chips.map(({ name, label, icon: Icon, count, on, next }) => (
        <button
          key={name}
          type="button"
          aria-pressed={on}
          data-name={name}
          data-some={count !== undefined && count > 0}
          onClick={() => onChange({ show: 'open', ...next })}
        >
          <span className={css.count}>
            <Icon size={18} aria-hidden="true" />
            {count === undefined ? '–' : w.common.number(count)}
          </span>{' '}
          <span className={css.label}>{label}</span>
        </button>
      ))}
    </div>
  );
}
