/** A file to choose: the label is the button, because the browser's own speaks its own language. */
import { useId } from 'react';
import css from './file-choice.module.css';

interface Props {
  label: string;
  hint: string;
  /** Endings, such as `.csv,.xlsx`. */
  accept: string;
  /** The name of the file that was chosen. */
  name: string | undefined;
  onChoose: (file: File) => void;
}

export function FileChoice({ label, hint, accept, name, onChoose }: Props) {
  const id = useId();
  return (
    <>
      <p id={`${id}-hint`} className="muted">
        {hint}
      </p>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        className={css.file}
        // The same file, mended, may be chosen again.
        onClick={(event) => (event.currentTarget.value = '')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onChoose(file);
        }}
      />
      <label htmlFor={id} className={css.choose}>
        {label}
      </label>
      {name !== undefined && <p className="code">{name}</p>}
    </>
  );
}
