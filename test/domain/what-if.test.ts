/** "What if …": an agreement at work, told as it would be recorded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statusOf } from '../../src/domain/clocks.ts';
import { plots, whatIf, type WhatIf } from '../../src/domain/what-if.ts';
import { agreement2009, at, businessHours } from './support.ts';

const minute = 60_000;
const hour = 60 * minute;
const t0 = at('09:00');

/** What the desk noted by itself, each with how long after T0 it was due. */
function noted({ scenes }: WhatIf): unknown[] {
  return scenes.flatMap(({ event }) => {
    if (event.actor.role !== 'desk' || !('dueAt' in event.data)) return [];
    return [[event.type, ((event.data.dueAt ?? 0) - t0) / hour]];
  });
}

test('nobody answers: both clocks are missed, both levels are called, and nothing closes', () => {
  const played = whatIf(agreement2009, 'nobody-answers', t0, hour);
  assert.deepEqual(noted(played), [
    ['breached', 4],
    ['breached', 4],
    ['escalated', 4],
    ['level-skipped', 6],
  ]);
  assert.equal(played.scenes.at(-1)?.incident.state, 'joint-diagnosis');
});

test('an answer at 3:50 with cause and ETR: nobody is told, the site confirms', () => {
  const played = whatIf(agreement2009, 'answers', t0, 3 * hour + 50 * minute);
  assert.deepEqual(noted(played), []);
  assert.equal(played.scenes.at(-1)?.incident.state, 'closing');
});

test('an answer a minute too late: level 1 was told, level 2 is not', () => {
  const types = noted(whatIf(agreement2009, 'answers', t0, 4 * hour + minute));
  assert.deepEqual(types, [
    ['breached', 4],
    ['breached', 4],
    ['escalated', 4],
  ]);
});

test('a bare acknowledgement stops the ladder, and the clock of cause and ETR runs on', () => {
  const played = whatIf(agreement2009, 'acknowledges', t0, hour);
  assert.deepEqual(noted(played), [['breached', 4]]);
});

test('a promise passes: it is recorded, and the new one is kept', () => {
  const { scenes, clocks } = whatIf(agreement2009, 'promise-broken', t0, hour);
  assert.deepEqual(noted({ scenes, clocks, t0 }), [['breached', 2]]);
  const promises = clocks.filter(({ clock }) => clock === 'restoration');
  assert.deepEqual(
    promises.map((clock) => statusOf(clock, Infinity)),
    ['breached', 'met'],
  );
});

test('not fixed twice: three cycles, each with clocks of its own', () => {
  const { clocks, scenes } = whatIf(agreement2009, 'not-fixed-twice', t0, hour);
  const cycles = clocks.filter(({ clock }) => clock === 'diagnosis').map(({ cycle }) => cycle);
  assert.deepEqual(cycles, [1, 2, 3]);
  assert.equal(scenes.at(-1)?.incident.cycle, 3);
});

test('every plot of every agreement plays to its end, whenever the answer comes', () => {
  const answer = fc.integer({ min: 1, max: 48 * 60 }).map((minutes) => minutes * minute);
  const agreement = fc.constantFrom(agreement2009, businessHours);
  fc.assert(
    fc.property(fc.constantFrom(...plots), answer, agreement, (plot, answerMs, agreed) => {
      const { scenes } = whatIf(agreed, plot, t0, answerMs);
      const times = scenes.map(({ event }) => event.at);
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 200 },
  );
});
