/** The small fields of administration: a search, one of several, a time of day. */
import { NativeSelect, TextInput } from '@mantine/core';
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

interface TimeProps {
  label: string;
  /** HH:MM; empty where nothing is chosen. */
  value: string;
  onChange: (value: string) => void;
}

/** A time of day, by the browser's own picker. */
export function TimeField({ label, value, onChange }: TimeProps) {
  return (
    <TextInput
      type="time"
      size="md"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
