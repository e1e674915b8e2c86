import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byCycle, standingOf, type ClockView } from './standing.ts';

const clock: ClockView = {
  clock: 'response',
  cycle: 1,
  round: 1,
  level: 0,
  clause: '3',
  startedAt: '2026-11-22T02:00:00.000Z',
  dueAt: '2026-11-22T06:00:00.000Z',
  status: 'running',
  lateMs: 0,
};
const due = Date.parse(clock.dueAt);

test('a clock that runs out while the page is open is overdue from the instant on', () => {
  assert.equal(standingOf(clock, due).status, 'running');
  assert.equal(standingOf(clock, due + 1).status, 'breached');
  assert.equal(standingOf(clock, due + 1).leftMs, -1);
});

test('a clock that has ended stands still', () => {
  const met: ClockView = { ...clock, status: 'met', metAt: '2026-11-22T05:00:00.000Z' };
  const standing = standingOf(met, due + 9_000);
  assert.deepEqual([standing.status, standing.isOpen, standing.leftMs], ['met', false, 3_600_000]);
});

test('a clock that rests waits still, and keeps what it had left', () => {
  const resting: ClockView = { ...clock, status: 'paused', pausedAt: '2026-11-22T04:00:00.000Z' };
  const standing = standingOf(resting, due + 9_000);
  assert.deepEqual([standing.isOpen, standing.leftMs], [true, 2 * 3_600_000]);
});

test('cycle by cycle, the present one first, without the ladder', () => {
  const clocks = [clock, { ...clock, level: 1 }, { ...clock, cycle: 2 }];
  assert.deepEqual(
    byCycle(clocks).map(({ cycle, clocks: own }) => [cycle, own.length]),
    [
      [2, 1],
      [1, 1],
    ],
  );
});
