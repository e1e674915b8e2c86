import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awaitedOf } from '../glance/awaits.ts';
import { isWatched, placeOf, walked } from './places.ts';

type View = Parameters<typeof placeOf>[1];

const t0 = '2026-11-22T02:00:00.000Z';
const places = (view: View): string => walked.map((step) => placeOf(step, view)[0]).join('');

test('the path: past, here, ahead', () => {
  assert.equal(places({ state: 'self-diagnosis' }), 'haaaaa');
  assert.equal(places({ state: 'joint-diagnosis', notifiedAt: t0 }), 'pphaaa');
  const whole = { notifiedAt: t0, promisedAt: t0, responsibility: 'carrier' } as const;
  assert.equal(places({ state: 'closing', ...whole }), 'ppppph');
  assert.equal(places({ state: 'closed', ...whole }), 'pppppp');
});

test('a fault that the office repaired itself went past the steps of the carrier', () => {
  assert.equal(places({ state: 'local-repair' }), 'pshaaa');
  assert.equal(places({ state: 'closed', responsibility: 'customer' }), 'pspssp');
  assert.equal(places({ state: 'withdrawn' }), 'psssss');
});

test('the clocks of clause 3 run from notice to the end of step 6, and at no other time', () => {
  assert.equal(isWatched({ state: 'notifying' }), false);
  assert.equal(isWatched({ state: 'local-repair' }), false);
  assert.equal(isWatched({ state: 'joint-diagnosis', notifiedAt: t0 }), true);
  assert.equal(isWatched({ state: 'verification', notifiedAt: t0 }), true);
  assert.equal(isWatched({ state: 'closing', notifiedAt: t0 }), false);
});

test('what is awaited: force majeure asks the customer, the line asks the carrier', () => {
  const forceMajeure = [{ from: t0, verdict: 'pending' as const }];
  const view = { state: 'restoration', cycle: 1, forceMajeure } as const;
  assert.equal(awaitedOf({ ...view, forceMajeure }, 'customer'), 'answer-force-majeure');
  assert.equal(awaitedOf({ ...view, forceMajeure }, 'carrier'), 'restore');
  assert.equal(awaitedOf({ ...view, forceMajeure: [] }, 'customer'), 'restore');
});
