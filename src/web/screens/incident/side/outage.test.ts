import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outageOf } from './outage.ts';

const iso = (clock: string): string => `2026-11-22T${clock}:00.000Z`;
const outage = {
  totalMs: 3_600_000,
  byOwner: { customer: 0, carrier: 1_800_000, 'force-majeure': 0, unknown: 1_800_000 },
  spans: [
    { from: iso('02:00'), to: iso('02:30'), owner: 'unknown' as const },
    { from: iso('02:30'), to: iso('03:00'), owner: 'carrier' as const },
  ],
};

test('while the line is down the last span runs on, and the sums with it', () => {
  const { totalMs, byOwner, isOver } = outageOf({ outage }, Date.parse(iso('03:10')));
  assert.equal(isOver, false);
  assert.equal(totalMs, 70 * 60_000);
  assert.deepEqual(byOwner, [
    { owner: 'carrier', ms: 40 * 60_000 },
    { owner: 'unknown', ms: 30 * 60_000 },
  ]);
});

test('an outage that is over stands still', () => {
  const over = outageOf({ outage, outageUntil: iso('03:00') }, Date.parse(iso('09:00')));
  assert.deepEqual([over.isOver, over.totalMs], [true, 3_600_000]);
});
