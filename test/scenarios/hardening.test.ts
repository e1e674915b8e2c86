/** What stands between a stranger and a session: digits used twice, cookies, limits, defects. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import fastify from 'fastify';
import { passwordFlaw } from '../../src/app/passwords.ts';
import { readConfig } from '../../src/config.ts';
import { installErrors, RefusedError } from '../../src/http/errors.ts';
import { openTroubles } from '../../src/http/page-answer.ts';
import { entranceLimits } from '../../src/http/tries.ts';
import { start } from '../../src/serve.ts';
import type { Enrolment, OpenSession } from '../../src/http/contract/identity.ts';
import { emptyDatabase } from '../support/database.ts';
import { openTestDesk } from '../support/desk.ts';
import { folderWith } from '../support/files.ts';
import { problemOf } from '../support/person.ts';
import { appCode, Visitor } from '../support/visitor.ts';

const root = join(import.meta.dirname, '..', '..');
const phrase = 'cầu vồng sau cơn mưa rào';
const desk = await openTestDesk({ isSecondFactorAsked: true });
const { at, people } = desk;

/** Somebody of Mường Tè with an account, signed in. */
async function employed(email: string): Promise<Visitor> {
  const body = { email, name: 'Người Mới', role: 'site', unit: 'ptc-107', by: 'print' };
  const made = await people.coordinator.send('POST', '/api/invitations', { body });
  const { code } = made.body as { code: string };
  const visitor = new Visitor(at);
  await visitor.send('POST', '/api/codes/use', { code, password: phrase });
  assert.equal((await visitor.signIn(email, phrase)).status, 204);
  return visitor;
}

test('the digits of an app let in once, whoever reads them over a shoulder', async () => {
  const email = 'ma.mot.lan@example.vn';
  const visitor = await employed(email);
  const begun = await visitor.send('POST', '/api/me/second-factor', { password: phrase });
  const { uri } = begun.body as Enrolment;
  const enrolled = await visitor.send('POST', '/api/me/second-factor/confirm', {
    code: appCode(uri),
  });
  assert.equal(enrolled.status, 204, enrolled.text);
  // The app's next digits: a clock that is a step off is forgiven.
  const code = appCode(uri, 1);
  const enters = async (): Promise<Visitor> => {
    const one = new Visitor(at);
    problemOf(await one.signIn(email, phrase), 'I-6');
    return one;
  };
  const [owner, thief] = [await enters(), await enters()];
  const both = await Promise.all(
    [owner, thief].map((one) => one.send('POST', '/api/auth/second-factor', { code })),
  );
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([204, 401]));
  const late = await enters();
  problemOf(await late.send('POST', '/api/auth/second-factor', { code }), 'I-7');
  problemOf(await late.send('GET', '/api/me'), 'D-5');
});

test('a browser that signs in again has one session, and the one before is no more', async () => {
  const email = 'mot.phien@example.vn';
  const visitor = await employed(email);
  const before = visitor.person();
  assert.equal((await visitor.signIn(email, phrase)).status, 204);
  problemOf(await before.send('GET', '/api/me'), 'D-5');
  const { items } = (await visitor.send('GET', '/api/me/sessions')).body as {
    items: OpenSession[];
  };
  assert.equal(items.length, 1);
});

test('a password guessed at a desk that was left open counts as one at the entrance', async () => {
  const email = 'bo.ngo@example.vn';
  const visitor = await employed(email);
  const guess = (path: string, body: object) => visitor.send('POST', path, body);
  const next = 'con đường làng ngày mưa';
  problemOf(await guess('/api/me/password', { current: 'a', next }), 'D-17');
  problemOf(await guess('/api/me/second-factor', { password: 'b' }), 'D-17');
  problemOf(await guess('/api/me/second-factor/recovery-codes', { password: 'c' }), 'D-17');
  problemOf(await guess('/api/me/password', { current: 'd', next }), 'D-17');
  problemOf(await guess('/api/me/password', { current: 'e', next }), 'I-2');
  problemOf(await guess('/api/me/password', { current: phrase, next }), 'I-2');
  problemOf(await new Visitor(at).signIn(email, phrase), 'I-2');
});

test('nothing that the API answers is kept by a browser or a proxy', async () => {
  for (const path of ['/api/me', '/api/auth/means', '/api/auth/passkey', '/api/khong-co']) {
    const { headers } = await fetch(at.url + path);
    assert.equal(headers.get('cache-control'), 'no-store', path);
  }
});

test('the first words that come to mind here are no password', () => {
  const who = { email: 'a@example.vn', hasSecondFactor: true };
  for (const word of ['Thông Suốt 2009!', 'matkhau-123456', 'Bàn trực sự cố', 'so.tai.chinh.1']) {
    assert.equal(passwordFlaw(word, who), 'I-10', word);
  }
  assert.equal(passwordFlaw('bàn trực dưới mưa rào', who), undefined);
});

test('behind https the cookies are the host’s alone, and browsers are told to stay', async (t) => {
  const closing: (() => Promise<unknown>)[] = [];
  t.after(async () => {
    for (const close of closing) await close();
  });
  const env = {
    PORT: '0',
    DATABASE_URL: await emptyDatabase(t),
    THONGSUOT_VAR: folderWith({}),
    PUBLIC_URL: 'https://desk.example.vn',
    TRUST_PROXY: '127.0.0.1, ::1',
  };
  const running = await start(readConfig(env, root), root, () => {});
  closing.push(running.stop);
  const port = Number(new URL(running.url).port);
  const proxied = { host: 'desk.example.vn', 'x-forwarded-proto': 'https' };
  const ask = async (method: string, path: string, headers: object, body?: object) => {
    const type = { 'content-type': 'application/json' };
    const sent = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: { ...proxied, ...type, ...headers },
    });
    sent.end(body && JSON.stringify(body));
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    return answer;
  };
  const entered = await ask(
    'POST',
    '/api/auth/sign-in/email',
    { origin: 'https://desk.example.vn' },
    { email: 'kythuat.muongte@ptc.example.vn', password: 'thong-suot-2009' },
  );
  assert.equal(entered.statusCode, 204);
  assert.match(entered.headers['strict-transport-security'] ?? '', /max-age=63072000/);
  const session = entered.headers['set-cookie']?.find((one) => one.includes('session_token')) ?? '';
  assert.match(session, /^__Host-thongsuot\.session_token=/);
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) {
    assert.match(session, new RegExp(`; ${flag}(;|$)`, 'i'));
  }
  assert.doesNotMatch(session, /domain=/i);
  const [cookie = ''] = session.split(';');
  assert.equal((await ask('GET', '/api/me', { cookie })).statusCode, 200);
  const foreign = await ask('POST', '/api/session/lock', { cookie, origin: 'https://a.example' });
  assert.equal(foreign.statusCode, 401);
});

test('an address of IPv6 guesses for its whole line, and another line for itself', async (t) => {
  const app = fastify();
  t.after(() => app.close());
  installErrors(app);
  const { config: _config, ...hooks } = entranceLimits(3);
  app.get('/', hooks, () => {
    throw new RefusedError('D-17');
  });
  const from = async (remoteAddress: string): Promise<number> =>
    (await app.inject({ url: '/', remoteAddress })).statusCode;
  const seen = [
    await from('2001:db8:1:2::1'),
    await from('2001:db8:1:2:ffff::9'),
    await from('2001:db8:1:2:a:b:c:d'),
    await from('2001:db8:1:2::7'),
    await from('2001:db8:1:3::7'),
    await from('192.0.2.1'),
  ];
  assert.deepEqual(seen, [401, 401, 401, 429, 401, 401]);
});

test('a defect is told to the operator by its route, and to who asked not at all', async (t) => {
  const app = fastify();
  t.after(() => app.close());
  const told: string[] = [];
  installErrors(app, (error, asked) => told.push(`${asked}: ${String(error)}`));
  app.get('/api/people/:id', () => {
    throw new Error('select secret from somewhere\nINFO forged line');
  });
  const answer = await app.inject('/api/people/khoa-rieng?q=bi-mat');
  assert.equal(answer.statusCode, 500);
  assert.doesNotMatch(answer.body, /secret|somewhere|node:/);
  assert.match(told.join(), /GET \/api\/people\/:id: Error: select secret/);
  assert.doesNotMatch(told.join(), /khoa-rieng|bi-mat/);
});

test('who opens a page of an overloaded desk reads what to do; a program does not', async (t) => {
  const app = fastify();
  t.after(() => app.close());
  const provinceName = (code: string): string => `Tỉnh ${code}`;
  const troubles = await openTroubles({ store: desk.store, provinceName, lang: 'vi' });
  installErrors(app, undefined, troubles);
  app.get('/*', () => {
    throw new RefusedError('D-10');
  });
  const ask = (url: string, headers: Record<string, string>) => app.inject({ url, headers });
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
  const page = await ask('/su-co/SC-2026-000001?a="><b>', {
    accept,
    'accept-language': 'de,en;q=.8',
  });
  assert.deepEqual([page.statusCode, page.headers.refresh], [503, '10']);
  assert.match(String(page.headers['content-type']), /^text\/html/);
  assert.match(page.body, /<html lang="en">[\s\S]*overloaded or not ready/);
  assert.match(page.body, /tries again by itself in 10 seconds/);
  assert.match(page.body, /Tỉnh 12<[\s\S]*tel:\+842136250119/);
  assert.doesNotMatch(page.body, /<script|><b>"/);
  assert.match((await ask('/', { accept })).body, /<html lang="vi">[\s\S]*đang quá tải/);
  for (const path of ['/api/me', '/readyz', '/assets/a.js']) {
    assert.equal((await ask(path, { accept })).json<{ code: string }>().code, 'D-10', path);
  }
  assert.equal((await ask('/', { accept: '*/*' })).json<{ code: string }>().code, 'D-10');
});
