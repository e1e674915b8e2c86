/** A text gateway that is asked over HTTP tells later what became of each text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DeliveryMessage } from '../../src/http/contract/deliveries.ts';
import { httpTextMessenger } from '../../src/notify/http-text.ts';
import { receiver } from '../notify/http-receiver.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';

const secret = 'bí mật của cổng tin nhắn này';
const url = '/api/intake/text-receipts';
const names = {
  secret,
  id: 'SMSID',
  state: 'SendStatus',
  delivered: ['2'],
  failed: ['5', 'Rejected'],
  pending: ['1'],
  text: 'Reason',
};

/** A desk whose texts go to a gateway that numbers them m-1, m-2 … */
async function open(t: Parameters<typeof receiver>[0]) {
  let count = 0;
  const maker = await receiver(t, (response) => {
    count += 1;
    response.writeHead(200).end(`{"CodeResult":"100","SMSID":"m-${count}"}`);
  });
  const text = httpTextMessenger({
    method: 'POST',
    url: `${maker.url}/send`,
    headers: { 'content-type': 'application/json' },
    body: '{"Phone":"{digits}","Content":"{short}"}',
    secrets: {},
    sent: '$.CodeResult=100',
    id: '$.SMSID',
    timeoutMs: 5_000,
  });
  const receipts = { gateway: text.name, ...names };
  const opened = await openOutboxDesk({ live: true, others: { text }, receipts });
  const { desk } = opened;
  const tell = async (query: Record<string, string>, how: RequestInit = {}): Promise<number> => {
    const asked = new URLSearchParams(query).toString();
    return (await fetch(`${desk.at.url}${url}?${asked}`, how)).status;
  };
  const message = async (): Promise<DeliveryMessage> => {
    const all = await opened.messages();
    const sent = all.find(({ channel }) => channel === 'text') ?? assert.fail('no text was sent');
    return desk.people.headquarters.get(`/api/deliveries/messages/${sent.id}`);
  };
  return { ...opened, tell, message };
}

test('delivered is known, by whichever way the gateway calls: query, form or JSON', async (t) => {
  const { desk, outbox, tell, message } = await open(t);
  await overdue(desk);
  await outbox.run();
  assert.equal((await message()).tries[0]?.receipt, undefined);
  assert.equal(await tell({ secret, SMSID: 'm-1', SendStatus: '1' }), 204);
  const authorization = `Bearer ${Buffer.from(secret).toString('latin1')}`;
  const form = new URLSearchParams({ SMSID: 'm-1', SendStatus: '2', Reason: 'Đã tới máy' });
  desk.clock.advance({ seconds: 1 });
  assert.equal(await tell({ secret }, { method: 'POST', body: form }), 204);
  assert.equal(await tell({ secret }, { method: 'POST', body: form }), 204, 'told twice');
  assert.equal((await message()).tries[0]?.receipt, 'delivered');
  const body = JSON.stringify({ SMSID: 'm-2', SendStatus: 7 });
  const headers = { 'content-type': 'application/json', authorization };
  assert.notEqual(await tell({}, { method: 'POST', body, headers }), 500);
  const rows = await desk.store.db.selectFrom('receipts').selectAll().execute();
  assert.deepEqual(
    rows.map(({ gateway_id: id, state, text }) => `${id} ${state} ${text}`).toSorted(),
    ['m-1 delivered SendStatus=2 Đã tới máy', 'm-1 pending SendStatus=1'],
  );
});

test('failed is a failure: the contact’s next means is used at once, and once', async (t) => {
  const { desk, outbox, tell, message, rows } = await open(t);
  const incident = await overdue(desk);
  await outbox.run();
  assert.equal((await message()).status, 'sent');
  const failed = { secret, SMSID: 'm-1', SendStatus: 'rejected', Reason: 'Thuê bao không tồn tại' };
  const both = await Promise.all([tell(failed), tell(failed), tell(failed)]);
  assert.deepEqual(both, [204, 204, 204]);
  const { status, answer } = await message();
  assert.deepEqual([status, answer], ['failed', 'SendStatus=rejected Thuê bao không tồn tại']);
  const texts = (await rows(incident)).filter(({ channel }) => channel === 'text');
  assert.deepEqual(
    texts.map((row) => row.status),
    ['failed'],
  );
  assert.equal(await tell({ ...failed, SendStatus: '2' }), 204);
  assert.equal((await message()).status, 'failed', 'what failed is not made good by a late word');
});

test('told before the desk has noted that it was sent: kept, and counted then', async (t) => {
  const { desk, outbox, tell, message } = await open(t);
  await overdue(desk);
  assert.equal(await tell({ secret, SMSID: 'm-1', SendStatus: '5' }), 204);
  await outbox.run();
  assert.equal((await message()).status, 'failed');
});

test('without the secret nobody tells anything; nonsense is refused by code', async (t) => {
  const { desk, tell } = await open(t);
  const good = { SMSID: 'm-1', SendStatus: '2' };
  assert.equal(await tell(good), 401);
  assert.equal(await tell({ ...good, secret: 'đoán mò' }), 401);
  assert.equal(await tell({ secret }), 400);
  assert.equal(await tell({ secret, SMSID: 'm-1' }), 400);
  assert.equal(await tell({ secret, SMSID: 'x'.repeat(201), SendStatus: '2' }), 400);
  const huge = {
    method: 'POST',
    body: 'x'.repeat(70_000),
    headers: { 'content-type': 'text/plain' },
  };
  assert.ok([413, 415].includes(await tell({ secret }, huge)));
  const rows = await desk.store.db.selectFrom('receipts').selectAll().execute();
  assert.deepEqual(rows, []);
  const without = await openOutboxDesk({ live: true });
  const asked = await fetch(`${without.desk.at.url}${url}?secret=&SMSID=1&SendStatus=2`);
  assert.equal(asked.status, 401, 'a desk without such a gateway takes no receipts');
});

test('whatever a gateway sends, the desk answers and stands', async (t) => {
  const { tell } = await open(t);
  const piece = fc.string({ unit: 'binary', maxLength: 300 });
  const fields = fc.dictionary(fc.constantFrom(...Object.values(names).flat(), 'x'), piece);
  await fc.assert(
    fc.asyncProperty(fields, fc.constantFrom('query', 'form', 'json', 'raw'), async (said, how) => {
      const form = 'application/x-www-form-urlencoded';
      const json = { 'content-type': how === 'form' ? form : 'application/json' };
      const whole = how === 'json' ? JSON.stringify(said) : new URLSearchParams(said).toString();
      const query = how === 'query' ? { ...said, secret } : { secret };
      const sends = how === 'query' ? {} : { method: 'POST', body: whole, headers: json };
      const status = await tell(query, sends);
      assert.ok([204, 400, 413].includes(status), `${status} ${how} ${JSON.stringify(said)}`);
    }),
    { seed: 2009, numRuns: 150 },
  );
});

test('a flood is slowed down', async (t) => {
  const { tell } = await open(t);
  const seen = new Set<number>();
  for (let round = 0; round < 13; round += 1) {
    const statuses = await Promise.all(Array.from({ length: 100 }, () => tell({ secret: 'x' })));
    for (const status of statuses) seen.add(status);
  }
  assert.deepEqual(
    [...seen].toSorted((a, b) => a - b),
    [401, 429],
  );
});
