import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { canEnter, folderElsewhere, serverAccount } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { clusterUrl, endWithinMs, startCluster } from './cluster.ts';
import { errorCode } from './refusal.ts';
import { alreadyRunning, badAddress, lostPassword, noConnection } from './refusals.ts';
import { unfitServer, unwritable } from './refusals.ts';

/** The name of the desk's database in the cluster that ships with it. */
const databaseName = 'thongsuot';

/** The oldest PostgreSQL that our SQL runs on. */
const oldestVersion = 16;

/** How long a server that is somebody else's may take to answer the first time. */
const answerWithinMs = 5_000;

/** Whoever holds this advisory lock in the cluster's `postgres` database is its desk. */
const deskLock = 'select pg_try_advisory_lock(1096, 119) as mine';

/** A database that accepts connections. */
export interface Database {
  url: string;
  /** Ends what `openDatabase` has started, in order. Close every pool first. */
  stop: () => Promise<void>;
  /** Resolves with the server's last word if it ends; never for a server that is not ours. */
  ended: Promise<string>;
}

/** `varFolder` holds the shipped database; `databaseUrl` names a server of the operator's own. */
export interface DatabaseOptions {
  databaseUrl: string | undefined;
  varFolder: string;
}

/**
 * Opens the desk's database: the operator's server, or the PostgreSQL that ships, in `varFolder`,
 * made on the first start. `log` is told one line where that takes longer than usual. Throws a
 * `StartRefusal` with the reason and what to do when it cannot, also when a desk is running there.
 */
export async function openDatabase(
  options: DatabaseOptions & { log: (line: string) => void },
): Promise<Database> {
  return await open(options, options.log, () => {
    throw alreadyRunning(path.resolve(options.varFolder));
  });
}

/**
 * The same for a tool beside the desk: where a desk is running, its database is used and left
 * running by `stop`; where none is, the server is started for as long as the tool needs it.
 */
export async function attachDatabase(options: DatabaseOptions): Promise<Database> {
  return await open(options, () => {}, foreign);
}

/**
 * The address of the desk's database, for whoever only watches: nothing is started, made or ended.
 * Throws where no desk is running in `varFolder`.
 */
export async function findDatabase({ databaseUrl, varFolder }: DatabaseOptions): Promise<string> {
  if (databaseUrl) return databaseUrl;
  const folder = path.resolve(varFolder);
  const none = new Error(`no desk is running in ${folder}`);
  if (!fs.existsSync(path.join(folder, 'postgres.password'))) throw none;
  const { dataFolder, password } = prepareFolder(folder);
  const running = await findRunning(dataFolder, password);
  if (running?.desk !== true) throw none;
  return running.url;
}

async function open(
  { databaseUrl, varFolder: folder }: DatabaseOptions,
  log: (line: string) => void,
  withDesk: (url: string) => Database,
): Promise<Database> {
  if (databaseUrl) {
    await checkServer(databaseUrl);
    return foreign(databaseUrl);
  }
  const varFolder = path.resolve(folder);
  const { dataFolder, password } = prepareFolder(varFolder);
  const running = await findRunning(dataFolder, password);
  if (running?.desk === true) return withDesk(running.url);
  if (running !== null) {
    log('Đang dừng PostgreSQL của lần chạy trước · ending a leftover PostgreSQL');
    await endLeftover(running.pid);
  }
  return await startOwn(varFolder, dataFolder, password, log);
}

/** A server that is not ours to stop, and of whose end nobody tells us. */
function foreign(url: string): Database {
  return { url, stop: async () => {}, ended: new Promise(() => {}) };
}

async function startOwn(
  varFolder: string,
  dataFolder: string,
  password: string,
  log: (line: string) => void,
): Promise<Database> {
  if (!fs.existsSync(path.join(dataFolder, 'PG_VERSION'))) {
    log('Lần đầu: đang tạo cơ sở dữ liệu · first start: making the database');
  }
  const cluster = await startCluster({ dataFolder, password, durable: true });
  try {
    const lock = await takeDeskLock(cluster, varFolder);
    return {
      url: cluster.url(databaseName),
      ended: cluster.ended,
      stop: async () => {
        await lock.end();
        await cluster.stop();
      },
    };
  } catch (cause) {
    await cluster.stop();
    throw cause;
  }
}

/** Holds the lock for as long as the desk lives; makes the desk's database on the first start. */
async function takeDeskLock(cluster: Cluster, varFolder: string): Promise<pg.Client> {
  const client = quietClient(cluster.url('postgres'));
  try {
    await client.connect();
  } catch (cause) {
    throw lostPassword(varFolder, cause);
  }
  const lock = await client.query<{ mine: boolean }>(deskLock);
  if (lock.rows[0]?.mine !== true) throw alreadyRunning(varFolder);
  const made = await client.query('select from pg_database where datname = $1', [databaseName]);
  if (made.rowCount === 0) await client.query(`create database ${databaseName}`);
  return client;
}

interface Running {
  pid: number;
  url: string;
  /** `false`: its desk was killed, and nobody owns it any more. */
  desk: boolean;
}

/**
 * Looks for a server that runs on `dataFolder` now. Its pid file alone proves nothing: it outlives
 * a power cut, and its number may be another program's by now. An answer to our password does.
 */
async function findRunning(dataFolder: string, password: string): Promise<Running | null> {
  const pidFile = path.join(dataFolder, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return null;
  const [pid, , , port] = fs.readFileSync(pidFile, 'utf8').split('\n').map(Number);
  if (!pid || !port) return null;
  const client = quietClient(clusterUrl(port, password, 'postgres'));
  try {
    await client.connect();
    const lock = await client.query<{ mine: boolean }>(deskLock);
    const desk = lock.rows[0]?.mine !== true;
    return { pid, desk, url: clusterUrl(port, password, databaseName) };
  } catch {
    // Nobody answers. Where the number is another program's now, PostgreSQL itself would be fooled.
    if (isElsewhere(pid, dataFolder)) fs.rmSync(pidFile, { force: true });
    return null;
  } finally {
    await client.end();
  }
}

/** Whether `pid` is a program that surely is not the server of `dataFolder`: it works elsewhere. */
function isElsewhere(pid: number, dataFolder: string): boolean {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) !== dataFolder;
  } catch {
    return false; // not running, or not ours to ask, or a system without /proc
  }
}

/** The desk was killed, its server was not: end that in order. It is not our child, so we look. */
async function endLeftover(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
    for (let waitedMs = 0; waitedMs < endWithinMs; waitedMs += 20) {
      process.kill(pid, 0);
      await delay(20);
    }
    process.kill(pid, 'SIGQUIT');
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/** Makes `varFolder` and its password if need be, and finds the place for the server's files. */
function prepareFolder(varFolder: string): { dataFolder: string; password: string } {
  try {
    fs.mkdirSync(varFolder, { recursive: true });
    fs.accessSync(varFolder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    return { dataFolder: placeData(varFolder), password: keepPassword(varFolder) };
  } catch (cause) {
    if (errorCode(cause) === '') throw cause;
    throw unwritable(varFolder, cause);
  }
}

/**
 * Usually `<var>/postgres`. Root's server runs under another account, which may be unable to get
 * there (root's home is closed to it): then that name is a link to a folder in /var/lib.
 */
function placeData(varFolder: string): string {
  const usual = path.join(varFolder, 'postgres');
  if (fs.existsSync(usual)) return fs.realpathSync(usual);
  if (canEnter(varFolder, serverAccount(usual))) return usual;
  const place = path.join(folderElsewhere(varFolder, 'data-'), 'postgres');
  fs.rmSync(usual, { force: true });
  fs.symlinkSync(place, usual);
  return place;
}

function keepPassword(varFolder: string): string {
  const file = path.join(varFolder, 'postgres.password');
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return fs.readFileSync(file, 'utf8').trim();
}

async function checkServer(databaseUrl: string): Promise<void> {
  const client = clientFor(databaseUrl);
  const address = `${client.host}:${client.port}/${client.database ?? ''}`;
  try {
    await client.connect();
  } catch (cause) {
    throw noConnection(address, cause);
  }
  try {
    const { rows } = await client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int / 10000 as version,
              current_setting('server_encoding') as encoding`,
    );
    const [found] = rows;
    if (found !== undefined && found.version >= oldestVersion && found.encoding === 'UTF8') return;
    const isNow = `PostgreSQL ${found?.version}, ${found?.encoding}`;
    throw unfitServer(address, isNow, `PostgreSQL ${oldestVersion}, UTF8`);
  } finally {
    await client.end();
  }
}

function clientFor(databaseUrl: string): pg.Client {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw badAddress();
  try {
    return quietClient(databaseUrl);
  } catch {
    throw badAddress(); // without the parser's words: they quote the text, password and all
  }
}

/** A client that gives up on a silent server, and leaves a lost connection to its next query. */
function quietClient(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: answerWithinMs });
  client.on('error', () => {});
  return client;
}
