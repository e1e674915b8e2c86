/** Where the tour appears: nothing of it is fetched by who has no need of it. */
import { lazy, Suspense } from 'react';
import type { Me } from '../../http/contract/directory.ts';
import { useTour } from './kept.ts';

const Tour = lazy(() => import('./tour.tsx'));

/** The tour that is under way, or the offer of one to whoever has just come to the board. */
export function TourPlace({ me, path }: { me: Me; path: string }) {
  const standing = useTour(me.person);
  const isOffered = standing === undefined && path === '/';
  const isUnderWay = typeof standing === 'object' && !standing.isPaused;
  if (!isOffered && !isUnderWay) return null;
  return (
    <Suspense>
      <Tour me={me} standing={standing} />
    </Suspense>
  );
}
