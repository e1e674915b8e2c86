import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merge } from './merge.ts';

interface Row {
  id: string;
  reportedAt: string;
  due?: { dueAt: string };
  state: string;
}

const row = (id: string, hour: number, state = 'a'): Row => ({
  id,
  state,
  reportedAt: new Date(hour * 3_600_000).toISOString(),
  ...(hour < 100 ? { due: { dueAt: new Date(hour * 3_600_000).toISOString() } } : {}),
});
const ids = (pages: Row[][]): string => pages.map((page) => page.map(({ id }) => id)).join('|');
const pages = [
  [row('a', 1), row('b', 2)],
  [row('c', 3), row('d', 100)],
];
const news = { sort: 'due', more: false } as const;

test('a row that changed takes its place, one without an answer leaves, a new one comes in', () => {
  const items = [row('b', 5, 'b'), row('n', 0)];
  const now = merge(pages, { ...news, asked: new Set(['b', 'c', 'n']), items });
  assert.equal(ids(now), 'n,a|b,d');
  assert.equal(now[1]?.[0]?.state, 'b');
  assert.equal(now[0]?.[1], pages[0]?.[0], 'what was not asked about is the same object');
});

test('what belongs beyond the last page waits for its page', () => {
  const first = pages.slice(0, 1);
  const asked = new Set(['m', 'n']);
  const items = [row('m', 1.5), row('n', 9)];
  assert.equal(ids(merge(first, { ...news, more: true, asked, items })), 'a,m,b');
  assert.equal(ids(merge(first, { ...news, asked, items })), 'a,m,b,n');
});

test('by report the newest come first', () => {
  const newest = [[row('b', 2), row('a', 1)]];
  const items = [row('n', 3)];
  const now = merge(newest, { sort: 'reported', more: true, asked: new Set(['n']), items });
  assert.equal(ids(now), 'n,b,a');
});

test('whatever is told, each row is there once, in order, and no page is lost', () => {
  const rows = fc
    .uniqueArray(fc.tuple(fc.nat(400).map(String), fc.nat(120)), {
      selector: ([id]) => id,
    })
    .map((all) => all.map(([id, hour]) => row(id, hour)));
  fc.assert(
    fc.property(rows, rows, fc.nat(5), (before, items, cut) => {
      const sorted = merge([before], { ...news, asked: new Set(), items: [] })[0] ?? [];
      const split = [sorted.slice(0, cut), sorted.slice(cut)];
      const now = merge(split, { ...news, asked: new Set(items.map(({ id }) => id)), items });
      const flat = now.flat();
      const wanted = new Map([...before, ...items].map((one) => [one.id, one]));
      assert.equal(now.length, 2);
      assert.deepEqual(new Map(flat.map((one) => [one.id, one])), wanted);
      assert.equal(flat.length, wanted.size);
      const dues = flat.map(({ due }) => due?.dueAt ?? '~');
      assert.deepEqual(dues, dues.toSorted());
    }),
  );
});
