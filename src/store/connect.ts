/** The connection to PostgreSQL, and the time that the desk goes by. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Instant } from '../domain/agreement.ts';
import { errorCode, errorText } from './refusal.ts';
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

/** How long a request waits for a connection. Then it is told to come again, and nobody hangs. */
const connectWithinMs = 10_000;

/** Opens a pool. Nothing is sent until the first query. */
export function connect(url: string, clockOffsetMs: () => number = () => 0): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: connectWithinMs,
  });
  // A connection that breaks is replaced, and its statement fails by itself. Without a listener the
  // break would end the process: the pool's own hears of idle connections, ours of those at work.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, url, clockOffsetMs };
}

/**
 * Whether an error means that PostgreSQL was not reached, or was lost on the way: then nobody knows
 * whether the statement was carried out, and the sender has to ask again.
 */
export function isAway(error: unknown): boolean {
  // 08: connection; 57P: shut down; 53300: no place left. The driver's own errors have no code.
  const away = /^(08...|57P0.|53300|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/;
  if (away.test(errorCode(error))) return true;
  const words =
    /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/;
  return words.test(errorText(error));
}

/** SQL for the database's time as whole milliseconds: one clock for every process of the desk. */
export const nowMs = sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::float8`;

/** SQL for the desk's time as a timestamp. */
export function deskTime(store: Store) {
  return sql<Date>`to_timestamp((${nowMs} + ${store.clockOffsetMs()}::float8) / 1000.0)`;
}

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

/** SQL for the desk's time as a timestamp. */
export function deskNow(store: Store) {
  return sql<Date>`to_timestamp((${nowMs} + ${store.clockOffsetMs()}) / 1000.0)`;
}

/** An instant as PostgreSQL takes it. */
export function toTimestamp(at: Instant): string {
  return new Date(at).toISOString();
}
