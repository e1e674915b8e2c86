/** How a province stands, in one word: what colour, shape and order go by. */
import type { WallProvince, WallStanding } from '../../../http/contract/board.ts';
import { byName } from '../../parts/by-name.ts';

/** `beyond`: outside of what this reader may see, which is not the same as calm. */
export type Kind = 'late' | 'soon' | 'open' | 'calm' | 'beyond';

/** From here on a deadline is near. A matter of display: no rule depends on it. */
const soonMs = 30 * 60_000;

/** How it stands at an instant: overdue, soon due, open, or nothing at all. */
export function kindOf(standing: WallStanding | undefined, now: number): Kind {
  if (!standing) return 'beyond';
  if (standing.open === 0) return 'calm';
  if (!standing.worst) return standing.overdue > 0 ? 'late' : 'open';
  const left = Date.parse(standing.worst.dueAt) - now;
  if (left < 0) return 'late';
  return left < soonMs ? 'soon' : 'open';
}

/** Those with something open, the most pressing first; then by name as Vietnamese sorts it. */
export function byPressure(provinces: readonly WallProvince[]): WallProvince[] {
  return provinces
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => dueOf(a) - dueOf(b) || byName(a, b));
}

function dueOf({ worst }: WallStanding): number {
  return worst ? Date.parse(worst.dueAt) : Number.MAX_SAFE_INTEGER;
}
