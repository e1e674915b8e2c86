/** A line or a paragraph of words, with its label, its hint and what is missing. */
import { useId } from 'react';
import { useWords } from '../../words/use-words.tsx';
import css from './text-field.module.css';

interface Props {
  label: string;
  /** Known by it before the page's scripts are here (`first/`). */
  name?: string;
  value: string;
  onChange: (value: string) => void;
  /** A paragraph grows with its words; a line does not. */
  lines?: 'one' | 'many';
  hint?: string | undefined;
  placeholder?: string | undefined;
  error?: string | undefined;
  /** Says "(không bắt buộc)" beside the label where it is false. */
  required?: boolean;
  inputMode?: 'text' | 'tel';
  autoComplete?: string;
  /** The most characters that the desk takes. */
  max?: number;
}

export function TextField(props: Props) {
  const { label, value, onChange, lines = 'one', hint, error, required = false } = props;
  const { w } = useWords();
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const shared = {
    id,
    name: props.name,
    value,
    className: css.input,
    placeholder: props.placeholder,
    maxLength: props.max ?? (lines === 'one' ? 200 : 4000),
    'aria-required': required,
    'aria-invalid': error !== undefined,
    'aria-describedby': told === '' ? undefined : told,
  };
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
        {!required && <span className={css.optional}> ({w.common.optional})</span>}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {lines === 'many' ? (
        <textarea {...shared} rows={3} onChange={(e) => onChange(e.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          onChange={(e) => onChange(e.currentTarget.value)}
        />
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
    </div>
  );
}
