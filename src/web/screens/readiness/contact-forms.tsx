/** The forms of a leave and of a contact's hours. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ReadinessLevel } from '../../../http/contract/readiness.ts';
import { useContactAct } from '../../api/readiness.ts';
import { Choice } from '../../parts/choice.tsx';
import { DayField } from '../../parts/form/day-field.tsx';
import { SelectField, TimeField } from '../../parts/form/fields.tsx';
import { useOwnDraft } from '../../parts/form/own-draft.ts';
import { TextField } from '../../parts/form/text-field.tsx';
import { deskNow } from '../../parts/now.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { fromInput, toInput } from '../../parts/time.ts';
import { useWords } from '../../words/use-words.tsx';
import css from './readiness.module.css';

interface About {
  agreement: string;
  contact: string;
}

interface LeaveProps {
  about: About;
  others: { id: string; name: string }[];
  onDone: () => void;
}

const dayMs = 86_400_000;

/** Days as YYYY-MM-DD; one that is not chosen is today. */
interface Leave {
  from?: string;
  to?: string;
  deputy: string;
  remark: string;
}

/** A leave, from the first day to the end of the last, with who is told as well meanwhile. */
export function LeaveForm({ about, others, onDone }: LeaveProps) {
  const words = useWords().w.readiness.act;
  const today = toInput(deskNow()).slice(0, 10);
  const nothing: Leave = { deputy: '', remark: '' };
  const [typed, change, forget] = useOwnDraft(`leave.${about.agreement}.${about.contact}`, nothing);
  const { from = today, to = today, deputy, remark } = typed;
  const leave = useContactAct('leave');
  const starts = fromInput(`${from}T00:00`);
  const last = fromInput(`${to}T00:00`);
  const save = (): void => {
    if (starts === undefined || last === undefined) return;
    // The last day counts whole: the leave ends as the next one begins.
    const ends = new Date(Date.parse(last) + dayMs).toISOString();
    const body = { ...about, from: starts, to: ends, remark, ...(deputy ? { deputy } : {}) };
    leave.mutate(body, {
      onSuccess: () => {
        forget();
        onDone();
      },
    });
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <DayField label={words.from} value={from} onChange={(day) => change({ from: day })} />
      <DayField label={words.to} min={from} value={to} onChange={(day) => change({ to: day })} />
      <SelectField
        label={words.deputy}
        value={deputy}
        options={[
          { value: '', label: words.noDeputy },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(one) => change({ deputy: one })}
      />
      <TextField
        label={words.remark}
        value={remark}
        onChange={(said) => change({ remark: said })}
      />
      {leave.isError && <ProblemNotice error={leave.error} />}
      <Button type="submit" size="lg" loading={leave.isPending}>
        {words.save}
      </Button>
    </form>
  );
}

const week = [1, 2, 3, 4, 5, 6, 7];

/** The hours in which a contact can be reached, or any. */
export function HoursForm(props: {
  about: About;
  hours: ReadinessLevel['hours'];
  onDone: () => void;
}) {
  const words = useWords().w.readiness.act;
  const { about, hours, onDone } = props;
  const [first = '07:30', end = '17:00'] = hours?.spans[0]?.split('-') ?? [];
  const [isAlways, setAlways] = useState(hours === undefined);
  const [weekdays, setWeekdays] = useState(hours?.weekdays ?? week.slice(0, 5));
  const [opens, setOpens] = useState(first);
  const [closes, setCloses] = useState(end);
  const setting = useContactAct('hours');
  const save = (): void => {
    const chosen = isAlways
      ? { weekdays: [], spans: [] }
      : { weekdays, spans: [`${opens}-${closes}`] };
    setting.mutate({ ...about, ...chosen }, { onSuccess: onDone });
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Choice
        label={words.hours}
        hideLabel
        value={isAlways ? 'always' : 'some'}
        options={[
          { value: 'always', label: words.always },
          { value: 'some', label: words.some },
        ]}
        onChange={(value) => setAlways(value === 'always')}
      />
      {!isAlways && (
        <>
          <Days value={weekdays} onChange={setWeekdays} />
          <TimeField label={words.opens} value={opens} onChange={setOpens} />
          <TimeField label={words.closes} value={closes} onChange={setCloses} />
        </>
      )}
      {setting.isError && <ProblemNotice error={setting.error} />}
      <Button type="submit" size="lg" loading={setting.isPending}>
        {words.save}
      </Button>
    </form>
  );
}

function Days({ value, onChange }: { value: number[]; onChange: (days: number[]) => void }) {
  const words = useWords().w.readiness.act;
  const toggle = (day: number): number[] =>
    value.includes(day) ? value.filter((one) => one !== day) : [...value, day];
  return (
    <fieldset className={css.days}>
      <legend>{words.days}</legend>
      {week.map((day) => (
        <Checkbox
          key={day}
          size="md"
          label={words.day(day)}
          checked={value.includes(day)}
          onChange={() => onChange(toggle(day))}
        />
      ))}
    </fieldset>
  );
}
