import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stateNames } from '../../../http/contract/procedure.ts';
import { readFilters, toQuery, writeFilters, type BoardFilters } from './filters.ts';

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const filters: fc.Arbitrary<BoardFilters> = fc.record(
  {
    show: fc.constantFrom('open' as const, 'ended' as const, 'all' as const),
    state: some(fc.constantFrom(...stateNames)),
    province: some(fc.constantFrom('12', '79')),
    carrier: some(fc.constantFrom('a', 'b')),
    mine: fc.boolean(),
    overdue: fc.boolean(),
    rfo: some(fc.constantFrom('due' as const, 'late' as const)),
    q: fc.string(),
    sort: some(fc.constantFrom('due' as const, 'reported' as const)),
  },
  { noNullPrototype: true },
);

test('filters survive their way through the address', () => {
  fc.assert(
    fc.property(filters, (set) => {
      assert.deepEqual(readFilters(new URLSearchParams(writeFilters(set))), set);
    }),
  );
});

test('the plain board has a plain address, and nonsense in one is left out', () => {
  const plain = readFilters(new URLSearchParams('show=everything&state=nowhere&mine=yes'));
  assert.deepEqual(writeFilters(plain), {});
});

test('"mine" is the side of whoever opens the link; what has ended is sorted by its report', () => {
  const mine = readFilters(new URLSearchParams('mine=1&show=ended'));
  assert.equal(toQuery(mine, 'carrier').whoseMove, 'carrier');
  assert.equal(toQuery(mine, 'customer').whoseMove, 'customer');
  assert.equal(toQuery(mine, 'customer').sort, 'reported');
});
