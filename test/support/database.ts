import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import pg from 'pg';
import { errorCode } from '../../src/store/refusal.ts';
import { migratedTemplate, query, startTestCluster } from './cluster.ts';
import { atEnd } from './ending.ts';

/** A database for one test or one file, like no other's. */
export interface TestDatabase {
  url: string;
  /** Drops it. Throws when a connection was left open: whoever opened it has to end it. */
  drop: () => Promise<void>;
}

/** A database worth cloning: `fill` is called once in a whole run, on a migrated, empty one. */
export interface Template {
  /** A word of lower-case letters, the same wherever the same template is meant. */
  name: string;
  fill: (url: string) => Promise<void>;
}

/** Whoever holds this advisory lock makes a template; test files run in processes of their own. */
const templateLock = 'select pg_advisory_lock(1096, 1)';

let maintenance: Promise<string> | null = null;

/**
 * Makes a migrated database in about a tenth of a second, by cloning: an empty one, or one that a
 * template has filled. Uses the run's PostgreSQL, or starts one for a test file that is run alone.
 */
export async function cloneDatabase(template?: Template): Promise<TestDatabase> {
  maintenance ??= findCluster();
  const cluster = await maintenance;
  const source = template === undefined ? migratedTemplate : await ensure(cluster, template);
  const name = newName();
  await query(cluster, `create database ${name} template ${source}`);
  return { url: inDatabase(cluster, name), drop: () => drop(cluster, name) };
}

/** The address of an empty database, not even migrated, dropped when the test is done. */
export async function emptyDatabase(t: TestContext): Promise<string> {
  maintenance ??= findCluster();
  const cluster = await maintenance;
  const name = newName();
  await query(cluster, `create database ${name}`);
  t.after(() => drop(cluster, name));
  return inDatabase(cluster, name);
}

async function findCluster(): Promise<string> {
  const shared = process.env['THONGSUOT_TEST_CLUSTER'];
  if (shared !== undefined) return shared;
  const own = await startTestCluster();
  atEnd(own.stop);
  return own.url;
}

async function ensure(cluster: string, { name, fill }: Template): Promise<string> {
  const database = `template_${name}`;
  const session = new pg.Client(cluster);
  await session.connect();
  try {
    await session.query(templateLock);
    const found = await query(cluster, `select from pg_database where datname = '${database}'`);
    if (found.length > 0) return database;
    const draft = `${database}_draft`;
    await query(cluster, `drop database if exists ${draft}`); // of a fill that failed
    await query(cluster, `create database ${draft} template ${migratedTemplate}`);
    await fill(inDatabase(cluster, draft));
    await query(cluster, `alter database ${draft} rename to ${database}`);
    return database;
  } finally {
    await session.end();
  }
}

/** PostgreSQL waits five seconds for connections that are closing; what is left then is a leak. */
async function drop(cluster: string, name: string): Promise<void> {
  try {
    await query(cluster, `drop database ${name}`);
  } catch (error) {
    if (errorCode(error) !== '55006') throw error;
    const left = await query(
      cluster,
      `select application_name, state, query from pg_stat_activity where datname = '${name}'`,
    );
    await query(cluster, `drop database ${name} with (force)`);
    const told = JSON.stringify(left, null, 2);
    throw new Error(`connections were left open:\n${told}`, { cause: error });
  }
}

function newName(): string {
  return `test_${randomUUID().replaceAll('-', '')}`;
}

function inDatabase(cluster: string, name: string): string {
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.href;
}
