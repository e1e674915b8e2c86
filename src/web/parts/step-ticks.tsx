/** The seven steps as seven ticks, filled up to where the incident is: a state by its shape. */
import { isOver, stepOf, type StateName } from '../../http/contract/procedure.ts';
import css from './step-ticks.module.css';

const clauses = ['1', '2', '3', '4', '5', '6', '7'];

/** Decoration: the words beside it say the same. A withdrawn incident has no step to show. */
export function StepTicks({ state }: { state: StateName }) {
  const here = state === 'withdrawn' ? '0' : stepOf(state).clause;
  return (
    <span className={css.ticks} data-over={isOver(state)} aria-hidden="true">
      {clauses.map((clause) => (
        <i key={clause} data-at={placeOf(clause, here, state)} />
      ))}
    </span>
  );
}

function placeOf(clause: string, here: string, state: StateName): 'past' | 'here' | 'ahead' {
  if (clause === here && !isOver(state)) return 'here';
  return clause <= here ? 'past' : 'ahead';
}
