/**
 * Working time. An agreement without a calendar counts every hour (24 × 7, as the 2009 paper);
 * one with a calendar counts only its hours. All intervals are half-open: [from, to).
 */
import type { Calendar, Instant, Millis } from './agreement.ts';

const minute = 60_000;
const day = 1440 * minute;

/** Ten years of days: a calendar that gives no hour in that time has an error, not a long wait. */
const daysMax = 3_660;

/** The earliest instant by which `amount` of working time has passed since `from`. */
export function addTime(calendar: Calendar | null, from: Instant, amount: Millis): Instant {
  if (calendar === null || amount <= 0) return from + Math.max(0, amount);
  let left = amount;
  const first = localDay(calendar, from);
  for (let index = first; index < first + daysMax; index += 1) {
    for (const [start, end] of workingSpans(calendar, index)) {
      const length = end - Math.max(start, from);
      if (length <= 0) continue;
      if (left <= length) return Math.max(start, from) + left;
      left -= length;
    }
  }
  throw new Error('the calendar has no working hours within ten years');
}

/** The working time that lies in [from, to); 0 where `to` is not after `from`. */
export function timeBetween(calendar: Calendar | null, from: Instant, to: Instant): Millis {
  if (to <= from) return 0;
  if (calendar === null) return to - from;
  let sum = 0;
  for (let index = localDay(calendar, from); index <= localDay(calendar, to); index += 1) {
    for (const [start, end] of workingSpans(calendar, index)) {
      sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
    }
  }
  return sum;
}

/** The local date, YYYY-MM-DD, of a day counted from 1970-01-01. Proleptic Gregorian. */
export function dateOfDay(index: number): string {
  // Days to civil date after Hinnant's algorithm: eras of 400 years that begin on 1 March.
  const z = index + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return [year, month, doy - Math.floor((153 * mp + 2) / 5) + 1]
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join('-');
}

/** The local day, counted from 1970-01-01, on which an instant falls. */
export function localDay(calendar: Pick<Calendar, 'utcOffsetMinutes'>, at: Instant): number {
  return Math.floor((at + calendar.utcOffsetMinutes * minute) / day);
}

/** The working spans of one local day, as instants. */
function workingSpans(calendar: Calendar, index: number): [Instant, Instant][] {
  // 1970-01-01 was a Thursday, day 4 of the week.
  const weekday = ((((index + 3) % 7) + 7) % 7) + 1;
  if (!calendar.weekdays.includes(weekday)) return [];
  if (calendar.holidays.includes(dateOfDay(index))) return [];
  const midnight = index * day - calendar.utcOffsetMinutes * minute;
  return calendar.hours.map((span) => [
    midnight + span.fromMinute * minute,
    midnight + span.toMinute * minute,
  ]);
}
