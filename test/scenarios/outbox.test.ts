/** The outbox: each message once, evidence of each, nothing outside before it is switched on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tick } from '../../src/app/tick.ts';
import { header } from '../support/mail-server.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import { notified } from '../support/told.ts';

test('nothing leaves a desk that is not live: the sink has what would have been sent', async () => {
  const { desk, mail, outbox, rows, messages, tries, goLive } = await openOutboxDesk({
    live: false,
  });
  const incident = await overdue(desk);
  await outbox.run();
  assert.equal(mail.arrived.length, 0);
  const all = await rows(incident);
  assert.ok(all.length > 3);
  for (const row of all) assert.equal(row.status, row.channel === 'phone' ? 'queued' : 'sunk');
  assert.deepEqual(await tries(), []);
  const sunk = await messages();
  assert.ok(
    sunk.every((one) => one.status === 'sunk' && one.body !== '' && one.short.length <= 160),
  );

  await goLive();
  await outbox.run();
  assert.equal(mail.arrived.length, 0, 'what was sunk stays sunk when delivery goes live');
});

test('what was queued before delivery went live is not sent, not even much later', async () => {
  const { desk, mail, outbox, rows, goLive, another } = await openOutboxDesk({ live: false });
  await outbox.stop();
  const incident = await overdue(desk);
  desk.clock.advance({ minutes: 1 });
  await goLive();
  await (await another()).run();
  const mails = (await rows(incident)).filter((row) => row.channel === 'mail');
  assert.ok(mails.every((row) => row.status === 'sunk'));
  assert.equal(mail.arrived.length, 0);
});

test('live, each recipient gets one mail; what became of it stands at each row', async () => {
  const { desk, mail, outbox, rows, messages, tries } = await openOutboxDesk({ live: true });
  const incident = await overdue(desk);
  await outbox.run();
  const sent = (await messages()).filter((one) => one.status === 'sent');
  assert.equal(mail.arrived.length, sent.length);
  const recipients = mail.arrived.map((one) => one.to.join());
  assert.equal(new Set(recipients).size, recipients.length, 'one mail each');
  for (const row of (await rows(incident)).filter((one) => one.channel === 'mail')) {
    assert.equal(row.status, 'sent');
    const outcome = row.outcome as { kind: string; answer: string; gateway: string };
    assert.deepEqual([outcome.kind, outcome.gateway], ['sent', `smtp:127.0.0.1:${mail.port}`]);
    assert.match(outcome.answer, /^250 /);
    assert.match(row.body ?? '', /quá hạn 37 phút/);
  }
  assert.ok((await tries()).every((one) => one.attempt === 1 && one.outcome === 'sent'));
  const ids = mail.arrived.map((one) => header(one, 'message-id') ?? '');
  assert.deepEqual(ids.toSorted(), sent.map((one) => `<${one.id}@example.vn>`).toSorted());
});

test('FreeScout #4143: our mail says that a machine wrote it, so that none answers', async () => {
  const { desk, mail, outbox } = await openOutboxDesk({ live: true });
  await overdue(desk);
  await outbox.run();
  for (const one of mail.arrived) {
    assert.equal(header(one, 'auto-submitted'), 'auto-generated');
    assert.equal(header(one, 'x-auto-response-suppress'), 'All');
    assert.match(header(one, 'list-id') ?? '', /<incidents\.example\.vn>/);
    assert.equal(one.from, 'desk@example.vn');
  }
  assert.ok(mail.arrived.length > 0);
});

test('GLPI #1996: a second pass, and a second engine, send nothing again', async () => {
  const { desk, mail, outbox, another } = await openOutboxDesk({ live: true });
  await overdue(desk);
  await outbox.run();
  const { length } = mail.arrived;
  await tick(desk.desk);
  const second = await another();
  await Promise.all([outbox.run(), second.run()]);
  assert.equal(mail.arrived.length, length);
});

test('two outboxes at once: each message is sent by one of them', async () => {
  const { desk, mail, outbox, another, messages, tries } = await openOutboxDesk({ live: true });
  const second = await another();
  for (let round = 0; round < 5; round += 1) {
    await notified(desk);
    desk.clock.advance({ hours: 5 });
    await tick(desk.desk);
    await Promise.all([outbox.run(), second.run()]);
  }
  const sent = (await messages()).filter((one) => one.channel === 'mail');
  assert.ok(sent.length >= 10);
  assert.equal(mail.arrived.length, sent.length);
  assert.equal((await tries()).length, sent.length);
  const ids = mail.arrived.map((one) => header(one, 'message-id'));
  assert.equal(new Set(ids).size, ids.length);
});

test('what is queued wakes the outbox by itself, without a poll', async () => {
  const { desk, mail } = await openOutboxDesk({ live: true });
  await overdue(desk);
  assert.ok((await mail.until(3)).length >= 3);
});
