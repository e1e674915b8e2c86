/** The connection to PostgreSQL, and the time that the desk goes by. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Instant } from '../domain/agreement.ts';
import type { DB } from './schema.ts';

/** What every function of the store works with. */
export interface Store {
  db: Kysely<DB>;
  pool: pg.Pool;
  /** The connection string, for the one connection that listens. */
  url: string;
  /**
   * Added to the database's time. 0 but in tests and samples, which move the clock, not wait for
   * it.
   */
  clockOffsetMs: () => number;
}

/** How many connections one process holds; the coalesced path needs few, the readers the rest. */
const connectionsMax = 12;

/** Opens a pool. Nothing is sent until the first query. */
export function connect(url: string, clockOffsetMs: () => number = () => 0): Store {
  const pool = new pg.Pool({ connectionString: url, max: connectionsMax });
  // An idle connection that breaks is replaced by the pool; without a listener it ends the process.
  pool.on('error', () => undefined);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, url, clockOffsetMs };
}

/** SQL for the database's time as whole milliseconds: one clock for every process of the desk. */
export const nowMs = sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::float8`;

/** The time now, in milliseconds since 1970. */
export async function readNow(store: Store): Promise<Instant> {
  const { rows } = await sql<{ now: number }>`select ${nowMs} as now`.execute(store.db);
  return atDesk(store, rows[0]?.now);
}

/** The desk's time for a time that the database gave. */
export function atDesk(store: Store, databaseNow: number | undefined): Instant {
  if (databaseNow === undefined) throw new Error('the database gave no time');
  return databaseNow + store.clockOffsetMs();
}

/** An instant as PostgreSQL takes it. */
export function toTimestamp(at: Instant): string {
  return new Date(at).toISOString();
}
