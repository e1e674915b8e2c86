import type { time as vi } from '../vi/time.ts';

const named = (month: number, style: 'long' | 'short') =>
  new Intl.DateTimeFormat('en-GB', { month: style, timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1),
  );

/** From Sunday on, as the Date of a program counts them. */
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** How English says times and spans; `parts/time.ts` puts them together. */
export const time = {
  locale: 'en-GB',
  longDate: (day: number, month: number, year: number) => `${day} ${named(month, 'long')} ${year}`,
  weekDate: (weekday: number, day: number, month: number, year: number) =>
    `${weekdays[weekday] ?? ''}, ${day} ${named(month, 'long')} ${year}`,
  dayMonth: (day: number, month: number) => `${day} ${named(month, 'short')}`,
  dayMonthYear: (day: number, month: number, year: number) =>
    `${day} ${named(month, 'short')} ${year}`,
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  at: (clock: string, day: string) => `${clock} ${day}`,
  zone: 'Vietnam time',
  days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  hours: (n: number) => `${n} h`,
  minutes: (n: number) => `${n} min`,
  seconds: (n: number) => `${n} s`,
  ago: (span: string) => `${span} ago`,
  ahead: (span: string) => `in ${span}`,
  now: 'just now',
  underMinute: 'less than a minute',
} satisfies typeof vi;
