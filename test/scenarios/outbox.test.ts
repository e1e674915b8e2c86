/** The outbox: each message once, evidence of each, nothing to the outside before it is switched on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOutboxDesk } from '../support/outbox.ts';
import { notified } from '../support/told.ts';
import { tick } from '../../src/app/tick.ts';

test('nothing leaves a desk that is not live: the sink shows what would have been sent', async () => {
  const { desk, mail, outbox, rows, messages } = await openOutboxDesk({ live: false });
  const incident = await notified(desk);
  desk.clock.advance({ hours: 4, minutes: 37 });
  await tick(desk.desk);
  await outbox.run();
  assert.equal(mail.arrived.length, 0);
  const all = await rows(incident);
  assert.ok(all.length > 3);
  for (const row of all) assert.equal(row.status, row.channel === 'phone' ? 'queued' : 'sunk');
  const told = (await messages()).find((one) => one.channel === 'mail' && one.recipient.startsWith('contact:'));
});

test('live, each recipient gets one mail, and what became of it stands beside it', async () => {
  const { desk, mail, outbox, rows, messages } = await openOutboxDesk({ live: true });
  const incident = await notified(desk);
  desk.clock.advance({ hours: 4, minutes: 37 });
  await tick(desk.desk);
  await outbox.run();
  const sent = (await messages()).filter((one) => one.status === 'sent');
  assert.equal(mail.arrived.length, sent.length);
});
