/** When it happened: now, unless the person says otherwise. */
import { useState } from 'react';
import { InstantField } from '../../../parts/form/instant-field.tsx';
import { deskNow } from '../../../parts/now.ts';
import { duration } from '../../../parts/time.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from './command-form.module.css';

interface Props {
  /** ISO 8601; absent: now. */
  value: string | undefined;
  onChange: (at: string) => void;
  /** The words before the time. */
  legend?: string;
  /** What stands while it is not being changed; "now" where it is absent. */
  unchanged?: string;
  /** Asks at once, instead of offering to change it. */
  startOpen?: boolean;
}

const minuteMs = 60_000;
const agoMinutes = [5, 15, 30];
const before = (spanMs: number) => () => new Date(deskNow() - spanMs).toISOString();

export function ClaimedTime(props: Props) {
  const { value, onChange, legend, unchanged, startOpen = value !== undefined } = props;
  const { w, lang } = useWords();
  const { claimed } = w.incident;
  const [changing, setChanging] = useState(startOpen);
  if (!changing) {
    return (
      <p className={css.claimed}>
        <span>
          {legend ?? claimed.legend}: <b>{unchanged ?? claimed.now}</b>
        </span>
        <button type="button" className={css.change} onClick={() => setChanging(true)}>
          {claimed.change}
        </button>
      </p>
    );
  }
  return (
    <InstantField
      legend={legend ?? claimed.legend}
      quick={[
        { label: claimed.now, at: before(0) },
        ...agoMinutes.map((minutes) => ({
          label: claimed.ago(duration(minutes * minuteMs, lang)),
          at: before(minutes * minuteMs),
        })),
      ]}
      pick={{ label: claimed.pick, at: before(0) }}
      value={value}
      onChange={onChange}
    />
  );
}
