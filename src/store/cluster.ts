import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Account } from './binaries.ts';
import { postgresHome, serverAccount } from './binaries.ts';
import { alreadyRunning, serverEnded } from './refusals.ts';

/** After this long an orderly end is cut short: nothing is lost, the next start recovers. */
export const endWithinMs = 30_000;

/** The one user of a cluster of ours, and its owner. */
const owner = 'thongsuot';

/** A PostgreSQL server that this process has started. */
export interface Cluster {
  pid: number;
  /** The address of one of its databases. */
  url: (database: string) => string;
  /** Ends it in order: open transactions are rolled back, everything is written. */
  stop: () => Promise<void>;
  /** Resolves with the server's last word when it has ended, asked to or not; never rejects. */
  ended: Promise<string>;
}

/** Where a cluster's files are and how it is reached and run. */
export interface ClusterOptions {
  dataFolder: string;
  password: string;
  /** `false` trades every promise about a power cut for speed: for tests. */
  durable: boolean;
}

/** The address of a database of a cluster that listens on `port` of this machine. */
export function clusterUrl(port: number, password: string, database: string): string {
  return `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts the server on `dataFolder`, making the files first if there are none. It listens on a free
 * port of the loopback address only. Throws a `StartRefusal` with the server's own reason when it
 * does not come up.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = serverAccount(options.dataFolder);
  const home = postgresHome(account);
  if (!fs.existsSync(path.join(options.dataFolder, 'PG_VERSION'))) {
    await makeFiles(home, account, options);
  }
  const port = await freePort();
  const server = spawn(
    path.join(home, 'bin', 'postgres'),
    ['-D', options.dataFolder, '-p', String(port), ...settings(options.durable)],
    // Detached: Ctrl-C in a terminal goes to its whole process group, and the server must outlive
    // the desk's last requests.
    { ...account, ...quietly, detached: true },
  );
  const { ready, ended } = watch(server);
  const failure = await Promise.race([ready, ended]);
  if (failure !== null) throw refusalFor(options.dataFolder, failure);
  // A desk that ends without its orderly stop (a bug) must not leave the server behind.
  const atExit = () => server.kill('SIGINT');
  process.once('exit', atExit);
  return {
    pid: server.pid ?? 0,
    url: (database) => clusterUrl(port, options.password, database),
    stop: async () => {
      process.off('exit', atExit);
      await endInOrder(server, ended);
    },
    ended,
  };
}

async function endInOrder(server: ChildProcess, ended: Promise<string>): Promise<void> {
  const impatience = setTimeout(() => server.kill('SIGQUIT'), endWithinMs);
  server.kill('SIGINT'); // "fast shutdown"; SIGTERM would wait for every client to leave
  await ended;
  clearTimeout(impatience);
}

const quietly = {
  cwd: '/',
  env: { LC_ALL: 'C', TZ: 'UTC' },
  stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
};

function settings(durable: boolean): string[] {
  const common = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_min_messages=log',
    'log_line_prefix=',
    'log_checkpoints=off',
    // Our statements are short; compiling them costs more than running them.
    'jit=off',
  ];
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  return [...common, ...(durable ? ['shared_buffers=256MB'] : fast)].flatMap((one) => ['-c', one]);
}

/**
 * Runs initdb beside the final place and renames the result: a first start that is broken off
 * leaves nothing half made, and of two first starts at once one loses here without harm.
 */
async function makeFiles(home: string, account: Account, options: ClusterOptions): Promise<void> {
  const fresh = fs.mkdtempSync(`${options.dataFolder}.new-`);
  const passwordFile = `${fresh}.password`;
  try {
    fs.writeFileSync(passwordFile, options.password, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) {
      fs.chownSync(fresh, account.uid, account.gid);
      fs.chownSync(passwordFile, account.uid, account.gid);
    }
    const made = spawn(
      path.join(home, 'bin', 'initdb'),
      [
        ['--pgdata', fresh, '--username', owner, '--pwfile', passwordFile, '--no-instructions'],
        // Sorted by code point, the same on every machine; Vietnamese order is asked for by name.
        ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ['--auth=scram-sha-256', ...(options.durable ? [] : ['--no-sync'])],
      ].flat(),
      { ...account, ...quietly },
    );
    const lastWord = await watch(made).ended;
    if (made.exitCode !== 0) throw serverEnded(options.dataFolder, lastWord);
    fs.renameSync(fresh, options.dataFolder);
  } catch (cause) {
    if (!fs.existsSync(path.join(options.dataFolder, 'PG_VERSION'))) throw cause;
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

/** Follows a process of PostgreSQL: `ready` is null once it accepts connections. */
function watch(child: ChildProcess): { ready: Promise<null>; ended: Promise<string> } {
  let cause = '';
  let lastLine = '';
  const lines = child.stderr === null ? null : createInterface({ input: child.stderr });
  const ready = new Promise<null>((resolve) => {
    lines?.on('line', (line) => {
      if (line.includes('ready to accept connections')) resolve(null);
      // The first fatal line names the cause; what follows are hints and its consequences.
      if (/^(FATAL|PANIC):|error:/.test(line)) cause ||= line;
      lastLine = line;
    });
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('close', (code, signal) => {
      if (code === 0) resolve('(exit code 0)');
      else resolve(signal ?? (cause || lastLine || `(exit code ${code})`));
    });
  });
  return { ready, ended };
}

/** PostgreSQL's own lock on its files is the last word on whether somebody else is using them. */
function refusalFor(dataFolder: string, lastWord: string): Error {
  if (lastWord.includes('postmaster.pid')) return alreadyRunning(dataFolder);
  return serverEnded(dataFolder, lastWord);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
