/** Changing the directory: judged, written and put in the audit trail in one transaction. */
import type { Kysely } from 'kysely';
import { administersUnit, planChanges } from '../../domain/directory-change.ts';
import type { Change, DirectoryFlaw, Plan, Wanted } from '../../domain/directory-change.ts';
import { canonical, sha256 } from '../../domain/record.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Actor } from '../../domain/roles.ts';
import { writeAudit } from '../../store/audit.ts';
import type { Store } from '../../store/connect.ts';
import {
  changingDirectory,
  readDirectory,
  takenElsewhere,
  writeChanges,
  type Read,
} from '../../store/directory-change.ts';
import type { DB } from '../../store/schema.ts';

/** What a change would do, under the fingerprint that confirms it. */
export interface Preview extends Plan {
  fingerprint: string;
}

/** Why nothing was changed, where it is for what was wanted. */
export type Refused = Refusal & { flaws?: DirectoryFlaw[] };

/** Makes what is wanted out of the directory as it stands. */
export type Wish = (directory: Read) => readonly Wanted[] | Refusal;

/** What would change, and what is wrong with it; changes nothing. */
export async function previewChange(
  store: Store,
  actor: Actor,
  wish: Wish,
): Promise<Preview | Refusal> {
  return changingDirectory(store, async (tx) => {
    const planned = await plan(store, tx, actor, wish);
    return 'refusal' in planned ? planned : planned.preview;
  });
}

/**
 * Changes the directory, all or nothing, each thing with its entry in the trail. `confirmed`: the
 * fingerprint that was seen; where the directory has moved on since, nothing happens.
 * `summary`: an entry for the whole, by which it can be undone.
 */
export async function changeDirectory(
  store: Store,
  actor: Actor,
  wish: Wish,
  how: { confirmed?: string; summary?: { action: string; after: object } } = {},
): Promise<Preview | Refused> {
  try {
    return await changingDirectory(store, async (tx) => {
      const planned = await plan(store, tx, actor, wish);
      if ('refusal' in planned) return planned;
      const { preview } = planned;
      if (preview.flaws.length > 0) return { refusal: 'A-1', flaws: preview.flaws };
      if (how.confirmed !== undefined && how.confirmed !== preview.fingerprint) {
        return { refusal: 'A-2' };
      }
      if (preview.changes.length === 0) return preview;
      if (!(await writeChanges(tx, preview.changes))) throw new StillUsed();
      for (const change of preview.changes) await note(store, tx, actor, change);
      if (how.summary) {
        const { action, after } = how.summary;
        const subject = { kind: 'import', id: preview.fingerprint };
        const all = { ...after, changes: preview.changes };
        await writeAudit(store, { actor, action, subject, after: all }, tx);
      }
      return preview;
    });
  } catch (error) {
    if (error instanceof StillUsed) return { refusal: 'A-3' };
    throw error;
  }
}

/** Carries out changes backwards, where everything still is as they left it (A-2 otherwise). */
export function undoing(changes: readonly Change[]): Wish {
  return (directory) => {
    const moved = changes.some(({ kind, id, after }) => {
      const now = (kind === 'unit' ? directory.units : directory.circuits).get(id) ?? null;
      return canonical(now) !== canonical(after);
    });
    if (moved) return { refusal: 'A-2' };
    return changes.map((change): Wanted => {
      if (change.kind === 'unit') return { kind: 'unit', id: change.id, to: change.before };
      return { kind: 'circuit', id: change.id, to: change.before };
    });
  };
}

/** The directory as the actor administers it: whole for headquarters, or the province's part. */
export async function administered(store: Store, actor: Actor): Promise<Read> {
  const read = await readDirectory(store, store.db, actor.unit);
  const units = [...read.units].filter(([, unit]) => administersUnit(actor, unit));
  const theirs = new Map(units);
  const circuits = [...read.circuits].filter(([, circuit]) => theirs.has(circuit.site));
  return { ...read, units: theirs, circuits: new Map(circuits) };
}

/** Something that is to go is named by a record or a person: the transaction is given up. */
class StillUsed extends Error {}

async function plan(
  store: Store,
  tx: Kysely<DB>,
  actor: Actor,
  wish: Wish,
): Promise<{ preview: Preview } | Refusal> {
  const directory = await readDirectory(store, tx, actor.unit);
  const wanted = wish(directory);
  if ('refusal' in wanted) return wanted;
  const { changes, flaws } = planChanges(directory, wanted, actor);
  const taken = await takenElsewhere(tx, changes, directory);
  const elsewhere = [...taken].map(({ kind, id }): DirectoryFlaw => ({
    kind,
    id,
    field: 'id',
    words: notFree,
  }));
  const fingerprint = sha256(canonical(changes));
  return { preview: { changes, flaws: [...flaws, ...elsewhere], fingerprint } };
}

async function note(store: Store, tx: Kysely<DB>, actor: Actor, change: Change): Promise<void> {
  const verb = change.before === null ? 'add' : change.after === null ? 'remove' : 'change';
  const entry = {
    actor,
    action: `${change.kind}.${verb}`,
    subject: { kind: change.kind, id: change.id },
    ...(change.before === null ? {} : { before: change.before }),
    ...(change.after === null ? {} : { after: change.after }),
  };
  await writeAudit(store, entry, tx);
}

const notFree = {
  vi: { what: 'Mã này không dùng được.', todo: 'Hãy chọn một mã khác.' },
  en: { what: 'This id or code is not free.', todo: 'Choose another one.' },
};
