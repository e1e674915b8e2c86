import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follow, settle, type Answer } from './steady.ts';

interface Row {
  id: string;
  state: string;
  due?: { dueAt: string };
}

const row = (id: string, state = 'a', hour = 1): Row => ({
  id,
  state,
  due: { dueAt: new Date(hour * 3_600_000).toISOString() },
});
const answer = (pages: Row[][], more = false): Answer<Row> => ({ pages, more });
const nobodys: ReadonlySet<string> = new Set();
const ids = (shown: { rows: { item: Row }[] }): string =>
  shown.rows.map(({ item }) => item.id).join('');

test('rows change in place and keep their order, whatever the order of the answer', () => {
  const shown = follow(
    settle(answer([[row('x'), row('y')]])),
    answer([[row('y', 'b'), row('x')]]),
    nobodys,
  );
  assert.equal(ids(shown), 'xy');
  assert.equal(shown.rows[1]?.item.state, 'b');
  assert.equal(shown.waiting, 0);
});

test('new rows wait, counted, until the list is settled again', () => {
  const next = answer([[row('n'), row('x'), row('m'), row('y')]]);
  const shown = follow(settle(answer([[row('x'), row('y')]])), next, nobodys);
  assert.equal(ids(shown), 'xy');
  assert.equal(shown.waiting, 2);
  assert.equal(ids(settle(next)), 'nxmy');
});

test('on an empty list nothing waits: the first report is shown at once', () => {
  const shown = follow(settle(answer([[]])), answer([[row('n'), row('m')]]), nobodys);
  assert.deepEqual([ids(shown), shown.waiting], ['nm', 0]);
});

test('rows of a page that was fetched on purpose go to the end, and do not wait', () => {
  const first = settle(answer([[row('x'), row('y')]], true));
  const shown = follow(
    first,
    answer(
      [
        [row('n'), row('x')],
        [row('y'), row('z')],
      ],
      true,
    ),
    nobodys,
  );
  assert.equal(ids(shown), 'xyz');
  assert.equal(shown.waiting, 1);
});

test('a row that left the list stays and says so; one pushed off the page has not left', () => {
  const first = settle(answer([[row('x', 'a', 1), row('y', 'a', 2), row('z', 'a', 3)]], true));
  const shown = follow(
    first,
    answer([[row('n', 'a', 1), row('m', 'a', 1), row('y', 'a', 2)]], true),
    nobodys,
  );
  assert.deepEqual(
    shown.rows.map(({ item, left }) => [item.id, left]),
    [
      ['x', true],
      ['y', false],
      ['z', false],
    ],
  );
});

test('a row that comes back is there again', () => {
  const shown = follow(settle(answer([[row('x'), row('y')]])), answer([[row('y')]]), nobodys);
  assert.equal(shown.rows[0]?.left, true);
  assert.equal(follow(shown, answer([[row('x'), row('y')]]), nobodys).rows[0]?.left, false);
});

test('what the reader has sent is shown at once, in its place; of others it is told', () => {
  const shown = settle(answer([[row('x'), row('y')]]));
  const next = answer([[row('n'), row('x'), row('o'), row('m'), row('y')]]);
  const own = follow(shown, next, new Set(['o']));
  assert.deepEqual([ids(own), own.waiting], ['xoy', 2]);
  const first = follow(shown, next, new Set(['n', 'm']));
  assert.deepEqual([ids(first), first.waiting], ['nxmy', 1]);
});

test('a report that was told of before it was known whose it is comes out of the note', () => {
  const next = answer([[row('o'), row('x')]]);
  const told = follow(settle(answer([[row('x')]])), next, nobodys);
  assert.deepEqual([ids(told), told.waiting], ['x', 1]);
  const shown = follow(told, next, new Set(['o']));
  assert.deepEqual([ids(shown), shown.waiting], ['ox', 0]);
});
