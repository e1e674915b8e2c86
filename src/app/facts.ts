/** Reads the tables of facts in `data/`: text in, rows out. The caller reads the files. */
import { isDate } from '../domain/calendar-flaws.ts';
import type { HolidaySet } from './agreement-schema.ts';

/**
 * The rows of a CSV table (RFC 4180: commas, quotes doubled inside quotes, first row the names).
 * Throws, naming the line, where a row has another number of fields than the first or a quote is
 * left open: a fact in the wrong column is worse than none.
 */
export function readTable(text: string): Record<string, string>[] {
  const [names = [], ...rows] = fieldsOf(text.replace(/^\uFEFF/, '').normalize('NFC'));
  return rows.map((row, index) => {
    if (row.length !== names.length) {
      throw new Error(`row ${index + 2} has ${row.length} fields, the first has ${names.length}`);
    }
    return Object.fromEntries(names.map((name, column) => [name, row[column] ?? '']));
  });
}

function fieldsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // Each match is one field, quoted or plain, and what ends it: a comma, a line's end, the text's.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`row ${rows.length + 1} is no CSV (at character ${at + 1})`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** The days of a holiday table (column `date`), known through the end of its last year. */
export function readHolidays(text: string): HolidaySet {
  const dates = readTable(text).map((row) => row['date'] ?? '');
  const wrong = dates.find((date) => !isDate(date));
  if (wrong !== undefined) throw new Error(`"${wrong}" is not a date (YYYY-MM-DD)`);
  const last = dates.toSorted().at(-1);
  if (last === undefined) throw new Error('the table has no holidays');
  return { dates, through: `${last.slice(0, 4)}-12-31` };
}
