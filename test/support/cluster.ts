import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startCluster } from '../../src/store/cluster.ts';
import { migrate } from '../../src/store/migrate.ts';
import { errorCode } from '../../src/store/refusal.ts';

/** The database that every test's own is cloned from: empty, migrated. */
export const migratedTemplate = 'template_migrated';

export const migrationsFolder = path.join(import.meta.dirname, '..', '..', 'migrations');

const prefix = 'thongsuot-test-';

/**
 * Makes a folder below the machine's temporary one that the server's account may enter. Its name
 * tells the process that it belongs to.
 */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  fs.chmodSync(folder, 0o755);
  return folder;
}

/** Ends and removes what a test run left behind that was killed before it could clean up. */
function sweep(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10)))
      continue;
    const folder = path.join(os.tmpdir(), name);
    for (const pidFile of fs.globSync(path.join(folder, '**', 'postmaster.pid'))) {
      const pid = Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10);
      if (worksIn(pid, path.dirname(pidFile))) process.kill(pid, 'SIGQUIT');
    }
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function worksIn(pid: number, folder: string): boolean {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

/**
 * Starts the tests' PostgreSQL in a temporary folder, with its template migrated. `url` names the
 * maintenance database. `stop` leaves nothing behind.
 */
export async function startTestCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  sweep();
  const folder = temporaryFolder();
  const cluster = await startCluster({
    dataFolder: path.join(folder, 'postgres'),
    password: randomBytes(12).toString('hex'),
    durable: false,
  });
  const url = cluster.url('postgres');
  const stop = async () => {
    await cluster.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    await query(url, `create database ${migratedTemplate}`);
    await migrate(cluster.url(migratedTemplate), migrationsFolder);
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { url, stop };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
