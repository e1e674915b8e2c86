/** The program under load: the real `thongsuot serve`, in a process and a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { sha256 } from '../src/domain/record.ts';
import { newSecret } from '../src/http/routes/account.ts';
import { connect, type Store } from '../src/store/connect.ts';
import { findPersonByEmail } from '../src/store/people.ts';
import { attachDatabase } from '../src/store/postgres.ts';
import { addToken } from '../src/store/tokens.ts';

const root = dirname(import.meta.dirname);

/** A running desk, with a way into its database beside it. */
export interface Program {
  url: string;
  store: Store;
  /** A token with the rights of a sample person. */
  tokenOf: (email: string) => Promise<string>;
  stop: () => Promise<void>;
}

/**
 * Starts the desk on an empty folder and a free port, with the PostgreSQL that ships and all its
 * promises kept (fsync on). The folder lies beside the desk's own, so that it is on the same disk.
 */
export async function startProgram(nodeOptions: string[] = []): Promise<Program> {
  const varFolder = join(root, 'var', `bench-${process.pid}-${Date.now()}`);
  mkdirSync(varFolder, { recursive: true });
  const child = spawn(process.execPath, [...nodeOptions, join(root, 'src', 'main.ts'), 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      THONGSUOT_VAR: varFolder,
      PORT: '0',
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Whatever ends the benchmark ends the desk, and the desk its database.
  const atExit = (): void => void child.kill('SIGTERM');
  process.once('exit', atExit);
  const end = async (): Promise<void> => {
    process.off('exit', atExit);
    await ended(child);
    removeFolder(varFolder);
  };
  try {
    const url = await addressOf(child);
    const database = await attachDatabase({ databaseUrl: undefined, varFolder });
    const store = connect(database.url);
    return {
      url,
      store,
      tokenOf: (email) => tokenOf(store, email),
      stop: async () => {
        await store.db.destroy();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The first address that the program prints; it prints none where it does not start. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the desk has no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout.resume();
    return url.replace('localhost', '127.0.0.1');
  }
  throw new Error('the desk did not start');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** A server that runs as root keeps its files elsewhere, and the folder has a link to them. */
function removeFolder(varFolder: string): void {
  const data = realpathSync(join(varFolder, 'postgres'));
  rmSync(data, { recursive: true, force: true });
  rmSync(varFolder, { recursive: true, force: true });
}

async function tokenOf(store: Store, email: string): Promise<string> {
  const person = await findPersonByEmail(store, email);
  if (!person) throw new Error(`${email} is no sample person`);
  const secret = newSecret();
  const token = { id: randomUUID(), person: person.person, name: 'bench', days: 1 };
  await addToken(store, { ...token, secretSha256: sha256(secret) });
  return secret;
}
