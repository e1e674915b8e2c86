/** One of a few, each a card that a thumb hits: native radios underneath, so that keys work too. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import css from './choices.module.css';

export interface Choice<T extends string> {
  value: T;
  label: ReactNode;
  /** One line under the label. */
  hint?: ReactNode;
  icon?: ReactNode;
}

interface Props<T extends string> {
  legend: ReactNode;
  /** The legend is read aloud only. */
  hideLegend?: boolean;
  /** Known by it before the page's scripts are here (`first/`). */
  name?: string;
  choices: readonly Choice<T>[];
  value: T | undefined;
  onChange: (value: T) => void;
  /** `row`: side by side, as for short answers; `column`: one under the other. */
  layout?: 'row' | 'column';
  error?: string | undefined;
}

export function Choices<T extends string>(props: Props<T>) {
  const { legend, hideLegend, choices, value, onChange, layout = 'column', error } = props;
  const id = useId();
  const { name = id } = props;
  return (
    <fieldset className={css.set} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={hideLegend ? 'unseen' : css.legend}>{legend}</legend>
      <div className={css.choices} data-layout={layout}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice} data-error={error !== undefined}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.icon}
            <span>
              <span className={css.label}>{choice.label}</span>
              {choice.hint !== undefined && <span className={css.hint}>{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
