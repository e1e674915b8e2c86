/** How a person's account stands. */
import type { PersonView } from '../../../../http/contract/people.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './people.module.css';

/** How an account stands, worst first. */
export function Standing({ person }: { person: PersonView }) {
  const { people: words } = useWords().w;
  const time = useTime();
  const { state, disabledWhy, lockedUntil, hasSecondFactor, passkeys } = person;
  if (state === 'disabled') {
    return (
      <span className={css.warn}>
        {disabledWhy ? words.disabledWhy[disabledWhy] : words.states.disabled}
      </span>
    );
  }
  if (lockedUntil) {
    return <span className={css.warn}>{words.lockedUntil(time.absolute(lockedUntil))}</span>;
  }
  const isSingle = !hasSecondFactor && passkeys === 0;
  return <span className="muted small">{words.states[isSingle ? 'one-factor' : 'active']}</span>;
}
