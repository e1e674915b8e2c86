/** Reading the directory: circuits, units and provinces, within what a person may see. */
import { sql, type SqlBool } from 'kysely';
import type { Agreement } from '../domain/agreement.ts';
import { partyOf, type Actor } from '../domain/roles.ts';
import { coalesce } from './coalesce.ts';
import { deskTime, type Store } from './connect.ts';
import { likePattern } from './fold.ts';
import { runNamed } from './named.ts';

/** What a search of the directory is narrowed to; `after` is the last id of the page before. */
export interface DirectoryQuery {
  q?: string;
  site?: string;
  province?: string;
  id?: string;
  limit: number;
  after?: string;
}

/** A circuit with what the screens need beside it. */
export interface CircuitRow {
  id: string;
  code: string;
  siteId: string;
  siteName: string;
  province: string;
  provinceName: string;
  /** What the site was called before. */
  formerly: string[];
  agreement: Pick<Agreement, 'id' | 'title' | 'carrier' | 'hotlines'>;
}

/** A unit of the directory. */
export interface UnitRow {
  id: string;
  name: string;
  kind: 'headquarters' | 'coordinator' | 'site' | 'carrier';
  parent: string | null;
  province: string | null;
  provinceName: string | null;
}

/** Circuits that the person may see, by id. */
export async function listCircuits(
  store: Store,
  actor: Actor,
  query: DirectoryQuery,
): Promise<CircuitRow[]> {
  let rows = store.db
    .selectFrom('circuits as c')
    .innerJoin('units as u', 'u.id', 'c.site')
    .leftJoin('units as p', 'p.id', 'u.parent')
    .innerJoin('provinces as v', 'v.code', 'u.province')
    .select(['c.id', 'c.code', 'u.id as siteId', 'u.name as siteName', 'v.code as province'])
    .select(['v.name as provinceName', 'c.agreement as agreementId'])
    .select(
      sql<CircuitRow['agreement']>`(
        select jsonb_build_object('id', a.id, 'title', a.body->'title',
          'carrier', a.body->'carrier', 'hotlines', a.body->'hotlines')
        from agreements a where a.id = c.agreement and a.effective_from <= ${deskTime(store)}
        order by a.version desc limit 1)`.as('agreement'),
    )
    .select(
      sql<string[]>`(select coalesce(json_agg(f.name order by f.id), '[]') from units f
        where f.id = any(former_units(u.id)))`.as('formerly'),
    )
    .where(withinReach(actor))
    .where('c.valid_to', 'is', null)
    .orderBy('c.id')
    .limit(query.limit);
  if (query.id) rows = rows.where('c.id', '=', query.id);
  if (query.site) rows = rows.where('u.id', '=', query.site);
  if (query.province) rows = rows.where('v.code', '=', query.province);
  if (query.after) rows = rows.where('c.id', '>', query.after);
  if (query.q) {
    const pattern = likePattern(query.q);
    rows = rows.where(
      sql<SqlBool>`(c.code_folded like ${pattern} or u.name_folded like ${pattern}
        or p.name_folded like ${pattern} or exists (select from units f
          where f.successor = u.id and f.name_folded like ${pattern}))`,
    );
  }
  return rows.execute();
}

/** The ids of the agreements under which a person has circuits: those that one is a party of. */
export async function reachableAgreements(store: Store, actor: Actor): Promise<Set<string>> {
  const rows = await store.db
    .selectFrom('circuits as c')
    .innerJoin('units as u', 'u.id', 'c.site')
    .leftJoin('units as p', 'p.id', 'u.parent')
    .select('c.agreement')
    .distinct()
    .where(withinReach(actor))
    .execute();
  // A party of an agreement reads it before its first circuit is there.
  const parties = await store.db
    .selectFrom('agreements')
    .select('id')
    .distinct()
    .where(sql<SqlBool>`${actor.unit} in (body->'customer'->>'id', body->'carrier'->>'id')`)
    .execute();
  return new Set([...rows.map((row) => row.agreement), ...parties.map(({ id }) => id)]);
}

/** Units that the person may see, by id. */
export async function listUnits(
  store: Store,
  actor: Actor,
  query: DirectoryQuery,
): Promise<UnitRow[]> {
  let rows = unitRows(store)
    .where(withinUnits(actor))
    .where('u.valid_to', 'is', null)
    .orderBy('u.id')
    .limit(query.limit);
  if (query.id) rows = rows.where('u.id', '=', query.id);
  if (query.province) rows = rows.where('u.province', '=', query.province);
  if (query.after) rows = rows.where('u.id', '>', query.after);
  if (query.q) rows = rows.where('u.name_folded', 'like', likePattern(query.q));
  return rows.execute();
}

/** One unit; undefined where there is none. */
export async function findUnit(store: Store, id: string): Promise<UnitRow | undefined> {
  return unitRows(store).where('u.id', '=', id).executeTakeFirst();
}

/** What a unit was called before, and what it has become. */
export interface Lineage {
  formerly: string[];
  now: { id: string; name: string } | null;
}

/** Makes the look-up of units' lineages; many at once share one statement. */
export function lineageLoader(store: Store): (unit: string) => Promise<Lineage> {
  return coalesce(
    async (ids: string[]) => {
      const statement = sql<Lineage & { id: string }>`
        with recursive later as (
          select u.id as first, u.successor as at from units u
          where u.id = any(${ids}::text[]) and u.successor is not null
          union select l.first, u.successor from later l join units u on u.id = l.at
          where u.successor is not null
        )
        select k.id, (select coalesce(json_agg(f.name order by f.id), '[]') from units f
            where f.id = any(former_units(k.id))) as formerly,
          (select json_build_object('id', u.id, 'name', u.name) from later l
            join units u on u.id = l.at and u.successor is null
            where l.first = k.id limit 1) as now
        from unnest(${ids}::text[]) as k (id)`;
      const rows = await runNamed(store, 'lineages', statement);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? { formerly: [], now: null });
    },
    { batchMax: 500 },
  );
}

/** The ids of a site's circuits. */
export async function circuitsOfSite(store: Store, site: string): Promise<string[]> {
  const rows = await store.db
    .selectFrom('circuits')
    .select('id')
    .where('site', '=', site)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** All provinces, by code. */
export async function listProvinces(store: Store) {
  return store.db.selectFrom('provinces').selectAll().orderBy('code').execute();
}

function unitRows(store: Store) {
  return store.db
    .selectFrom('units as u')
    .leftJoin('provinces as v', 'v.code', 'u.province')
    .select(['u.id', 'u.name', 'u.parent', 'u.province', 'v.name as provinceName'])
    .select(sql<UnitRow['kind']>`u.kind`.as('kind'));
}

/** A site sees its own circuits, a unit above it all below, a carrier those of its agreements. */
function withinReach(actor: Actor) {
  if (partyOf(actor) === 'carrier') {
    return sql<SqlBool>`exists (select from agreements a where a.id = c.agreement
      and a.body->'carrier'->>'id' = ${actor.unit})`;
  }
  return sql<SqlBool>`(u.id = ${actor.unit} or p.id = ${actor.unit} or p.parent = ${actor.unit})`;
}

function withinUnits(actor: Actor) {
  if (partyOf(actor) === 'carrier') {
    return sql<SqlBool>`exists (select from circuits c join agreements a on a.id = c.agreement
      where c.site = u.id and a.body->'carrier'->>'id' = ${actor.unit})`;
  }
  return sql<SqlBool>`(u.id = ${actor.unit} or u.parent = ${actor.unit}
    or exists (select from units p where p.id = u.parent and p.parent = ${actor.unit}))`;
}
