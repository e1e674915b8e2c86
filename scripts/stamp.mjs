/** What is installed and built, told from what it was made of. Runs on Node 20 and later. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Where npm writes what it has really put into node_modules. */
const installedLock = 'node_modules/.package-lock.json';
const installStamp = 'node_modules/.thongsuot-setup';

/** All that the web page is made of. */
const webSources = [
  'src/web',
  'src/http/contract',
  'src/domain',
  'docs/guide/vi',
  'docs/guide/en',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * The SHA-256, in hex, of files and whole folders: of every path below `root` and its bytes, in the
 * order of the paths. What does not exist counts as empty.
 * @param {string} root
 * @param {string[]} places
 */
export function hashOf(root, places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesOf(path.join(root, place))) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Whether node_modules holds what package-lock.json asks for. An install that was not made by us
 * counts when npm's own list of what it installed agrees with the lock; it is stamped then.
 * @param {string} root
 */
export function isInstalled(root) {
  const stamp = path.join(root, installStamp);
  const wanted = installHash(root);
  if (read(stamp) === wanted) return true;
  const lock = packagesOf(path.join(root, 'package-lock.json'));
  const installed = packagesOf(path.join(root, installedLock));
  if (lock === null || installed === null || !agree(lock, installed)) return false;
  try {
    fs.writeFileSync(stamp, wanted);
  } catch {
    // Somebody else's folder, which we only use: comparing again costs a few milliseconds.
  }
  return true;
}

/**
 * Notes that node_modules is now what package-lock.json asks for.
 * @param {string} root
 */
export function stampInstall(root) {
  fs.writeFileSync(path.join(root, installStamp), installHash(root));
}

/**
 * The hash of all that the web page is made of; the page's stamp is this, at the time it was built.
 * @param {string} root
 */
export function webHash(root) {
  return hashOf(root, webSources);
}

/**
 * A file's text, or null where there is none.
 * @param {string} file
 */
export function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

/** @param {string} root */
function installHash(root) {
  // Binaries are per machine: a node_modules that came along in a copied folder may not fit here.
  return `${hashOf(root, ['package-lock.json'])} ${process.platform}-${process.arch}`;
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesOf(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  const names = fs.readdirSync(place).toSorted();
  return names.flatMap((name) => filesOf(path.join(place, name)));
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Package */
/** @typedef {Record<string, Package>} Packages */

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function packagesOf(file) {
  const text = read(file);
  return text === null ? null : (JSON.parse(text).packages ?? null);
}

/**
 * Every package of the lock is there in the same build; only optional ones, for other machines, may
 * be missing.
 * @param {Packages} lock
 * @param {Packages} installed
 */
function agree(lock, installed) {
  return Object.entries(lock).every(([place, wanted]) => {
    if (place === '') return true;
    const found = installed[place];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}
