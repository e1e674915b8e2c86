import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { Store } from './connect.ts';
import { editedMigration, failedMigration, neverStarted, newerDatabase } from './refusals.ts';

/** Whoever holds this advisory lock is the one that migrates; others wait and find it done. */
const migrationLock = 'select pg_advisory_lock(1096, 2009)';

const ledger = `create table if not exists migrations (
  number integer primary key,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default now()
)`;

interface Migration {
  number: number;
  file: string;
  sql: string;
  sha256: string;
}

interface Applied {
  number: number;
  name: string;
  sha256: string;
}

/**
 * Brings the database at `url` up to the newest `NNNN-name.sql` of `folder`, each file in a
 * transaction of its own, and returns the names of those applied now. Forward only. Safe to call
 * from several processes at once. Throws a `StartRefusal` for a database that a newer version has
 * migrated, for a released file that was edited, and for a migration that fails.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(migrationLock);
    await client.query(ledger);
    const { rows } = await client.query<Applied>(
      'select number, name, sha256 from migrations order by number',
    );
    checkLedger(rows, migrations);
    const pending = migrations.slice(rows.length);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ file }) => file);
  } finally {
    await client.end(); // and with the session its lock
  }
}

/** Refuses a database that no desk has been set up in: what works on one would only stumble. */
export async function refuseUnset(store: Store): Promise<void> {
  const tables = await store.db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'migrations')) throw neverStarted();
}

/** Reads the folder's migrations in order. Numbers run 1, 2, 3 …: a gap is a file that got lost. */
function readMigrations(folder: string): Migration[] {
  const files = fs.readdirSync(folder).filter((name) => /^\d{4}-.+\.sql$/.test(name));
  return files.toSorted().map((file, index) => {
    const number = Number(file.slice(0, 4));
    if (number !== index + 1) throw new Error(`migrations/${file}: expected number ${index + 1}`);
    const sql = fs.readFileSync(path.join(folder, file), 'utf8');
    return { number, file, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

/** What has been applied must be, byte for byte, what the files say. */
function checkLedger(applied: Applied[], migrations: Migration[]): void {
  for (const row of applied) {
    const known = migrations[row.number - 1];
    if (known === undefined) throw newerDatabase(row.name, migrations.length);
    if (known.sha256 !== row.sha256) throw editedMigration(known.file);
  }
}

/** The row that names the migration comes first: whoever comes second fails on it, unharmed. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const { number, file, sql, sha256 } = migration;
  try {
    await client.query('begin');
    await client.query('insert into migrations (number, name, sha256) values ($1, $2, $3)', [
      number,
      file,
      sha256,
    ]);
    await client.query(sql);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw failedMigration(placeOf(cause, migration), cause);
  }
}

/** The file, and the line that PostgreSQL's error points at, where it points at one. */
function placeOf(error: unknown, { file, sql }: Migration): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  if (Number.isNaN(position)) return file;
  return `${file}:${sql.slice(0, position - 1).split('\n').length}`;
}
