/** The board on a desktop: one line an incident, the whole line a link. */
import { Link } from 'wouter';
import type { IncidentSummary } from '../../../http/contract/incidents.ts';
import type { Party } from '../../../http/contract/procedure.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { WhoseMove } from '../../parts/whose-move.tsx';
import { useWords } from '../../words/use-words.tsx';
import type { BoardFilters } from './filters.ts';
import { addressOf, DueOf, SinceOf, SymptomOf } from './row-words.tsx';
import css from './table.module.css';

export interface ListProps {
  rows: { item: IncidentSummary; left: boolean }[];
  party: Party;
  show: BoardFilters['show'];
}

export function BoardTable({ rows, party, show }: ListProps) {
  const { w } = useWords();
  const { columns } = w.board;
  const open = show !== 'ended';
  return (
    <table className={css.table}>
      <caption className="unseen">{w.board.caption}</caption>
      <colgroup>
        <col />
        {open && <col />}
        <col className={css.state} />
        {open && <col className={css.move} />}
        <col className={open ? css.since : undefined} />
        <col className={css.code} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{columns.site}</th>
          {open && <th scope="col">{columns.due}</th>}
          <th scope="col">{columns.state}</th>
          {open && <th scope="col">{columns.move}</th>}
          <th scope="col">{columns.since}</th>
          <th scope="col" className={css.code}>
            {columns.code}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ item, left }) => (
          <Row key={item.id} incident={item} left={left} party={party} open={open} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  incident: IncidentSummary;
  left: boolean;
  party: Party;
  open: boolean;
}

function Row({ incident, left, party, open }: RowProps) {
  const { w } = useWords();
  return (
    <tr data-overdue={incident.overdue && !left} data-left={left}>
      <th scope="row">
        <Link href={addressOf(incident)} className={css.link} data-row>
          {incident.site.name}
        </Link>
        <span className="muted small">
          {left ? w.board.left : incident.province.name} ·{' '}
          <span className={css.circuit}>{incident.circuit.code}</span>
          <span className={css.inPlace}>{incident.code}</span>
        </span>
      </th>
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
        <SinceOf incident={incident} />
      </td>
      <td className={css.code}>{incident.code}</td>
    </tr>
  );
}
