/** Reads the tables of facts in `data/`: text in, rows out. The caller reads the files. */
import { parse } from 'csv-parse/sync';
import { isDate } from '../domain/calendar-flaws.ts';
import type { HolidaySet } from './agreement-schema.ts';

/**
 * The rows of a CSV table (RFC 4180), keyed by the names in its first row. Throws, naming the line,
 * where a row has another number of fields or a quote is left open: a fact in the wrong column is
 * worse than none.
 */
export function readTable(text: string): Record<string, string>[] {
  return parse<Record<string, string>>(text.normalize('NFC'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
}

/**
 * The days of a holiday table (column `date`), known through the end of its last year. Throws where
 * a day is none.
 */
export function readHolidays(text: string): HolidaySet {
  const dates = readTable(text).map((row) => row['date'] ?? '');
  const wrong = dates.find((date) => !isDate(date));
  if (wrong !== undefined) throw new Error(`"${wrong}" is not a date (YYYY-MM-DD)`);
  const last = dates.toSorted().at(-1);
  if (last === undefined) throw new Error('the table has no holidays');
  return { dates, through: `${last.slice(0, 4)}-12-31` };
}
