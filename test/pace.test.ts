/** How fast messages go: the cap, the rate, the pauses; as laws that hold for any figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as pace from '../src/app/pace.ts';

const { usualRules: rules, hourMs } = pace;

test('however it floods, no hour holds more than the cap', () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 600_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), arrivals, (cap, gaps) => {
      const sent: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        const lately = sent.filter((at) => at > now - hourMs);
        const at = pace.allowedAt(lately, now, cap);
        assert.ok(at >= now);
        if (at > now) continue; // it waits, and goes with a later one
        sent.push(now);
        assert.ok(sent.filter((one) => one > now - hourMs).length <= cap);
      }
    }),
  );
  assert.equal(pace.allowedAt([], 5, 20), 5, 'the first goes at once');
  const one = pace.allowedAt([0], 0, 20);
  assert.ok(one >= 18_000 && one <= 20_000);
});

test('no message waits over a tenth of the hour while the cap of twenty is not reached', () => {
  for (let count = 1; count < 20; count += 1) {
    const sent = Array.from({ length: count }, (_, index) => index);
    assert.ok(pace.allowedAt(sent, count, 20) - count <= hourMs / 10);
  }
});

test('a gateway’s rate: a burst at once, then evenly, never more', () => {
  const slow = { ...rules, perMinuteMax: 60 };
  let health: pace.GatewayHealth = { failures: 0 };
  const taken: number[] = [];
  for (let now = 0; now <= 180_000; now += 100) {
    const room = pace.roomOf(health, now, slow);
    for (let each = 0; each < room; each += 1) taken.push(now);
    health = { failures: 0, pacedUntil: pace.pacedAfter(health, now, room, slow) };
    assert.ok(pace.roomAt(health, now, slow) >= now);
  }
  assert.equal(taken.filter((at) => at === 0).length, 6, 'a tenth of a minute’s at once');
  for (const from of taken) {
    const within = taken.filter((at) => at >= from && at < from + 60_000).length;
    assert.ok(within <= 66, `${within}`);
  }
  assert.ok(taken.length >= 180, 'and the rate is used');
  const full = { failures: 0, pacedUntil: 20_000 };
  const next = pace.roomAt(full, 0, slow);
  assert.equal(pace.roomOf(full, next - 1, slow), 0);
  assert.equal(pace.roomOf(full, next, slow), 1);
});

test('the pauses between tries double up to a limit, and chance spreads them', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 20].map((attempt) =>
    pace.retryAfter(attempt, rules, 0.5),
  );
  assert.deepEqual(
    pauses.map((ms) => ms / 1000),
    [15, 30, 60, 120, 240, 480, 900, 900, 900],
  );
  assert.equal(pace.retryAfter(1, rules, 0), 11_250);
  assert.equal(pace.retryAfter(1, rules, 1), 18_750);
});

test('a gateway is left alone after its failures, longer each time, never for ever', () => {
  assert.equal(pace.shutFor(4, rules), undefined);
  assert.deepEqual(
    [5, 6, 7, 8, 9, 50].map((n) => (pace.shutFor(n, rules) ?? 0) / 60_000),
    [1, 2, 4, 8, 10, 10],
  );
  const failed = { failures: 5, shutUntil: 100 };
  assert.equal(pace.roomOf(failed, 99, rules), 0);
  assert.equal(pace.roomOf(failed, 100, rules), 1, 'then one message tries it');
});
