/** The seven steps of the paper as places on a path, and where an incident stands on it. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { isOver, stepOf } from '../../../../http/contract/procedure.ts';

/** The steps that an incident walks; clause 3 has no state, its clocks run beside 4 to 6. */
export const walked = ['1', '2', '4', '5', '6', '7'] as const;
export type Walked = (typeof walked)[number];

/** `skipped`: the incident went on without it. */
export type Place = 'past' | 'here' | 'ahead' | 'skipped';

type View = Pick<IncidentView, 'state' | 'notifiedAt' | 'promisedAt' | 'responsibility'>;

/** Where a step lies for an incident: behind it, here, ahead of it, or beside its way. */
export function placeOf(clause: Walked, view: View): Place {
  const { state } = view;
  if (state === 'withdrawn') return clause === '1' ? 'past' : 'skipped';
  const here = stepOf(state).clause;
  if (clause > here) return 'ahead';
  if (clause === here && !isOver(state)) return 'here';
  return isSkipped(clause, view) ? 'skipped' : 'past';
}

/** A step behind the incident that it never went through: the office repaired the fault itself. */
function isSkipped(clause: Walked, view: View): boolean {
  switch (clause) {
    case '2':
      return view.notifiedAt === undefined;
    case '5':
      return view.promisedAt === undefined;
    case '6':
      return view.promisedAt === undefined || view.responsibility === 'customer';
    default:
      return false;
  }
}

/** Whether the clocks of clause 3 run beside the step: between notice and the end of step 6. */
export function isWatched(view: View): boolean {
  return view.notifiedAt !== undefined && ['4', '5', '6'].includes(stepOf(view.state).clause);
}
