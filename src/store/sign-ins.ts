/** Sign-ins in the identity library's tables, written in a transaction of the desk's. */
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.ts';

/** Makes a sign-in with a password's hash; gives its id. */
export async function addSignIn(
  db: Kysely<DB>,
  { email, name, hash }: { email: string; name: string; hash: string },
): Promise<string> {
  const id = randomUUID();
  const updatedAt = new Date();
  await db
    .insertInto('auth_user')
    .values({ id, email: email.toLowerCase(), name, emailVerified: true, updatedAt })
    .execute();
  await setHash(db, id, hash);
  return id;
}

/** Sets the hash of a person's password; who had none has one then. */
export async function setHash(db: Kysely<DB>, person: string, hash: string): Promise<void> {
  const updatedAt = new Date();
  const { numUpdatedRows } = await db
    .updateTable('auth_account')
    .set({ password: hash, updatedAt })
    .where('userId', '=', person)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await db
    .insertInto('auth_account')
    .values({
      id: randomUUID(),
      accountId: person,
      providerId: 'credential',
      userId: person,
      password: hash,
      updatedAt,
    })
    .execute();
}

/** Whether an address has a sign-in. */
export async function hasSignIn(db: Kysely<DB>, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('auth_user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

/** Of some addresses in small letters, those that have a sign-in. */
export async function signInsAmong(
  db: Kysely<DB>,
  emails: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`
    select email from auth_user where email = any(${[...emails]}::text[])`.execute(db);
  return new Set(rows.map(({ email }) => email));
}
