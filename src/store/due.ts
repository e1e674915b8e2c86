/**
 * What the engine works on: incidents about which something has to be noted, locked while it does.
 */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Incident } from '../domain/incident.ts';
import { atDesk, nowMs, toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** An incident as it stands, with the head of its chain. */
export interface DueIncident {
  incident: Incident;
  head: string;
}

/**
 * The incidents that are due by `now`, the longest waiting first, at most `limit`. They are locked
 * until the transaction ends; what another process works on already is passed over, not waited for.
 */
export async function claimDue(
  tx: Kysely<DB>,
  now: Instant,
  limit: number,
  passOver: readonly string[],
): Promise<DueIncident[]> {
  const { rows } = await sql<{ snapshot: Incident; head: string }>`
    select snapshot, encode(head, 'hex') as head from incidents
    where next_fall_at <= ${toTimestamp(now)}::timestamptz and next_fall_at < 'infinity'
      and not id = any(${passOver}::uuid[])
    order by next_fall_at limit ${limit}
    for update skip locked`.execute(tx);
  return rows.map(({ snapshot, head }) => ({ incident: snapshot, head }));
}

/** The time now, and the next instant at which something falls due; undefined: nothing waits. */
export async function nextDueAt(store: Store): Promise<{ now: Instant; next?: Instant }> {
  const { rows } = await sql<{ now: number; next: number | null }>`
    select ${nowMs} as now, (
      select floor(extract(epoch from next_fall_at) * 1000)::float8 from incidents
      where next_fall_at < 'infinity' order by next_fall_at limit 1) as next`.execute(store.db);
  const row = rows[0];
  return {
    now: atDesk(store, row?.now),
    ...(typeof row?.next === 'number' ? { next: row.next } : {}),
  };
}
