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
const why = whyNoMailPeers();

test(
  'by postfix and dovecot: a bounce finds its message, an answer its incident',
  {
    skip: why ?? false,
  },
  async () => {
    // Its hook comes after the desk's: the mailbox ends while the database is there.
    const closing: (() => Promise<unknown>)[] = [];
    after(async () => {
      for (const close of closing.toReversed()) await close();
    });
    const peers = await startMailPeers();
    closing.push(peers.stop);
    const { ca } = peers;
    const replyTo = (message: string): string => replyAddress(address, message, secret);
    const mail = openMail({ url: peers.smtpUrl, from: `Bàn trực <${address}>`, replyTo, ca });
    closing.push(mail.close);
    const desk = await openTestDesk();
    const setup = {
      gateways: [{ channel: 'mail', name: mail.name }],
      lang: 'vi',
      deskUrl: '',
    } as const;
    const delivery = { ...setup, gateways: [...setup.gateways] };
    await turnSwitch(desk.store, {
      isLive: true,
      at: desk.clock.now(),
      person: 'person-6',
      personName: 'Lê Thị Mẫu',
      reach: { addresses: 1, gateways: 1 },
    });
    const onError = (error: unknown) => assert.fail(String(error));
    const intake = { desk: desk.desk, setup: delivery, secret };
    const mailbox = await openMailbox(intake, { url: peers.imapUrl, ca, onError });
    closing.push(mailbox.stop);
    const heard = () => desk.store.db.selectFrom('mailboxes').selectAll().executeTakeFirst();
    await until(async () => (await heard())?.heard_at !== null);
    const outbox = await startOutbox({
      ...delivery,
      desk: desk.desk,
      messengers: { mail },
      provinceName: (code) => code,
      onError,
    });
    closing.push(outbox.stop);
    // Everybody of the test lives at example.vn, where the desk alone has a mailbox.
    const incident = await notified(desk);
    desk.clock.advance({ hours: 4, ms: 1 });
    await tick(desk.desk);
    await outbox.run();
    const messages = () =>
      desk.store.db.selectFrom('messages').selectAll().where('channel', '=', 'mail').execute();
    await until(async () => (await messages()).every(({ status }) => status === 'failed'));
    const all = await messages();
    assert.ok(all.length >= 3);
    const toTechnician = all.find(({ recipient }) => recipient === 'person:person-1');
    assert.match(toTechnician?.answer ?? '', /^5\.1\.1 .*unknown user/);
    const { rows: receipts } = await desk.store.pool.query<{ state: string }>(
      'select state from receipts where gateway_id = $1',
      [toTechnician?.id],
    );
    assert.deepEqual(receipts, [{ state: 'failed' }]);

    // The technician answers from home, by another server: the same postfix.
    const home = openMail({ url: peers.smtpUrl, from: 'technician@example.vn', ca });
    closing.push(home.close);
    const id = toTechnician?.id ?? '';
    const before = told(await desk.people.technician.record(incident)).length;
    await home.send({
      id: '01920000-0000-7000-8000-00000000abcd',
      to: { name: 'Bàn trực', address: replyTo(id) },
      subject: 'Re: quá hạn',
      text: 'Máy viết: sẽ không được ghi.',
      short: '',
      about: { notice: 'test', incidents: [] },
    });
    const outcomes = async (): Promise<string[]> =>
      (await desk.store.db.selectFrom('inbound_mails').select('outcome').execute()).map(
        (row) => row.outcome,
      );
    await until(async () => (await outcomes()).includes('automatic'));
    assert.equal(told(await desk.people.technician.record(incident)).length, before);
    assert.ok(!(await outcomes()).includes('waiting'));
  },
);

/** Looks again as often as the database answers; the test's own time limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
