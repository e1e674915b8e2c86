/**
 * The form of a thing that is administered. What is typed is judged by the desk itself as it
 * stands, before it is saved: each field says at once what is wrong with it and what to do.
 */
import { Button, Checkbox } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import type { AdminUnit, Saved } from '../../../http/contract/admin.ts';
import { useJudged, useSave } from '../../api/admin.ts';
import { DayField } from '../../parts/form/day-field.tsx';
import { SelectField } from '../../parts/form/fields.tsx';
import { focusFirstFlaw } from '../../parts/form/first-flaw.ts';
import { TextField } from '../../parts/form/text-field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAdministering } from '../../words/use-administering.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './admin.module.css';
import { UnitPick } from './unit-pick.tsx';

/** What a form holds; empty: nothing was entered. */
export type Entered = Record<string, string>;

type Options = readonly { value: string; label: string }[];

/**
 * A paragraph, a day, one of several, some of several (kept with spaces between), or a unit of
 * these kinds.
 */
type As =
  | 'paragraph'
  | 'day'
  | Options
  | { many: Options }
  | { kinds: readonly AdminUnit['kind'][] };

/** A field, by the name that the desk has for it; a line of text, unless it is `as` another. */
export interface Field {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  as?: As;
  inputMode?: 'text' | 'tel';
}

interface Props {
  fields: readonly Field[];
  begin: Entered;
  /** The address that it is saved at, and what is sent there. */
  path: (entered: Entered) => string;
  body: (entered: Entered) => object;
  submit: string;
  onSaved: (entered: Entered) => void;
  /** Told of whatever is entered. */
  onEntered?: (entered: Entered) => void;
  /** What else is to be said before it is saved. */
  children?: (entered: Entered) => ReactNode;
}

export function ThingForm(props: Props) {
  const { fields, begin, path, body, submit, onSaved, onEntered, children } = props;
  const words = useAdministering();
  const form = useRef<HTMLFormElement>(null);
  const [entered, setEntered] = useState(begin);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const isWhole = fields.every(({ name, required }) => !required || entered[name]?.trim());
  const asked = { path: path(entered), body: body(entered) };
  const judged = useJudged(asked, touched.size > 0 && isWhole);
  const save = useSave(() => onSaved(entered));
  const problem = save.error ?? judged.error;
  const change = (name: string, value: string): void => {
    save.reset();
    const next = { ...entered, [name]: value };
    setEntered(next);
    onEntered?.(next);
    setTouched(new Set([...touched, name]));
  };
  const errorOf = useErrors(judged.flaws, save.error?.problem?.flaws ?? []);
  const missing = ({ name, required }: Field): string | undefined =>
    required && touched.has(name) && !entered[name]?.trim() ? words.required : undefined;
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(new Set(fields.map(({ name }) => name)));
        const toFlaw = (): void => focusFirstFlaw(form.current);
        // A day that is half typed is none: it would be saved as that.
        if (isWhole && event.currentTarget.checkValidity()) save.mutate(asked, { onError: toFlaw });
        else toFlaw();
      }}
    >
      {fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={entered[field.name] ?? ''}
          error={missing(field) ?? errorOf(field.name)}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {children?.(entered)}
      {problem && <ProblemNotice error={problem} />}
      <Button type="submit" loading={save.isPending}>
        {submit}
      </Button>
    </form>
  );
}

/** What is wrong with a field: by the latest judgement, else as it was refused. */
function useErrors(...told: Saved['flaws'][]) {
  const { lang } = useWords();
  return (name: string): string | undefined => {
    const flaw = told.flat().find(({ field }) => field === name)?.words[lang];
    return flaw && `${flaw.what} ${flaw.todo}`;
  };
}

interface FieldProps {
  field: Field;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function OneField({ field, ...given }: FieldProps) {
  const words = useAdministering();
  const { label, hint, as, required = false, inputMode = 'text' } = field;
  if (as === 'day') return <DayField label={label} hint={hint} {...given} />;
  if (as === undefined || as === 'paragraph') {
    const lines = as === 'paragraph' ? 'many' : 'one';
    const shared = { label, hint, required, inputMode, lines, ...given } as const;
    return <TextField {...shared} />;
  }
  if ('many' in as) return <Many label={label} hint={hint} options={as.many} {...given} />;
  if ('kinds' in as)
    return <UnitPick label={label} find={words.find(label)} kinds={as.kinds} {...given} />;
  return <SelectField label={label} options={as} {...given} />;
}

interface ManyProps {
  label: string;
  hint: string | undefined;
  options: Options;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function Many({ label, hint, options, value, error, onChange }: ManyProps) {
  const chosen = value.split(' ').filter(Boolean);
  return (
    <Checkbox.Group
      label={label}
      description={hint}
      error={error}
      size="md"
      value={chosen}
      onChange={(some) => onChange(some.join(' '))}
    >
      <div className={css.many}>
        {options.map((one) => (
          <Checkbox key={one.value} size="md" value={one.value} label={one.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
