/** Reading the record: the sealed entries of an incident, as they are kept. */
import { sql } from 'kysely';
import type { Event } from '../domain/incident.ts';
import type { RecordEnd, Sealed } from '../domain/record.ts';
import type { Store } from './connect.ts';

/** The sealed entries of an incident in order; up to `lastSeq` where one is given. */
export async function readRecord(
  store: Store,
  incident: string,
  lastSeq?: number,
): Promise<Sealed[]> {
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
  const entry = JSON.parse(sealed.body) as Event & { prev: string; salt?: string };
  const { prev: _prev, salt: _salt, ...event } = entry;
  return event;
}

/**
 * The ids of all incidents, in pages: `after` is the last id of the page before. Those whose record
 * or whose row is missing are among them, because that is what a check has to find.
 */
export async function recordIds(
  store: Store,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const start = after ?? '00000000-0000-0000-0000-000000000000';
  const { rows } = await sql<{ id: string }>`
    (select id from incidents where id > ${start}::uuid order by id limit ${limit})
    union
    (select distinct incident from events where incident > ${start}::uuid
      order by incident limit ${limit})
    order by id limit ${limit}`.execute(store.db);
  return rows.map((row) => row.id);
}

/** A record as it is kept, and where the read model says that it ends (absent: it has no row). */
export interface KeptRecord {
  incident: string;
  sealed: Sealed[];
  end?: RecordEnd;
}

/** The records of many incidents, read at one instant, each in order; an empty one is there too. */
export async function readRecords(store: Store, incidents: string[]): Promise<KeptRecord[]> {
  const { rows } = await sql<{
    id: string;
    version: number | null;
    head: string | null;
    body: string | null;
    hash: string | null;
  }>`
    select k.id, i.version, encode(i.head, 'hex') as head, e.body, encode(e.hash, 'hex') as hash
    from unnest(${incidents}::uuid[]) k (id)
    left join incidents i on i.id = k.id
    left join events e on e.incident = k.id
    order by k.id, e.seq`.execute(store.db);
  return [...Map.groupBy(rows, (row) => row.id)].map(([incident, entries]) => {
    const [first] = entries;
    const sealed = entries.flatMap(({ body, hash }) =>
      body === null || hash === null ? [] : [{ body, hash }],
    );
    return first?.version && first.head
      ? { incident, sealed, end: { version: first.version, head: first.head } }
      : { incident, sealed };
  });
}
