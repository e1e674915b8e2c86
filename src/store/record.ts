/** Reading the record: the sealed entries of an incident, as they are kept. */
import type { Event } from '../domain/incident.ts';
import type { Sealed } from '../domain/record.ts';
import type { Store } from './connect.ts';

/** The sealed entries of an incident in order; up to `lastSeq` where one is given. */
export async function readRecord(store: Store, incident: string, lastSeq?: number): Promise<Sealed[]> {
  let query = store.db
    .selectFrom('events')
    .select(['body', 'hash'])
    .where('incident', '=', incident)
    .orderBy('seq');
  if (lastSeq !== undefined) query = query.where('seq', '<=', lastSeq);
  const rows = await query.execute();
  return rows.map((row) => ({ body: row.body, hash: row.hash.toString('hex') }));
}

/** The event that a sealed entry holds. */
export function eventOf(sealed: Sealed): Event {
  const { prev: _prev, ...event } = JSON.parse(sealed.body) as Event & { prev: string };
  return event;
}

/** The ids of all incidents that have a record, in pages: `after` is the last id of the page before. */
export async function recordIds(store: Store, after: string | undefined, limit: number): Promise<string[]> {
  let query = store.db.selectFrom('events').select('incident').where('seq', '=', 1);
  if (after !== undefined) query = query.where('incident', '>', after);
  const rows = await query.orderBy('incident').limit(limit).execute();
  return rows.map((row) => row.incident);
}

/** The sealed entries of many incidents, each in order. */
export async function readRecords(
  store: Store,
  incidents: string[],
): Promise<{ incident: string; sealed: Sealed[] }[]> {
  const rows = await store.db
    .selectFrom('events')
    .select(['incident', 'body', 'hash'])
    .where('incident', 'in', incidents)
    .orderBy('incident')
    .orderBy('seq')
    .execute();
  const byIncident = Map.groupBy(rows, (row) => row.incident);
  return [...byIncident].map(([incident, entries]) => ({
    incident,
    sealed: entries.map((row) => ({ body: row.body, hash: row.hash.toString('hex') })),
  }));
}
