/** Lists that leave as CSV, for spreadsheets. */
import { stringify } from 'csv-stringify/sync';

/** A header and pages of rows, as they come; no list lies in memory whole. */
export async function* csvOf<T>(
  columns: readonly string[],
  pages: AsyncIterable<T[]>,
  cells: (row: T) => (string | null)[],
): AsyncGenerator<string> {
  // The mark tells spreadsheets that it is UTF-8.
  yield `\u{feff}${columns.join(',')}\n`;
  for await (const rows of pages) {
    // A cell that a spreadsheet would run as a formula is written as the text that it is.
    yield stringify(rows.map(cells), { escape_formulas: true });
  }
}
