/** When sending goes wrong: retries, crashes, dead gateways, floods; nothing lost or doubled. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { tick } from '../../src/app/tick.ts';
import type { Message, Messenger, Outcome } from '../../src/notify/messenger.ts';
import { monday } from '../support/desk.ts';
import { header } from '../support/mail-server.ts';
import { openOutboxDesk, overdue, type OutboxDesk } from '../support/outbox.ts';
import { circuits } from '../support/cast.ts';
import { notified } from '../support/told.ts';

const program = join(import.meta.dirname, '..', 'support', 'outbox-process.ts');

/** A text gateway in the test's hand: a peer without a wire. */
function textGateway(): Messenger & { taken: Message[]; outcome: Outcome } {
  const gateway = {
    name: 'text:test',
    taken: [] as Message[],
    outcome: { kind: 'sent', answer: 'OK' } as Outcome,
    send: async (message: Message) => {
      gateway.taken.push(message);
      return gateway.outcome;
    },
    close: async () => undefined,
  };
  return gateway;
}

function busy(): Error {
  return Object.assign(new Error('try later'), { responseCode: 451 });
}

/** The rows of the ladder's contact, by their channel. */
async function contactRows({ rows }: OutboxDesk) {
  const all = (await rows()).filter((row) => row.recipient.startsWith('contact:'));
  return Object.fromEntries(all.map((row) => [row.channel, row]));
}

test('a busy server is tried again, later each time, with the same Message-ID', async () => {
  const site = await openOutboxDesk({ live: true, rules: { shutAfter: 100 } });
  const { desk, mail, outbox, tries, messages } = site;
  const refusedIds: (string | undefined)[] = [];
  let refusing = true;
  mail.onMail = (one) => {
    if (!refusing) return undefined;
    refusedIds.push(header(one, 'message-id'));
    return busy();
  };
  await overdue(desk);
  await outbox.run();
  const waiting = (await messages()).filter((one) => one.status === 'waiting');
  assert.ok(waiting.length >= 3);
  // No jitter in this test: 15 s, then 30 s.
  for (const one of waiting) assert.equal(one.due_at.getTime() - desk.clock.now(), 15_000);
  const before = (await tries()).length;
  desk.clock.advance({ seconds: 14 });
  await outbox.run();
  assert.equal((await tries()).length, before, 'not a moment earlier');
  desk.clock.advance({ seconds: 1 });
  await outbox.run();
  assert.equal((await tries()).length, 2 * before);
  refusing = false;
  desk.clock.advance({ seconds: 30 });
  await outbox.run();
  assert.equal(mail.arrived.length, waiting.length);
  const ids = new Set(mail.arrived.map((one) => header(one, 'message-id')));
  assert.deepEqual(new Set(refusedIds), ids, 'every try of a message bears one id');
  const outcomes = (await tries()).filter((one) => one.message === waiting[0]?.id);
  assert.deepEqual(
    outcomes.map((one) => one.outcome),
    ['deferred', 'deferred', 'sent'],
  );
});

test('tries are bounded: then the row has failed, with the server’s own words', async () => {
  const site = await openOutboxDesk({ live: true, rules: { attemptsMax: 3, shutAfter: 100 } });
  const { desk, mail, outbox, messages, rows } = site;
  mail.onMail = busy;
  await overdue(desk);
  for (let again = 0; again < 5; again += 1) {
    await outbox.run();
    desk.clock.advance({ hours: 1 });
  }
  for (const one of (await messages()).filter(({ channel }) => channel === 'mail')) {
    assert.deepEqual([one.status, one.attempts], ['failed', 3]);
    assert.match(one.answer ?? '', /too many tries: .*try later/);
  }
  const failed = (await rows()).filter((row) => row.channel === 'mail');
  assert.ok(failed.every((row) => row.status === 'failed'));
});

test('an address that is refused for good is not tried again', async () => {
  const { desk, mail, outbox, messages } = await openOutboxDesk({ live: true });
  mail.onMail = () => Object.assign(new Error('no such mailbox'), { responseCode: 550 });
  await overdue(desk);
  await outbox.run();
  const sent = (await messages()).filter(({ channel }) => channel === 'mail');
  for (const one of sent) assert.deepEqual([one.status, one.attempts], ['failed', 1]);
});

test('OnCall #1206: a sender killed in the act is followed, with the same Message-ID', async () => {
  const site = await openOutboxDesk({ live: true });
  const { desk, mail, outbox, another, tries, messages, rows } = site;
  await outbox.stop();
  await overdue(desk);
  const byMail = (await rows()).filter(({ channel }) => channel === 'mail');
  const recipients = new Set(byMail.map(({ recipient }) => recipient));
  // The server has the mails, and never comes to say so.
  const held: string[] = [];
  const allHeld = new Promise<void>((resolve) => {
    mail.onMail = (one) => {
      held.push(header(one, 'message-id') ?? '');
      if (held.length === recipients.size) resolve();
      return new Promise(() => undefined);
    };
  });
  const offset = String(desk.clock.now() - monday);
  const sender = spawn(process.execPath, [program, desk.store.url, mail.url, offset], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await allHeld;
  sender.kill('SIGKILL');
  await once(sender, 'exit');
  const begun = await tries();
  assert.equal(begun.length, recipients.size);
  assert.ok(
    begun.every((one) => one.outcome === null),
    'written before the try',
  );

  mail.onMail = () => undefined;
  const second = await another();
  await second.run();
  assert.equal(mail.arrived.length, 0, 'the lease of the first still holds');
  desk.clock.advance({ minutes: 3 });
  await second.run();
  const again = mail.arrived.map((one) => header(one, 'message-id') ?? '');
  assert.deepEqual(again.toSorted(), held.toSorted());
  const done = (await messages()).filter(({ channel }) => channel === 'mail');
  assert.ok(done.every((one) => one.status === 'sent' && one.attempts === 2));
  const unknown = (await tries()).filter((one) => one.attempt === 1);
  assert.ok(
    unknown.every((one) => one.outcome === null),
    'and nobody makes up what is not known',
  );
});

test('400 incidents at once are one message to each recipient; a row keeps its part', async () => {
  const site = await openOutboxDesk({ live: true });
  const { desk, mail, outbox, rows } = site;
  const incidents = await Promise.all(
    Array.from({ length: 400 }, () => notified(desk, circuits.muongTe)),
  );
  desk.clock.advance({ hours: 4, ms: 1 });
  await outbox.stop();
  await tick(desk.desk);
  const awake = await site.another();
  await awake.run();
  const contact = mail.arrived.filter((one) => header(one, 'x-thongsuot-notice') === 'escalated');
  assert.equal(contact.length, 1);
  const recipients = mail.arrived.map((one) => one.to.join());
  assert.equal(new Set(recipients).size, recipients.length, 'one each');
  const told = (await rows()).filter((row) => row.channel === 'mail' && row.notice === 'escalated');
  assert.equal(told.length, incidents.length);
  assert.equal(new Set(told.map((row) => row.message_id)).size, 1);
  const codes = new Map(incidents.map(({ id, code }) => [id, code]));
  for (const row of told) {
    assert.equal(row.status, 'sent');
    assert.ok(row.body?.includes(codes.get(row.incident) ?? 'no such incident'));
  }
});

test('the cap: a flood comes in ever larger bundles, and nothing is lost', async () => {
  const site = await openOutboxDesk({ live: true, rules: { perHourMax: 5 } });
  const { desk, outbox, messages, rows } = site;
  const incident = await notified(desk);
  const start = desk.clock.now();
  for (let minute = 0; minute < 180; minute += 1) {
    await queueOne(site, incident.id, minute);
    await outbox.run();
    desk.clock.advance({ minutes: 1 });
  }
  desk.clock.advance({ hours: 1 });
  await outbox.run();
  const made = (await messages()).map((one) => one.made_at.getTime() - start);
  for (const from of made) {
    const within = made.filter((at) => at >= from && at < from + 3_600_000);
    assert.ok(within.length <= 5, `${within.length} within an hour`);
  }
  assert.ok(made.length >= 8, 'and it is not silence either');
  const queued = await rows();
  assert.equal(queued.length, 180);
  assert.ok(queued.every((row) => row.status === 'sent'));
});

test('a dead mail server is left alone; the contact’s text is used at once', async () => {
  const text = textGateway();
  const site = await openOutboxDesk({ live: true, others: { text }, rules: { shutAfter: 2 } });
  const { desk, mail, outbox } = site;
  await mail.close();
  await notified(desk);
  desk.clock.advance({ hours: 4, minutes: 1 });
  // Only the mail row is there, as for a contact whose text had not been asked for.
  await outbox.stop();
  await tick(desk.desk);
  await desk.store.pool.query(`delete from deliveries where channel in ('text', 'phone')`);
  const awake = await site.another();
  await awake.run();
  const { mail: byMail, text: byText } = await contactRows(site);
  assert.equal(byText?.instead_of, byMail?.id);
  assert.equal(byText?.status, 'sent');
  assert.equal(text.taken.length, 1);
  assert.match(text.taken[0]?.text ?? '', /thư điện tử đang không gửi được/);
  const [gateway] = await desk.store.db
    .selectFrom('gateways')
    .selectAll()
    .where('channel', '=', 'mail')
    .execute();
  assert.ok(gateway?.shut_since && gateway.failures >= 2);
});

test('a gateway that was left alone is tried with one message, and then used again', async () => {
  let isDead = true;
  const gateway: Messenger & { taken: string[] } = {
    name: 'smtp:test',
    taken: [],
    send: async ({ id }) => {
      gateway.taken.push(id);
      return isDead ? { kind: 'deferred', answer: 'no' } : { kind: 'sent', answer: 'ok' };
    },
    close: async () => undefined,
  };
  const rules = { shutAfter: 2, shutMs: 60_000, atOnceMax: 1 };
  const site = await openOutboxDesk({ live: true, messengers: { mail: gateway }, rules });
  const { desk, outbox, messages } = site;
  // A pass takes one message, and one may be under way already: three passes are enough for two.
  const passes = async (): Promise<void> => {
    for (let pass = 0; pass < 3; pass += 1) await outbox.run();
  };
  await overdue(desk);
  await passes();
  assert.equal(gateway.taken.length, 2, 'after two failures it is left alone');
  desk.clock.advance({ seconds: 59 });
  await passes();
  assert.equal(gateway.taken.length, 2);
  desk.clock.advance({ seconds: 1 });
  await passes();
  assert.equal(gateway.taken.length, 3, 'one tries it');
  isDead = false;
  desk.clock.advance({ minutes: 2 });
  await passes();
  desk.clock.advance({ minutes: 1 });
  await passes();
  const mails = (await messages()).filter(({ channel }) => channel === 'mail');
  assert.ok(mails.length >= 3);
  assert.ok(mails.every((one) => one.status === 'sent'));
});

test('switched off, what waited for another try is not sent any more, and says so', async () => {
  const { desk, mail, outbox, messages, goLive } = await openOutboxDesk({ live: true });
  mail.onMail = busy;
  await overdue(desk);
  await outbox.run();
  await goLive(false);
  mail.onMail = () => undefined;
  desk.clock.advance({ hours: 1 });
  await outbox.run();
  assert.equal(mail.arrived.length, 0);
  const mails = (await messages()).filter(({ channel }) => channel === 'mail');
  assert.ok(mails.every((one) => one.status === 'failed' && /switched off/.test(one.answer ?? '')));
});

/** Queues one more notice to one contact, as the statement of an event does. */
async function queueOne({ desk }: OutboxDesk, incident: string, round: number): Promise<void> {
  await desk.store.db
    .insertInto('deliveries')
    .values({
      incident,
      cycle: 1,
      clock: 'response',
      round: round + 10,
      level: 0,
      notice: 'breached',
      recipient: 'contact:director',
      recipient_name: 'Mẫu',
      channel: 'mail',
      address: 'director@example.vn',
      queued_at: new Date(desk.clock.now()),
      not_before: new Date(desk.clock.now()),
    })
    .execute();
}
