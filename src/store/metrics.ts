/** Figures of a desk for a graph, read when they are asked for: bounded, by indexes. */
import { sql } from 'kysely';
import { readNow, toTimestamp, type Store } from './connect.ts';
import { listMailboxes } from './mail.ts';

/** What the figures of deliveries look back on. */
const lookBackMs = 86_400_000;

/** The figures. */
export interface Figures {
  /** Deadlines that are due now and not noted. */
  backlog: number;
  deliveries: { channel: string; status: string; count: number }[];
  engine?: { passes: number; lastAt: number };
  /** When each mailbox was last read to its end, or first tried. */
  mailboxes: { name: string; heardAt: number }[];
  /** Entries written since the database's statistics began. */
  appended: number;
}

/** Reads them all. */
export async function readFigures(store: Store): Promise<Figures> {
  const now = await readNow(store);
  const [mailboxes, due, deliveries, engine, appended] = await Promise.all([
    listMailboxes(store.db),
    sql<{ count: number }>`
      select count(*)::int as count from incidents
      where next_fall_at < ${toTimestamp(now)}::timestamptz and next_fall_at < 'infinity'
    `.execute(store.db),
    sql<Figures['deliveries'][number]>`
      select channel, status, count(*)::int as count from deliveries
      where queued_at > ${toTimestamp(now - lookBackMs)}::timestamptz
      group by channel, status order by channel, status`.execute(store.db),
    sql<{ passes: number; lastAt: number }>`
      select passes::float8 as passes, extract(epoch from last_at)::float8 as "lastAt" from beats
      where name = 'engine'`.execute(store.db),
    // Counted by PostgreSQL itself: no path that appends can forget to.
    sql<{ count: number }>`
      select n_tup_ins::float8 as count from pg_stat_user_tables where relname = 'events'
    `.execute(store.db),
  ]);
  const [last] = engine.rows;
  return {
    backlog: due.rows[0]?.count ?? 0,
    deliveries: deliveries.rows,
    ...(last ? { engine: last } : {}),
    mailboxes: mailboxes.map(({ name, since, heardAt }) => ({
      name,
      heardAt: (heardAt ?? since).getTime() / 1_000,
    })),
    appended: appended.rows[0]?.count ?? 0,
  };
}
