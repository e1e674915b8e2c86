/**
 * The tree of RFC 9162 §2.1: one root over many leaves, and a short path that proves one of them.
 * Leaves and nodes are hashed under different first bytes: a node is never taken for a leaf.
 * Beside record.ts and signing.ts the one file of the domain that uses node:crypto.
 */
import { hash } from 'node:crypto';

const leafMark = '00';
const nodeMark = '01';

/** The hash of a leaf's text, in hexadecimal. */
export function leafHash(text: string): string {
  return sha256(leafMark + Buffer.from(text, 'utf8').toString('hex'));
}

/** The root over leaf hashes, in order. Of none it is the hash of nothing, as the RFC has it. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha256('');
  // Level by level; an odd one at the end goes up as it is, which is the RFC's tree.
  let level = [...leaves];
  while (level.length > 1) level = parents(level);
  return level[0] ?? '';
}

/** The path that proves the leaf at `index`: its neighbours from the leaf up to the root. */
export function merklePath(leaves: readonly string[], index: number): string[] {
  if (!(index >= 0 && index < leaves.length)) throw new RangeError(`no leaf ${index}`);
  const path: string[] = [];
  let level = [...leaves];
  for (let at = index; level.length > 1; at >>= 1) {
    const neighbour = level[at ^ 1];
    if (neighbour !== undefined) path.push(neighbour);
    level = parents(level);
  }
  return path;
}

/** Where a leaf stands in a tree of `size` leaves, and the path that proves it. */
export interface Inclusion {
  index: number;
  size: number;
  path: readonly string[];
}

/** Whether the path leads from the leaf's hash to the root (RFC 9162 §2.1.3.2). */
export function isIncluded(leaf: string, { index, size, path }: Inclusion, root: string): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || !(index < size)) return false;
  let at = index;
  let last = size - 1;
  let node = leaf;
  for (const neighbour of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = sha256(nodeMark + neighbour + node);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      node = sha256(nodeMark + node + neighbour);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && node === root;
}

function parents(level: readonly string[]): string[] {
  const above: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at] ?? '';
    const right = level[at + 1];
    above.push(right === undefined ? left : sha256(nodeMark + left + right));
  }
  return above;
}

function sha256(hex: string): string {
  return hash('sha256', Buffer.from(hex, 'hex'));
}
