/** The provinces with something open, the most pressing first: the map in words. */
import { Link } from 'wouter';
import type { WallProvince } from '../../../http/contract/board.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { useNow } from '../../parts/now.ts';
import { useWords } from '../../words/use-words.tsx';
import { Mark } from './mark.tsx';
import css from './ranking.module.css';
import { byPressure, kindOf } from './standing.ts';

interface Props {
  provinces: readonly WallProvince[];
  /** How many there is room for. */
  most?: number;
}

export function Ranking({ provinces, most = 70 }: Props) {
  const { w } = useWords();
  const now = useNow('minute');
  const pressing = byPressure(provinces);
  if (pressing.length === 0) return <p className="muted">{w.board.empty.calm}</p>;
  return (
    <ol className={css.ranking} aria-label={w.map.ranking}>
      {pressing.slice(0, most).map((province) => (
        <li key={province.code}>
          <Link href={`/ban-do/${province.code}`} className={css.row}>
            <Mark kind={kindOf(province, now)} count={province.open} />
            <span>
              <b>{province.name}</b>
              <span className="muted small">{w.map.counts(province.open, province.overdue)}</span>
            </span>
            {province.worst && (
              <Deadline dueAt={province.worst.dueAt} clock={province.worst.clock} withClock />
            )}
          </Link>
        </li>
      ))}
      {pressing.length > most && <li className="muted">{w.map.more(pressing.length - most)}</li>}
    </ol>
  );
}
