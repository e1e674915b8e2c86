/** The seven steps of the paper as places on a path, and where an incident stands on it. */
import { isOver, stepOf, type StateName } from '../../../../http/contract/procedure.ts';

/** The steps that an incident walks; clause 3 has no state, its clocks run beside 4 to 6. */
export const walked = ['1', '2', '4', '5', '6', '7'] as const;
export type Walked = (typeof walked)[number];

export type Place = 'past' | 'here' | 'ahead';

/** Where a step lies for an incident: behind it, here, or ahead of it. */
export function placeOf(clause: Walked, state: StateName): Place {
  if (state === 'withdrawn') return clause === '1' ? 'past' : 'ahead';
  const here = stepOf(state).clause;
  if (clause === here) return isOver(state) ? 'past' : 'here';
  return clause < here ? 'past' : 'ahead';
}

/** Whether the clocks of clause 3 run beside the step: between notice and the end of step 6. */
export function isWatched(state: StateName): boolean {
  return ['4', '5', '6'].includes(stepOf(state).clause);
}
