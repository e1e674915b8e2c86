/** A year at a glance: what counts, what does not, what a draft changes. The list says the same. */
import { useWords } from '../../../words/use-words.tsx';
import css from './year-drawn.module.css';

interface Props {
  year: number;
  /** The days of the week that count: 1 is Monday. */
  weekdays: readonly number[];
  before: ReadonlySet<string>;
  days: ReadonlySet<string>;
}

/** Monday to Sunday in two letters: T2 … CN, Mo … Su; "short" in Vietnamese is Th 2. */
function weekdayNames(lang: string): string[] {
  const weekday = lang === 'vi' ? 'narrow' : 'short';
  return [5, 6, 7, 8, 9, 10, 11].map((day) =>
    new Date(Date.UTC(2026, 0, day))
      .toLocaleDateString(lang, { weekday, timeZone: 'UTC' })
      .slice(0, 2),
  );
}

const months = Array.from({ length: 12 }, (_, month) => month);

export function YearDrawn(props: Props) {
  return (
    <div className={css.year} aria-hidden="true">
      {months.map((month) => (
        <Month key={month} month={month} {...props} />
      ))}
    </div>
  );
}

function Month({ year, month, weekdays, before, days }: Props & { month: number }) {
  const { lang } = useWords();
  const first = new Date(Date.UTC(year, month, 1));
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const name = first.toLocaleDateString(lang, { month: 'long', timeZone: 'UTC' });
  return (
    <div>
      <p className={css.name}>{name}</p>
      <ol className={css.month}>
        {weekdayNames(lang).map((weekday) => (
          <li key={weekday} className={css.weekday}>
            {weekday}
          </li>
        ))}
        {Array.from({ length }, (_, place) => {
          const at = new Date(Date.UTC(year, month, place + 1));
          const day = at.toISOString().slice(0, 10);
          const weekday = at.getUTCDay() || 7;
          const isOff = days.has(day);
          const kind = isOff ? 'off' : weekdays.includes(weekday) ? 'works' : 'rests';
          return (
            <li
              key={day}
              data-kind={kind}
              data-changed={isOff !== before.has(day)}
              style={place === 0 ? { gridColumnStart: weekday } : undefined}
            >
              {place + 1}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
