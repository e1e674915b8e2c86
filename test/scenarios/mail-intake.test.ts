/** Mail that comes in: joined, bounced, left to a person; never answered, never the end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeMail, type CameMail } from '../../src/app/mail-intake.ts';
import { replyAddress, replyToken, readReplyToken } from '../../src/app/reply-token.ts';
import { usualLimits, watchOnce } from '../../src/app/watchdog.ts';
import type { WaitingMails } from '../../src/http/contract/mail.ts';
import { readMail } from '../../src/intake/read-mail.ts';
import { openMail } from '../../src/notify/mail.ts';
import { openMailboxRow } from '../../src/store/mail.ts';
import { readPulse } from '../../src/store/watch.ts';
import { header } from '../support/mail-server.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import { expectRefusal, RefusedAnswer, type Person } from '../support/person.ts';
import { told } from '../support/told.ts';

const secret = 'a secret of this test';
const address = 'desk@example.vn';
const site = await openOutboxDesk({ live: true });
const { desk, outbox, mail: server } = site;
const { technician, headquarters, helpdesk, otherCarrier } = desk.people;
const setup = {
  gateways: [{ channel: 'mail', name: `smtp:127.0.0.1:${server.port}` }],
  lang: 'vi' as const,
  deskUrl: '',
};

let count = 0;
async function arrives(raw: string, key?: string): Promise<string | undefined> {
  count += 1;
  const bytes = Buffer.from(raw.replaceAll('\n', '\r\n'));
  const came: CameMail = {
    mailbox: 'imap:desk@mail.example.vn/INBOX',
    key: key ?? `1 ${count}`,
    raw: bytes,
    mail: await readMail(bytes),
  };
  return takeMail({ desk: desk.desk, setup, secret }, came);
}

function letter(from: string, to: string, text: string, more = ''): string {
  return `From: Ai Đó <${from}>\nTo: ${to}\nSubject: Re: ve su co\n${more}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8\n\n${text}\n`;
}

async function queue(person: Person): Promise<WaitingMails['items']> {
  return (await person.get<WaitingMails>('/api/mails')).items;
}

/** A message that the technician was sent about one incident. */
async function toldByMail() {
  const incident = await overdue(desk);
  await outbox.run();
  const message = (await site.messages()).findLast(
    (one) => one.recipient === 'person:person-1' && one.channel === 'mail',
  );
  assert.ok(message);
  return { incident, message };
}

async function oneToldByMail() {
  for (;;) {
    const pair = await toldByMail();
    if ((pair.message.incidents as unknown[]).length === 1) return pair;
    desk.clock.advance({ hours: 2 });
  }
}

test('an answer with the token is an update of who was written to, once', async () => {
  const { incident, message } = await oneToldByMail();
  const to = replyAddress(address, message.id, secret);
  const raw = letter(
    message.address,
    to,
    'Điện lưới vừa có lại, thiết bị đã sáng đèn.\n\nVào 23/11, Thông Suốt đã viết:\n> Quá hạn',
  );
  assert.equal(await arrives(raw, 'same'), 'joined');
  assert.equal(await arrives(raw, 'same'), undefined, 'the mailbox read again says nothing new');
  const { entries } = await technician.record(incident);
  const last = entries.at(-1);
  assert.equal(last?.actor.name, 'Lò Văn Mẫu');
  assert.deepEqual(last?.data, { text: 'Điện lưới vừa có lại, thiết bị đã sáng đèn.' });
  const { rows } = await desk.store.pool.query<{ state: string }>(
    'select state from receipts where gateway_id = $1',
    [message.id],
  );
  assert.deepEqual(rows, [{ state: 'answered' }]);
});

test('Zammad #5064: another sender, a forged token or none go to a person', async () => {
  const { incident, message } = await oneToldByMail();
  const before = (await technician.record(incident)).entries.length;
  const good = replyAddress(address, message.id, secret);
  assert.equal(await arrives(letter('la@khac.example', good, 'Xong rồi')), 'waiting');
  const forged = replyAddress(address, message.id, 'guessed');
  assert.equal(await arrives(letter(message.address, forged, 'Xong rồi')), 'waiting');
  const subject = letter(message.address, address, `${incident.code} xong`);
  assert.equal(await arrives(subject), 'waiting', 'a number in the text is no token');
  const reasons = (await queue(headquarters)).map(({ reason }) => reason);
  // The clock stands: they came at one instant, in no order.
  assert.deepEqual(reasons.toSorted(), ['no-token', 'no-token', 'other-sender']);
  assert.equal((await technician.record(incident)).entries.length, before);
});

test('FreeScout #4143: machines, bounces and another desk are never answered', async () => {
  const sentBefore = (await site.messages()).length;
  const from = 'may@khac.example';
  for (const more of [
    'Auto-Submitted: auto-replied\n',
    'Precedence: bulk\n',
    'X-Autoreply: yes\n',
    'Return-Path: <>\n',
  ]) {
    assert.equal(await arrives(letter(from, address, 'Tôi đi vắng', more)), 'automatic', more);
  }
  // What one desk of ours writes, another reads.
  const other = openMail({ url: server.url, from: 'Bàn kia <desk@kia.example>' });
  const [ours] = await site.messages();
  assert.ok(ours);
  const { id, subject, body: text, short } = ours;
  const about = { notice: 'breached', incidents: [] };
  await other.send({ id, to: { name: 'Bàn', address }, subject, text, short, about });
  const raw = server.arrived.at(-1)?.raw ?? '';
  assert.equal(await arrives(raw.replaceAll('\r\n', '\n')), 'automatic');
  await outbox.run();
  assert.equal((await site.messages()).length, sentBefore, 'nothing was written to anybody');
});

test('a peer that floods is held after twenty mails an hour, and not kept whole', async () => {
  const outcomes = [];
  for (let n = 0; n < 25; n += 1) {
    outcomes.push(await arrives(letter('lu@khac.example', address, `Tin ${n}`)));
  }
  assert.deepEqual(outcomes.slice(18, 22), ['waiting', 'waiting', 'held', 'held']);
  const { rows } = await desk.store.pool.query(
    `select from inbound_mails where sender = 'lu@khac.example' and raw is null`,
  );
  assert.equal(rows.length, 5);
});

test('a bounce fails its message; the contact’s next means is used at once', async () => {
  await overdue(desk);
  await outbox.run();
  const sent = (await site.messages()).findLast(
    (one) => one.recipient === 'contact:account-manager' && one.channel === 'mail',
  );
  assert.ok(sent?.status === 'sent');
  const bounce = (action: string): string => `From: MAILER-DAEMON@mx.example
To: ${replyAddress(address, sent.id, secret)}
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Not there.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${sent.address}
Action: ${action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown
--b--
`;
  assert.equal(await arrives(bounce('delayed')), 'delayed');
  const statusOf = async () => (await site.messages()).find(({ id }) => id === sent.id);
  assert.equal((await statusOf())?.status, 'sent', 'late is not lost');
  assert.equal(await arrives(bounce('failed')), 'bounced');
  const failed = await statusOf();
  assert.deepEqual(
    [failed?.status, failed?.answer],
    ['failed', '5.1.1 smtp; 550 5.1.1 User unknown'],
  );
  const rows = (await site.rows()).filter((row) => row.recipient === 'contact:account-manager');
  assert.ok(rows.some((row) => row.channel === 'phone' && row.status === 'queued'));
});

test('people join a mail by hand or set it aside; two at once write it once', async () => {
  const { incident } = await toldByMail();
  const at = headquarters;
  const from = 'helpdesk@example.vn';
  assert.equal(await arrives(letter(from, address, 'Đã cử đội kỹ thuật')), 'waiting');
  const mail = (await queue(helpdesk)).at(-1);
  assert.equal(mail?.text, 'Đã cử đội kỹ thuật');
  assert.ok(!(await queue(otherCarrier)).some(({ id }) => id === mail?.id));
  await expectRefusal('M-3', queue(technician));
  const { raw } = await at.get<{ raw: string }>(`/api/mails/${mail.id}/raw`);
  assert.match(raw, /^From: Ai Đó <helpdesk@example.vn>\r\n/);
  const join = (named: string) =>
    at.send('POST', `/api/mails/${mail.id}/join`, { body: { incident: named } });
  for (const none of ['SC-2026-999999', 'sự cố hôm qua']) {
    assert.equal((await join(none)).status, 404);
  }
  const joined = await Promise.all([join(incident.code), join(incident.code.toLowerCase())]);
  assert.ok(joined.some(({ status }) => status === 204));
  const { entries } = await headquarters.record(incident);
  const updates = entries.filter(({ type }) => type === 'updated');
  assert.deepEqual(
    updates.map(({ data }) => data),
    [{ text: 'helpdesk@example.vn: Đã cử đội kỹ thuật', relayedFrom: from }],
  );
  await arrives(letter('quang@cao.example', address, 'Mua đi'));
  const spam = (await queue(at)).at(-1);
  const aside = async (reason: string): Promise<void> => {
    const path = `/api/mails/${spam?.id}/set-aside`;
    const answer = await at.send('POST', path, { body: { reason } });
    if (answer.status !== 204) throw new RefusedAnswer(answer, 'set aside');
  };
  await expectRefusal('P-0.5', aside(' '));
  await aside('quảng cáo');
  await expectRefusal('D-1', aside('lần nữa'));
  const { rows } = await desk.store.pool.query<{ subject: string; after: unknown }>(
    "select subject, after from audit where action = 'mail.set-aside'",
  );
  const after = { outcome: 'set-aside', reason: 'quảng cáo' };
  assert.deepEqual(rows, [{ subject: spam?.id, after }], 'once, in the trail');
});

test('whatever comes in is taken: empty, broken, huge, hostile', async () => {
  for (const raw of ['', '\0\0', 'From:', `From: a@b.example\n\n${'ệ'.repeat(300_000)}`]) {
    assert.ok(await arrives(raw), JSON.stringify(raw.slice(0, 20)));
  }
  const long = letter('dai@khac.example', address, `Thử\n${'x'.repeat(50_000)}`);
  assert.equal(await arrives(long), 'waiting');
});

test('mail never closes an incident', async () => {
  const { incident, message } = await oneToldByMail();
  const to = replyAddress(address, message.id, secret);
  await arrives(letter(message.address, to, 'OK, xác nhận, đóng sự cố, confirm, close'));
  const record = await technician.record(incident);
  assert.equal(told(record).at(-1), 'updated');
  assert.notEqual((await technician.sees(incident)).state, 'closing');
});

test('Nautobot #171: a mailbox that nobody hears is an alarm of its own', async () => {
  const now = desk.clock.now();
  await openMailboxRow(desk.store, 'imap:desk@mail.example.vn/INBOX', now);
  const pulse = () => readPulse(desk.store, usualLimits);
  const look = async () =>
    (await watchOnce({ pulse, limits: usualLimits, heartbeatUrl: undefined })).map((a) => a.code);
  assert.ok(!(await look()).includes('deaf'));
  desk.clock.advance({ minutes: 15, ms: 1 });
  assert.ok((await look()).includes('deaf'));
  const { mailboxes } = await headquarters.get<WaitingMails>('/api/mails');
  assert.deepEqual(mailboxes, [{ name: 'imap:desk@mail.example.vn/INBOX', isSilent: true }]);
});

test('a token is good for its message and key alone, and survives capitals', () => {
  const id = '01920000-0000-7000-8000-00000000abcd';
  const token = replyToken(id, secret);
  assert.equal(readReplyToken([`Desk <desk+${token.toUpperCase()}@example.vn>`], secret), id);
  assert.equal(readReplyToken([token], 'another'), undefined);
  assert.equal(readReplyToken([token.replace(/^./, 'f')], secret), undefined);
  assert.ok(`desk+${token}`.length <= 64, 'RFC 5321, 4.5.3.1.1');
});

test('with a mailbox, answers and bounces of a message come back to its own address', async () => {
  const { url } = server;
  const replyTo = (id: string): string => replyAddress(address, id, secret);
  const writer = openMail({ url, from: `Bàn <${address}>`, replyTo });
  const [one] = await site.messages();
  assert.ok(one);
  const { id, subject, body: text, short } = one;
  const about = { notice: 'test', incidents: [] };
  const to = { name: 'A', address: 'a@example.vn' };
  await writer.send({ id, to, subject, text, short, about });
  const last = server.arrived.at(-1);
  assert.equal(last?.from, replyTo(id));
  assert.equal(last && header(last, 'reply-to'), replyTo(id));
});

test('FreeScout #4557: two desks that write to each other fall silent at once', async () => {
  const other = await openOutboxDesk({ live: true });
  await overdue(other.desk);
  await other.outbox.run();
  const theirs = other.mail.arrived.splice(0);
  assert.ok(theirs.length >= 3, 'the other desk has written');
  const before = { messages: (await site.messages()).length, mails: server.arrived.length };
  for (const { raw } of theirs) assert.equal(await arrives(raw), 'automatic');
  await outbox.run();
  assert.equal((await site.messages()).length, before.messages, 'nothing is answered');
  assert.equal(server.arrived.length, before.mails);
});
