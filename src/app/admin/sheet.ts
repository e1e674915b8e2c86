/**
 * Tables that people keep in files: CSV and XLSX, read within bounds and written so that a
 * spreadsheet runs nothing of what it opens.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import { unturned } from '../../domain/plain-text.ts';

export type Format = 'csv' | 'xlsx';

/** A table as read: the cells as text, the first row apart. Rows count from 1, as on the screen. */
export interface Sheet {
  header: string[];
  rows: { row: number; cells: string[] }[];
}

/** The whole of the desk's directory has 760 rows. */
const rowsMax = 10_000;
const columnsMax = 50;
const cellMax = 2_000;

/** A sheet of 10,000 rows unfolds to some 10 MB; a bomb to gigabytes. */
const unfoldedMax = 24 * 1024 * 1024;

/** Reads a file; undefined where it is none of both, or more than the desk takes. */
export async function readTableFile(bytes: Uint8Array): Promise<Sheet | undefined> {
  // PK: a zip, which an .xlsx is.
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const lines = isZip ? await xlsxLines(bytes) : csvLines(bytes);
  if (!lines || lines.length > rowsMax + 1) return undefined;
  const [header = [], ...rest] = lines;
  if (header.length === 0 || header.length > columnsMax) return undefined;
  const rows = rest.map((cells, index) => ({ row: index + 2, cells }));
  const isBounded = rows.every(({ cells }) => cells.every((cell) => cell.length <= cellMax));
  return isBounded ? { header, rows: rows.filter(({ cells }) => cells.some(Boolean)) } : undefined;
}

function csvLines(bytes: Uint8Array): string[][] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
    // A spreadsheet of Vietnam writes semicolons.
    const firstLine = text.slice(0, text.indexOf('\n') + 1 || undefined);
    const delimiter = firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',';
    const to = rowsMax + 2;
    const options = { bom: true, relax_column_count: true, delimiter, to, trim: true };
    return parse(unturned(text), options).map((line) => line.map(unguarded));
  } catch {
    return undefined;
  }
}

/**
 * Unzips within bounds and packs anew what is known to be small, so that the reader of spreadsheets
 * never meets a bomb; a document type, which could unfold by itself, is refused.
 */
async function xlsxLines(bytes: Uint8Array): Promise<string[][] | undefined> {
  try {
    let unfolded = 0;
    // fflate unzips into as much as the file says that it is, and no more.
    const parts = unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        unfolded += originalSize;
        if (unfolded > unfoldedMax) throw new RangeError(`${name}: too large`);
        return true;
      },
    });
    if (Object.values(parts).some(hasDoctype)) return undefined;
    const table = await readSheet(Buffer.from(zipSync(parts, { level: 0 })));
    return table.slice(0, rowsMax + 2).map((line) => line.map(cellText));
  } catch {
    return undefined;
  }
}

function hasDoctype(part: Uint8Array): boolean {
  return Buffer.from(part).includes('<!DOCTYPE') || Buffer.from(part).includes('<!ENTITY');
}

/** A cell as text: what a formula last gave, a day as YYYY-MM-DD. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  }
  if (typeof cell === 'string') return unturned(cell.normalize('NFC')).trim();
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

/** Writes a table; cells stay text, whatever they look like. */
export async function writeTableFile(
  format: Format,
  lines: readonly (readonly string[])[],
): Promise<Buffer> {
  if (format === 'csv') {
    const text = stringify(
      lines.map((line) => line.map(guarded)),
      { bom: true },
    );
    return Buffer.from(text);
  }
  const cells = lines.map((line, row) =>
    line.map((value) => ({
      value,
      type: String,
      ...(row === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  );
  return writeXlsx(cells, { stickyRowsCount: 1 }).toBuffer();
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, as OWASP advises. */
function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
