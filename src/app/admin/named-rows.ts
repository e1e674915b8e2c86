/** The rows of a table that somebody keeps, by the names of its columns, in either language. */
import type { Wanted } from '../../domain/directory-change.ts';
import type { RefusalWords } from '../../domain/refusal-words.ts';
import { folded } from '../../store/fold.ts';
import type { Sheet } from './sheet.ts';

/** A column: its name in the desk's own words, and on the head of a table in either language. */
export interface Column {
  key: string;
  vi: string;
  en: string;
  required?: boolean;
  /** Told for the reader only: what is written in it is not read. */
  told?: boolean;
}

/** Words in both languages. */
export type Words = { vi: RefusalWords; en: RefusalWords };

/** What is wrong, where: the row of the file (0: with no row of its own), its column's key. */
export interface Report {
  row: number;
  column: string;
  words: Words;
}

/** A row as a map of its columns. */
export type Row = ReadonlyMap<string, string>;

/** What is wrong with a row, in which column. */
export interface RowFlaw {
  field: string;
  words: Words;
}

/** What one row wants, by the directory as it stands. */
export type RowReading = { wanted: Wanted[] } | { flaws: RowFlaw[] };

/** The rows with their places in the file; nothing but a report where a column is missing. */
export interface NamedRows {
  rows: { row: number; cells: Row }[];
  report: Report[];
}

/** The most that a report tells: whoever has more wrong than this has the wrong file. */
const reportMax = 500;

/**
 * Names the cells of a sheet by its first row. A head that is missing, or stands there twice (as
 * merged cells give it), is told: nobody guesses which of two columns is meant.
 */
export function namedRows(sheet: Sheet, columns: readonly Column[]): NamedRows {
  const report: Report[] = [];
  const places = columns.map((column) => {
    const at = sheet.header.flatMap((name, place) => (isNamed(column, name) ? [place] : []));
    const words = at.length > 1 ? doubled(column) : absent(column);
    const isWrong = at.length > 1 || (column.required === true && at.length === 0);
    if (isWrong) report.push({ row: 1, column: column.key, words });
    return { key: column.key, at: at[0] ?? -1 };
  });
  if (report.length > 0) return { rows: [], report };
  const rows = sheet.rows.map(({ row, cells }) => ({
    row,
    cells: new Map(places.map(({ key, at }) => [key, cells[at] ?? ''])),
  }));
  return { rows, report };
}

/** A report in the order of the file, bounded. */
export function inOrder(report: readonly Report[]): Report[] {
  return report.toSorted((a, b) => a.row - b.row).slice(0, reportMax);
}

/** Words for a row that says again what another said. */
export function twice(first: number): Words {
  return {
    vi: { what: `Trùng với dòng ${first}.`, todo: 'Hãy bỏ một trong hai dòng.' },
    en: { what: `It is in row ${first} already.`, todo: 'Leave out one of the two rows.' },
  };
}

function isNamed({ key, vi, en }: Column, name: string): boolean {
  return [key, vi, en].some((one) => folded(one) === folded(name));
}

function absent({ vi, en }: Column): Words {
  return {
    vi: { what: `Thiếu cột "${vi}".`, todo: 'Hãy dùng hàng đầu của tệp mẫu.' },
    en: { what: `The column "${en}" is missing.`, todo: 'Use the first row of the template.' },
  };
}

function doubled({ vi, en }: Column): Words {
  return {
    vi: { what: `Có hai cột "${vi}".`, todo: 'Hãy giữ một cột; bỏ các ô gộp ở hàng đầu.' },
    en: { what: `The column "${en}" is there twice.`, todo: 'Keep one; unmerge the first row.' },
  };
}
