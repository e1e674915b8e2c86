/** Mail against a real server: encrypted and signed in, slow, refusing, hanging up. */
import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { after, test } from 'node:test';
import type { SMTPServerOptions } from 'smtp-server';
import { htmlOf, openMail } from '../../src/notify/mail.ts';
import type { Message } from '../../src/notify/messenger.ts';
import { selfSigned } from '../support/certificate.ts';
import { header, startMailServer } from '../support/mail-server.ts';

const from = 'Thông Suốt <desk@example.vn>';

const message: Message = {
  id: '0191e0c4-0000-7000-8000-000000000001',
  to: { name: 'Nguyễn Văn Mẫu', address: 'mau@example.vn' },
  subject: '[SC-2026-000042] Báo cáo cấp 1 – quá hạn 37 phút',
  text: 'Kính gửi: Nguyễn Văn Mẫu\n\nXem: https://desk.example.vn/su-co/1',
  short: 'Bao cao cap 1',
  about: { notice: 'escalated', incidents: [{ id: 'i', code: 'SC-2026-000042' }] },
};

const tls = selfSigned();
const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, callback) => {
  if (username === 'desk' && password === 's3cret@:') callback(null, { user: 'desk' });
  else callback(new Error('Wrong user or password'));
};
const encrypted: SMTPServerOptions = { ...tls, secure: true, onAuth, authOptional: false };

async function outcomeOf(options: Parameters<typeof openMail>[0], what = message) {
  const messenger = openMail(options);
  const outcome = await messenger.send(what);
  await messenger.close();
  return outcome;
}

test('over TLS from the first byte, signed in; the id is the Message-ID', async () => {
  const server = await startMailServer(encrypted);
  const url = server.url.replace('//', `//desk:${encodeURIComponent('s3cret@:')}@`);
  const outcome = await outcomeOf({ url, from, ca: tls.cert });
  assert.equal(outcome.kind, 'sent', outcome.answer);
  const [mail] = server.arrived;
  assert.ok(mail);
  assert.deepEqual([mail.isSecure, mail.user, mail.to], [true, 'desk', ['mau@example.vn']]);
  assert.equal(header(mail, 'message-id'), `<${message.id}@example.vn>`);
  assert.match(mail.raw, /multipart\/alternative/);
});

test('by STARTTLS, and never in plain text to another host than this one', async () => {
  const server = await startMailServer(tls);
  const url = `${server.url}?tls=on`;
  assert.equal((await outcomeOf({ url, from, ca: tls.cert })).kind, 'sent');
  assert.equal(server.arrived[0]?.isSecure, true);

  const stranger = await outcomeOf({ url, from });
  assert.deepEqual(
    [stranger.kind, server.arrived.length],
    ['deferred', 1],
    'an unknown certificate',
  );

  const plain = await startMailServer();
  const refused = await outcomeOf({ url: `${plain.url}?tls=on`, from });
  assert.deepEqual([refused.kind, plain.arrived.length], ['deferred', 0], 'a server without TLS');
});

test('a wrong password is the operator’s to mend: the message waits, no secret shows', async () => {
  const server = await startMailServer(encrypted);
  const url = server.url.replace('//', '//desk:guessed@');
  const messenger = openMail({ url, from, ca: tls.cert });
  const outcome = await messenger.send(message);
  await messenger.close();
  assert.equal(outcome.kind, 'deferred');
  assert.doesNotMatch(JSON.stringify([outcome, messenger.name]), /guessed|desk:/);
});

test('delivery status notes (RFC 3461) are asked for where the server offers them', async () => {
  const { url, heard } = await scripted((line) => {
    if (line.startsWith('EHLO')) return '250-mail.example.vn\r\n250-DSN\r\n250 8BITMIME\r\n';
    if (line === 'DATA') return '354 go on\r\n';
    return line.startsWith('QUIT') ? '221 bye\r\n' : '250 OK\r\n';
  });
  assert.equal((await outcomeOf({ url, from })).kind, 'sent');
  const asked = heard.filter((line) => /^(MAIL|RCPT)/.test(line));
  assert.match(asked[0] ?? '', new RegExp(`RET=HDRS ENVID=${message.id}`));
  assert.match(asked[1] ?? '', /NOTIFY=FAILURE,DELAY ORCPT=rfc822;mau@example\.vn/);
});

test('what the server says decides: 4xx waits, 5xx about the message is final', async () => {
  for (const [code, kind] of [
    [421, 'deferred'],
    [451, 'deferred'],
    [452, 'deferred'],
    [550, 'refused'],
    [552, 'refused'],
    [554, 'refused'],
  ] as const) {
    const server = await startMailServer({
      onRcptTo: (_address, _session, callback) =>
        callback(Object.assign(new Error(`said ${code}`), { responseCode: code })),
    });
    const outcome = await outcomeOf({ url: server.url, from });
    assert.deepEqual([outcome.kind, new RegExp(`said ${code}`).test(outcome.answer)], [kind, true]);
    await server.close();
  }
});

test('a sender whom the server does not want is the operator’s to mend', async () => {
  const server = await startMailServer({
    onMailFrom: (_address, _session, callback) =>
      callback(Object.assign(new Error('not you'), { responseCode: 550 })),
  });
  assert.equal((await outcomeOf({ url: server.url, from })).kind, 'deferred');
});

test('a server that hangs up, at any line, or is not there: the message waits', async () => {
  for (const [what, at] of [
    ['greeting', undefined],
    ['EHLO', 'EHLO'],
    ['RCPT', 'RCPT'],
    ['DATA', 'DATA'],
    ['the end of the text', '.'],
  ] as const) {
    const { url } = await scripted((line, socket) => {
      if (at === undefined || line.startsWith(at)) return void socket.destroy();
      return line === 'DATA' ? '354 go on\r\n' : '250 OK\r\n';
    });
    assert.equal((await outcomeOf({ url, from })).kind, 'deferred', what);
  }
  const gone = await startMailServer();
  await gone.close();
  assert.equal((await outcomeOf({ url: gone.url, from })).kind, 'deferred');
});

test('a server that keeps talking and never ends is left after the time limit', async () => {
  let drip: NodeJS.Timeout | undefined;
  after(() => clearInterval(drip));
  const { url } = await scripted((line, socket) => {
    if (!line.startsWith('EHLO')) return '250 OK\r\n';
    drip = setInterval(() => socket.write('250-still there\r\n'), 20);
    return undefined;
  });
  const begun = performance.now();
  const outcome = await outcomeOf({ url, from, timeoutMs: 300 });
  clearInterval(drip);
  assert.equal(outcome.kind, 'deferred');
  assert.ok(performance.now() - begun < 3_000);
});

test('no line of a subject, a name or an address adds a header or a recipient', async () => {
  const server = await startMailServer();
  const evil: Message = {
    ...message,
    subject: 'x\r\nBcc: thief@example.vn',
    to: { name: 'Mẫu\r\nBcc: thief@example.vn', address: 'mau@example.vn' },
  };
  assert.equal((await outcomeOf({ url: server.url, from }, evil)).kind, 'sent');
  const [mail] = server.arrived;
  assert.ok(mail);
  assert.deepEqual(mail.to, ['mau@example.vn']);
  assert.equal(header(mail, 'bcc'), undefined);
  const two = { ...evil, to: { name: 'x', address: 'mau@example.vn, thief@example.vn' } };
  await outcomeOf({ url: server.url, from }, two);
  assert.ok(server.arrived.every(({ to }) => !to.includes('thief@example.vn')));
});

test('the HTML says what the text says; what people wrote is text in it', () => {
  const html = htmlOf(
    'Nguyên nhân: <script>alert(1)</script> & "đứt cáp"\n\nXem: https://a.vn/1?b=2&c=3',
  );
  assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; &quot;đứt cáp&quot;/);
  assert.match(html, /<a href="https:\/\/a\.vn\/1\?b=2&amp;c=3">/);
  assert.doesNotMatch(html, /<script/);
});

test('an address without sense is refused in a sentence that shows no password', () => {
  for (const url of [
    'http://mail.example.vn',
    'smtp://',
    'smtp:/x',
    'smtp://u:s3cret@h?tls=maybe',
  ]) {
    assert.throws(
      () => openMail({ url, from }),
      (error) => error instanceof RangeError && !error.message.includes('s3cret'),
    );
  }
  assert.throws(() => openMail({ url: 'smtp://localhost', from: 'nobody' }), /MAIL_FROM/);
});

/** A server that answers each line as told: for what no decent server does. */
async function scripted(
  answer: (line: string, socket: Socket) => string | undefined | void,
): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    let rest = '';
    let inData = false;
    socket.on('error', () => undefined);
    socket.write('220 mail.example.vn\r\n');
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (inData && line !== '.') continue;
        inData = line === 'DATA';
        heard.push(line);
        const said = answer(line, socket);
        if (said && !socket.destroyed) socket.write(said);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}
