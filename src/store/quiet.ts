/** A time in which no engine notes anything: while somebody writes incidents of the past. */
import { sql, type Kysely } from 'kysely';
import type { Store } from './connect.ts';
import type { DB } from './schema.ts';

/** The advisory lock of it: shared by every pass of an engine, held alone by who wants quiet. */
const key = sql`1096, 120`;

/** Whether a pass may go on in this transaction; while it does, nobody is promised quiet. */
export async function isAllowed(tx: Kysely<DB>): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`
    select pg_try_advisory_xact_lock_shared(${key}) as ok`.execute(tx);
  return rows[0]?.ok === true;
}

/** Does some work in quiet: waits for passes under way, and keeps others from beginning. */
export async function inQuiet<T>(store: Store, work: () => Promise<T>): Promise<T> {
  return store.db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${key})`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });
}
