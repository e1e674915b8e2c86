import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimOf, noCall, stopwatch } from './call.ts';
import { readablePhone } from './phone.ts';

test('a number as people read it aloud: area code, then the rest in two', () => {
  assert.equal(readablePhone('+842462500119'), '024 6250 0119');
  assert.equal(readablePhone('+842136250119'), '0213 625 0119');
  assert.equal(readablePhone('+84982693434'), '098 269 3434');
  assert.equal(readablePhone('+6531234567'), '+6531234567');
});

test('the stopwatch: minutes and seconds, hours when it comes to that, never below nought', () => {
  assert.equal(stopwatch(221_900), '03:41');
  assert.equal(stopwatch(3_821_000), '1:03:41');
  assert.equal(stopwatch(-5), '00:00');
});

test('the call claims the answer’s time; the dialling’s where nobody answered', () => {
  const call = { ...noCall, startedAt: '02:00', answeredAt: '02:03' };
  assert.equal(claimOf({ ...call, outcome: 'answered' }), '02:03');
  assert.equal(claimOf({ ...call, outcome: 'unanswered' }), '02:00');
});
