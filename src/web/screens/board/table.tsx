/** The board on a desktop: one line an incident, the whole line a link; only those in view. */
import { IconArrowDown } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { IncidentSummary } from '../../../http/contract/incidents.ts';
import type { Party } from '../../../http/contract/procedure.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { WhoseMove } from '../../parts/whose-move.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import { sortOf, type BoardFilters } from './filters.ts';
import { addressOf, DueOf, SinceOf, SymptomOf } from './row-words.tsx';
import css from './table.module.css';
import type { VirtualRows } from './use-virtual-rows.ts';

export interface ListProps {
  rows: readonly { item: IncidentSummary; left: boolean }[];
  party: Party;
  filters: BoardFilters;
  virtual: VirtualRows;
}

interface TableProps extends ListProps {
  onSort: (sort: 'due' | 'reported') => void;
  /** Which rows are chosen; undefined: this person chooses none. */
  chosen: ReadonlySet<string> | undefined;
  onChoose: (id: string) => void;
  compact: boolean;
}

export function BoardTable(props: TableProps) {
  const { rows, party, filters, virtual, chosen, onChoose, compact } = props;
  const { w } = useWords();
  const time = useTime();
  const open = filters.show !== 'ended';
  return (
    <table
      className={css.table}
      data-compact={compact}
      aria-rowcount={rows.length + 1}
      aria-label={w.board.caption[sortOf(filters)]}
    >
      <colgroup>
        {chosen && <col className={css.choose} />}
        <col />
        {open && <col />}
        <col className={css.state} />
        {open && <col className={css.move} />}
        <col className={open ? css.since : undefined} />
        <col className={css.code} />
      </colgroup>
      <Head {...props} open={open} />
      <tbody>
        <Gap height={virtual.above} />
        {virtual.lines.map(({ index }) => {
          const row = rows[index];
          return (
            row && (
              <Row
                key={row.item.id}
                incident={row.item}
                index={index}
                left={row.left}
                party={party}
                open={open}
                time={time}
                isPassing={virtual.isSpinning}
                chosen={chosen?.has(row.item.id)}
                onChoose={onChoose}
              />
            )
          );
        })}
        <Gap height={virtual.below} />
      </tbody>
    </table>
  );
}

/** The rows that are not there, as high as they would be. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return <tr aria-hidden="true" style={{ height }} />;
}

function Head({ filters, onSort, chosen, open }: TableProps & { open: boolean }) {
  const { w } = useWords();
  const { columns } = w.board;
  const sort = sortOf(filters);
  const sorted = (by: 'due' | 'reported', words: string) => (
    <th scope="col" aria-sort={sort === by ? (by === 'due' ? 'ascending' : 'descending') : 'none'}>
      <button type="button" className={css.sort} onClick={() => onSort(by)}>
        {words}
        {sort === by && <IconArrowDown size={14} aria-hidden="true" />}
      </button>
    </th>
  );
  return (
    <thead>
      <tr aria-rowindex={1}>
        {chosen && (
          <th scope="col">
            <span className="unseen">{columns.choose}</span>
          </th>
        )}
        <th scope="col">{columns.site}</th>
        {open && sorted('due', columns.due)}
        <th scope="col">{columns.state}</th>
        {open && <th scope="col">{columns.move}</th>}
        {sorted('reported', columns.since)}
        <th scope="col" className={css.code}>
          {columns.code}
        </th>
      </tr>
    </thead>
  );
}

interface RowProps {
  incident: IncidentSummary;
  index: number;
  left: boolean;
  party: Party;
  open: boolean;
  time: ReturnType<typeof useTime>;
  chosen: boolean | undefined;
  onChoose: (id: string) => void;
}

/**
 * A row that comes into view while the list spins has its name and place only: half the work, so
 * that the frame is not late. It is whole as soon as it can be read, and stays so.
 */
const Row = memo(function Row({ isPassing, ...props }: RowProps & { isPassing: boolean }) {
  const [isWhole, setWhole] = useState(!isPassing);
  if (!isPassing && !isWhole) setWhole(true);
  const { incident, index, left, chosen } = props;
  return (
    <tr
      className={isWhole ? undefined : css.passing}
      data-nth={index}
      aria-rowindex={index + 2}
      data-overdue={incident.overdue && !left}
      data-left={left}
      data-chosen={chosen}
    >
      {chosen !== undefined && <td className={css.choose}>{isWhole && <Choose {...props} />}</td>}
      <Name {...props} />
      {isWhole && <Facts {...props} />}
    </tr>
  );
});

function Choose({ incident, chosen, onChoose }: RowProps) {
  const { w } = useWords();
  return (
    <label>
      <input
        type="checkbox"
        checked={chosen}
        aria-label={w.board.choose(incident.site.name, incident.code)}
        onChange={() => onChoose(incident.id)}
      />
    </label>
  );
}

/** Which site it is, and where: what finds the row again. */
function Name({ incident, left }: RowProps) {
  const { w } = useWords();
  return (
    <th scope="row">
      <a href={addressOf(incident)} className={css.link} data-row>
        {incident.site.name}
      </a>
      <span className="muted small">
        {left ? w.board.left : incident.province.name} ·{' '}
        <span className={css.circuit}>{incident.circuit.code}</span>
        <span className={css.inPlace}>{incident.code}</span>
      </span>
    </th>
  );
}

/** How it stands. Drawn again only when its own incident has moved on. */
const Facts = memo(function Facts({ incident, party, open, time }: RowProps) {
  return (
    <>
      {open && (
        <td className={css.due}>
          <DueOf incident={incident} />
        </td>
      )}
      <td className={css.two}>
        <StateBadge state={incident.state} />
        <span className="muted small">
          <SymptomOf incident={incident} />
        </span>
      </td>
      {open && (
        <td>
          <WhoseMove whoseMove={incident.whoseMove} party={party} />
        </td>
      )}
      <td>
        <SinceOf incident={incident} time={time} />
      </td>
      <td className={css.code}>{incident.code}</td>
    </>
  );
});
