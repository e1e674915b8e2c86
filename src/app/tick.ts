/**
 * The engine: due deadlines become entries. Stateless: each pass derives everything that is due
 * from the incidents as they stand, so a pass that was missed is made up for by the next, once.
 */
import { randomUUID } from 'node:crypto';
import { stamp } from '../domain/decide.ts';
import { fallDue } from '../domain/ladder.ts';
import { sealAll, sha256 } from '../domain/record.ts';
import { engine } from '../domain/roles.ts';
import { appendAll, type Entry } from '../store/append.ts';
import { readNow } from '../store/connect.ts';
import { claimDue, type DueIncident } from '../store/due.ts';
import { isAllowed } from '../store/quiet.ts';
import { deliveriesOf } from './deliveries.ts';
import { tellingOf, type Desk } from './handle.ts';
import { salted } from './salt.ts';

/** How many incidents one transaction takes: beyond, the statement grows and gains nothing. */
const batchSize = 500;

/** What the engine asks for under its own name; no person ever sends it. */
const asked = sha256('deadline passed');

/** What a run of the engine did. */
export interface Ticked {
  /** Incidents about which something was noted. */
  incidents: number;
  /** By how much the latest of them was late, in milliseconds. */
  lateMaxMs: number;
  /** By how much each deadline was noted late. */
  latesMs: number[];
  /** Incidents that could not be judged; the others were not held up by them. */
  failed: { incident: string; error: unknown }[];
}

/**
 * Notes everything that is due now, in batches, each in one transaction. Where there is more than
 * one batch, two are under way at once: while PostgreSQL writes the one, this process works out the
 * other (half as many again in a second, measured on 2 cores).
 */
export async function tick(desk: Desk): Promise<Ticked> {
  const total: Ticked = { incidents: 0, lateMaxMs: 0, latesMs: [], failed: [] };
  const isMore = await tickBatch(desk, total);
  if (isMore) await Promise.all([tickRest(desk, total), tickRest(desk, total)]);
  return total;
}

async function tickRest(desk: Desk, total: Ticked): Promise<void> {
  let isMore = true;
  while (isMore) isMore = await tickBatch(desk, total);
}

/** Notes one batch; tells whether it was full, so that there may be more. */
async function tickBatch(desk: Desk, total: Ticked): Promise<boolean> {
  const now = await readNow(desk.store);
  return desk.store.db.transaction().execute(async (tx) => {
    if (!(await isAllowed(tx))) return false;
    const passOver = total.failed.map(({ incident }) => incident);
    const due = await claimDue(tx, now, batchSize, passOver);
    const entries: Entry[] = [];
    const batch = { ...desk, deputiesOf: remembered(desk.deputiesOf) };
    for (const one of due) {
      try {
        entries.push(await noted(batch, one, now, total));
      } catch (error) {
        total.failed.push({ incident: one.incident.id, error });
      }
    }
    if (entries.length > 0) await appendAll(async (s) => (await s.execute(tx)).rows, entries);
    total.incidents += entries.length;
    return due.length === batchSize;
  });
}

/** In a storm every incident asks after the same agreement's deputies: once a batch is enough. */
function remembered(deputiesOf: Desk['deputiesOf']): Desk['deputiesOf'] {
  const known = new Map<string, ReturnType<Desk['deputiesOf']>>();
  return (agreement, at) => {
    const found = known.get(agreement) ?? deputiesOf(agreement, at);
    known.set(agreement, found);
    return found;
  };
}

/** The entry that notes what is due about one incident; `total` hears how late it is. */
export async function noted(
  desk: Desk,
  { incident: before, head }: DueIncident,
  now: number,
  total: Pick<Ticked, 'lateMaxMs' | 'latesMs'>,
): Promise<Entry> {
  const agreement = await desk.agreementOf(before.report.agreement.sha256);
  const facts = fallDue(before, agreement, now);
  if (facts.length === 0) throw new Error(`nothing is due about ${before.id}, yet it was called`);
  const first = before.clocks.find((clock) => clock.dueAt < now && clock.firedAt === undefined);
  total.lateMaxMs = Math.max(total.lateMaxMs, now - (first?.dueAt ?? now));
  for (const { data } of facts) {
    if ('dueAt' in data && data.dueAt !== undefined) total.latesMs.push(now - data.dueAt);
  }
  const command = randomUUID();
  const envelope = { incident: before.id, at: now, actor: engine, command };
  const { events, incident: after } = stamp(before, { events: facts, claimedAt: now }, envelope);
  const around = { incident: after, agreement, ...tellingOf(desk) };
  const deliveries = await deliveriesOf(events, around);
  const sealed = sealAll(salted(events), head);
  return { before, after, sealed, command, commandSha256: asked, deliveries };
}
