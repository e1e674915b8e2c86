/** Reading groups: what an act is judged by, and what each person may see. */
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { joinableStates, proposeFromSites, proposeWithinMs } from '../domain/group.ts';
import type { Group, GroupPlace } from '../domain/group.ts';
import type { Duty } from '../domain/group-fan-out.ts';
import type { Incident } from '../domain/incident.ts';
import { partyOf, reachOf, type Actor } from '../domain/roles.ts';
import { atDesk, nowMs, toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** A group as it stands, and whether this very act was carried out before. */
export interface LoadedGroup {
  now: Instant;
  group?: Group;
  head?: string;
  done?: { lastSeq: number; commandSha256: string };
}

/** A group and the time, for an act. */
export async function loadGroup(store: Store, id: string, command: string): Promise<LoadedGroup> {
  const { rows } = await sql<{
    snapshot: Group | null;
    head: string | null;
    last_seq: number | null;
    command_sha256: string | null;
    now: number;
  }>`
    select g.snapshot, encode(g.head, 'hex') as head, done.last_seq, done.command_sha256,
      ${nowMs} as now
    from (values (${id}::uuid)) k (id)
    left join groups g on g.id = k.id
    left join lateral (
      select max(seq) as last_seq, encode(min(command_sha256), 'hex') as command_sha256
      from group_events e where e.group_id = k.id and e.command = ${command}::uuid
    ) done on true`.execute(store.db);
  const [row] = rows;
  const loaded: LoadedGroup = { now: atDesk(store, row?.now) };
  if (row?.snapshot && row.head) Object.assign(loaded, { group: row.snapshot, head: row.head });
  if (row && row.last_seq !== null && row.command_sha256 !== null) {
    loaded.done = { lastSeq: row.last_seq, commandSha256: row.command_sha256 };
  }
  return loaded;
}

/** Incidents by id. */
export async function loadIncidents(store: Store, ids: string[]): Promise<Map<string, Incident>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ snapshot: Incident }>`
    select snapshot from incidents where id = any(${ids}::uuid[])`.execute(store.db);
  return new Map(rows.map(({ snapshot }) => [snapshot.id, snapshot]));
}

/** Those of the incidents that another group has. */
export async function takenElsewhere(
  store: Store,
  ids: string[],
  group: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ incident: string }>`
    select incident from group_members
    where incident = any(${ids}::uuid[]) and standing = 'in' and group_id <> ${group}::uuid
    `.execute(store.db);
  return new Set(rows.map((row) => row.incident));
}

/** The most incidents that one group takes up by itself: every office of the country, and more. */
const candidatesMax = 2_000;

/** Incidents of a place that no group has had, at a step at which they can join. */
export async function candidatesOf(
  store: Store,
  place: GroupPlace,
  reported: { from: Instant; to: Instant },
): Promise<string[]> {
  const to = Number.isFinite(reported.to) ? toTimestamp(reported.to) : 'infinity';
  const { rows } = await sql<{ id: string }>`
    select id from incidents i
    where ${isCandidate(reported.from)} and reported_at <= ${to}::timestamptz
      and province = ${place.province}
      and carrier_unit = ${place.carrierUnit} and customer_unit = ${place.customerUnits[0] ?? ''}
    order by reported_at limit ${candidatesMax}`.execute(store.db);
  return rows.map((row) => row.id);
}

/**
 * Places with enough reports in the last minutes and no present group, with their incidents. It
 * reads the reports of the window by an index, whatever else is open: see
 * `incidents_open_reported`.
 */
export async function placesToPropose(store: Store, now: Instant): Promise<string[][]> {
  const { rows } = await sql<{ ids: string[] }>`
    select array_agg(id order by reported_at) as ids from incidents i
    where ${isCandidate(now - proposeWithinMs)}
      and not exists (select from groups g where g.is_present and g.province = i.province
        and g.customer_unit = i.customer_unit and g.carrier_unit = i.carrier_unit)
    group by customer_unit, province, carrier_unit
    having count(distinct site_unit) >= ${proposeFromSites}`.execute(store.db);
  return rows.map((row) => row.ids.slice(0, candidatesMax));
}

/** The next readable number. */
export async function nextGroupNumber(store: Store): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select nextval('group_numbers')::float8 as number`.execute(store.db);
  return rows[0]?.number ?? 0;
}

/** What groups still owe their incidents, the oldest first; of one group, or of all. */
export async function owedDuties(
  store: Store,
  group: string | undefined,
  limit: number,
): Promise<Duty[]> {
  let query = store.db
    .selectFrom('group_duties')
    .select(['command_id', 'incident', 'command', 'actor'])
    .where('outcome', 'is', null)
    .orderBy('group_id')
    .orderBy('seq')
    .orderBy('place')
    .limit(limit);
  if (group !== undefined) query = query.where('group_id', '=', group);
  const rows = await query.execute();
  return rows.map(({ command_id, incident, command, actor }) => ({
    commandId: command_id,
    incident,
    command: command as unknown as Duty['command'],
    actor: actor as unknown as Actor,
  }));
}

/** Notes what became of duties: `done`, or the code of the refusal. */
export async function settleDuties(
  db: Kysely<DB>,
  settled: { commandId: string; outcome: string }[],
): Promise<void> {
  if (settled.length === 0) return;
  await sql`update group_duties d set outcome = s.outcome
    from unnest(${settled.map((one) => one.commandId)}::uuid[],
      ${settled.map((one) => one.outcome)}::text[]) s (id, outcome)
    where d.command_id = s.id and d.outcome is null`.execute(db);
}

/** The duties that an incident refused, by incident: the codes. */
export async function refusedDuties(store: Store, group: string): Promise<Map<string, string[]>> {
  const rows = await store.db
    .selectFrom('group_duties')
    .select(['incident', 'outcome'])
    .where('group_id', '=', group)
    .where('outcome', '<>', 'done')
    .orderBy('seq')
    .orderBy('place')
    .execute();
  const byIncident = Map.groupBy(rows, (row) => row.incident);
  return new Map(
    [...byIncident].map(([incident, some]) => [incident, some.map((row) => row.outcome ?? '')]),
  );
}

/** What the list of groups is narrowed to. */
export interface GroupFilters {
  show: 'open' | 'ended' | 'all';
  province?: string;
  /** Only the outage that this circuit is known to be part of, or could be. */
  circuit?: string;
  id?: string;
  limit: number;
}

/** A group with what a list shows beside it. */
export interface ListedGroup {
  group: Group;
  carrierName: string;
  /** How many incidents it has, or had when it ended, as far as seen; how many of them are back. */
  sites: number;
  back: number;
}

/** Groups that the person may see, the newest first. */
export async function listGroups(
  store: Store,
  actor: Actor,
  { show, province, circuit, id, limit }: GroupFilters,
): Promise<ListedGroup[]> {
  const conditions = [visible(actor)];
  if (show !== 'all') conditions.push(sql<SqlBool>`g.is_open = ${show === 'open'}`);
  if (province !== undefined) conditions.push(sql<SqlBool>`g.province = ${province}`);
  if (id !== undefined) conditions.push(sql<SqlBool>`g.id = ${id}::uuid`);
  if (circuit !== undefined) {
    const ofCircuit = couldTake(sql<SqlBool>`c.id = ${circuit}`);
    conditions.push(sql<SqlBool>`g.is_present and g.state = 'confirmed' and ${ofCircuit}`);
  }
  const { rows } = await sql<Omit<ListedGroup, 'group'> & { snapshot: Group }>`
    select g.snapshot, u.name as "carrierName", counts.sites, counts.back
    from groups g join units u on u.id = g.carrier_unit
    cross join lateral (
      select count(*)::int as sites,
        count(*) filter (where not i.is_open or i.state = 'closing')::int as back
      from group_members m join incidents i on i.id = m.incident
      where m.group_id = g.id and m.standing in ('in', 'past', 'proposed')
        and (i.notified_at is not null or ${partyOf(actor) === 'customer'})
    ) counts
    where ${sql.join(conditions, sql` and `)}
    order by g.proposed_at desc, g.id desc limit ${limit}`.execute(store.db);
  return rows.map(({ snapshot, ...beside }) => ({ group: snapshot, ...beside }));
}

/** `maySeeGroup` of the domain, as SQL. */
function visible(actor: Actor): RawBuilder<SqlBool> {
  if (partyOf(actor) === 'carrier') {
    return sql`g.carrier_unit = ${actor.unit} and exists (
      select from group_members m join incidents i on i.id = m.incident
      where m.group_id = g.id and i.notified_at is not null)`;
  }
  if (actor.role === 'headquarters') return sql`g.customer_unit = ${actor.unit}`;
  if (actor.role === 'coordinator') return sql`g.coordinator_unit = any(${reachOf(actor)}::text[])`;
  const own = sql<SqlBool>`exists (
    select from group_members m join incidents i on i.id = m.incident
    where m.group_id = g.id and m.standing in ('in', 'left', 'past')
      and i.site_unit = any(${reachOf(actor)}::text[]))`;
  const circuit = couldTake(sql<SqlBool>`c.site = ${actor.unit}`);
  return sql`(${own} or (g.is_present and g.state = 'confirmed' and ${circuit}))`;
}

/** Whether the group is of the place of such a circuit (`c`, served at the unit `u`). */
function couldTake(circuit: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  return sql`exists (
    select from circuits c join units u on u.id = c.site
    left join units u2 on u2.id = u.parent left join units u3 on u3.id = u2.parent
    where ${circuit} and c.valid_to is null and u.province = g.province
      and g.customer_unit = coalesce(u3.id, u2.id, u.id)
      and g.carrier_unit = (select a.body->'carrier'->>'id' from agreements a
        where a.id = c.agreement order by version desc limit 1))`;
}

function isCandidate(since: Instant): RawBuilder<SqlBool> {
  return sql`i.is_open and i.reported_at >= ${toTimestamp(since)}::timestamptz
    and i.state = any(${[...joinableStates]}::text[])
    and not exists (select from group_members m where m.incident = i.id)`;
}
