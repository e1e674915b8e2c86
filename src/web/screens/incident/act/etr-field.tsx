/** The estimated time to restore: a tap on the usual ones, or any date and time. */
import { InstantField, type Quick } from '../../../parts/form/instant-field.tsx';
import { deskNow } from '../../../parts/now.ts';
import { fromInput, toInput } from '../../../parts/time.ts';
import { useWords } from '../../../words/use-words.tsx';
import type { FieldWords } from './field-words.ts';

const hourMs = 3_600_000;
/** The spans and the hour of the day that carriers promise most. */
const hoursAhead = [1, 2, 4];
const endOfDay = '17:00';

interface Props {
  words: FieldWords;
  value: string | undefined;
  onChange: (etr: string) => void;
  error: string | undefined;
}

export function EtrField({ words, value, onChange, error }: Props) {
  const { w } = useWords();
  const { etr } = w.incident;
  const now = deskNow();
  const quick: Quick[] = hoursAhead.map((hours) => ({
    label: etr.ahead(hours),
    at: () => inHours(hours),
  }));
  const today = onDay(now);
  if (Date.parse(today) > now) quick.push({ label: etr.today(endOfDay), at: () => today });
  else quick.push({ label: etr.tomorrow(endOfDay), at: () => onDay(now + 24 * hourMs) });
  const isPast = value !== undefined && Date.parse(value) <= now;
  return (
    <div data-lacking={error !== undefined || undefined}>
      <InstantField
        legend={words.label}
        hint={words.hint}
        quick={quick}
        pick={{ label: etr.pick, at: () => inHours(1) }}
        value={value}
        onChange={onChange}
        error={isPast ? etr.past : error}
      />
    </div>
  );
}

/** So many hours from now, at the next five minutes: nobody promises 14:03:27. */
function inHours(hours: number): string {
  const step = 5 * 60_000;
  return new Date(Math.ceil((deskNow() + hours * hourMs) / step) * step).toISOString();
}

/** The end of the working day that an instant falls on, on Vietnam's clocks. */
function onDay(at: number): string {
  return fromInput(`${toInput(at).slice(0, 10)}T${endOfDay}`) ?? new Date(at).toISOString();
}
