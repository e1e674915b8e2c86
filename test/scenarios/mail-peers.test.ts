/** Real counterparts: what the desk writes goes through postfix, and comes back by dovecot. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startOutbox } from '../../src/app/outbox.ts';
import { replyAddress } from '../../src/app/reply-token.ts';
import { tick } from '../../src/app/tick.ts';
import { openMailbox } from '../../src/intake/mailbox.ts';
import { openMail } from '../../src/notify/mail.ts';
import { turnSwitch } from '../../src/store/switch.ts';
import { openTestDesk } from '../support/desk.ts';
import { startMailPeers, whyNoMailPeers } from '../support/mail-peers.ts';
import { notified, told } from '../support/told.ts';

const secret = 'a secret of this test';
const address = 'desk@example.vn';
const skip = whyNoMailPeers() ?? false;

const replyTo = (message: string): string => replyAddress(address, message, secret);
const onError = (error: unknown): void => assert.fail(String(error));

/** A desk that is live, writes by the one and reads by the other. */
async function open() {
  const closing: (() => Promise<unknown>)[] = [];
  // Before the desk's own hook: the mailbox ends while the database is there.
  after(async () => {
    for (const close of closing.toReversed()) await close();
  });
  const peers = await startMailPeers();
  const { ca, smtpUrl: url } = peers;
  const mail = openMail({ url, from: `Bàn trực <${address}>`, replyTo, ca });
  const desk = await openTestDesk();
  const gateways = [{ channel: 'mail', name: mail.name }];
  const setup = { gateways, lang: 'vi' as const, deskUrl: '' };
  const by = { person: 'person-6', personName: 'Lê Thị Mẫu' };
  const reach = { addresses: 1, gateways: 1 };
  await turnSwitch(desk.store, { isLive: true, at: desk.clock.now(), ...by, reach });
  const intake = { desk: desk.desk, setup, secret };
  const mailbox = await openMailbox(intake, { url: peers.imapUrl, ca, onError });
  const messengers = { mail };
  const provinceName = (code: string): string => code;
  const outbox = await startOutbox({
    ...setup,
    desk: desk.desk,
    messengers,
    provinceName,
    onError,
  });
  const home = openMail({ url, from: 'technician@example.vn', ca });
  closing.push(peers.stop, mail.close, home.close, mailbox.stop, outbox.stop);
  return { desk, outbox, home };
}

test(
  'by postfix and dovecot: a bounce finds its message, a machine is not heard',
  {
    skip,
  },
  async () => {
    const { desk, outbox, home } = await open();
    const { db, pool } = desk.store;
    const heard = () => db.selectFrom('mailboxes').selectAll().executeTakeFirstOrThrow();
    await until(async () => (await heard()).heard_at !== null);
    // Everybody of the test lives at example.vn, where the desk alone has a mailbox.
    const incident = await notified(desk);
    desk.clock.advance({ hours: 4, ms: 1 });
    await tick(desk.desk);
    await outbox.run();
    const messages = () =>
      db.selectFrom('messages').selectAll().where('channel', '=', 'mail').execute();
    await until(async () => (await messages()).every(({ status }) => status === 'failed'));
    const all = await messages();
    assert.ok(all.length >= 3);
    const bounced = all.find(({ recipient }) => recipient === 'person:person-1');
    assert.match(bounced?.answer ?? '', /^5\.1\.1 .*unknown user/);
    const sql = 'select state from receipts where gateway_id = $1';
    assert.deepEqual((await pool.query(sql, [bounced?.id])).rows, [{ state: 'failed' }]);

    // A machine of the technician's answers, by the very address that names the message.
    const record = () => desk.people.technician.record(incident);
    const before = told(await record()).length;
    await home.send({
      id: '01920000-0000-7000-8000-00000000abcd',
      to: { name: 'Bàn trực', address: replyTo(bounced?.id ?? '') },
      subject: 'Re: quá hạn',
      text: 'Máy viết: không được ghi.',
      short: '',
      about: { notice: 'test', incidents: [] },
    });
    const outcomes = async (): Promise<string[]> =>
      (await db.selectFrom('inbound_mails').select('outcome').execute()).map((row) => row.outcome);
    await until(async () => (await outcomes()).includes('automatic'));
    assert.equal(told(await record()).length, before);
    assert.ok(!(await outcomes()).includes('waiting'));
  },
);

/** Looks again as often as the database answers; the test's own time limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
