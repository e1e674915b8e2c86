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
  /** The words of the chip that opens the picker. */
  pick: string;
  /** ISO 8601. */
  value: string | undefined;
  onChange: (at: string) => void;
  error?: string | undefined;
  hint?: string | undefined;
}

/** Which chip was tapped is remembered only to mark it: the instant is what counts. */
export function InstantField(props: Props) {
  const { legend, hideLegend, quick, pick, value, onChange, error, hint } = props;
  const [tapped, setTapped] = useState<number | 'pick' | undefined>();
  const time = useTime();
  const id = useId();
  const choose = (index: number): void => {
    const chosen = quick[index];
    if (!chosen) return;
    setTapped(index);
    onChange(chosen.at());
  };
  return (
    <div role="group" aria-labelledby={id} className={css.field}>
      <p id={id} className={hideLegend ? 'unseen' : css.legend}>
        {legend}
      </p>
      {hint !== undefined && <p className={css.hint}>{hint}</p>}
      <div className={css.chips}>
        {quick.map((one, index) => (
          <button
            key={one.label}
            type="button"
            className={css.chip}
            aria-pressed={value !== undefined && tapped === index}
            onClick={() => choose(index)}
          >
            {one.label}
          </button>
        ))}
        <button
          type="button"
          className={css.chip}
          aria-pressed={tapped === 'pick'}
          onClick={() => setTapped('pick')}
        >
          {pick}
        </button>
      </div>
      {tapped === 'pick' && <Picker label={legend} value={value} onChange={onChange} />}
      {value !== undefined && (
        <p className={css.chosen} aria-live="polite">
          <b>{time.absolute(value)}</b> · {time.relative(value)}
        </p>
      )}
      {error !== undefined && <p className={css.error}>{error}</p>}
    </div>
  );
}

function Picker({ label, value, onChange }: Pick<Props, 'value' | 'onChange'> & { label: string }) {
  const time = useTime();
  return (
    <input
      type="datetime-local"
      aria-label={label}
      className={css.input}
      defaultValue={toInput(value ?? time.now)}
      onChange={(e) => {
        const at = fromInput(e.currentTarget.value);
        if (at !== undefined) onChange(at);
      }}
    />
  );
}
