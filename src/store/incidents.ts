/**
 * Reading incidents: one, the list in pages, and the counts; always within what a person may see.
 */
import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type RawBuilder,
  type SqlBool,
} from 'kysely';
import type { Instant, Party } from '../domain/agreement.ts';
import type { Incident } from '../domain/incident.ts';
import type { StateName } from '../domain/procedure.ts';
import { partyOf, reachOf, type Actor } from '../domain/roles.ts';
import { toTimestamp, type Store } from './connect.ts';
import { likePattern } from './fold.ts';
import type { DB } from './schema.ts';

/** What the list is narrowed to; see the contract's `listQuery`. */
export interface Filters {
  show: 'open' | 'ended' | 'all';
  state?: StateName;
  province?: string;
  unit?: string;
  carrier?: string;
  circuit?: string;
  whoseMove?: Party;
  overdue?: boolean;
  rfo?: 'due' | 'late';
  q?: string;
  ids?: string[];
}

/** Where a page begins: after this row. `key` is the sort key's instant; Infinity: no deadline. */
export interface Place {
  key: Instant;
  id: string;
}

/** A row of a page: the incident, and its place for the next one. */
export interface Listed {
  incident: Incident;
  place: Place;
}

type Table = ExpressionBuilder<DB, 'incidents'>;

/** A page of the list, at most `limit` rows, in the order asked for. */
export async function listIncidents(
  store: Store,
  actor: Actor,
  filters: Filters,
  page: { sort: 'due' | 'reported'; limit: number; after?: Place; now: Instant },
): Promise<Listed[]> {
  const [column, direction] =
    page.sort === 'due' ? (['due_at', 'asc'] as const) : (['reported_at', 'desc'] as const);
  const key = sql<number>`floor(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
  let query = store.db
    .selectFrom('incidents')
    .select(['snapshot', 'id', key.as('key')])
    .where((table) => table.and(conditions(table, actor, filters, page.now)))
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(page.limit);
  const { after } = page;
  if (after) {
    const past = sql.raw(direction === 'asc' ? '>' : '<');
    const at = Number.isFinite(after.key) ? toTimestamp(after.key) : 'infinity';
    query = query.where(
      sql<SqlBool>`(${sql.ref(column)}, id) ${past} (${at}::timestamptz, ${after.id}::uuid)`,
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    incident: row.snapshot as unknown as Incident,
    place: { key: row.key, id: row.id },
  }));
}

/** Open incidents counted by state, by whose move, and how many are overdue. */
export async function countIncidents(
  store: Store,
  actor: Actor,
  now: Instant,
): Promise<{ state: StateName; whoseMove: Party[]; overdue: boolean; count: number }[]> {
  const rows = await store.db
    .selectFrom('incidents')
    .select([
      'state',
      'whose_move',
      sql<boolean>`due_at < ${toTimestamp(now)}::timestamptz`.as('overdue'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where((table) => table.and(conditions(table, actor, { show: 'open' }, now)))
    .groupBy(['state', 'whose_move', 'overdue'])
    .execute();
  return rows.map((row) => ({
    state: row.state as StateName,
    whoseMove: row.whose_move as Party[],
    overdue: row.overdue,
    count: row.count,
  }));
}

/** Open and overdue incidents by province, of those that the person may see. */
export async function countByProvince(
  store: Store,
  actor: Actor,
  now: Instant,
): Promise<Map<string, { open: number; overdue: number }>> {
  const late = sql<SqlBool>`due_at < ${toTimestamp(now)}::timestamptz`;
  const overdue = sql<number>`count(*) filter (where ${late})::int`;
  const rows = await store.db
    .selectFrom('incidents')
    .select(['province', sql<number>`count(*)::int`.as('open'), overdue.as('overdue')])
    .where((table) => table.and(conditions(table, actor, { show: 'open' }, now)))
    .groupBy('province')
    .execute();
  return new Map(rows.map(({ province, ...counts }) => [province, counts]));
}

/** Open incidents on circuits, newest first: so that nobody reports what is known. */
export async function openOnCircuits(
  store: Store,
  actor: Actor,
  circuits: string[],
): Promise<Incident[]> {
  if (circuits.length === 0) return [];
  const rows = await store.db
    .selectFrom('incidents')
    .select('snapshot')
    .where('is_open', '=', true)
    .where('circuit', 'in', circuits)
    .where((table) => table.and(visible(table, actor)))
    .orderBy('reported_at', 'desc')
    .execute();
  return rows.map((row) => row.snapshot as unknown as Incident);
}

/** An incident by its id or its readable number; undefined where there is none. */
export async function findIncident(store: Store, name: string): Promise<Incident | undefined> {
  const row = await store.db
    .selectFrom('incidents')
    .select('snapshot')
    .where(isNamed(name))
    .executeTakeFirst();
  return row?.snapshot as unknown as Incident | undefined;
}

const aUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The incident of an id or a readable number, in capitals or not. Any other name is nobody's. */
export function isNamed(name: string): RawBuilder<SqlBool> {
  if (aUuid.test(name)) return sql`id = ${name}`;
  return sql`code = ${name.toUpperCase()}`;
}

/** `maySee` of the domain, as SQL over the row's units; a test holds the two together. */
export function visible(table: Table, actor: Actor): Expression<SqlBool>[] {
  if (partyOf(actor) === 'carrier') {
    return [table('carrier_unit', '=', actor.unit), table('notified_at', 'is not', null)];
  }
  const column = {
    site: 'site_unit',
    coordinator: 'coordinator_unit',
    headquarters: 'customer_unit',
  } as const;
  return actor.role in column
    ? [isOfReach(table, column[actor.role as keyof typeof column], actor)]
    : [sql<SqlBool>`false`];
}

/** One unit for nearly all, so that the index gives the order too. */
function isOfReach(
  table: Table,
  column: 'site_unit' | 'coordinator_unit' | 'customer_unit',
  actor: Actor,
): Expression<SqlBool> {
  const units = reachOf(actor);
  return units.length === 1 ? table(column, '=', actor.unit) : table(column, 'in', units);
}

function conditions(
  table: Table,
  actor: Actor,
  filters: Filters,
  now: Instant,
): Expression<SqlBool>[] {
  const all = visible(table, actor);
  if (filters.show !== 'all') all.push(table('is_open', '=', filters.show === 'open'));
  if (filters.state) all.push(table('state', '=', filters.state));
  if (filters.province) all.push(table('province', '=', filters.province));
  if (filters.carrier) all.push(table('carrier_unit', '=', filters.carrier));
  if (filters.circuit) all.push(table('circuit', '=', filters.circuit));
  if (filters.whoseMove) all.push(sql`whose_move @> array[${filters.whoseMove}]::text[]`);
  if (filters.unit) all.push(belowUnit(table, filters.unit));
  if (filters.overdue !== undefined) {
    const late = sql<SqlBool>`due_at < ${toTimestamp(now)}::timestamptz`;
    all.push(filters.overdue ? table.and([late, table('is_open', '=', true)]) : table.not(late));
  }
  if (filters.rfo === 'due') all.push(table('rfo_due_at', 'is not', null));
  if (filters.rfo === 'late') all.push(sql`rfo_due_at < ${toTimestamp(now)}::timestamptz`);
  if (filters.q) all.push(matches(table, filters.q));
  if (filters.ids) all.push(table('id', 'in', filters.ids));
  return all;
}

/** Of the unit itself, or of any below it. */
function belowUnit(table: Table, unit: string): Expression<SqlBool> {
  const columns = ['site_unit', 'coordinator_unit', 'customer_unit'] as const;
  return table.or(columns.map((column) => table(column, '=', unit)));
}

/** Searches sites and circuits by folded name first, then their incidents: 4 ms at ten million. */
function matches(table: Table, q: string): Expression<SqlBool> {
  const pattern = likePattern(q);
  // A record keeps the unit of its day: it is found by what the unit has become, too.
  const places = sql`(select id from units where name_folded like ${pattern}
    union select unnest(former_units(id)) from units
    where name_folded like ${pattern}
      and exists (select from units f where f.successor = units.id))`;
  return table.or([
    sql<SqlBool>`site_unit in (${places})`,
    sql<SqlBool>`coordinator_unit in (${places})`,
    sql<SqlBool>`circuit in (select id from circuits where code_folded like ${pattern})`,
    table('code', 'like', pattern.toUpperCase()),
  ]);
}
