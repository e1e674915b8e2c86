/** The tree of checkpoints: against the RFC's own definition, and that nothing else is proved. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { isIncluded, leafHash, merklePath, merkleRoot } from '../../src/domain/merkle.ts';

const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), {
  minLength: 1,
  maxLength: 70,
});

/** RFC 9162 §2.1.1, word for word: split at the greatest power of two below the number. */
function oracle(leaves: readonly string[]): Buffer {
  const sha = (...parts: Buffer[]): Buffer =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return sha(Buffer.from([0]), Buffer.from(only, 'utf8'));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Buffer.from([1]), oracle(leaves.slice(0, k)), oracle(leaves.slice(k)));
}

test('the root is the RFC’s', () => {
  // The tree of no leaves, and of one empty leaf, as the RFC's implementations test them.
  assert.equal(merkleRoot([]), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(leafHash(''), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  fc.assert(
    fc.property(texts, (leaves) => {
      assert.equal(merkleRoot(leaves.map(leafHash)), oracle(leaves).toString('hex'));
    }),
  );
});

test('every leaf is proved by its path', () => {
  fc.assert(
    fc.property(texts, (leaves) => {
      const hashes = leaves.map(leafHash);
      const root = merkleRoot(hashes);
      for (const [index, hash] of hashes.entries()) {
        const path = merklePath(hashes, index);
        assert.ok(path.length <= Math.ceil(Math.log2(hashes.length)) + 1);
        assert.ok(isIncluded(hash, { index, size: hashes.length, path }, root));
      }
    }),
  );
});

test('no other leaf, place, size or path is proved', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(63), (leaves, seed, digit) => {
      const hashes = leaves.map(leafHash);
      const root = merkleRoot(hashes);
      const index = seed % hashes.length;
      const path = merklePath(hashes, index);
      const size = hashes.length;
      const leaf = hashes[index] ?? '';
      const at = { index, size, path };
      assert.equal(isIncluded(changed(leaf, digit), at, root), false);
      assert.equal(isIncluded(leaf, at, changed(root, digit)), false);
      assert.equal(isIncluded(leaf, { ...at, path: [...path, leaf] }, root), false);
      assert.equal(isIncluded(leaf, { ...at, index: size }, root), false);
      assert.equal(isIncluded(leaf, { ...at, index: -1 }, root), false);
      if (path.length > 0) {
        assert.equal(isIncluded(leaf, { ...at, path: path.slice(1) }, root), false);
        const other = path.map((step, place) => (place === 0 ? changed(step, digit) : step));
        assert.equal(isIncluded(leaf, { ...at, path: other }, root), false);
      }
    }),
  );
});

test('a node is no leaf: the root of two cannot pass as a leaf of one', () => {
  const [left, right] = [leafHash('a'), leafHash('b')];
  const joined = Buffer.from(`${left}${right}`, 'hex').toString('latin1');
  assert.notEqual(leafHash(joined), merkleRoot([left, right]));
  assert.throws(() => merklePath([left], 1), RangeError);
});

function changed(hex: string, digit: number): string {
  const other = hex[digit] === '0' ? '1' : '0';
  return hex.slice(0, digit) + other + hex.slice(digit + 1);
}
