/**
 * A text of many lines with their numbers, and the lines that are wrong marked: the browser's own
 * field, so that the keyboard, the undo and the screen reader are the ones that people know.
 */
import { useId, useRef, type Ref } from 'react';
import css from './editor.module.css';

interface Props {
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
  /** The lines, from 1, that something is wrong with. */
  marked: ReadonlySet<number>;
  field: Ref<HTMLTextAreaElement>;
}

export function Editor({ label, hint, value, onChange, marked, field }: Props) {
  const id = useId();
  const numbers = useRef<HTMLOListElement>(null);
  const lines = value.split('\n').length;
  return (
    <div className={css.editor}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <p id={`${id}-hint`} className="muted small">
        {hint}
      </p>
      <div className={css.frame}>
        <ol ref={numbers} className={css.numbers} aria-hidden="true">
          {Array.from({ length: lines }, (_, place) => (
            <li key={place} data-marked={marked.has(place + 1)}>
              {place + 1}
            </li>
          ))}
        </ol>
        <textarea
          id={id}
          ref={field}
          className={css.text}
          aria-describedby={`${id}-hint`}
          aria-invalid={marked.size > 0}
          value={value}
          wrap="off"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={({ currentTarget }) => {
            if (numbers.current) numbers.current.scrollTop = currentTarget.scrollTop;
          }}
        />
      </div>
    </div>
  );
}

/** Puts the cursor at a place of the text, counted from 1, and brings its line into sight. */
export function goTo(field: HTMLTextAreaElement, line: number, column: number): void {
  const before = field.value.split('\n').slice(0, line - 1);
  const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  field.focus();
  field.setSelectionRange(at, at);
  const height = Number.parseFloat(getComputedStyle(field).lineHeight);
  // Some lines above stay in sight: a flaw is often in what stands there.
  field.scrollTop = Math.max(0, (line - 5) * height);
  field.scrollLeft = 0;
}
