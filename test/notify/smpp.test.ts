/** Text messages over SMPP 3.4, against the package's server side in real sessions over TCP. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import test, { type TestContext } from 'node:test';
import smpp, { type Fields, type Pdu } from 'smpp';
import type { Messenger } from '../../src/notify/messenger.ts';
import { readSmppUrl, type SmppOptions } from '../../src/notify/smpp-url.ts';
import type { ReceiptState } from '../../src/notify/smpp-receipts.ts';
import { smppMessenger, type SmppReports } from '../../src/notify/smpp.ts';
import { answer, inbox, startGateway, type Gateway, type Inbox, type Seen } from './gateway.ts';
import { someMessage } from './messages.ts';

interface Told {
  gatewayId: string;
  state: ReceiptState;
  text: string;
}

interface Pair {
  gateway: Gateway;
  messenger: Messenger;
  receipts: Inbox<Told>;
}

async function pair(
  t: TestContext,
  change: Partial<SmppOptions> = {},
  reports: Partial<SmppReports> = {},
): Promise<Pair> {
  const gateway = await startGateway();
  const receipts = inbox<Told>();
  const options = {
    ...readSmppUrl(`smpp://desk:sesame@127.0.0.1:${gateway.port}?from=SAMPLE`),
    retryMs: { least: 5, most: 20 },
    ...change,
  };
  const messenger = smppMessenger(options, {
    onReceipt: async (gatewayId, state, text) => receipts.put({ gatewayId, state, text }),
    ...reports,
  });
  t.after(async () => {
    await messenger.close();
    await gateway.close();
  });
  return { gateway, messenger, receipts };
}

function receipt({ session }: Seen, fields: Fields): void {
  session.deliver_sm({ esm_class: 4, source_addr: '84000000001', ...fields });
}

function textOf(pdu: Pdu): string {
  const field = pdu.short_message;
  assert.ok(typeof field === 'object' && !Buffer.isBuffer(field));
  return field.message.toString();
}

test('a text goes out from its brand, with a receipt asked for, and carries its id', async (t) => {
  const { gateway, messenger } = await pair(t);
  const bind = await gateway.binds.next();
  assert.equal(bind.pdu.system_id, 'desk');
  const outcome = messenger.send(someMessage());
  const seen = await gateway.submits.next();
  answer(seen, 'ESME_ROK', 'a1b2_7');
  assert.deepEqual(await outcome, {
    kind: 'sent',
    answer: 'ESME_ROK message_id=a1b2_7',
    gatewayId: 'a1b2_7',
  });
  assert.deepEqual([seen.pdu.source_addr_ton, seen.pdu.source_addr], [5, 'SAMPLE']);
  assert.deepEqual([seen.pdu.dest_addr_ton, seen.pdu.destination_addr], [1, '84000000001']);
  assert.equal(seen.pdu.registered_delivery, 1);
  assert.equal(seen.pdu.data_coding, 0);
  assert.equal(textOf(seen.pdu), someMessage().short);
  assert.equal(messenger.name, `smpp:127.0.0.1:${gateway.port}`);
});

test('a repetition carries the same reference, another message another', async (t) => {
  const { gateway, messenger } = await pair(t);
  const references: unknown[] = [];
  for (const id of ['delivery-1', 'delivery-1', 'delivery-2']) {
    const outcome = messenger.send(someMessage({ id }));
    const seen = await gateway.submits.next();
    references.push(seen.pdu.user_message_reference);
    answer(seen, 'ESME_ROK', 'x');
    await outcome;
  }
  assert.equal(references[0], references[1]);
  assert.notEqual(references[0], references[2]);
});

test('a text with diacritics goes as UCS-2 in parts that the gateway can join', async (t) => {
  const { gateway, messenger, receipts } = await pair(t, { form: 'text' });
  const outcome = messenger.send(someMessage());
  const texts: string[] = [];
  const headers: (number[] | undefined)[] = [];
  for (const id of ['part-1', 'part-2']) {
    const seen = await gateway.submits.next();
    texts.push(textOf(seen.pdu));
    assert.equal(seen.pdu.data_coding, 8);
    const field = seen.pdu.short_message as { udh?: Buffer[] };
    headers.push([...(field.udh?.[0] ?? [])]);
    answer(seen, 'ESME_ROK', id);
  }
  const sent = await outcome;
  assert.equal(texts.join(''), someMessage().text);
  assert.deepEqual(headers[0]?.slice(0, 2), [8, 4]);
  assert.deepEqual(headers[0]?.slice(2, 4), headers[1]?.slice(2, 4));
  assert.deepEqual(
    [headers[0]?.slice(4), headers[1]?.slice(4)],
    [
      [2, 1],
      [2, 2],
    ],
  );
  assert.equal(sent.kind === 'sent' && sent.gatewayId, 'part-1');

  // One part delivered says nothing yet; both say that the message is.
  const seen = await gateway.binds.next();
  receipt(seen, { short_message: 'id:part-2 stat:DELIVRD err:000' });
  await gateway.deliveryAnswers.next();
  receipt(seen, { short_message: 'id:part-1 stat:DELIVRD err:000' });
  const told = await receipts.next();
  assert.deepEqual([told.gatewayId, told.state], ['part-1', 'delivered']);
});

test('a message of parts has failed when one part has', async (t) => {
  const { gateway, messenger, receipts } = await pair(t, { form: 'text' });
  const outcome = messenger.send(someMessage());
  for (const id of ['p1', 'p2']) answer(await gateway.submits.next(), 'ESME_ROK', id);
  await outcome;
  receipt(await gateway.binds.next(), { short_message: 'id:p2 stat:EXPIRED err:034' });
  assert.deepEqual(await receipts.next(), {
    gatewayId: 'p1',
    state: 'failed',
    text: 'id:p2 stat:EXPIRED err:034',
  });
});

test('a receipt is read from its text or its fields, and taken once it is stored', async (t) => {
  const { gateway, receipts } = await pair(t);
  const seen = await gateway.binds.next();
  const text = 'id:4F_1 sub:001 dlvrd:001 submit date:2610011310 stat:DELIVRD err:000 text:Kenh';
  receipt(seen, { short_message: text });
  assert.deepEqual(await receipts.next(), { gatewayId: '4F_1', state: 'delivered', text });
  // As a gateway writes it that takes the default alphabet for ASCII.
  receipt(seen, { short_message: Buffer.from('id:4F_1 stat:UNDELIV err:001', 'ascii') });
  assert.deepEqual([(await receipts.next()).gatewayId], ['4F_1']);
  for (const [value, state] of [
    [2, 'delivered'],
    [5, 'failed'],
    [7, 'unknown'],
  ] as const) {
    receipt(seen, { receipted_message_id: 'b2', message_state: value });
    assert.deepEqual(await receipts.next(), {
      gatewayId: 'b2',
      state,
      text: `message_state=${value}`,
    });
  }
  for (let n = 0; n < 5; n += 1) {
    assert.equal((await gateway.deliveryAnswers.next()).command_status, 0);
  }
});

test('a receipt that could not be stored is left with the gateway, to be said again', async (t) => {
  const failing = { onReceipt: () => Promise.reject(new Error('no database')) };
  const { gateway } = await pair(t, {}, failing);
  receipt(await gateway.binds.next(), { short_message: 'id:a stat:DELIVRD err:000' });
  const { command_status } = await gateway.deliveryAnswers.next();
  assert.equal(command_status, smpp.errors['ESME_RX_T_APPN']);
});

test('a text that somebody sends is handed over, with its number', async (t) => {
  const texts = inbox<[string, string]>();
  const { gateway } = await pair(t, {}, { onText: async (from, text) => texts.put([from, text]) });
  const { session } = await gateway.binds.next();
  session.deliver_sm({ source_addr: '84000000001', data_coding: 8, short_message: 'Đã nhận' });
  assert.deepEqual(await texts.next(), ['84000000001', 'Đã nhận']);
});

for (const [status, kind] of [
  ['ESME_RTHROTTLED', 'deferred'],
  ['ESME_RMSGQFUL', 'deferred'],
  ['ESME_RSYSERR', 'deferred'],
  ['ESME_RINVDSTADR', 'refused'],
  ['ESME_RINVSRCADR', 'refused'],
] as const) {
  test(`a gateway that answers ${status}: ${kind}, in its own words`, async (t) => {
    const { gateway, messenger } = await pair(t);
    const outcome = messenger.send(someMessage());
    answer(await gateway.submits.next(), status);
    assert.deepEqual(await outcome, { kind, answer: status });
  });
}

test('the second part throttled: deferred, and it says how far it came', async (t) => {
  const { gateway, messenger } = await pair(t, { form: 'text' });
  const outcome = messenger.send(someMessage());
  answer(await gateway.submits.next(), 'ESME_ROK', 'p1');
  answer(await gateway.submits.next(), 'ESME_RTHROTTLED');
  const words = 'ESME_RTHROTTLED after 1 of 2 parts';
  assert.deepEqual(await outcome, { kind: 'deferred', answer: words });
});

test('the connection cut before the answer: deferred, and it may have been taken', async (t) => {
  const { gateway, messenger } = await pair(t);
  const outcome = messenger.send(someMessage());
  (await gateway.submits.next()).session.destroy();
  const { kind, answer: words } = await outcome;
  assert.equal(kind, 'deferred');
  assert.match(words, /may have taken it/);

  // The desk binds anew by itself, and the next message goes through.
  await gateway.binds.next();
  await gateway.binds.next();
  const second = messenger.send(someMessage());
  answer(await gateway.submits.next(), 'ESME_ROK', 'again');
  assert.equal((await second).kind, 'sent');
});

test('a gateway that is away: deferred; when it is back, so is the desk', async (t) => {
  const first = await startGateway();
  await first.close();
  const messenger = smppMessenger(
    {
      ...readSmppUrl(`smpp://desk:sesame@127.0.0.1:${first.port}?from=SAMPLE`),
      retryMs: { least: 5, most: 20 },
    },
    { onReceipt: async () => undefined },
  );
  t.after(messenger.close);
  const away = await messenger.send(someMessage());
  assert.equal(away.kind, 'deferred');
  assert.match(away.answer, /not sent: .*ECONNREFUSED/);
  const back = await startGateway(first.port);
  t.after(back.close);
  await back.binds.next();
  const outcome = messenger.send(someMessage());
  answer(await back.submits.next(), 'ESME_ROK', '1');
  assert.equal((await outcome).kind, 'sent');
});

test('a bind that is refused defers, and shows no password', async (t) => {
  const { messenger } = await pair(t, { password: 'wrong-secret' });
  const outcome = await messenger.send(someMessage());
  assert.deepEqual(outcome, {
    kind: 'deferred',
    answer: 'not sent: bind refused: ESME_RBINDFAIL',
  });
});

test('a gateway that never answers: deferred within the time limit', async (t) => {
  const { gateway, messenger } = await pair(t, { timeoutMs: 40 });
  await gateway.binds.next();
  const { kind, answer: words } = await messenger.send(someMessage());
  assert.equal(kind, 'deferred');
  assert.match(words, /no answer in time; the gateway may have taken it/);
});

test('no more are under way than the window has places', async (t) => {
  const { gateway, messenger } = await pair(t, { windowSize: 2 });
  const outcomes = [1, 2, 3].map((n) => messenger.send(someMessage({ id: `delivery-${n}` })));
  const [first, second] = [await gateway.submits.next(), await gateway.submits.next()];
  // The third is not among what arrived before this enquiry was answered.
  const third = gateway.submits.next();
  const { session } = first;
  const quiet = new Promise((resolve) => session.once('enquire_link_resp', resolve));
  session.enquire_link({});
  assert.equal(await Promise.race([quiet.then(() => 'quiet'), third.then(() => 'third')]), 'quiet');
  answer(second, 'ESME_ROK', '2');
  answer(await third, 'ESME_ROK', '3');
  answer(first, 'ESME_ROK', '1');
  const ids = (await Promise.all(outcomes)).map((o) => o.kind === 'sent' && o.gatewayId);
  assert.deepEqual(ids, ['1', '2', '3']);
});

test('a quiet connection is asked; one that does not answer is made anew', async (t) => {
  const { gateway } = await pair(t, { enquireMs: 20, answerMs: 100 });
  const enquiry = await gateway.enquiries.next();
  enquiry.session.send(enquiry.pdu.response());
  await gateway.enquiries.next();
  // That one stays unanswered.
  await gateway.binds.next();
  await gateway.binds.next();
});

test('closing says goodbye to the gateway', async (t) => {
  const { gateway, messenger } = await pair(t);
  const outcome = messenger.send(someMessage());
  const seen = await gateway.submits.next();
  answer(seen, 'ESME_ROK', '1');
  await outcome;
  const ended = once(seen.session.socket, 'close');
  await messenger.close();
  await gateway.unbinds.next();
  await ended;
  assert.deepEqual(await messenger.send(someMessage()), {
    kind: 'deferred',
    answer: 'not sent: closed',
  });
});

test('a gateway that unbinds is answered, and bound anew', async (t) => {
  const { gateway } = await pair(t);
  const { session } = await gateway.binds.next();
  const answered = new Promise<Pdu>((resolve) => session.once('unbind_resp', resolve));
  session.unbind({});
  assert.equal((await answered).command_status, 0);
  await gateway.binds.next();
});

test('octets that are no SMPP end the connection, not the desk', async (t) => {
  const { gateway } = await pair(t);
  const { session } = await gateway.binds.next();
  session.socket.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await gateway.binds.next();
});

test('what cannot be texted is refused before it is sent', async (t) => {
  const { messenger } = await pair(t, { partsMax: 1 });
  const fax = someMessage({ to: { name: 'Mẫu', address: 'phòng 12' } });
  assert.equal((await messenger.send(fax)).kind, 'refused');
  const long = someMessage({ short: 'a'.repeat(161) });
  assert.equal((await messenger.send(long)).kind, 'refused');
});

test('a text too long in full goes in its short form', async (t) => {
  const { gateway, messenger } = await pair(t, { form: 'text', partsMax: 1 });
  const outcome = messenger.send(someMessage());
  const seen = await gateway.submits.next();
  answer(seen, 'ESME_ROK', '1');
  await outcome;
  assert.equal(textOf(seen.pdu), someMessage().short);
});

test('a gateway is one URL; what is wrong with it is said without the password', () => {
  const read = readSmppUrl('smpps://desk:p%40ss@[::1]:3551?from=%2B84000000009&window=5&form=text');
  assert.deepEqual(
    [read.host, read.port, read.tls, read.password, read.from, read.windowSize, read.form],
    ['::1', 3551, true, 'p@ss', '+84000000009', 5, 'text'],
  );
  for (const flawed of [
    'desk:sesame',
    'http://desk:sesame@gateway.example.vn?from=A',
    'smpp://desk:sesame@gateway.example.vn',
    'smpp://desk:sesame@gateway.example.vn?from=A-BRAND-TOO-LONG',
    'smpp://gateway.example.vn?from=A',
    'smpp://desk:sesame@gateway.example.vn?from=A&window=0',
    'smpp://desk:sesame@gateway.example.vn?from=A&form=long',
  ]) {
    assert.throws(
      () => readSmppUrl(flawed),
      (error) => error instanceof RangeError && !error.message.includes('sesame'),
    );
  }
});
