/** Webhooks, verified by the standard's own library as their receiver. */
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import test from 'node:test';
import { Webhook } from 'standardwebhooks';
import { isPublicAddress } from '../../src/notify/request.ts';
import { webhookMessenger, type WebhookOptions } from '../../src/notify/webhook.ts';
import { receiver, type Received } from './http-receiver.ts';
import { someMessage } from './messages.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const open: WebhookOptions = {
  secretOf: () => secret,
  privateHosts: ['127.0.0.1'],
  timeoutMs: 5_000,
};
const to = (address: string): ReturnType<typeof someMessage> =>
  someMessage({ to: { name: 'Hệ thống mẫu', address } });

function verified(request: Received | undefined, key = secret): unknown {
  assert.ok(request);
  return new Webhook(key).verify(request.body, request.headers as Record<string, string>);
}

test('a receiver verifies it with the library of the standard, and reads it', async (t) => {
  const { url, received } = await receiver(t, (response) => response.writeHead(204).end());
  const outcome = await webhookMessenger(open).send(to(`${url}/hook?site=1`));
  assert.deepEqual(outcome, { kind: 'sent', answer: 'HTTP 204' });
  const [request] = received;
  assert.deepEqual(verified(request), {
    type: 'incident.escalated',
    data: {
      to: 'Hệ thống mẫu',
      subject: someMessage().subject,
      text: someMessage().text,
      incidents: someMessage().about.incidents,
    },
  });
  assert.equal(request?.headers['webhook-id'], someMessage().id);
  assert.equal(request?.path, '/hook?site=1');
  assert.throws(() => verified(request, `whsec_${randomBytes(32).toString('base64')}`));
  const forged = { ...request, body: Buffer.from(`${request?.body.toString()} `) } as Received;
  assert.throws(() => verified(forged));
});

test('the signature is what the standard describes, computed without its library', async (t) => {
  const { url, received } = await receiver(t, (response) => response.end());
  await webhookMessenger(open).send(to(url));
  const { headers, body } = received[0] ?? assert.fail();
  const parts = [headers['webhook-id'], headers['webhook-timestamp'], body.toString()];
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(parts.join('.')).digest('base64');
  assert.equal(headers['webhook-signature'], `v1,${signature}`);
});

test('a repetition has the id and the body of the first try', async (t) => {
  const { url, received } = await receiver(t, (response) => response.writeHead(503).end('busy'));
  const messenger = webhookMessenger(open);
  assert.deepEqual(await messenger.send(to(url)), { kind: 'deferred', answer: 'HTTP 503 busy' });
  await messenger.send(to(url));
  const [first, second] = received;
  assert.deepEqual(first?.body, second?.body);
  assert.equal(first?.headers['webhook-id'], second?.headers['webhook-id']);
  verified(second);
});

for (const [status, kind] of [
  [202, 'sent'],
  [301, 'refused'],
  [400, 'refused'],
  [404, 'deferred'],
  [410, 'refused'],
  [429, 'deferred'],
  [500, 'deferred'],
] as const) {
  test(`a receiver that answers ${status}: ${kind}`, async (t) => {
    const elsewhere = await receiver(t, (response) => response.end());
    const { url } = await receiver(t, (response) =>
      response.writeHead(status, { location: elsewhere.url }).end(),
    );
    const outcome = await webhookMessenger(open).send(to(url));
    assert.deepEqual(outcome, { kind, answer: `HTTP ${status}` });
    assert.equal(elsewhere.received.length, 0);
  });
}

test('a receiver that does not answer: deferred within the time limit', async (t) => {
  const { url } = await receiver(t, () => undefined);
  const outcome = await webhookMessenger({ ...open, timeoutMs: 40 }).send(to(url));
  const words = 'no answer within 40 ms; it may have arrived';
  assert.deepEqual(outcome, { kind: 'deferred', answer: words });
});

test("an address inside one's own network is not asked, however it is written", async (t) => {
  const { port, received } = await receiver(t, (response) => response.end());
  const messenger = webhookMessenger({ ...open, privateHosts: [] });
  for (const host of [
    '127.0.0.1',
    'localhost',
    '0x7f.1',
    '2130706433',
    '[::1]',
    '[::ffff:7f00:1]',
  ]) {
    const outcome = await messenger.send(to(`https://${host}:${port}/`));
    assert.equal(outcome.kind, 'refused', host);
    assert.match(outcome.answer, /is not a public address/);
  }
  assert.equal(received.length, 0);
});

test('which addresses are public', () => {
  const inside =
    '0.0.0.0 10.1.2.3 100.64.0.1 127.9.9.9 169.254.169.254 172.31.255.255 192.168.1.1 198.19.0.1 ' +
    '203.0.113.9 224.0.0.1 255.255.255.255 :: ::1 ::ffff:8.8.8.8 64:ff9b::7f00:1 fc00::1 fe80::1 ' +
    'ff02::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1';
  const outside = ['1.1.1.1', '172.32.0.1', '203.162.0.1', '223.255.255.254', '2400:cb00::1'];
  assert.deepEqual(inside.split(' ').filter(isPublicAddress), []);
  assert.deepEqual(
    outside.filter((address) => !isPublicAddress(address)),
    [],
  );
});

test('an address that cannot be meant, or without a key, is refused', async () => {
  const strict = webhookMessenger({ ...open, privateHosts: [] });
  for (const address of [
    'hook.example.vn',
    'http://hook.example.vn/',
    'file:///etc/passwd',
    'https://user:word@hook.example.vn/',
  ]) {
    assert.equal((await strict.send(to(address))).kind, 'refused', address);
  }
  for (const key of [undefined, '', 'whsec_', 'whsec_c2hvcnQ=', 'plain']) {
    const unsigned = webhookMessenger({ ...open, secretOf: () => key });
    const outcome = await unsigned.send(to('http://127.0.0.1:1/'));
    assert.deepEqual(outcome, { kind: 'refused', answer: 'there is no key to sign with' });
  }
});
