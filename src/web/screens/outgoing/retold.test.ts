import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../../offline/outgoing.ts';
import { retold } from './retold.ts';

const since = '2026-11-23T01:53:00.000Z';
const early = '2026-11-23T01:48:00.000Z';
const late = '2026-11-23T01:58:00.000Z';
const earlier = (at: string): string => `(lúc ${at.slice(11, 16)})`;

test('what was done after the other incident began is told as it was', () => {
  const call: Act = { name: 'log-call', body: { answered: true, claimedAt: late } };
  assert.equal(retold(call, since, earlier), call);
});

test('an earlier call is claimed for the beginning, and its own time is said in words', () => {
  const call: Act = {
    name: 'log-call',
    body: { answered: true, remark: 'Máy bận hai lần', claimedAt: early },
  };
  assert.deepEqual(retold(call, since, earlier).body, {
    answered: true,
    remark: 'Máy bận hai lần (lúc 01:48)',
    claimedAt: since,
  });
});

test('an act without words of its own keeps what it says; a photo has no time to mend', () => {
  const verdict: Act = {
    name: 'self-diagnose',
    body: { verdict: 'carrier', checks: [], claimedAt: early },
  };
  assert.deepEqual(retold(verdict, since, earlier).body, {
    verdict: 'carrier',
    checks: [],
    claimedAt: since,
  });
  const photo: Act = { name: 'attach', body: { file: new Blob(), name: 'loa.jpg' } };
  assert.equal(retold(photo, since, earlier), photo);
});
