/** What is wrong with a calendar: no hours, overlapping ones, days that do not exist. */
import type { Calendar, Flaw } from './agreement.ts';

const minutesPerDay = 1440;

/** Whether text is a day of the Gregorian calendar, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** A flaw at a path, in words of both languages. */
export function flaw(path: Flaw['path'], vi: string, en: string): Flaw {
  return { path, vi, en };
}

/**
 * The flaws of a calendar, with paths from the agreement's root; none where there is no calendar.
 * Without `today`, a date up to which the holidays are known is not asked to lie ahead.
 */
export function calendarFlaws(calendar: Calendar | null, today?: string): Flaw[] {
  if (calendar === null) return [];
  const flaws = [...weekdayFlaws(calendar.weekdays), ...hourFlaws(calendar.hours)];
  const offset = calendar.utcOffsetMinutes;
  if (!Number.isInteger(offset) || offset < -12 * 60 || offset > 14 * 60) {
    flaws.push(
      flaw(
        ['calendar', 'utcOffsetMinutes'],
        'độ lệch so với UTC phải từ −12:00 đến +14:00',
        'the offset from UTC must lie between −12:00 and +14:00',
      ),
    );
  }
  return [...flaws, ...holidayFlaws(calendar.holidays, calendar.holidaysThrough, today)];
}

function weekdayFlaws(weekdays: readonly number[]): Flaw[] {
  if (weekdays.length === 0) {
    return [
      flaw(
        ['calendar', 'weekdays'],
        'lịch không có ngày làm việc nào: mọi đồng hồ sẽ không bao giờ đến hạn',
        'the calendar has no working day: no clock would ever end',
      ),
    ];
  }
  const flaws: Flaw[] = [];
  for (const [index, day] of weekdays.entries()) {
    const path = ['calendar', 'weekdays', index];
    if (!Number.isInteger(day) || day < 1 || day > 7) {
      const vi = `${day} không phải là ngày trong tuần: 1 là thứ Hai … 7 là Chủ nhật`;
      flaws.push(flaw(path, vi, `${day} is no weekday: 1 is Monday … 7 is Sunday`));
    } else if (weekdays.indexOf(day) < index) {
      flaws.push(flaw(path, `ngày ${day} ghi hai lần`, `day ${day} is given twice`));
    }
  }
  return flaws;
}

function hourFlaws(hours: readonly { fromMinute: number; toMinute: number }[]): Flaw[] {
  if (hours.length === 0) {
    return [
      flaw(
        ['calendar', 'hours'],
        'lịch không có giờ làm việc nào: mọi đồng hồ sẽ không bao giờ đến hạn',
        'the calendar has no hours: no clock would ever end',
      ),
    ];
  }
  const flaws: Flaw[] = [];
  let latestEnd = 0;
  for (const [index, { fromMinute, toMinute }] of hours.entries()) {
    const path = ['calendar', 'hours', index];
    if (fromMinute < 0 || toMinute > minutesPerDay) {
      flaws.push(flaw(path, 'giờ phải trong khoảng 00:00–24:00', 'hours lie in 00:00–24:00'));
    } else if (fromMinute >= toMinute) {
      const vi = 'giờ kết thúc phải sau giờ bắt đầu (qua nửa đêm thì tách làm hai khoảng)';
      flaws.push(
        flaw(path, vi, 'the end must come after the start (past midnight, write two spans)'),
      );
    } else if (fromMinute < latestEnd) {
      const vi = 'khoảng giờ trùng với khoảng trước, hoặc không xếp theo thứ tự';
      flaws.push(flaw(path, vi, 'these hours overlap the ones before, or are out of order'));
    }
    latestEnd = Math.max(latestEnd, toMinute);
  }
  return flaws;
}

function holidayFlaws(holidays: readonly string[], through: string, today?: string): Flaw[] {
  const flaws: Flaw[] = [];
  const throughPath = ['calendar', 'holidaysThrough'];
  if (!isDate(through)) flaws.push(notADate(throughPath, through));
  else if (today !== undefined && through < today) {
    const vi = `ngày nghỉ lễ chỉ được biết đến hết ${through}: đã qua, các thời hạn sẽ sai`;
    const en = `holidays are known only through ${through}: past, so deadlines would be wrong`;
    flaws.push(flaw(throughPath, vi, en));
  }
  const seen = new Set<string>();
  for (const [index, date] of holidays.entries()) {
    const path = ['calendar', 'holidays', index];
    if (!isDate(date)) flaws.push(notADate(path, date));
    else if (seen.has(date)) {
      flaws.push(flaw(path, `ngày ${date} ghi hai lần`, `${date} is given twice`));
    } else if (date > through) {
      const vi = `${date} sau holidaysThrough: hãy lùi ngày đó lại`;
      flaws.push(flaw(path, vi, `${date} lies after holidaysThrough: move that date on`));
    }
    seen.add(date);
  }
  return flaws;
}

/** A flaw for text that should be a day. */
export function notADate(path: Flaw['path'], text: string): Flaw {
  return flaw(
    path,
    `"${text}" không phải là một ngày có thật, viết NĂM-THÁNG-NGÀY (2026-02-17)`,
    `"${text}" is not a day of the calendar, written YYYY-MM-DD (2026-02-17)`,
  );
}
