/** The small fields of administration: a search, one of several, a day or a time of day. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.tsx';
import { weekDate } from '../time.ts';
import { useTyped } from './use-typed.ts';

interface SearchProps {
  label: string;
  /** Shows the label above; else it is the placeholder, and read aloud. */
  labelled?: boolean;
  className?: string | undefined;
  /** What is in force; told on when the typing pauses. */
  value: string;
  onChange: (text: string) => void;
}

/** What is sought in a list, told on when the typing pauses. */
export function SearchField({ label, labelled = false, className, value, onChange }: SearchProps) {
  const { typed, type } = useTyped(value, onChange);
  return (
    <TextInput
      type="search"
      size="md"
      {...(className === undefined ? {} : { className })}
      {...(labelled ? { label } : { 'aria-label': label, placeholder: label })}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

interface SelectProps<V extends string> {
  label: string;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  error?: string | undefined;
}

/** One of several, by the browser's own list. */
export function SelectField<V extends string>(props: SelectProps<V>) {
  const { label, hideLabel, value, options, onChange, error } = props;
  return (
    <NativeSelect
      size="md"
      {...(hideLabel ? { 'aria-label': label } : { label })}
      value={value}
      error={error}
      data={[...options]}
      onChange={({ currentTarget }) => {
        const chosen = options.find((one) => one.value === currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    />
  );
}

/** What a list may be narrowed to, from the words of its values; all of them first. */
export function allOr(all: string, some: Record<string, string>) {
  return [
    { value: '', label: all },
    ...Object.entries(some).map(([value, label]) => ({ value, label })),
  ];
}

interface PickProps {
  label: string;
  /** `date` gives YYYY-MM-DD, `time` gives HH:MM; either is empty where nothing is chosen. */
  type?: 'date' | 'time';
  value: string;
  onChange: (value: string) => void;
  min?: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/**
 * A day or a time of day, by the browser's own picker. It writes a day in the order of its own
 * language, whatever the page's: so the day that was chosen is said in words beside the label.
 */
export function PickField({ label, type = 'date', value, onChange, min, ...told }: PickProps) {
  const { lang } = useWords();
  const isDay = type === 'date' && /^[1-9]\d{3}-\d\d-\d\d$/.test(value);
  const said = [told.hint, isDay && weekDate(value, lang)].filter(Boolean);
  return (
    <TextInput
      type={type}
      size="md"
      label={label}
      description={said.length > 0 ? said.join(' · ') : undefined}
      error={told.error}
      min={min}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface Ends {
  from?: string | undefined;
  to?: string | undefined;
}

interface SpanProps {
  labels: { from: string; to: string };
  /** Days, YYYY-MM-DD; an end that is not given is open. */
  value: Ends;
  onChange: (end: Ends) => void;
}

/** The first and the last day of a span. */
export function SpanFields({ labels, value, onChange }: SpanProps) {
  return (['from', 'to'] as const).map((end) => (
    <PickField
      key={end}
      label={labels[end]}
      value={value[end] ?? ''}
      onChange={(day) => onChange({ [end]: day })}
    />
  ));
}
