/** The board on a phone: one card an incident, the whole card a link. */
import { Link } from 'wouter';
import { WhoseMove } from '../../parts/whose-move.tsx';
import { useWords } from '../../words/use-words.tsx';
import css from './cards.module.css';
import { addressOf, DueOf, SinceOf, StateOf } from './row-words.tsx';
import type { ListProps } from './table.tsx';

export function Cards({ rows, party, show }: ListProps) {
  const { w } = useWords();
  return (
    <ul className={css.cards} aria-label={w.board.caption}>
      {rows.map(({ item, left }) => (
        <li key={item.id} data-overdue={item.overdue && !left} data-left={left}>
          <div className={css.line}>
            <Link href={addressOf(item)} className={css.link} data-row>
              {item.site.name}
            </Link>
            <span className="muted small">{item.code}</span>
          </div>
          <div>
            <StateOf incident={item} />
          </div>
          {show === 'ended' ? (
            <SinceOf incident={item} />
          ) : (
            <div className={css.line}>
              <DueOf incident={item} />
              <WhoseMove whoseMove={item.whoseMove} party={party} />
            </div>
          )}
          {left && <p className="muted small">{w.board.left}</p>}
        </li>
      ))}
    </ul>
  );
}
