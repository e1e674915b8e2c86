/** The board on a phone: one card an incident, the whole card a link; only those in view. */
import { memo } from 'react';
import type { IncidentSummary } from '../../../http/contract/incidents.ts';
import type { Party } from '../../../http/contract/procedure.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { WhoseMove } from '../../parts/whose-move.tsx';
import { useTime } from '../../parts/use-time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './cards.module.css';
import { sortOf } from './filters.ts';
import { addressOf, DueOf, SinceOf, SymptomOf } from './row-words.tsx';
import type { ListProps } from './table.tsx';

interface Props extends ListProps {
  perLine: number;
}

export function Cards({ rows, party, filters, virtual, perLine }: Props) {
  const { w } = useWords();
  const time = useTime();
  const open = filters.show !== 'ended';
  return (
    <div role="list" className={css.cards} aria-label={w.board.caption[sortOf(filters)]}>
      <Gap height={virtual.above} />
      {virtual.lines.map(({ index: line }) => (
        <div key={line} className={css.cardLine} data-index={line} ref={virtual.measure}>
          {rows.slice(line * perLine, (line + 1) * perLine).map(({ item, left }, at) => (
            <Card
              key={item.id}
              incident={item}
              left={left}
              party={party}
              open={open}
              time={time}
              index={line * perLine + at}
              of={rows.length}
            />
          ))}
        </div>
      ))}
      <Gap height={virtual.below} />
    </div>
  );
}

function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return <div aria-hidden="true" style={{ height }} />;
}

interface CardProps {
  incident: IncidentSummary;
  left: boolean;
  party: Party;
  open: boolean;
  time: ReturnType<typeof useTime>;
  index: number;
  of: number;
}

const Card = memo(function Card({ incident, left, party, open, time, index, of }: CardProps) {
  const { w } = useWords();
  return (
    <div
      role="listitem"
      className={css.card}
      data-nth={index}
      aria-posinset={index + 1}
      aria-setsize={of}
      data-overdue={incident.overdue && !left}
      data-left={left}
    >
      <div>
        <a href={addressOf(incident)} className={css.link} data-row>
          {incident.site.name}
        </a>
        <p className={css.facts}>
          <span>
            {left ? w.board.left : incident.province.name} · <SymptomOf incident={incident} />
          </span>
          <span className="code">{incident.code}</span>
        </p>
      </div>
      <div className={css.line}>
        <StateBadge state={incident.state} />
        {open && <WhoseMove whoseMove={incident.whoseMove} party={party} />}
      </div>
      {open ? <DueOf incident={incident} /> : <SinceOf incident={incident} time={time} />}
    </div>
  );
});
