/** Each means as the operator sets it, from the environment to a real receiver and its evidence. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { Webhook } from 'standardwebhooks';
import type { DeliverySetup } from '../../src/app/delivery-setup.ts';
import { startOutbox, type Outbox } from '../../src/app/outbox.ts';
import { tick } from '../../src/app/tick.ts';
import { readConfig } from '../../src/config.ts';
import type { Agreement } from '../../src/domain/agreement.ts';
import { canonical, sha256 } from '../../src/domain/record.ts';
import { openGateways, type Gateways } from '../../src/gateways.ts';
import type { DeliveryMessage } from '../../src/http/contract/deliveries.ts';
import type { PushPhones } from '../../src/http/contract/push.ts';
import { storeAgreement } from '../../src/store/agreements.ts';
import { turnSwitch } from '../../src/store/switch.ts';
import { answer, startGateway } from '../notify/gateway.ts';
import { receiver } from '../notify/http-receiver.ts';
import { newPhone, vapidClaims } from '../notify/push-phone.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { expectRefusal, RefusedAnswer } from '../support/person.ts';
import { notified } from '../support/told.ts';

const key = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

interface Site {
  desk: TestDesk;
  gateways: Gateways;
  outbox: Outbox;
  messages: (channel: string) => Promise<{ id: string; status: string; answer: string | null }[]>;
  rows: (channel: string) => Promise<{ status: string; instead_of: string | null }[]>;
}

/** A desk that is live, by the means that this environment gives it. */
async function open(t: TestContext, env: Record<string, string>): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'gateways-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })];
  t.after(async () => {
    for (const close of closing.toReversed()) await close();
  });
  const delivery: DeliverySetup = { gateways: [], lang: 'vi', deskUrl: '' };
  const desk = await openTestDesk({ delivery });
  const config = readConfig({ ...env, THONGSUOT_VAR: folder, THONGSUOT_SAMPLE: 'off' }, folder);
  const gateways = await openGateways(config, desk.desk, 'a secret of this test');
  closing.push(() => gateways.close());
  Object.assign(delivery, gateways.setup);
  await turnSwitch(desk.store, {
    isLive: true,
    at: desk.clock.now(),
    person: 'person-6',
    personName: 'Lê Thị Mẫu',
    reach: { addresses: 1, gateways: 1 },
  });
  const outbox = await startOutbox({
    ...gateways.setup,
    desk: desk.desk,
    messengers: gateways.messengers,
    provinceName: (code) => code,
    onError: (error) => assert.fail(String(error)),
  });
  closing.push(() => outbox.stop());
  const { db } = desk.store;
  return {
    desk,
    gateways,
    outbox,
    messages: (channel) =>
      db.selectFrom('messages').selectAll().where('channel', '=', channel).execute(),
    rows: (channel) =>
      db.selectFrom('deliveries').selectAll().where('channel', '=', channel).execute(),
  };
}

async function settingsFile(t: TestContext, value: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'settings.json');
  await writeFile(file, JSON.stringify(value), { mode: 0o600 });
  return file;
}

/** An incident that nobody answers until level 1 is told. */
async function escalated({ desk, outbox }: Site): Promise<void> {
  await notified(desk);
  desk.clock.advance({ hours: 4, ms: 1 });
  await tick(desk.desk);
  await outbox.run();
}

/** The first agreement, where level 1 has a program that is told too. */
const withWebhook = (site: Site, webhook: string): Promise<void> =>
  amended(site, (old) => ({
    ...old,
    contacts: old.contacts.map((contact) => ({ ...contact, webhook })),
  }));

/** A new version of the first agreement. */
async function amended({ desk }: Site, change: (old: Agreement) => Agreement): Promise<void> {
  const [row] = await desk.store.db
    .selectFrom('agreements')
    .select('sha256')
    .where('id', '=', 'viettel-ptc-2009')
    .execute();
  const old = await desk.desk.agreementOf(row?.sha256 ?? '');
  const next: Agreement = { ...change(old), version: old.version + 1 };
  const stored = { agreement: next, sha256: sha256(canonical(next)) };
  assert.ok(await storeAgreement(stored, desk.store.db));
}

test('a contact’s webhook is told, signed, and the receiver can check that', async (t) => {
  const program = await receiver(t, (response) => response.writeHead(202).end('taken'));
  const url = `${program.url}/hook`;
  const site = await open(t, {
    WEBHOOK_KEYS: await settingsFile(t, { [url]: key }),
    PRIVATE_HOSTS: '127.0.0.1',
  });
  await withWebhook(site, url);
  await escalated(site);
  const [request] = program.received;
  assert.ok(request);
  const said = new Webhook(key).verify(request.body, request.headers as Record<string, string>);
  assert.equal((said as { type: string }).type, 'incident.escalated');
  const [sent] = await site.messages('webhook');
  assert.deepEqual([sent?.status, sent?.answer], ['sent', 'HTTP 202 taken']);
});

test('a webhook into one’s own network is never asked unless the operator names it', async (t) => {
  const program = await receiver(t, (response) => response.writeHead(202).end());
  const inside = program.url.replace('http:', 'https:');
  const site = await open(t, { WEBHOOK_KEYS: await settingsFile(t, { [inside]: key }) });
  await withWebhook(site, inside);
  await escalated(site);
  const [refused] = await site.messages('webhook');
  assert.equal(refused?.status, 'failed');
  assert.match(refused?.answer ?? '', /127\.0\.0\.1 is not a public address/);
  assert.equal(program.received.length, 0);
  const [call] = (await site.rows('phone')).filter((row) => row.instead_of !== null);
  assert.equal(call, undefined, 'the phone was a means of its own already: told once');
});

test('a text gateway is whatever its file describes, and its key is never shown', async (t) => {
  const maker = await receiver(t, (response) => {
    response.writeHead(200).end('{"CodeResult":"100","SMSID":"m-1","key":"bí-mật-1"}');
  });
  const site = await open(t, {
    TEXT_GATEWAY: await settingsFile(t, {
      method: 'POST',
      url: `${maker.url}/send`,
      headers: { 'content-type': 'application/json' },
      body: '{"ApiKey":"{key}","Phone":"{digits}","Content":"{short}","RequestId":"{id}"}',
      secrets: { key: 'bí-mật-1' },
      sent: '$.CodeResult=100',
      id: '$.SMSID',
    }),
  });
  await escalated(site);
  const asked = JSON.parse(String(maker.received[0]?.body)) as Record<string, string>;
  assert.equal(asked['ApiKey'], 'bí-mật-1');
  assert.equal(asked['Phone'], '84982693434');
  assert.ok((asked['Content'] ?? '').length <= 160);
  const [sent] = await site.messages('text');
  assert.deepEqual([sent?.status, sent?.id], ['sent', asked['RequestId']]);
  assert.doesNotMatch(sent?.answer ?? '', /bí-mật/);
  assert.match(sent?.answer ?? '', /m-1/);
});

test('where an agreement keeps hours quiet, a phone rings after them, once', async (t) => {
  const service = await receiver(t, (response) => response.writeHead(201).end());
  const site = await open(t, {
    PUSH_CONTACT: 'mailto:desk@example.vn',
    PRIVATE_HOSTS: '127.0.0.1',
  });
  const quietHours = { fromMinute: 7 * 60, toMinute: 19 * 60 };
  await amended(site, (old) => ({ ...old, options: { ...old.options, quietHours } }));
  const subscription = JSON.parse(newPhone().subscription(`${service.url}/phone`)) as object;
  const body = { label: 'Chrome · Android', ...subscription };
  assert.equal(
    (await site.desk.people.technician.send('POST', '/api/me/push', { body })).status,
    201,
  );
  await escalated(site);
  assert.equal(service.received.length, 0, 'both breaches are noted, and wait');
  site.desk.clock.moveTo('2026-11-23T18:59:59.999+07:00');
  await site.outbox.run();
  assert.equal(service.received.length, 0);
  site.desk.clock.moveTo('2026-11-23T19:00:00+07:00');
  await site.outbox.run();
  assert.equal(service.received.length, 1);
});

test('a phone is told, says when it was opened, and is forgotten when gone', async (t) => {
  let status = 201;
  const service = await receiver(t, (response) => response.writeHead(status).end());
  const site = await open(t, {
    PUSH_CONTACT: 'mailto:desk@example.vn',
    PRIVATE_HOSTS: '127.0.0.1',
  });
  const { technician, colleague } = site.desk.people;
  const phone = newPhone();
  const { endpoint, keys } = JSON.parse(phone.subscription(`${service.url}/phone`)) as {
    endpoint: string;
    keys: { p256dh: string; auth: string };
  };
  const body = { label: 'Chrome · Android', endpoint, keys };
  assert.equal((await technician.send('POST', '/api/me/push', { body })).status, 201);
  const { key: deskKey, items } = await technician.get<PushPhones>('/api/me/push');
  assert.equal(items.length, 1);

  await escalated(site);
  const request = service.received[0] ?? assert.fail();
  const payload = JSON.parse(phone.decrypt(request.body)) as { message: string; title: string };
  assert.match(payload.title, /2 việc cần xem/);
  assert.equal(vapidClaims(request.headers.authorization ?? '').key, deskKey);

  const opened = { body: { message: payload.message } };
  const notTheirs = await colleague.send('POST', '/api/me/push/opened', opened);
  assert.equal(notTheirs.status, 404);
  assert.equal((await technician.send('POST', '/api/me/push/opened', opened)).status, 204);
  const path = `/api/deliveries/messages/${payload.message}`;
  const { tries } = await technician.get<DeliveryMessage>(path);
  assert.deepEqual([tries[0]?.outcome, tries[0]?.receipt], ['sent', 'opened']);

  status = 410;
  await escalated(site);
  assert.deepEqual((await technician.get<PushPhones>('/api/me/push')).items, []);
  assert.equal((await site.messages('push')).filter((one) => one.status === 'failed').length, 1);
});

test('a phone belongs to whoever subscribed it last, and nobody has more than eight', async (t) => {
  const { desk } = await open(t, { PUSH_CONTACT: 'mailto:desk@example.vn' });
  const { technician, colleague } = desk.people;
  const phone = (n: number) => ({
    label: `máy ${n}`,
    endpoint: `https://push.example.vn/${n}`,
    keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) },
  });
  const add = async (n: number): Promise<void> => {
    const sent = await technician.send('POST', '/api/me/push', { body: phone(n) });
    if (sent.status !== 201) throw new RefusedAnswer(sent, 'push');
  };
  for (let n = 1; n <= 8; n += 1) await add(n);
  await add(8);
  await expectRefusal('M-1', add(9));
  await colleague.send('POST', '/api/me/push', { body: phone(1) });
  const mine = (await technician.get<PushPhones>('/api/me/push')).items;
  assert.ok(!mine.some(({ label }) => label === 'máy 1'));
  await add(9);
});

test('a text that the network gives up is a failure, and a person calls at once', async (t) => {
  const gateway = await startGateway();
  after(() => gateway.close());
  const site = await open(t, {
    SMPP_URL: `smpp://desk:sesame@127.0.0.1:${gateway.port}?from=SAMPLE`,
  });
  const { session } = await gateway.binds.next();
  const run = escalated(site);
  answer(await gateway.submits.next(), 'ESME_ROK', 'x1');
  await run;
  assert.equal((await site.messages('text'))[0]?.status, 'sent');
  session.deliver_sm({ esm_class: 4, short_message: 'id:x1 stat:UNDELIV err:001' });
  assert.equal((await gateway.deliveryAnswers.next()).command_status, 0);
  const [text] = await site.messages('text');
  assert.deepEqual([text?.status, text?.answer], ['failed', 'id:x1 stat:UNDELIV err:001']);
  assert.equal((await site.rows('phone'))[0]?.status, 'queued');
});

test('a setting without sense stops the desk with a sentence that shows no secret', async (t) => {
  const refused = async (env: Record<string, string>, words: RegExp): Promise<void> => {
    await assert.rejects(open(t, env), (error: unknown) => {
      assert.ok(error instanceof RangeError);
      assert.match(error.message, words);
      assert.doesNotMatch(error.message, /bí-mật/);
      return true;
    });
  };
  await refused({ WEBHOOK_KEYS: '/không/có' }, /^WEBHOOK_KEYS=.*ENOENT/);
  const bad = await settingsFile(t, { 'https://a.example.vn': 'bí-mật' });
  await refused({ WEBHOOK_KEYS: bad }, /a key begins with whsec_/);
  await refused({ TEXT_GATEWAY: bad }, /TEXT_GATEWAY=.*method/);
  await refused({ SMPP_URL: 'smpp://a', TEXT_GATEWAY: bad }, /one of the two/);
  await refused({ VAPID_PUBLIC_KEY: 'bí-mật' }, /both, or neither/);
  await refused({ PUSH_CONTACT: 'bí-mật'.slice(0, 2) }, /mailto: or an https:/);
});
