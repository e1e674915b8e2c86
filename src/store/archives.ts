/** The finished incidents of a unit and a year, and the archives that were ordered of them. */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Actor } from '../domain/roles.ts';
import { deskNow, toTimestamp, type Store } from './connect.ts';
import { inAlphabet } from './fold.ts';
import type { DB } from './schema.ts';

/** Which incidents: those of the unit and all below it, reported in the year in Việt Nam. */
export interface UnitYear {
  unit: string;
  year: number;
}

/** A finished incident, by id and code. */
export interface FinishedIncident {
  id: string;
  code: string;
}

/**
 * Those of a unit and of what became it, of its own side's root, or of a carrier, to whom what it
 * was never told of does not belong.
 */
const ofYear = ({ unit, year }: UnitYear) => sql`
  (site_unit = any(array_append(former_units(${unit}), ${unit}))
    or coordinator_unit = any(array_append(former_units(${unit}), ${unit}))
    or customer_unit = ${unit} or (carrier_unit = ${unit} and notified_at is not null))
  and reported_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh')
  and reported_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh')`;

/** How many are finished, and how many are not. */
export async function countYear(
  store: Store,
  which: UnitYear,
): Promise<{ total: number; open: number }> {
  const { rows } = await sql<{ total: number; open: number }>`
    select count(*) filter (where not is_open)::float8 as total,
      count(*) filter (where is_open)::float8 as open
    from incidents where ${ofYear(which)}`.execute(store.db);
  return rows[0] ?? { total: 0, open: 0 };
}

/** The finished ones, in the order of their codes, read page by page. */
export async function* finishedIn(
  store: Store,
  which: UnitYear,
  pageSize: number,
): AsyncGenerator<FinishedIncident> {
  let after = '';
  for (;;) {
    const { rows } = await sql<FinishedIncident>`
      select id, code from incidents
      where ${ofYear(which)} and not is_open and code > ${after}
      order by code limit ${pageSize}`.execute(store.db);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.code;
  }
}

/** An archive that was ordered. */
export interface ArchiveRow extends UnitYear {
  id: string;
  unitName: string;
  isMasked: boolean;
  orderedByName: string;
  orderedAt: Date;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  leftOut: number;
  endedAt: Date | null;
  bytes: number | null;
  sha256: string | null;
}

const columns = sql`id, unit, unit_name as "unitName", year, is_masked as "isMasked",
  ordered_by_name as "orderedByName", ordered_at as "orderedAt", state, done, total,
  left_out as "leftOut", ended_at as "endedAt", bytes::float8 as bytes, sha256`;

/** Orders an archive; where the same one waits or is being made, that one is given. */
export async function orderArchive(
  store: Store,
  db: Kysely<DB>,
  { id, unit, year, isMasked, actor }: UnitYear & { id: string; isMasked: boolean; actor: Actor },
): Promise<{ row: ArchiveRow; isNew: boolean }> {
  const { rows } = await sql<ArchiveRow>`
    select ${columns} from archives
    where unit = ${unit} and year = ${year} and is_masked = ${isMasked}
      and ordered_from = ${actor.unit} and state in ('waiting', 'running')`.execute(db);
  const [there] = rows;
  if (there) return { row: there, isNew: false };
  const made = await sql<ArchiveRow>`
    insert into archives (id, unit, unit_name, year, is_masked, ordered_by, ordered_by_name,
      ordered_from, ordered_at, state)
    select ${id}, u.id, u.name, ${year}, ${isMasked}, ${actor.person}, ${actor.name},
      ${actor.unit}, ${deskNow(store)}, 'waiting'
    from units u where u.id = ${unit} returning ${columns}`.execute(db);
  const [row] = made.rows;
  if (!row) throw new Error(`no unit ${unit}`);
  return { row, isNew: true };
}

/** The archives ordered from a unit, the latest first. */
export async function listArchives(store: Store, from: string): Promise<ArchiveRow[]> {
  const { rows } = await sql<ArchiveRow>`
    select ${columns} from archives where ordered_from = ${from}
    order by ordered_at desc, id limit 50`.execute(store.db);
  return rows;
}

/** Takes the archive that has waited longest, or whose maker gave no sign of life. */
export async function takeArchive(store: Store): Promise<ArchiveRow | undefined> {
  const { rows } = await sql<ArchiveRow>`
    update archives set state = 'running', done = 0, beat_at = clock_timestamp()
    where id = (select id from archives
      where state = 'waiting'
        or (state = 'running' and beat_at < clock_timestamp() - interval '2 minutes')
      order by ordered_at for update skip locked limit 1)
    returning ${columns}`.execute(store.db);
  return rows[0];
}

/** Notes how far an archive has come. */
export async function beatArchive(
  store: Store,
  id: string,
  { done, total }: { done: number; total: number },
): Promise<void> {
  await sql`update archives set done = ${done}, total = ${total}, beat_at = clock_timestamp()
    where id = ${id}`.execute(store.db);
}

/** Notes how an archive ended; without `made` it failed. */
export async function endArchive(
  store: Store,
  id: string,
  made?: { bytes: number; sha256: string; leftOut: number },
): Promise<void> {
  await sql`update archives set state = ${made ? 'done' : 'failed'}, ended_at = ${deskNow(store)},
    bytes = ${made?.bytes ?? null}, sha256 = ${made?.sha256 ?? null},
    left_out = ${made?.leftOut ?? 0} where id = ${id}`.execute(store.db);
}

/** Forgets archives that ended before an instant; gives their ids. */
export async function forgetArchives(store: Store, before: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from archives where ended_at < ${toTimestamp(before)}::timestamptz
    returning id`.execute(store.db);
  return rows.map(({ id }) => id);
}

/** The unit and those right below it, by name: of what an archive can be ordered from there. */
export async function unitsToArchive(store: Store, unit: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from units where id = ${unit} or parent = ${unit}
    order by id <> ${unit}, ${inAlphabet('name')}`.execute(store.db);
  return rows;
}

/** Whether a unit is another one, or lies below it. */
export async function isUnitWithin(store: Store, unit: string, root: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, parent from units where id = ${unit}
      union all select u.id, u.parent from units u join up on u.id = up.parent)
    select id from up where id = ${root}`.execute(store.db);
  return rows.length > 0;
}
