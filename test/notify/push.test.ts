/** Web push: the exchange with a push service, and what the phone can read of it. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import webpush from 'web-push';
import type { Message } from '../../src/notify/messenger.ts';
import { pushMessenger, type PushOptions } from '../../src/notify/push.ts';
import { readVapidKeys } from '../../src/notify/vapid.ts';
import { receiver } from './http-receiver.ts';
import { someMessage } from './messages.ts';
import { newPhone, vapidClaims } from './push-phone.ts';

const options: PushOptions = {
  keys: webpush.generateVAPIDKeys(),
  contact: 'mailto:desk@example.vn',
  privateHosts: ['127.0.0.1'],
  keepSeconds: 3_600,
  timeoutMs: 5_000,
};

const to = (address: string, change: Partial<Message> = {}): Message =>
  someMessage({ to: { name: 'Người mẫu', address }, ...change });

async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'vapid-'));
  t.after(() => rm(made, { recursive: true }));
  return made;
}

test('the phone that subscribed reads the message, and no other can', async (t) => {
  const service = await receiver(t, (response) => {
    response.writeHead(201, { location: '/message/1' }).end();
  });
  const phone = newPhone();
  const address = phone.subscription(`${service.url}/push/abc`);
  const outcome = await pushMessenger(options).send(to(address));
  assert.deepEqual(outcome, { kind: 'sent', answer: 'HTTP 201', gatewayId: '/message/1' });
  const { path, headers, body } = service.received[0] ?? assert.fail();
  assert.equal(path, '/push/abc');
  const { tag, ...rest } = JSON.parse(phone.decrypt(body)) as { tag: string };
  assert.deepEqual(rest, {
    message: someMessage().id,
    title: someMessage().subject,
    body: someMessage().text,
    notice: 'escalated',
    incidents: someMessage().about.incidents,
    incidentCount: 1,
  });
  assert.equal(headers['topic'], tag);
  assert.deepEqual([headers['ttl'], headers['urgency']], ['3600', 'high']);
  assert.equal(headers['content-encoding'], 'aes128gcm');
  assert.throws(() => newPhone().decrypt(body));
  assert.equal(body.includes('TTT-01'), false);
});

test('the desk names and proves itself to the push service, for this service alone', async (t) => {
  const service = await receiver(t, (response) => response.writeHead(201).end());
  const before = Math.floor(Date.now() / 1000);
  await pushMessenger(options).send(to(newPhone().subscription(`${service.url}/push/abc`)));
  const { key, claims } = vapidClaims(String(service.received[0]?.headers.authorization));
  const { aud, sub, exp } = claims as { aud: string; sub: string; exp: number };
  assert.deepEqual([key, aud, sub], [options.keys.publicKey, service.url, options.contact]);
  // RFC 8292, 2: not beyond a day.
  assert.ok(exp > before && exp <= before + 86_400);
});

test('a repetition replaces what it repeats: the same topic, another for another', async (t) => {
  const service = await receiver(t, (response) => response.writeHead(201).end());
  const address = newPhone().subscription(service.url);
  for (const id of ['delivery-1', 'delivery-1', 'delivery-2']) {
    await pushMessenger(options).send(to(address, { id }));
  }
  const [first, again, other] = service.received.map(({ headers }) => headers['topic']);
  assert.equal(first, again);
  assert.notEqual(first, other);
});

test('a message about 400 incidents with a long text stays within 4,096 octets', async (t) => {
  const service = await receiver(t, (response) => response.writeHead(201).end());
  const phone = newPhone();
  const incidents = Array.from({ length: 400 }, (_, n) => ({
    id: `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    code: `SC-2026-${n}`,
  }));
  const message = to(phone.subscription(service.url), {
    subject: 'ế'.repeat(1_000),
    text: 'ữ🛠'.repeat(5_000),
    about: { notice: 'breached', incidents },
  });
  assert.equal((await pushMessenger(options).send(message)).kind, 'sent');
  const { body } = service.received[0] ?? assert.fail();
  assert.ok(body.length <= 4_096, `${body.length}`);
  const payload = JSON.parse(phone.decrypt(body)) as { incidentCount: number; body: string };
  assert.equal(payload.incidentCount, 400);
  assert.ok(payload.body.endsWith('…'));
});

for (const [status, kind, words] of [
  [404, 'refused', 'the subscription is gone: HTTP 404'],
  [410, 'refused', 'the subscription is gone: HTTP 410'],
  [403, 'refused', 'HTTP 403'],
  [413, 'refused', 'HTTP 413'],
  [307, 'refused', 'HTTP 307'],
  [429, 'deferred', 'HTTP 429'],
  [502, 'deferred', 'HTTP 502'],
] as const) {
  test(`a push service that answers ${status}: ${kind}`, async (t) => {
    const service = await receiver(t, (response) => response.writeHead(status).end());
    const outcome = await pushMessenger(options).send(to(newPhone().subscription(service.url)));
    const isGone = status === 404 || status === 410 ? { isGone: true } : {};
    assert.deepEqual(outcome, { kind, answer: words, ...isGone });
  });
}

test('a push service that is away or silent: deferred', async (t) => {
  const away = await pushMessenger(options).send(to(newPhone().subscription('http://127.0.0.1:1')));
  assert.equal(away.kind, 'deferred');
  const { url } = await receiver(t, () => undefined);
  const silent = pushMessenger({ ...options, timeoutMs: 40 });
  assert.equal((await silent.send(to(newPhone().subscription(url)))).kind, 'deferred');
});

test("a subscription names no address inside one's own network", async (t) => {
  const { port, received } = await receiver(t, (response) => response.end());
  const strict = pushMessenger({ ...options, privateHosts: [] });
  for (const endpoint of [`http://localhost:${port}`, `https://localhost:${port}`]) {
    const outcome = await strict.send(to(newPhone().subscription(endpoint)));
    assert.equal(outcome.kind, 'refused', endpoint);
  }
  assert.equal(received.length, 0);
});

test('what is no subscription is refused', async () => {
  const messenger = pushMessenger(options);
  const endpoint = 'https://push.example.vn/abc';
  for (const flawed of [
    '',
    'null',
    '"x"',
    endpoint,
    JSON.stringify({ endpoint }),
    JSON.stringify({ endpoint, keys: { p256dh: 1, auth: 2 } }),
    JSON.stringify({ endpoint, keys: { p256dh: 'AAAA', auth: 'AAAA' } }),
    newPhone().subscription('push.example.vn'),
    newPhone().subscription('https://user@push.example.vn/'),
  ]) {
    assert.equal((await messenger.send(to(flawed))).kind, 'refused', flawed);
  }
});

test('a contact or keys that no push service takes are refused before any message', () => {
  assert.throws(() => pushMessenger({ ...options, contact: 'desk@example.vn' }), RangeError);
  const keys = { publicKey: 'AAAA', privateKey: options.keys.privateKey };
  assert.throws(() => pushMessenger({ ...options, keys }), RangeError);
});

test('the keys are made once, even by two who start together, for their owner alone', async (t) => {
  const place = join(await folder(t), 'var');
  const [one, two] = await Promise.all([readVapidKeys(place), readVapidKeys(place)]);
  assert.deepEqual(one, two);
  assert.deepEqual(await readVapidKeys(place), one);
  const file = join(place, 'vapid.json');
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), one);
  await writeFile(file, '{}');
  await assert.rejects(readVapidKeys(place), /no pair of VAPID keys/);
});
