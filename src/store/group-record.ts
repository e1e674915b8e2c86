/** The records of groups as they are kept, and writing their rows anew from them. */
import { sql } from 'kysely';
import type { Group, GroupEvent } from '../domain/group.ts';
import type { Sealed } from '../domain/record.ts';
import type { Store } from './connect.ts';
import { groupRow, memberRows } from './group-append.ts';
import type { KeptRecord } from './record.ts';

/** The sealed entries of a group in order, up to `lastSeq`. */
export async function readGroupRecord(
  store: Store,
  group: string,
  lastSeq: number,
): Promise<Sealed[]> {
  const rows = await store.db
    .selectFrom('group_events')
    .select(['body', 'hash'])
    .where('group_id', '=', group)
    .where('seq', '<=', lastSeq)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ body: row.body, hash: row.hash.toString('hex') }));
}

/** The event that a sealed entry of a group holds. */
export function groupEventOf(sealed: Sealed): GroupEvent {
  const { prev: _prev, ...event } = JSON.parse(sealed.body) as GroupEvent & { prev: string };
  return event;
}

/** The ids of all groups, in pages; those whose record or whose row is missing are among them. */
export async function groupIds(
  store: Store,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const start = after ?? '00000000-0000-0000-0000-000000000000';
  const { rows } = await sql<{ id: string }>`
    (select id from groups where id > ${start}::uuid order by id limit ${limit})
    union
    (select distinct group_id from group_events where group_id > ${start}::uuid
      order by group_id limit ${limit})
    order by id limit ${limit}`.execute(store.db);
  return rows.map((row) => row.id);
}

/** The records of many groups, read at one instant; `incident` is the group's id. */
export async function readGroupRecords(store: Store, groups: string[]): Promise<KeptRecord[]> {
  const { rows } = await sql<{
    id: string;
    version: number | null;
    head: string | null;
    body: string | null;
    hash: string | null;
  }>`
    select k.id, g.version, encode(g.head, 'hex') as head, e.body, encode(e.hash, 'hex') as hash
    from unnest(${groups}::uuid[]) k (id)
    left join groups g on g.id = k.id
    left join group_events e on e.group_id = k.id
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

/**
 * Replaces the rows of groups and of their members; gives how many were different. One transaction,
 * and the groups are locked, so that an act in between waits and is not lost.
 */
export async function replaceGroups(
  store: Store,
  rebuilt: { group: Group; head: string }[],
): Promise<number> {
  const rows = JSON.stringify(rebuilt.map(({ group, head }) => groupRow(group, head)));
  const members = JSON.stringify(rebuilt.flatMap(({ group }) => memberRows(undefined, group)));
  const ids = rebuilt.map(({ group }) => group.id);
  return store.db.transaction().execute(async (tx) => {
    await sql`select from groups where id = any(${ids}::uuid[]) for update`.execute(tx);
    const groups = await sql<{ count: number }>`
      with given as (
        select * from json_to_recordset(${rows}::json) as g (
          id uuid, code text, version int, state text, is_open boolean, is_present boolean,
          customer_unit text, coordinator_unit text, carrier_unit text, province text,
          since timestamptz, proposed_at timestamptz, head text, snapshot jsonb)
      ), written as (
        insert into groups as g select id, code, version, state, is_open, is_present,
          customer_unit, coordinator_unit, carrier_unit, province, since, proposed_at,
          decode(head, 'hex'), snapshot from given
        on conflict (id) do update set code = excluded.code, version = excluded.version,
          state = excluded.state, is_open = excluded.is_open, is_present = excluded.is_present,
          customer_unit = excluded.customer_unit, coordinator_unit = excluded.coordinator_unit,
          carrier_unit = excluded.carrier_unit, province = excluded.province,
          since = excluded.since, proposed_at = excluded.proposed_at, head = excluded.head,
          snapshot = excluded.snapshot
        where g.* is distinct from excluded.*
        returning 1
      ) select count(*)::int as count from written`.execute(tx);
    const stood = await sql<{ count: number }>`
      with given as (
        select * from json_populate_recordset(null::group_members, ${members}::json)
      ), gone as (
        delete from group_members m where m.group_id = any(${ids}::uuid[]) and not exists (
          select from given g where (g.incident, g.group_id) = (m.incident, m.group_id))
        returning 1
      ), written as (
        insert into group_members as m select * from given
        on conflict (incident, group_id) do update set standing = excluded.standing
        where m.standing is distinct from excluded.standing
        returning 1
      ) select (select count(*) from gone)::int + (select count(*) from written)::int as count
      `.execute(tx);
    return (groups.rows[0]?.count ?? 0) + (stood.rows[0]?.count ?? 0);
  });
}
