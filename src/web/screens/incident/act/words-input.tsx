/** Words, with the usual sentences to tap: nobody types "fibre cut" for the tenth time. */
import { TextField } from '../../../parts/form/text-field.tsx';
import { useWords } from '../../../words/use-words.tsx';
import css from './command-form.module.css';
import type { FieldWords } from './field-words.ts';

interface Props {
  field: { kind: 'words' | 'line'; required: boolean };
  words: FieldWords;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

export function WordsInput({ field, words, value, onChange, error }: Props) {
  const { w } = useWords();
  const add = (phrase: string): void => {
    const before = value.trim();
    onChange(before === '' ? phrase : `${before} ${phrase}`);
  };
  const left = words.phrases?.filter((phrase) => !value.includes(phrase)) ?? [];
  return (
    <div>
      <TextField
        label={words.label}
        hint={words.hint}
        lines={field.kind === 'words' ? 'many' : 'one'}
        value={value}
        onChange={onChange}
        required={field.required}
        error={error}
      />
      {left.length > 0 && (
        <div className={css.phrases} role="group" aria-label={w.incident.phrases(words.label)}>
          {left.map((phrase) => (
            <button key={phrase} type="button" className={css.phrase} onClick={() => add(phrase)}>
              {phrase}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
