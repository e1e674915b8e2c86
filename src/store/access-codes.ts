/**
 * Codes of invitations and resets: made, looked up, used once. Of a printed one its SHA-256 is
 * kept, of a mailed link its public half.
 */
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Role } from '../domain/roles.ts';
import { deskNow, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** An invitation or a reset as it is kept. */
export interface AccessCode {
  id: string;
  kind: 'invitation' | 'reset';
  person: string | null;
  email: string;
  name: string;
  role: Role | null;
  unit: string | null;
  unitName: string | null;
  administrator: boolean;
  validFrom: Date | null;
  validTo: Date | null;
  expiresAt: Date;
  madeAt: Date;
}

/** What is kept of a code. */
export type CodeKey = { codeSha256: string } | { locator: string };

/** What a new code is for. */
export interface NewCode {
  id: string;
  kind: 'invitation' | 'reset';
  key: CodeKey;
  person?: string | undefined;
  email: string;
  name: string;
  role?: Role | undefined;
  unit?: string | undefined;
  administrator?: boolean | undefined;
  validFrom?: string | undefined;
  validTo?: string | undefined;
  madeBy?: string | undefined;
  forMs: number;
}

/** Writes a code; earlier ones of the same kind for the same address are good no more. */
export async function addCode(store: Store, code: NewCode, db: Kysely<DB>): Promise<void> {
  const now = deskNow(store);
  await sql`update access_codes set revoked_at = ${now}
    where email = ${code.email} and kind = ${code.kind}
      and used_at is null and revoked_at is null`.execute(db);
  await db
    .insertInto('access_codes')
    .values({
      id: code.id,
      kind: code.kind,
      ...columnOf(code.key),
      person: code.person ?? null,
      email: code.email,
      name: code.name,
      role: code.role ?? null,
      unit: code.unit ?? null,
      administrator: code.administrator ?? false,
      valid_from: code.validFrom ?? null,
      valid_to: code.validTo ?? null,
      made_at: now,
      made_by: code.madeBy ?? null,
      expires_at: sql<Date>`${now} + ${`${code.forMs} milliseconds`}::interval`,
    })
    .execute();
}

/** The code of a key while it is good; undefined otherwise. Locked, where it is to be used. */
export async function findCode(
  store: Store,
  key: CodeKey,
  db: Kysely<DB> = store.db,
  toUse = false,
): Promise<AccessCode | undefined> {
  const found =
    'locator' in key
      ? good(store, db).where('c.locator', '=', key.locator)
      : good(store, db).where('c.code_sha256', '=', Buffer.from(key.codeSha256, 'hex'));
  return (toUse ? found.forUpdate('c') : found).executeTakeFirst();
}

/** The open invitations into a unit or one below it, the latest first. */
export async function listInvitations(
  store: Store,
  within: { root: string; roles: readonly Role[] },
): Promise<AccessCode[]> {
  return good(store, store.db)
    .where('c.kind', '=', 'invitation')
    .where('c.role', 'in', [...within.roles])
    .where(isBelow('c.unit', within.root))
    .orderBy('c.made_at', 'desc')
    .execute();
}

/** Notes that a code was used. */
export async function useCode(store: Store, id: string, db: Kysely<DB>): Promise<void> {
  await db
    .updateTable('access_codes')
    .set({ used_at: deskNow(store) })
    .where('id', '=', id)
    .execute();
}

/** Takes a code back. */
export async function revokeCode(store: Store, id: string, db: Kysely<DB>): Promise<void> {
  await db
    .updateTable('access_codes')
    .set({ revoked_at: deskNow(store) })
    .where('id', '=', id)
    .execute();
}

/** How many resets were made for an address within the last hour. */
export async function resetsOfHour(store: Store, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from access_codes
    where email = ${email} and kind = 'reset'
    and made_at > ${deskNow(store)} - interval '1 hour'`.execute(store.db);
  return rows[0]?.count ?? 0;
}

/** Whether the unit of a column is `root`, or lies below it; or became one that does. */
export function isBelow(column: string, root: string) {
  return sql<SqlBool>`${sql.ref(column)} in (
    with recursive below as (
      select id from units where id = ${root}
      union select u.id from units u join below b on u.parent = b.id
        or u.successor = b.id)
    select id from below)`;
}

function columnOf(key: CodeKey) {
  if ('locator' in key) return { locator: key.locator };
  return { code_sha256: Buffer.from(key.codeSha256, 'hex') };
}

function good(store: Store, db: Kysely<DB>) {
  return db
    .selectFrom('access_codes as c')
    .leftJoin('units as u', 'u.id', 'c.unit')
    .select(['c.id', 'c.person', 'c.email', 'c.name', 'c.unit', 'u.name as unitName'])
    .select(['c.administrator', 'c.valid_from as validFrom', 'c.valid_to as validTo'])
    .select(['c.expires_at as expiresAt', 'c.made_at as madeAt'])
    .select(sql<Role | null>`c.role`.as('role'))
    .select(sql<AccessCode['kind']>`c.kind`.as('kind'))
    .where('c.used_at', 'is', null)
    .where('c.revoked_at', 'is', null)
    .where(sql<SqlBool>`c.expires_at > ${deskNow(store)}`);
}
