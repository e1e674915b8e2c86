/** An instant, by one tap on the usual ones or by the phone's own picker of date and time. */
import { useId, useState } from 'react';
import { fromInput, toInput } from '../time.ts';
import { useTime } from '../use-time.ts';
import css from './instant-field.module.css';

export interface Quick {
  label: string;
  /** ISO 8601, as it would be if it were tapped now. */
  at: () => string;
}

interface Props {
  legend: string;
  hideLegend?: boolean;
  quick: readonly Quick[];
  /** The words of the chip that opens the picker, and where the picker begins. */
  pick: Quick;
  /** ISO 8601. */
  value: string | undefined;
  onChange: (at: string) => void;
  error?: string | undefined;
  hint?: string | undefined;
}

/** Which chip was tapped is remembered only to mark it: the instant is what counts. */
export function InstantField(props: Props) {
  const { legend, hideLegend, quick, pick, value, onChange, error, hint } = props;
  const [tapped, setTapped] = useState<string | undefined>();
  const time = useTime();
  const id = useId();
  const wrong = error === undefined ? undefined : `${id}-error`;
  const picking = tapped === pick.label;
  const choose = (one: Quick): void => {
    setTapped(one.label);
    if (one !== pick || value === undefined) onChange(one.at());
  };
  return (
    <div role="group" aria-labelledby={id} aria-describedby={wrong} className={css.field}>
      <p id={id} className={hideLegend ? 'unseen' : css.legend}>
        {legend}
      </p>
      {hint !== undefined && <p className={css.hint}>{hint}</p>}
      <div className={css.chips}>
        {[...quick, pick].map((one) => (
          <button
            key={one.label}
            type="button"
            className={css.chip}
            aria-pressed={value !== undefined && tapped === one.label}
            onClick={() => choose(one)}
          >
            {one.label}
          </button>
        ))}
      </div>
      {picking && value !== undefined && (
        <input
          type="datetime-local"
          aria-label={legend}
          className={css.input}
          defaultValue={toInput(value)}
          onChange={(e) => {
            const at = fromInput(e.currentTarget.value);
            if (at !== undefined) onChange(at);
          }}
        />
      )}
      <p className={css.chosen} aria-live="polite">
        {value !== undefined && (
          <>
            <b>{time.absolute(value)}</b> · {time.relative(value)}
          </>
        )}
      </p>
      {error !== undefined && (
        <p id={wrong} className={css.error}>
          {error}
        </p>
      )}
    </div>
  );
}
