/** Agreements as the desk holds them: every version ever loaded, by its SHA-256. */
import { sql, type Kysely } from 'kysely';
import type { Agreement, Instant } from '../domain/agreement.ts';
import { deskTime, toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** A stored version. */
export interface StoredAgreement {
  agreement: Agreement;
  sha256: string;
}

/**
 * Stores a version. False where the same id and version is there with another content: a version
 * that incidents may run by is never changed, the new one needs a new number.
 */
export async function storeAgreement(
  { agreement, sha256 }: StoredAgreement,
  db: Kysely<DB>,
): Promise<boolean> {
  const { id, version } = agreement;
  await db
    .insertInto('agreements')
    .values({ id, version, sha256, body: JSON.stringify(agreement) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom('agreements')
    .select('sha256')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return kept?.sha256 === sha256;
}

/**
 * The version with this SHA-256. Throws where there is none: an incident names only stored ones.
 */
export async function findAgreement(store: Store, sha256: string): Promise<Agreement> {
  const row = await store.db
    .selectFrom('agreements')
    .select('body')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (!row) throw new Error(`no agreement with SHA-256 ${sha256}`);
  return row.body as unknown as Agreement;
}

/**
 * The version in force of every agreement, or of one: the newest whose time has come; with the
 * number of circuits under it.
 */
export async function currentAgreements(
  store: Store,
  id?: string,
): Promise<(StoredAgreement & { circuits: number })[]> {
  const { rows } = await sql<{ body: Agreement; sha256: string; circuits: number }>`
    select distinct on (a.id) a.body, a.sha256,
      (select count(*)::int from circuits c where c.agreement = a.id) as circuits
    from agreements a
    where (${id ?? null}::text is null or a.id = ${id ?? null})
      and a.effective_from <= ${deskTime(store)}
    order by a.id, a.version desc`.execute(store.db);
  return rows.map(({ body, sha256, circuits }) => ({ agreement: body, sha256, circuits }));
}

/** A version in the list of an agreement's versions. */
export interface VersionRow extends StoredAgreement {
  /** Null: from the beginning. */
  effectiveFrom: Date | null;
  byName: string | null;
}

/** All versions of an agreement, the newest first. */
export async function listVersions(db: Kysely<DB>, id: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select body as agreement, sha256, nullif(effective_from, '-infinity') as "effectiveFrom",
      by_name as "byName"
    from agreements where id = ${id} order by version desc`.execute(db);
  return rows;
}

/** Adds a version that is in force from an instant on. False where its number is taken. */
export async function addVersion(
  db: Kysely<DB>,
  { agreement, sha256 }: StoredAgreement,
  how: { effectiveFrom: Instant; byName: string },
): Promise<boolean> {
  const { id, version } = agreement;
  const { rows } = await sql`
    insert into agreements (id, version, sha256, body, effective_from, by_name)
    values (${id}, ${version}, ${sha256}, ${JSON.stringify(agreement)}::jsonb,
      ${toTimestamp(how.effectiveFrom)}::timestamptz, ${how.byName})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** How many deadlines run in open incidents on an agreement's circuits, by whatever version. */
export async function runningDeadlines(store: Store, agreement: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from circuits c join incidents i on i.circuit = c.id and i.is_open
      join deadlines d on d.incident = i.id and d.met_at is null and d.stopped_at is null
    where c.agreement = ${agreement}`.execute(store.db);
  return rows[0]?.count ?? 0;
}
