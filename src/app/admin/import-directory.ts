/** Imports of units and circuits: a preview with a report row by row, and all of it or nothing. */
import type { DirectoryFlaw, ImportKind, Wanted } from '../../domain/directory-change.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/roles.ts';
import type { Store } from '../../store/connect.ts';
import type { Read } from '../../store/directory-change.ts';
import { administered, changeDirectory, previewChange } from './change-directory.ts';
import { rowsOf, tables } from './import-kinds.ts';
import type { Importer } from './importer.ts';
import { inOrder, namedRows, twice, type Report } from './named-rows.ts';
import { proposedSuccessors, type SuccessorFacts } from './reorganise.ts';
import { readTableFile, type Sheet } from './sheet.ts';

/** What units and circuits are read against; `province`: whose successors are proposed. */
interface Facts {
  facts: SuccessorFacts;
  province: string;
}

/** The import of units, of circuits, or of who took over whom. */
export function directoryImporter(
  store: Store,
  actor: Actor,
  kind: ImportKind,
  { facts, province }: Facts,
): Importer {
  return {
    columns: tables[kind].columns,
    preview: async ({ bytes }) => {
      const sheet = await readTableFile(bytes);
      if (!sheet) return { refusal: 'A-4' };
      const reading = openReading(sheet, kind, facts);
      const preview = await previewChange(store, actor, reading.wish);
      if ('refusal' in preview) return preview;
      const report = inOrder([...reading.report, ...reading.place(preview.flaws)]);
      const { changes, fingerprint } = preview;
      return { rows: sheet.rows.length, changes, report, fingerprint };
    },
    apply: async ({ name, bytes }, confirmed) => {
      const sheet = await readTableFile(bytes);
      if (!sheet) return { refusal: 'A-4' };
      const reading = openReading(sheet, kind, facts);
      const rows = sheet.rows.length;
      const summary = { action: `import.${kind}`, after: { file: name, rows } };
      const wish = (directory: Read): readonly Wanted[] | Refusal => {
        const wanted = reading.wish(directory);
        return reading.report.length > 0 ? { refusal: 'A-1' } : wanted;
      };
      const done = await changeDirectory(store, actor, wish, { confirmed, summary });
      if ('refusal' in done) {
        const report = [...reading.report, ...reading.place(done.flaws ?? [])];
        return { refusal: done.refusal, report: inOrder(report) };
      }
      return { rows, changes: done.changes, report: [], fingerprint: done.fingerprint };
    },
    rows: async () => {
      const directory = await administered(store, actor);
      if (kind === 'successors') return proposedSuccessors(province, directory, facts);
      return rowsOf(kind, directory);
    },
  };
}

/** Reads a sheet against a directory, and remembers which row spoke of which thing. */
function openReading(sheet: Sheet, kind: ImportKind, facts: SuccessorFacts) {
  const { columns, read } = tables[kind];
  const named = namedRows(sheet, columns);
  const report: Report[] = [];
  const rowOf = new Map<string, number>();
  const wish = (directory: Read): Wanted[] => {
    report.splice(0, report.length, ...named.report);
    rowOf.clear();
    const wanted = new Map<string, Wanted>();
    for (const { row, cells } of named.rows) {
      const reading = read(cells, directory, facts);
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
