/**
 * What the watchdog reads: small, indexed questions whose cost follows what is open, not history.
 */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { readNow, toTimestamp, type Store } from './connect.ts';
import { listMailboxes, mailSilentMs } from './mail.ts';
import type { DB } from './schema.ts';

/** No more than so many are counted: "a thousand or more" says enough, at a bounded cost. */
export const countMax = 1_000;

/** How the desk's own work stands. */
export interface Pulse {
  now: Instant;
  /** The last pass of the engine; absent: it has never run. */
  engineAt?: Instant;
  /** Incidents about which something should have been noted, and the oldest such instant. */
  late: { count: number; since?: Instant };
  /** Notices and messages that should have gone, and the oldest such instant. */
  unsent: { count: number; since?: Instant };
  /** Mailboxes that were not heard for too long, and since when. */
  deaf: { name: string; since: Instant }[];
}

/** What the desk does by itself. */
type Worker = 'engine' | 'checkpoints';

/** Notes that a worker of the desk has done a pass. */
export async function beat(store: Store, name: Worker): Promise<void> {
  const now = toTimestamp(await readNow(store));
  await sql`
    insert into beats (name, passes, last_at) values (${name}, 1, ${now}::timestamptz)
    on conflict (name) do update set passes = beats.passes + 1,
      last_at = greatest(beats.last_at, excluded.last_at)`.execute(store.db);
}

/** Reads the pulse: what is due for longer than allowed. */
export async function readPulse(
  store: Store,
  allowed: { lateMs: number; unsentMs: number },
): Promise<Pulse> {
  const now = await readNow(store);
  const [mailboxes, engineAt, late, unsent] = await Promise.all([
    listMailboxes(store.db),
    lastBeat(store.db, 'engine'),
    lateIncidents(store.db, now - allowed.lateMs),
    unsentMessages(store.db, now - allowed.unsentMs),
  ]);
  const deaf = mailboxes
    .map(({ name, since, heardAt }) => ({ name, since: (heardAt ?? since).getTime() }))
    .filter(({ since }) => now - since > mailSilentMs);
  return { now, ...(engineAt === undefined ? {} : { engineAt }), late, unsent, deaf };
}

/** The last pass of a worker, by any process; undefined: it never made one. */
export async function lastBeat(db: Kysely<DB>, name: Worker): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: number }>`
    select floor(extract(epoch from last_at) * 1000)::float8 as at from beats
    where name = ${name}`.execute(db);
  return rows[0]?.at;
}

interface Counted {
  count: number;
  since: number | null;
}

async function lateIncidents(db: Kysely<DB>, before: Instant): Promise<Pulse['late']> {
  const { rows } = await sql<Counted>`
    select count(*)::int as count, floor(extract(epoch from min(at)) * 1000)::float8 as since
    from (select next_fall_at as at from incidents
      where next_fall_at < ${toTimestamp(before)}::timestamptz and next_fall_at < 'infinity'
      order by next_fall_at limit ${countMax}) late`.execute(db);
  return counted(rows[0]);
}

async function unsentMessages(db: Kysely<DB>, before: Instant): Promise<Pulse['unsent']> {
  const at = toTimestamp(before);
  const { rows } = await sql<Counted>`
    select count(*)::int as count, floor(extract(epoch from min(at)) * 1000)::float8 as since
    from (
      (select not_before as at from deliveries
        where status = 'queued' and channel <> 'phone' and not_before < ${at}::timestamptz
        limit ${countMax})
      union all
      (select due_at from messages
        where due_at < 'infinity' and due_at < ${at}::timestamptz limit ${countMax})
    ) unsent`.execute(db);
  return counted(rows[0]);
}

function counted(row: Counted | undefined): { count: number; since?: Instant } {
  if (!row || row.since === null) return { count: 0 };
  return { count: row.count, since: row.since };
}
