/** The state of an incident: its step's ticks, and its name. */
import { stepOf, type StateName } from '../../http/contract/procedure.ts';
import { terms } from '../../http/contract/terms.ts';
import { useWords } from '../words/use-words.tsx';
import css from './state-badge.module.css';
import { StepTicks } from './step-ticks.tsx';

/** `withStep` writes "Bước 4/7" before the name. */
export function StateBadge({ state, withStep }: { state: StateName; withStep?: boolean }) {
  const { w, say } = useWords();
  const numbered = withStep === true && state !== 'withdrawn';
  return (
    <span className={css.badge}>
      <StepTicks state={state} />
      <span>
        {numbered && <span className={css.step}>{w.common.step(stepOf(state).clause)} · </span>}
        {say(terms.state[state])}
      </span>
    </span>
  );
}
