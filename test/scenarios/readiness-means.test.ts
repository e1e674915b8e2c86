/** What the desk itself sends and hears by stands on the readiness board: dead, silent, absent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadinessView } from '../../src/http/contract/readiness.ts';
import { noteMailbox, openMailboxRow } from '../../src/store/mail.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import type { Person } from '../support/person.ts';

const { desk, mail, outbox, goLive } = await openOutboxDesk({ live: false });
const { headquarters, technician } = desk.people;
const { clock, store } = desk;

const board = (by: Person = headquarters): Promise<ReadinessView> => by.get('/api/readiness');
const standing = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await board()).means.map((one) => [one.channel, one.standing]));

test('before delivery is live the board says that nobody is reached at all', async () => {
  assert.equal((await board()).isLive, false);
  assert.deepEqual(await standing(), { mail: 'unused', text: 'absent' });
  await goLive();
  assert.equal((await board()).isLive, true);
});

test('a gateway that fails is dead until a message goes through again', async () => {
  mail.onMail = () => Object.assign(new Error('disk full'), { responseCode: 452 });
  await overdue(desk);
  for (let pass = 0; pass < 6; pass += 1) {
    await outbox.run();
    clock.advance({ minutes: 5 });
  }
  const { means } = await board();
  const gateway = means.find(({ channel }) => channel === 'mail') ?? assert.fail();
  assert.equal(gateway.standing, 'dead');
  assert.match(gateway.answer ?? '', /disk full/);
  assert.match(gateway.name ?? '', /^smtp:/);
  assert.ok(Date.parse(gateway.at ?? '') < clock.now());
  const seen = (await board(technician)).means.find(({ channel }) => channel === 'mail');
  assert.deepEqual(Object.keys(seen ?? {}).toSorted(), ['at', 'channel', 'standing']);

  mail.onMail = () => undefined;
  for (let pass = 0; pass < 6; pass += 1) {
    clock.advance({ hours: 1 });
    await outbox.run();
  }
  assert.equal((await standing())['mail'], 'works');
});

test('Nautobot CM #171: a mailbox not reached for fifteen minutes is silent', async () => {
  const name = 'imap:desk@mail.example.vn/INBOX';
  await openMailboxRow(store, name, clock.now());
  clock.advance({ minutes: 15 });
  assert.equal((await standing())['mailbox'], 'works');
  clock.advance({ ms: 1 });
  assert.equal((await standing())['mailbox'], 'silent');
  await noteMailbox(store, name, { error: 'connection refused' });
  const { means } = await board();
  const mailbox = means.find(({ channel }) => channel === 'mailbox');
  assert.equal(mailbox?.answer, 'connection refused');
  assert.equal(mailbox?.at, clock.in({ minutes: -15, ms: -1 }));
  await noteMailbox(store, name, { at: clock.now(), uidValidity: 1n, lastUid: 1 });
  assert.equal((await standing())['mailbox'], 'works');
});
