/** One of a few: native radios drawn as a row of segments, so that arrows and names just work. */
import { useId } from 'react';
import css from './choice.module.css';

interface Props<V extends string> {
  label: string;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  value: V;
  options: readonly { value: V; label: string; lang?: string }[];
  onChange: (value: V) => void;
}

export function Choice<V extends string>(props: Props<V>) {
  const { label, hideLabel, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset className={css.choice}>
      <legend className={hideLabel ? 'unseen' : undefined}>{label}</legend>
      <div className={css.row}>
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
