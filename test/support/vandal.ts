/** What only the owner of the database can do: rows changed with their guards switched off. */
import assert from 'node:assert/strict';
import pg from 'pg';
import type { Store } from '../../src/store/connect.ts';

/** Changes rows against the triggers; fails where the vandal found nothing to change. */
export async function vandalise(
  { url }: Pick<Store, 'url'>,
  sql: string,
  values: unknown[] = [],
): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { rowCount } = await client.query(sql, values);
    assert.ok((rowCount ?? 0) > 0, `the vandal found nothing: ${sql}`);
  } finally {
    await client.end();
  }
}

/** Keeps copies of tables, to be put back after each vandal. */
export async function spare({ pool }: Store, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await pool.query(`drop table if exists spare_${table}`);
    await pool.query(`create table spare_${table} as table ${table}`);
  }
}

/** Puts the copies back. */
export async function restore({ url }: Store, tables: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const table of tables) {
      await client.query(`delete from ${table}`);
      await client.query(
        `insert into ${table} overriding system value select * from spare_${table}`,
      );
    }
  } finally {
    await client.end();
  }
}
