/** The history of a thing that is administered, and taking its last change back. */
import type { Change, Wanted } from '../../domain/directory-change.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/roles.ts';
import { listAudit, type AuditRow } from '../../store/audit.ts';
import type { Store } from '../../store/connect.ts';
import type { Read } from '../../store/directory-change.ts';
import { changeDirectory, undoing, type Preview, type Refused } from './change-directory.ts';

/** An entry, and whether it can be taken back: only what nothing has followed. */
export type HistoryEntry = AuditRow & { undoable: boolean };

/** How much of a thing's history its page shows. */
const shownMax = 50;

/** What was done to one thing of the reader's side, the newest first. */
export async function historyOf(
  store: Store,
  reader: Actor,
  thing: { kind: string; id: string },
  isUndoable: (row: AuditRow, place: number) => boolean = ({ outcome }, place) =>
    place === 0 && outcome === 'ok',
): Promise<HistoryEntry[]> {
  const query = { kind: thing.kind, subject: thing.id, limit: shownMax };
  const rows = await listAudit(store, reader, query);
  return rows.map((row, place) => ({ ...row, undoable: isUndoable(row, place) }));
}

/** How many imports of a kind are told. */
const importsMax = 20;

/**
 * The imports of a kind of table, the newest first, their changes counted. The newest can be taken
 * back, unless it was. `person`: theirs alone, for who does not read the whole trail.
 */
export async function importsOf(
  store: Store,
  reader: Actor,
  { kind, person }: { kind: string; person?: string | undefined },
  isUndoable: (row: AuditRow, place: number) => boolean,
): Promise<HistoryEntry[]> {
  const of = (action: string): Promise<AuditRow[]> =>
    listAudit(store, reader, { kind: 'import', action, person, limit: importsMax });
  const [rows, undone] = [await of(`import.${kind}`), await of('import.undo')];
  const gone = new Set(undone.map(({ after }) => memberOf(after, 'undone')));
  return rows.map((row, place) => ({
    ...row,
    after: counted(row.after),
    undoable: row.outcome === 'ok' && !gone.has(row.id) && isUndoable(row, place),
  }));
}

function memberOf(state: unknown, name: string): unknown {
  return typeof state === 'object' && state !== null
    ? Object.entries(state).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Of a file with thousands of rows, how many things it changed: each has an entry of its own. */
function counted(after: unknown): unknown {
  const changes = memberOf(after, 'changes');
  if (!Array.isArray(changes) || typeof after !== 'object') return after;
  return { ...after, changes: changes.length };
}

/** An entry of the reader's own side by its id; undefined: there is none. */
export async function entryOf(
  store: Store,
  reader: Actor,
  id: string,
): Promise<AuditRow | undefined> {
  const [row] = await listAudit(store, reader, { before: String(BigInt(id) + 1n), limit: 1 });
  return row?.id === id ? row : undefined;
}

/** Takes back what an entry did to the directory, as a change of its own: A-5 where it is none. */
export async function undo(store: Store, actor: Actor, row: AuditRow): Promise<Preview | Refused> {
  const changes = changesOf(row);
  if (changes.length === 0) return { refusal: 'A-5' };
  const summary = { action: 'import.undo', after: { undone: row.id } };
  const how = row.subjectKind === 'import' ? { summary } : {};
  return changeDirectory(store, actor, undoing(changes), how);
}

function changesOf(row: AuditRow): Change[] {
  if (row.outcome !== 'ok') return [];
  if (row.subjectKind === 'import') {
    const all = (row.after as { changes?: Change[] }).changes ?? [];
    return all.filter(({ kind }) => kind === 'unit' || kind === 'circuit');
  }
  if (row.subjectKind !== 'unit' && row.subjectKind !== 'circuit') return [];
  const kind = row.subjectKind;
  return [{ kind, id: row.subject, before: row.before, after: row.after } as Change];
}

/**
 * The wish to have one thing as given, where it still is as it was seen (A-2 otherwise); what was
 * never seen is to be new.
 */
export function wishing(one: Wanted, seen: string | undefined, seenOf: (thing: object) => string) {
  return (directory: Read): Wanted[] | Refusal => {
    const there = (one.kind === 'unit' ? directory.units : directory.circuits).get(one.id);
    if (there !== undefined && seen === undefined) return { refusal: 'A-9' };
    const isAsSeen = there === undefined ? seen === undefined : seen === seenOf(there);
    return isAsSeen ? [one] : { refusal: 'A-2' };
  };
}
