/** The board on a phone: one card an incident, the whole card a link. */
import { Link } from 'wouter';
import { StateBadge } from '../../parts/state-badge.tsx';
import { WhoseMove } from '../../parts/whose-move.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './cards.module.css';
import { addressOf, DueOf, SinceOf, SymptomOf } from './row-words.tsx';
import type { ListProps } from './table.tsx';

export function Cards({ rows, party, show }: ListProps) {
  const { w } = useWords();
  return (
    <ul className={css.cards} aria-label={w.board.caption}>
      {rows.map(({ item, left }) => (
        <li key={item.id} data-overdue={item.overdue && !left} data-left={left}>
          <div>
            <Link href={addressOf(item)} className={css.link} data-row>
              {item.site.name}
            </Link>
            <p className={css.facts}>
              <span>
                {left ? w.board.left : item.province.name} · <SymptomOf incident={item} />
              </span>
              <span className="code">{item.code}</span>
            </p>
          </div>
          <div className={css.line}>
            <StateBadge state={item.state} />
            {show !== 'ended' && <WhoseMove whoseMove={item.whoseMove} party={party} />}
          </div>
          {show === 'ended' ? <SinceOf incident={item} /> : <DueOf incident={item} />}
        </li>
      ))}
    </ul>
  );
}
