/** Imports: a file, a preview with a report row by row, and all of it or nothing. */
import type { Change, DirectoryFlaw, ImportKind, Wanted } from '../../domain/directory-change.ts';
import type { RefusalWords } from '../../domain/refusal-words.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Store } from '../../store/connect.ts';
import type { Read } from '../../store/directory-change.ts';
import { folded } from '../../store/fold.ts';
import { changeDirectory, previewChange } from './change-directory.ts';
import { tables, type Row } from './import-kinds.ts';
import type { SuccessorFacts } from './reorganise.ts';
import { readTableFile, type Sheet } from './sheet.ts';

/** What is wrong, where: the row of the file, its column's key. */
export interface Report {
  row: number;
  column: string;
  words: { vi: RefusalWords; en: RefusalWords };
}

/** What an import would do or did. */
export interface ImportPreview {
  rows: number;
  changes: Change[];
  report: Report[];
  /** Confirms exactly these changes. */
  fingerprint: string;
}

/** The file and what it is a table of. */
export interface ImportFile {
  kind: ImportKind;
  name: string;
  bytes: Uint8Array;
}

/** The most that a report tells: whoever has more wrong than this has the wrong file. */
const reportMax = 500;

/** Reads the file and tells what would change, and what is wrong with each row. */
export async function previewImport(
  store: Store,
  actor: Actor,
  file: ImportFile,
  facts: SuccessorFacts,
): Promise<ImportPreview | Refusal> {
  const sheet = await readTableFile(file.bytes);
  if (!sheet) return { refusal: 'A-4' };
  const reading = openReading(sheet, file.kind, facts);
  const preview = await previewChange(store, actor, reading.wish);
  if ('refusal' in preview) return preview;
  const report = [...reading.report, ...reading.place(preview.flaws)];
  const { changes, fingerprint } = preview;
  return { rows: sheet.rows.length, changes, report: inOrder(report), fingerprint };
}

/**
 * Applies the file whose preview had that fingerprint. Nothing is kept where a row is wrong,
 * or where the directory has moved on so that other things would change.
 */
export async function applyImport(
  store: Store,
  actor: Actor,
  file: ImportFile,
  how: { facts: SuccessorFacts; confirmed: string },
): Promise<ImportPreview | (Refusal & { report?: Report[] })> {
  const sheet = await readTableFile(file.bytes);
  if (!sheet) return { refusal: 'A-4' };
  const reading = openReading(sheet, file.kind, how.facts);
  const summary = {
    action: `import.${file.kind}`,
    after: { file: file.name, rows: sheet.rows.length },
  };
  const wish = (directory: Read): readonly Wanted[] | Refusal => {
    const wanted = reading.wish(directory);
    return reading.report.length > 0 ? { refusal: 'A-1' } : wanted;
  };
  const done = await changeDirectory(store, actor, wish, { confirmed: how.confirmed, summary });
  if ('refusal' in done) {
    const report = [...reading.report, ...reading.place(done.flaws ?? [])];
    return { refusal: done.refusal, report: inOrder(report) };
  }
  const { changes, fingerprint } = done;
  return { rows: sheet.rows.length, changes, report: [], fingerprint };
}

/** Reads a sheet against a directory, and remembers which row spoke of which thing. */
function openReading(sheet: Sheet, kind: ImportKind, facts: SuccessorFacts) {
  const { columns, read } = tables[kind];
  const report: Report[] = [];
  const rowOf = new Map<string, number>();
  const places = columns.map(({ key, vi, en }) => ({
    key,
    at: sheet.header.findIndex((name) => [key, vi, en].some((one) => isSame(one, name))),
  }));
  const missing = columns.filter(
    ({ required, key }) => required && places.find((place) => place.key === key)?.at === -1,
  );
  const wish = (directory: Read): Wanted[] => {
    report.length = 0;
    rowOf.clear();
    report.push(
      ...missing.map((column) => ({ row: 1, column: column.key, words: absent(column) })),
    );
    if (missing.length > 0) return [];
    const wanted = new Map<string, Wanted>();
    for (const { row, cells } of sheet.rows) {
      const named: Row = new Map(places.map(({ key, at }) => [key, cells[at] ?? '']));
      const reading = read(named, directory, facts);
      if ('flaws' in reading) {
        for (const { field, words } of reading.flaws) report.push({ row, column: field, words });
        continue;
      }
      for (const [place, one] of reading.wanted.entries()) {
        const name = `${one.kind} ${one.id}`;
        const first = rowOf.get(name);
        // The thing that a row is about stands in one row only; what follows from it may repeat.
        if (place === 0 && first !== undefined && kind !== 'successors') {
          report.push({ row, column: columns[0]?.key ?? '', words: twice(first) });
        } else {
          if (first === undefined) rowOf.set(name, row);
          wanted.set(name, one);
        }
      }
    }
    return [...wanted.values()];
  };
  const place = (flaws: readonly DirectoryFlaw[]): Report[] =>
    flaws.map(({ kind: thing, id, field, words }) => ({
      row: rowOf.get(`${thing} ${id}`) ?? 0,
      column: kind === 'successors' ? 'unit' : field,
      words,
    }));
  return { wish, report, place };
}

function isSame(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function inOrder(report: readonly Report[]): Report[] {
  return report.toSorted((a, b) => a.row - b.row).slice(0, reportMax);
}

function absent({ vi, en }: { vi: string; en: string }): Report['words'] {
  return {
    vi: { what: `Thiếu cột "${vi}".`, todo: 'Hãy dùng hàng đầu của tệp mẫu.' },
    en: { what: `The column "${en}" is missing.`, todo: 'Use the first row of the template.' },
  };
}

function twice(first: number): Report['words'] {
  return {
    vi: { what: `Trùng với dòng ${first}.`, todo: 'Hãy bỏ một trong hai dòng.' },
    en: { what: `It is in row ${first} already.`, todo: 'Leave out one of the two rows.' },
  };
}
