/** Agreements as the desk holds them: every version ever loaded, by its SHA-256. */
import { sql } from 'kysely';
import type { Agreement } from '../domain/agreement.ts';
import type { Store } from './connect.ts';

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
  store: Store,
  { agreement, sha256 }: StoredAgreement,
): Promise<boolean> {
  const { id, version } = agreement;
  await store.db
    .insertInto('agreements')
    .values({ id, version, sha256, body: JSON.stringify(agreement) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await store.db
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

/** The newest version of every agreement, with the number of circuits under it; or of one. */
export async function currentAgreements(
  store: Store,
  id?: string,
): Promise<(StoredAgreement & { circuits: number })[]> {
  const { rows } = await sql<{ body: Agreement; sha256: string; circuits: number }>`
    select distinct on (a.id) a.body, a.sha256,
      (select count(*)::int from circuits c where c.agreement = a.id) as circuits
    from agreements a
    where ${id ?? null}::text is null or a.id = ${id ?? null}
    order by a.id, a.version desc`.execute(store.db);
  return rows.map(({ body, sha256, circuits }) => ({ agreement: body, sha256, circuits }));
}
