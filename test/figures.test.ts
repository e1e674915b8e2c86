/** The pure parts of the benchmark: what it counts, and how it says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { figure, percentile, tableOf } from '../bench/figures.ts';

test('a percentile is one of the values: that share of them is not above it', () => {
  assert.equal(percentile([3, 1, 2], 0.5), 2);
  assert.equal(percentile([4, 3, 2, 1], 0.5), 2);
  assert.equal(percentile([7], 0.99), 7);
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  assert.equal(percentile(hundred, 0.99), 99);
  assert.equal(percentile(hundred, 1), 100);
  assert.equal(percentile(hundred, 0), 1);
  assert.throws(() => percentile([], 0.5), RangeError);
  const values = fc.array(fc.integer(), { minLength: 1, maxLength: 60 });
  const share = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
  fc.assert(
    fc.property(values, share, (all, part) => {
      const value = percentile(all, part);
      const upTo = all.filter((one) => one <= value).length;
      const below = all.filter((one) => one < value).length;
      return all.includes(value) && upTo / all.length >= part && below / all.length < part;
    }),
  );
});

test('a figure has its ratio to every limit, to three digits', () => {
  assert.deepEqual(figure('report.http', 4_567.89, 'reports/s', { sql: 5_000, batches: 20_000 }), {
    name: 'report.http',
    value: 4_570,
    unit: 'reports/s',
    versus: { sql: 5_000, batches: 20_000 },
    ratio: { sql: 0.914, batches: 0.228 },
  });
  assert.deepEqual(figure('list.open.p99', 0.012_34, 'ms'), {
    name: 'list.open.p99',
    value: 0.0123,
    unit: 'ms',
    versus: {},
    ratio: {},
  });
});

test('the table has a line for each figure and one for each limit, in columns', () => {
  const figures = [
    figure('report.http', 4_570, 'reports/s', { 'sql-function': 5_000 }),
    figure('list.open.p99', 4.2, 'ms', { sql: 0.5 }),
  ];
  assert.deepEqual(tableOf(figures).split('\n'), [
    'report.http     4,570  reports/s',
    '  sql-function  5,000  reports/s  × 0.914',
    'list.open.p99     4.2  ms',
    '  sql             0.5  ms         × 8.4',
  ]);
});
