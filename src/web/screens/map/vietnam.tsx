/** The map: every province by how it stands, each a way to it; Hoàng Sa and Trường Sa with it. */
import vietnam from '@svg-maps/vietnam';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { WallProvince } from '../../../http/contract/board.ts';
import { useNow } from '../../parts/now.ts';
import { useWords } from '../../words/use-words.tsx';
import { MarkShape } from './mark.tsx';
import { islands, places } from './places.ts';
import { kindOf } from './standing.ts';
import { useWordsOf } from './use-words-of.ts';
import css from './vietnam.module.css';

const paths = new Map(vietnam.locations.map(({ id, path }) => [id, path]));

export default function Vietnam({ provinces }: { provinces: readonly WallProvince[] }) {
  const { w } = useWords();
  const now = useNow('minute');
  const wordsOf = useWordsOf();
  const seen = useMemo(() => new Map(provinces.map((one) => [one.code, one])), [provinces]);
  const shown = Object.entries(places).map(([code, place]) => {
    const province = seen.get(code);
    return { code, place, province, kind: kindOf(province, now) };
  });
  return (
    <svg viewBox={vietnam.viewBox} className={css.map} role="group" aria-label={w.map.label}>
      {shown.map(({ code, place, province, kind }) =>
        province ? (
          <Link
            key={code}
            href={`/ban-do/${code}`}
            aria-label={wordsOf(province)}
            // The calm ones are a click away, and no stop of the keyboard: there are sixty of them.
            tabIndex={province.open > 0 ? 0 : -1}
          >
            <title>{wordsOf(province)}</title>
            <path d={paths.get(place.path)} data-kind={kind} />
          </Link>
        ) : (
          <path key={code} d={paths.get(place.path)} data-kind={kind} />
        ),
      )}
      {islands.map(({ name, path, label: [x, y] }) => (
        <g key={path} className={css.islands}>
          <path d={paths.get(path)} />
          <text x={x} y={y}>
            {w.map.islands(name)}
          </text>
        </g>
      ))}
      <g className={css.marks} aria-hidden="true">
        {shown.map(({ code, place: { at }, province, kind }) => (
          <g key={code} transform={`translate(${at.join(' ')})`}>
            <MarkShape kind={kind} count={province?.open ?? 0} />
          </g>
        ))}
      </g>
    </svg>
  );
}
