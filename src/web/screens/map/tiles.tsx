/** The same as tiles: one size for every province, a shape and a number on each. */
import { Link } from 'wouter';
import type { WallProvince } from '../../../http/contract/board.ts';
import { useNow } from '../../parts/now.ts';
import { useWords } from '../../words/use-words.tsx';
import { Mark } from './mark.tsx';
import { islands, places } from './places.ts';
import { kindOf } from './standing.ts';
import css from './tiles.module.css';
import { useWordsOf } from './use-words-of.ts';

export function Tiles({ provinces }: { provinces: readonly WallProvince[] }) {
  const { w } = useWords();
  const now = useNow('minute');
  const wordsOf = useWordsOf();
  return (
    <ul className={css.tiles} aria-label={w.map.label}>
      {provinces
        .filter(({ code }) => code in places)
        .map((province) => {
          const kind = kindOf(province, now);
          return (
            <li key={province.code} style={areaOf(places[province.code]?.tile)}>
              <Link
                href={`/ban-do/${province.code}`}
                className={css.tile}
                data-kind={kind}
                aria-label={wordsOf(province)}
                title={wordsOf(province)}
              >
                <span className={css.name}>{province.name}</span>
                <Mark kind={kind} count={province.open} />
              </Link>
            </li>
          );
        })}
      {islands.map(({ name, tile }) => (
        <li key={name} className={css.island} style={areaOf(tile)}>
          {name}
        </li>
      ))}
    </ul>
  );
}

function areaOf(tile: readonly [number, number] | undefined) {
  return tile && { gridColumn: tile[0], gridRow: tile[1] };
}
