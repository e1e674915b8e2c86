/** Removing what has outlived its term: an act, never a habit, that leaves a signed tombstone. */
import type { Instant } from '../domain/agreement.ts';
import { keptUntil, makeTombstone, termOf } from '../domain/retention.ts';
import type { Actor } from '../domain/roles.ts';
import { writeAudit } from '../store/audit.ts';
import { readNow } from '../store/connect.ts';
import * as retention from '../store/retention.ts';
import { makeCheckpoints } from './checkpoints.ts';
import type { Desk } from './handle.ts';
import type { Keyring } from './keyring.ts';

/** The shortest term that an agreement may set: nothing younger is even looked at. */
const yearMs = 365 * 86_400_000;

/** So many are listed at a time. */
const listMax = 500;

/** A record with its term. */
export interface TermedRecord extends retention.FinishedRecord {
  years: number;
  rule: 'agreement' | 'usual';
  keptUntil: Instant;
}

/** Records whose term is over, held or not, the oldest first. */
export async function overdueRecords(desk: Desk, now: Instant): Promise<TermedRecord[]> {
  const old = await retention.finishedBefore(desk.store, now - yearMs, listMax);
  const termed = await Promise.all(old.map((record) => withTerm(desk, record)));
  return termed.filter((record) => record.keptUntil <= now);
}

async function withTerm(desk: Desk, record: retention.FinishedRecord): Promise<TermedRecord> {
  const term = termOf(await desk.agreementOf(record.agreement));
  return { ...record, ...term, keptUntil: keptUntil(record.endedAt, term.years) };
}

/** Who removes: a person of the desk, or whoever runs it, by command. */
export type Remover = Actor | 'operator';

/**
 * Removes a record whose term is over and that nothing holds. The tombstone, the removal and their
 * entry in the trail are one transaction; a checkpoint seals the tombstone at once.
 */
export async function remove(
  desk: Desk,
  ring: Keyring,
  asked: { incident: string; reason: string; actor: Remover },
): Promise<{ code: string } | { refusal: 'R-1' | 'R-5' | 'R-6' }> {
  const signer = await ring.signer();
  if ('lost' in signer) return { refusal: 'R-1' };
  const { store } = desk;
  const { actor, reason } = asked;
  // What came since the last checkpoint is sealed first: the tombstone names a sealed head.
  await makeCheckpoints(store, ring, { isNow: true });
  const now = await readNow(store);
  const done = await store.db.transaction().execute(async (tx) => {
    const found = await retention.lockFinished(tx, asked.incident);
    if (!found) return { refusal: 'R-5' as const };
    const record = await withTerm(desk, found);
    if (record.keptUntil > now) return { refusal: 'R-5' as const };
    if (record.isHeld) return { refusal: 'R-6' as const };
    const { id, code, version, head, endedAt, years, rule, agreement } = record;
    const known = { incident: id, code, version, head, endedAt, years, rule, agreement };
    const facts = { ...known, removedAt: now, reason, by: byOf(actor) };
    await retention.removeRecord(tx, id, now, makeTombstone(facts, signer.key));
    await writeAudit(
      store,
      {
        actor: actor === 'operator' ? 'desk' : actor,
        action: 'record.remove',
        subject: { kind: 'incident', id },
        before: { code, version, years },
        after: { reason },
      },
      tx,
    );
    return { code };
  });
  if ('code' in done) await makeCheckpoints(store, ring, { isNow: true });
  return done;
}

function byOf(actor: Remover): { person: string; name: string; unit: string } {
  if (actor === 'operator') return { person: 'operator', name: 'Người vận hành', unit: 'desk' };
  return { person: actor.person, name: actor.name, unit: actor.unit };
}
