/** The country as a map or as tiles, with the same figures. The map is fetched by who looks. */
import { lazy, Suspense } from 'react';
import type { Wall } from '../../../http/contract/board.ts';
import { Loading } from '../../parts/screen.tsx';
import { Tiles } from './tiles.tsx';

// 80 kB gzipped: the outline of a whole country.
const Vietnam = lazy(() => import('./vietnam.tsx'));

export type Drawn = 'map' | 'tiles';

export function Country({ wall, drawn }: { wall: Wall; drawn: Drawn }) {
  if (drawn === 'tiles') return <Tiles provinces={wall.provinces} />;
  return (
    <Suspense fallback={<Loading />}>
      <Vietnam provinces={wall.provinces} />
    </Suspense>
  );
}
