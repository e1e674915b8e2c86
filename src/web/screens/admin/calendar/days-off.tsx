/** A draft of days off: by the year, what it would change, and what it would not. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type {
  CalendarListView,
  DaysOffOutcomeView,
} from '../../../../http/contract/admin-calendars.ts';
import { useJudged, useSave } from '../../../api/admin.ts';
import { DayField } from '../../../parts/form/day-field.tsx';
import { deskNow } from '../../../parts/now.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { toInput } from '../../../parts/time.ts';
import { useTime } from '../../../parts/use-time.ts';
import { useAdministering } from '../../../words/use-administering.ts';
import { useWords } from '../../../words/use-words.tsx';
import css from '../admin.module.css';
import { YearDrawn } from './year-drawn.tsx';

type Calendar = NonNullable<CalendarListView['items'][number]['calendar']>;

interface Props {
  agreement: string;
  calendar: Calendar;
  seen: string;
  known: CalendarListView['known'];
  mayChange: boolean;
  onSaved: () => void;
}

export function DaysOff({ agreement, calendar, seen, known, mayChange, onSaved }: Props) {
  const words = useAdministering();
  const told = words.calendar;
  const [year, setYear] = useState(() => Number(toInput(deskNow()).slice(0, 4)));
  const [days, setDays] = useState<ReadonlySet<string>>(() => new Set(calendar.holidays));
  const [through, setThrough] = useState(calendar.through);
  const before = new Set(calendar.holidays);
  const isMoved = less(days, before).size + less(before, days).size > 0;
  const isChanged = isMoved || through !== calendar.through;
  const body = { holidays: [...days].toSorted(), through, seen };
  const order = { path: `/admin/calendars/${agreement}`, body };
  const change = (next: ReadonlySet<string>): void => {
    setDays(next);
    const last = [...next].toSorted().at(-1) ?? '';
    // A day beyond what was known makes its whole year known.
    if (last > through) setThrough(`${last.slice(0, 4)}-12-31`);
  };
  return (
    <div className={css.form}>
      <div className={css.bar}>
        <Button
          variant="default"
          aria-label={told.year(year - 1)}
          onClick={() => setYear(year - 1)}
        >
          ←
        </Button>
        <h3 aria-live="polite">{told.year(year)}</h3>
        <Button
          variant="default"
          aria-label={told.year(year + 1)}
          onClick={() => setYear(year + 1)}
        >
          →
        </Button>
      </div>
      <YearDrawn year={year} weekdays={calendar.weekdays} before={before} days={days} />
      <YearList {...{ year, days, known, mayChange, change }} />
      {mayChange && <Known {...{ year, days, known, change }} />}
      {mayChange && <Add {...{ year, days, change }} />}
      {mayChange && (
        <DayField
          label={told.through}
          hint={told.throughHint}
          value={through}
          onChange={setThrough}
        />
      )}
      {isChanged && <Change {...{ order, before, days, onSaved }} />}
    </div>
  );
}

interface Draft {
  year: number;
  days: ReadonlySet<string>;
  change: (days: ReadonlySet<string>) => void;
}

function ofYear(year: number, days: Iterable<string>): string[] {
  return [...days].filter((day) => day.startsWith(`${year}-`)).toSorted();
}

function YearList(props: Draft & Pick<Props, 'known' | 'mayChange'>) {
  const { year, days, known, mayChange, change } = props;
  const { lang } = useWords();
  const time = useTime();
  const { calendar: words } = useAdministering();
  const names = new Map(known.map((one) => [one.day, one[lang]]));
  const shown = ofYear(year, days);
  const list = useRef<HTMLDivElement>(null);
  const remove = (day: string): void => {
    const at = shown.indexOf(day);
    change(new Set([...days].filter((one) => one !== day)));
    requestAnimationFrame(() => focusNext(list.current, at));
  };
  return (
    <div ref={list} tabIndex={-1}>
      {shown.length === 0 ? (
        <p className="muted">{words.none(year)}</p>
      ) : (
        <table className={`${css.report} ${css.days}`}>
          <caption className="unseen">{words.ofYear(year)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.name}</th>
              {mayChange && <th scope="col">{words.act}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((day) => (
              <tr key={day}>
                <td>{time.weekDate(day)}</td>
                <td>{names.get(day) ?? '–'}</td>
                {mayChange && (
                  <td>
                    <Button
                      variant="subtle"
                      aria-label={words.removeNamed(time.weekDate(day))}
                      onClick={() => remove(day)}
                    >
                      {words.remove}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The row has gone with its button: the keyboard goes on at the next one, or at the list. */
function focusNext(list: HTMLElement | null, at: number): void {
  const buttons = [...(list?.querySelectorAll('button') ?? [])];
  (buttons[at] ?? buttons.at(-1) ?? list)?.focus();
}

/** The statutory days of the year that are not in the calendar yet, added at once. */
function Known({ year, days, known, change }: Draft & Pick<Props, 'known'>) {
  const { calendar: words } = useAdministering();
  const all = ofYear(
    year,
    known.map(({ day }) => day),
  );
  const missing = all.filter((day) => !days.has(day));
  if (all.length === 0) return <p className="muted small">{words.unknown(year)}</p>;
  if (missing.length === 0) return null;
  return (
    <div>
      <Button variant="default" onClick={() => change(new Set([...days, ...missing]))}>
        {words.addKnown(missing.length, year)}
      </Button>
    </div>
  );
}

function Add({ year, days, change }: Draft) {
  const { calendar: words } = useAdministering();
  const [day, setDay] = useState('');
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} className={css.pair}>
      <DayField label={words.other} min={`${year}-01-01`} value={day} onChange={setDay} />
      <Button
        variant="default"
        className={css.atField}
        disabled={day === '' || days.has(day)}
        onClick={() => {
          change(new Set([...days, day]));
          setDay('');
          place.current?.querySelector('input')?.focus();
        }}
      >
        {words.add}
      </Button>
    </div>
  );
}

interface ChangeProps {
  order: { path: string; body: object };
  before: ReadonlySet<string>;
  days: ReadonlySet<string>;
  onSaved: () => void;
}

/** What saving would do: days that come and go, deadlines that stay, and one that would not. */
function Change({ order, before, days, onSaved }: ChangeProps) {
  const { lang } = useWords();
  const time = useTime();
  const words = useAdministering();
  const told = words.calendar;
  const judged = useJudged<DaysOffOutcomeView>(order, true);
  const save = useSave(onSaved);
  const problem = save.error ?? judged.error;
  const named = (some: ReadonlySet<string>): string =>
    [...some]
      .toSorted()
      .map((day) => time.weekDate(day))
      .join('; ');
  const [come, gone] = [less(days, before), less(before, days)];
  return (
    <div className={css.draft} role="region" aria-label={told.preview}>
      <div role="status">
        {come.size > 0 && <p>{told.come(named(come))}</p>}
        {gone.size > 0 && <p>{told.gone(named(gone))}</p>}
        {judged.told && <p>{told.running(judged.told.running)}</p>}
      </div>
      {judged.told?.examples.map(({ notifiedAt, before: was, after: is }) => (
        <p key={notifiedAt}>{told.example(...([notifiedAt, was, is].map(time.full) as Three))}</p>
      ))}
      {judged.flaws.map(({ field, words: flaw }) => (
        <p key={field} role="alert">
          {flaw[lang].what} {flaw[lang].todo}
        </p>
      ))}
      {problem && <ProblemNotice error={problem} />}
      <div>
        <Button
          loading={save.isPending}
          disabled={judged.flaws.length > 0}
          onClick={() => save.mutate(order)}
        >
          {words.save}
        </Button>
      </div>
    </div>
  );
}

type Three = [string, string, string];

/** The days of the first that are not in the other; browsers of 2023 have no word for it. */
function less(days: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...days].filter((day) => !others.has(day)));
}
