/** Text messages by HTTP templates, against a real receiver. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import test, { type TestContext } from 'node:test';
import fc from 'fast-check';
import { httpTextMessenger, type HttpTextOptions } from '../../src/notify/http-text.ts';
import { readTemplate } from '../../src/notify/http-text-template.ts';
import type { Outcome } from '../../src/notify/messenger.ts';
import { receiver, type Received } from './http-receiver.ts';
import { someMessage } from './messages.ts';

const json = { 'content-type': 'application/json' };

/** Like gateways of the country: a key in the body, a result code in the answer. */
const gatewayLike = {
  method: 'POST',
  headers: { ...json, 'x-request-id': '{id}' },
  body: '{"key":"{key}","phone":"{digits}","content":"{short}","brand":"SAMPLE","unicode":0}',
  secrets: { key: 'sesame-secret' },
  sent: '$.CodeResult=100',
  busy: '/"CodeResult":"(99|103)"/',
  id: '$.SMSID',
  timeoutMs: 5_000,
} as const satisfies Partial<HttpTextOptions>;

async function sendTo(
  t: TestContext,
  respond: (response: ServerResponse) => void,
  change: Partial<HttpTextOptions> = {},
): Promise<{ outcome: Outcome; received: Received[] }> {
  const { url, received } = await receiver(t, respond);
  const messenger = httpTextMessenger({ url: `${url}/send`, ...gatewayLike, ...change });
  return { outcome: await messenger.send(someMessage()), received };
}

const says =
  (status: number, body: string) =>
  (response: ServerResponse): void => {
    response.writeHead(status).end(body);
  };

test('a message goes as JSON, with its id, and the gateway names it', async (t) => {
  const body = '{"CodeResult":"100","SMSID":"vn-77"}';
  const { outcome, received } = await sendTo(t, says(200, body));
  assert.deepEqual(outcome, { kind: 'sent', answer: `HTTP 200 ${body}`, gatewayId: 'vn-77' });
  const [request] = received;
  assert.deepEqual(JSON.parse(request?.body.toString() ?? ''), {
    key: 'sesame-secret',
    phone: '84000000001',
    content: someMessage().short,
    brand: 'SAMPLE',
    unicode: 0,
  });
  assert.equal(request?.headers['x-request-id'], someMessage().id);
});

test('a message goes in the query, in a form, in XML', async (t) => {
  const { url, received } = await receiver(t, says(200, 'OK: 4711'));
  const base = { secrets: {}, timeoutMs: 5_000, sent: '/^OK/', id: '/^OK: (\\d+)/' } as const;
  const type = (contentType: string): Record<string, string> => ({ 'Content-Type': contentType });
  const text = 'Kênh <a> & "b" = 100% + {id}';
  for (const options of [
    { method: 'GET', url: `${url}/send?to={to}&text={text}`, headers: {} },
    {
      method: 'POST',
      url,
      headers: type('application/x-www-form-urlencoded'),
      body: 'to={to}&text={text}',
    },
    { method: 'PUT', url, headers: type('text/xml'), body: '<m to="{to}">{text}</m>' },
  ] as const) {
    const outcome = await httpTextMessenger({ ...base, ...options }).send(someMessage({ text }));
    assert.deepEqual(outcome, { kind: 'sent', answer: 'HTTP 200 OK: 4711', gatewayId: '4711' });
  }
  const [query, form, xml] = received;
  const asked = new URL(query?.path ?? '', url).searchParams;
  assert.deepEqual([asked.get('to'), asked.get('text')], ['+84000000001', text]);
  const filled = new URLSearchParams(form?.body.toString());
  assert.deepEqual([filled.get('to'), filled.get('text')], ['+84000000001', text]);
  assert.equal(
    xml?.body.toString(),
    '<m to="+84000000001">Kênh &#60;a&#62; &#38; &#34;b&#34; = 100% + {id}</m>',
  );
});

test('no text breaks out of its place', () => {
  const template = (type: string, body: string): ReturnType<typeof readTemplate> =>
    readTemplate({
      method: 'POST',
      url: 'https://sms.example.vn/{digits}?t={text}',
      headers: { 'content-type': type },
      body,
      secrets: {},
    });
  const asJson = template('application/json', '{"a":["{text}"],"b":"x"}');
  const asForm = template('application/x-www-form-urlencoded', 'a={text}&b=x');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const message = someMessage({ text });
      const { url, body } = asJson.fill(message, '84000000001');
      assert.deepEqual(JSON.parse(String(body)), { a: [text], b: 'x' });
      assert.equal(url.origin, 'https://sms.example.vn');
      assert.deepEqual([...url.searchParams], [['t', text]]);
      const form = new URLSearchParams(String(asForm.fill(message, '84000000001').body));
      assert.deepEqual(
        [...form],
        [
          ['a', text],
          ['b', 'x'],
        ],
      );
    }),
  );
});

for (const [status, body, kind] of [
  [200, '{"CodeResult":"101","ErrorMessage":"Sai so dien thoai"}', 'refused'],
  [200, '{"CodeResult":"103"}', 'deferred'],
  [200, '<html>proxy</html>', 'deferred'],
  [200, '{}', 'refused'],
  [401, 'who are you', 'deferred'],
  [404, 'no', 'refused'],
  [429, 'slowly', 'deferred'],
  [503, 'later', 'deferred'],
] as const) {
  test(`HTTP ${status} ${body}: ${kind}, in the gateway's own words`, async (t) => {
    const { outcome } = await sendTo(t, says(status, body));
    assert.deepEqual(outcome, { kind, answer: `HTTP ${status} ${body}` });
  });
}

test('a redirect is not followed', async (t) => {
  const elsewhere = await receiver(t, says(200, '{"CodeResult":"100"}'));
  const { outcome } = await sendTo(t, (response) => {
    response.writeHead(307, { location: elsewhere.url }).end();
  });
  assert.deepEqual(outcome, { kind: 'refused', answer: 'HTTP 307' });
  assert.equal(elsewhere.received.length, 0);
});

test('an answer that does not end is cut off by size, and by time', async (t) => {
  const endless = (response: ServerResponse): void => {
    const more = (): void => {
      if (!response.destroyed) response.write('x'.repeat(16_384), more);
    };
    response.writeHead(200);
    more();
  };
  const { outcome } = await sendTo(t, endless, { sent: '/^x+$/' });
  assert.equal(outcome.kind, 'sent');
  assert.ok(outcome.answer.length <= 300);

  const drip = (response: ServerResponse): void => {
    response.writeHead(200).write('{');
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
  };
  const slow = await sendTo(t, drip, { timeoutMs: 60 });
  const words = 'no answer within 60 ms; it may have arrived';
  assert.deepEqual(slow.outcome, { kind: 'deferred', answer: words });
});

test('a gateway that is away, or hangs up in the middle: deferred', async (t) => {
  const away = httpTextMessenger({ ...gatewayLike, url: 'http://127.0.0.1:1/' });
  const refused = await away.send(someMessage());
  assert.equal(refused.kind, 'deferred');
  assert.match(refused.answer, /ECONNREFUSED/);
  const { outcome } = await sendTo(t, (response) => response.socket?.destroy());
  assert.equal(outcome.kind, 'deferred');
});

test('secrets are shown neither by an answer that repeats them nor by the name', async (t) => {
  const echo = (response: ServerResponse, request?: Received): void => {
    response.end(`no: ${request?.body.toString()} ${String(request?.headers['authorization'])}`);
  };
  const headers = { ...json, Authorization: 'Bearer {token}' };
  const secrets = { key: 'ses"ame', token: 'open-it' };
  const { outcome } = await sendTo(t, echo, { headers, secrets, sent: '/^yes/' });
  assert.equal(outcome.kind, 'refused');
  assert.match(outcome.answer, /"key":"•••"/);
  assert.doesNotMatch(outcome.answer, /ame|open-it/);
  const messenger = httpTextMessenger({
    ...gatewayLike,
    url: 'https://sms.example.vn/send?token={key}',
  });
  assert.equal(messenger.name, 'http-text:sms.example.vn');
});

test('what is no phone number is refused before anything is sent', async () => {
  const messenger = httpTextMessenger({ ...gatewayLike, url: 'http://127.0.0.1:1/' });
  for (const address of ['119', '0000000001', '+84 000', 'x@example.vn', '+84000000001&a=b']) {
    const outcome = await messenger.send(someMessage({ to: { name: 'Mẫu', address } }));
    assert.equal(outcome.kind, 'refused', address);
  }
});

test('a template with a flaw is refused when it is read, without its secrets', () => {
  const url = 'https://sms.example.vn/send';
  const flaws: [Partial<HttpTextOptions>, RegExp][] = [
    [{ url: 'sms.example.vn' }, /no URL/],
    [{ url: 'ftp://sms.example.vn/' }, /neither https/],
    [{ url: 'https://{digits}.example.vn/' }, /host .* fixed/],
    [{ url: 'https://user:sesame-secret@sms.example.vn/' }, /in a header/],
    [{ body: '{"to":"{to}","text":{text}}' }, /no JSON/],
    [{ body: '{"to":"{to}","text":"{txt}"}' }, /\{txt\}/],
    [{ body: '{"text":"{text}"}' }, /to whom/],
    [{ body: '{"to":"{to}"}' }, /says what/],
    [{ headers: { 'content-type': 'image/png' } }, /JSON, x-www-form/],
    [{ headers: { ...json, a: '{text}' } }, /no \{text\}/],
    [{ headers: { ...json, a: '{key}' }, secrets: { key: 'sesame-secret\r\nb: c' } }, /not allow/],
    [{ headers: { ...json, Host: 'other.example.vn' } }, /not for a template/],
    [{ secrets: { key: 'sesame-secret', text: 'x' } }, /cannot be named/],
    [{ sent: 'CodeResult' }, /place=value/],
    [{ sent: '/(/' }, /no regular expression/],
    [{ id: '$' }, /a place/],
  ];
  for (const [change, words] of flaws) {
    assert.throws(
      () => httpTextMessenger({ url, ...gatewayLike, ...change }),
      (error) => {
        assert.ok(error instanceof RangeError);
        assert.match(error.message, words);
        return !error.message.includes('sesame-secret');
      },
    );
  }
});
