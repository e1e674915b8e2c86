/** The directory as it is administered: one customer's side, read whole and written in sets. */
import { sql, type Kysely } from 'kysely';
import type { Change, CircuitRecord, Directory, UnitRecord } from '../domain/directory-change.ts';
import { nowMs, type Store } from './connect.ts';
import { folded } from './fold.ts';
import type { DB } from './schema.ts';

/** The directory of a side, with the time by which it is judged. */
export type Read = Directory & { root: string };

/** Whoever holds this lock changes the directory: two changes never judge by the same state. */
const directoryLock = 1_097;

/**
 * Does work on the directory alone: whatever another change is about to write, it comes before or
 * after. The transaction ends with the work.
 */
export async function changingDirectory<T>(
  store: Store,
  work: (tx: Kysely<DB>) => Promise<T>,
): Promise<T> {
  return store.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${directoryLock})`.execute(tx);
    return work(tx);
  });
}

/** Reads the side that a unit belongs to, whole: its tree, its circuits, what they may refer to. */
export async function readDirectory(store: Store, tx: Kysely<DB>, unit: string): Promise<Read> {
  const { rows } = await sql<{
    root: string;
    today: string;
    units: UnitRecord[];
    circuits: CircuitRecord[];
    agreements: string[];
    provinces: string[];
  }>`
    with recursive up as (
      select id, parent from units where id = ${unit}
      union all select u.id, u.parent from units u join up on u.id = up.parent
    ), tree as (
      select * from units where id = (select id from up where parent is null)
      union all select u.* from units u join tree on u.parent = tree.id
    )
    select (select id from up where parent is null) as root,
      to_char(to_timestamp((${nowMs} + ${store.clockOffsetMs()}) / 1000.0)
        at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as today,
      (select coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'name', name,
        'parent', parent, 'province', province, 'validFrom', valid_from, 'validTo', valid_to,
        'successor', successor) order by id), '[]') from tree) as units,
      (select coalesce(json_agg(json_build_object('id', c.id, 'code', c.code, 'site', c.site,
        'agreement', c.agreement, 'validFrom', c.valid_from, 'validTo', c.valid_to)
        order by c.id), '[]') from circuits c join tree on tree.id = c.site) as circuits,
      (select coalesce(json_agg(distinct a.id), '[]') from agreements a
        where a.body->'customer'->>'id' = (select id from up where parent is null)) as agreements,
      (select coalesce(json_agg(code), '[]') from provinces) as provinces`.execute(tx);
  const [read] = rows;
  if (!read) throw new Error('the directory gave no answer');
  return {
    root: read.root,
    today: read.today,
    units: new Map(read.units.map((one) => [one.id, one])),
    circuits: new Map(read.circuits.map((one) => [one.id, one])),
    agreements: new Set(read.agreements),
    provinces: new Set(read.provinces),
  };
}

/**
 * Writes changes, in sets. False where something is to go that records or people still name: then
 * nothing may be kept of the transaction.
 */
export async function writeChanges(tx: Kysely<DB>, changes: readonly Change[]): Promise<boolean> {
  const units = changes.flatMap((c) => (c.kind === 'unit' && c.after ? [c.after] : []));
  const circuits = changes.flatMap((c) => (c.kind === 'circuit' && c.after ? [c.after] : []));
  const gone = changes.filter(({ after }) => after === null);
  await sql`
    insert into units as t (id, kind, parent, name, name_folded, province, valid_from, valid_to,
      successor)
    select id, kind, parent, name, name_folded, province, valid_from, valid_to, successor
    from json_populate_recordset(null::units, ${JSON.stringify(units.map(unitRow))}::json)
    on conflict (id) do update set parent = excluded.parent, name = excluded.name,
      name_folded = excluded.name_folded, province = excluded.province,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      successor = excluded.successor`.execute(tx);
  const ids = (kind: Change['kind']): string[] =>
    gone.filter((change) => change.kind === kind).map(({ id }) => id);
  // Two circuits may change codes: neither has its old one when the other takes it.
  await sql`
    update circuits set code = chr(1) || id
    where id = any(${circuits.map(({ id }) => id)})`.execute(tx);
  const circuitsGone = await sql`
    delete from circuits c where id = any(${ids('circuit')})
      and not exists (select from incidents i where i.circuit = c.id)`.execute(tx);
  await sql`
    insert into circuits as t (id, code, code_folded, site, agreement, valid_from, valid_to)
    select id, code, code_folded, site, agreement, valid_from, valid_to
    from json_populate_recordset(null::circuits, ${JSON.stringify(circuits.map(circuitRow))}::json)
    on conflict (id) do update set code = excluded.code, code_folded = excluded.code_folded,
      site = excluded.site, agreement = excluded.agreement, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to`.execute(tx);
  const unitsGone = await sql`
    delete from units u where id = any(${ids('unit')})
      and not exists (select from appointments p where p.unit = u.id)
      and not exists (select from incidents i
        where u.id in (i.site_unit, i.coordinator_unit, i.customer_unit))`.execute(tx);
  const left =
    gone.length - Number(circuitsGone.numAffectedRows) - Number(unitsGone.numAffectedRows);
  return left === 0;
}

/** Of the things to be made, those whose id or code is taken outside of the directory read. */
export async function takenElsewhere(
  tx: Kysely<DB>,
  changes: readonly Change[],
  read: Directory,
): Promise<Set<Change>> {
  const made = changes.filter(({ before }) => before === null);
  const circuits = changes.flatMap((c) => (c.kind === 'circuit' && c.after ? [c.after] : []));
  const { rows } = await sql<{ units: string[]; circuits: string[]; codes: string[] }>`select
    (select coalesce(json_agg(id), '[]') from units
      where id = any(${made.map(({ id }) => id)})) as units,
    (select coalesce(json_agg(id), '[]') from circuits
      where id = any(${made.map(({ id }) => id)})) as circuits,
    (select coalesce(json_agg(code), '[]') from circuits
      where code = any(${circuits.map(({ code }) => code)})
        and id <> all(${[...read.circuits.keys()]})) as codes`.execute(tx);
  const [taken] = rows;
  return new Set(
    changes.filter((change) => {
      if (change.kind === 'unit') return change.before === null && taken?.units.includes(change.id);
      const code = change.after?.code ?? '';
      return (
        (change.before === null && taken?.circuits.includes(change.id)) ||
        taken?.codes.includes(code)
      );
    }),
  );
}

function unitRow({ validFrom, validTo, ...unit }: UnitRecord) {
  const name_folded = folded(unit.name);
  return { ...unit, name_folded, valid_from: validFrom, valid_to: validTo };
}

function circuitRow({ validFrom, validTo, ...circuit }: CircuitRecord) {
  const code_folded = folded(circuit.code);
  return { ...circuit, code_folded, valid_from: validFrom, valid_to: validTo };
}
