import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeIntents, uuidv7 } from './intent.ts';

test('an id is a UUID of version 7 that carries its time and sorts by it', () => {
  const now = Date.parse('2026-11-22T07:05:09.123Z');
  const id = uuidv7(now);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now);
  assert.ok(uuidv7(now) < uuidv7(now + 1));
  assert.notEqual(uuidv7(now), uuidv7(now));
});

test('the same words again are the same intent; other words, or the next time, are not', () => {
  let made = 0;
  const intents = makeIntents(() => String(++made));
  const first = intents.keyFor({ name: 'confirm', body: { text: 'đã thông' } });
  assert.equal(intents.keyFor({ name: 'confirm', body: { text: 'đã thông' } }), first);
  const changed = intents.keyFor({ name: 'confirm', body: { text: 'đã thông lúc 9 giờ' } });
  assert.notEqual(changed, first);
  intents.done();
  assert.notEqual(
    intents.keyFor({ name: 'confirm', body: { text: 'đã thông lúc 9 giờ' } }),
    changed,
  );
});
