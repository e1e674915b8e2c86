/**
 * A day: typed day first, whatever language the browser speaks, or picked in the browser's own
 * calendar. The day that is meant is said in words beside the label.
 */
import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useDayWords } from '../../words/day.ts';
import { useWords } from '../../words/use-words.tsx';
import { weekDate } from '../time.ts';
import { dayOf, dayText } from './day.ts';
import css from './day-field.module.css';

interface Props {
  label: string;
  /** YYYY-MM-DD; empty where there is none. */
  value: string;
  /** Told the day, or that there is none: what is not whole yet is none, and bars its form. */
  onChange: (day: string) => void;
  min?: string;
  hint?: string | undefined;
  error?: string | undefined;
}

export function DayField({ label, value, onChange, min, hint, error }: Props) {
  const words = useDayWords();
  const { lang } = useWords();
  const [typed, setTyped] = useState(dayText(value));
  const [inForce, setInForce] = useState(value);
  const [wasLeft, setLeft] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const read = dayOf(typed);
  if (value !== inForce) {
    setInForce(value);
    // Changed from elsewhere: emptied once it was taken, or picked in the calendar.
    if (value !== (read ?? '')) setTyped(dayText(value));
  }
  const isWrong = read === undefined;
  useEffect(() => field.current?.setCustomValidity(isWrong ? words.flaw : ''), [isWrong, words]);
  const said = [hint, read && weekDate(read, lang)].filter(Boolean);
  return (
    <TextInput
      ref={field}
      size="md"
      label={label}
      description={said.length > 0 ? said.join(' · ') : undefined}
      error={isWrong && wasLeft ? words.flaw : error}
      placeholder={words.shape}
      autoComplete="off"
      maxLength={20}
      value={typed}
      onChange={({ currentTarget }) => {
        const day = dayOf(currentTarget.value);
        setTyped(currentTarget.value);
        // What was told stays until it is mended; the next slip is told when the field is left.
        if (day !== undefined) setLeft(false);
        onChange(day ?? '');
      }}
      onBlur={() => {
        setLeft(true);
        if (read !== undefined) setTyped(dayText(read));
      }}
      onInvalid={() => setLeft(true)}
      // As a field of the browser's own opens its calendar.
      onKeyDown={(event) => {
        if (event.altKey && event.key === 'ArrowDown') calendar.current?.showPicker();
      }}
      rightSection={
        <Calendar
          label={words.pick(label)}
          input={calendar}
          value={read ?? ''}
          min={min}
          onPick={(day) => {
            setTyped(dayText(day));
            onChange(day);
          }}
        />
      }
    />
  );
}

interface CalendarProps {
  label: string;
  input: RefObject<HTMLInputElement | null>;
  value: string;
  min: string | undefined;
  onPick: (day: string) => void;
}

/** The browser's own calendar behind a button; a keyboard has the field itself, and Alt + ↓. */
function Calendar({ label, input, value, min, onPick }: CalendarProps) {
  return (
    <>
      <input
        ref={input}
        type="date"
        className={css.calendar}
        tabIndex={-1}
        aria-hidden="true"
        min={min}
        value={value}
        onChange={(event) => onPick(event.currentTarget.value)}
      />
      <ActionIcon
        variant="subtle"
        size="lg"
        tabIndex={-1}
        aria-label={label}
        onClick={() => input.current?.showPicker()}
      >
        <IconCalendar size={20} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </>
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
    <DayField
      key={end}
      label={labels[end]}
      value={value[end] ?? ''}
      onChange={(day) => onChange({ [end]: day })}
    />
  ));
}
