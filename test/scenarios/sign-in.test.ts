/**
 * Signing in for real: a password, a session in a cookie, tokens; and what a stranger cannot do.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Me, SampleAccounts, Token } from '../../src/http/contract/directory.ts';
import { addPerson } from '../../src/store/people.ts';
import { castings } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, Person, problemOf, type Answer } from '../support/person.ts';
import { told } from '../support/told.ts';

const signInsPerMinute = 25;
const desk = await openTestDesk({ signInsPerMinute, samplePassword: 'mật khẩu mẫu' });
const { at, auth, nobody, people, store } = desk;
const password = 'một mật khẩu dài và lạ';
const email = 'ky.thuat@example.vn';
await addPerson(store, {
  id: await auth.createAccount({ email, name: 'Hà Thị Mẫu', password }),
  role: 'site',
  unit: 'ptc-107',
  isSample: true,
});

type CreatedToken = Token & { secret: string };

let tries = 0;

function signIn(given: { email: string; password: string }): Promise<Answer> {
  tries += 1;
  const headers = { origin: at.url };
  return nobody.send('POST', '/api/auth/sign-in/email', { body: given, headers });
}

async function browser(): Promise<Person> {
  const answer = await signIn({ email, password });
  assert.equal(answer.status, 204, answer.text);
  const [cookie = ''] = answer.headers.getSetCookie();
  assert.match(cookie, /^thongsuot\.session_token=.*; HttpOnly; SameSite=Lax$/);
  return new Person(at, { cookie: cookie.split(';')[0] ?? '' });
}

test('with a password one gets a session, acts under one’s name, and signs out', async () => {
  const person = await browser();
  assert.equal((await person.get<Me>('/api/me')).name, 'Hà Thị Mẫu');
  const incident = await person.reports();
  await person.finds(incident, 'carrier');
  const record = await person.record(incident);
  assert.equal(told(record).join(', '), 'reported, self-diagnosed');
  assert.equal(record.entries[0]?.actor.name, 'Hà Thị Mẫu');
  assert.equal((await person.send('POST', '/api/auth/sign-out', { body: {} })).status, 204);
  await expectRefusal('D-5', person.get('/api/me'));
});

test('a session ends with its time', async () => {
  const person = await browser();
  await person.get('/api/me');
  await store.pool.query(`update auth_session set "expiresAt" = now() - interval '1 second'`);
  await expectRefusal('D-5', person.get('/api/me'));
});

test('a wrong password and an unknown address get the same answer, and no cookie', async () => {
  const wrong = await signIn({ email, password: `${password}!` });
  const unknown = await signIn({ email: 'khong.co@example.vn', password });
  const { instance: _one, ...said } = problemOf(wrong, 'D-17');
  const { instance: _other, ...same } = problemOf(unknown, 'D-17');
  assert.deepEqual(said, same);
  for (const { headers } of [wrong, unknown]) assert.deepEqual(headers.getSetCookie(), []);
});

test('nobody makes an account, a name or a password for himself: identity is given', async () => {
  const person = await browser();
  const attempts: [path: string, body: object][] = [
    ['sign-up/email', { email: 'toi@example.vn', name: 'Tôi', password }],
    ['update-user', { name: 'Giám đốc' }],
    ['change-email', { newEmail: 'khac@example.vn' }],
    ['change-password', { currentPassword: password, newPassword: `${password} khác` }],
    ['delete-user', { password }],
    ['request-password-reset', { email }],
    ['revoke-sessions', {}],
  ];
  for (const [path, body] of attempts) {
    problemOf(await person.send('POST', `/api/auth/${path}`, { body }), 'D-1');
  }
  for (const path of ['get-session', 'list-sessions', 'ok', 'error', 'account-info']) {
    problemOf(await person.send('GET', `/api/auth/${path}`), 'D-1');
  }
  assert.equal((await person.get<Me>('/api/me')).name, 'Hà Thị Mẫu');
});

test('a sign-in without a role is told to ask', async () => {
  const stranger = { email: 'moi@example.vn', name: 'Mới', password };
  await auth.createAccount(stranger);
  const [cookie = ''] = (await signIn(stranger)).headers.getSetCookie();
  const person = new Person(at, { cookie: cookie.split(';')[0] ?? '' });
  await expectRefusal('D-9', person.get('/api/me'));
  await expectRefusal('D-9', person.board());
});

test('what is no session is nobody: forged, changed, empty, or nonsense', async () => {
  const person = await browser();
  const { cookie = '' } = person.credentials();
  const token = cookie.split('=')[1] ?? '';
  for (const forged of [
    '',
    'thongsuot.session_token=',
    `thongsuot.session_token=${'x'.repeat(3_000)}`,
    `thongsuot.session_token=%00%ff`,
    `thongsuot.session_token=${token.slice(0, -4)}AAAA`,
    `thongsuot.session_token=${token.split('.')[0]}`,
    '=;=;=',
  ]) {
    await expectRefusal('D-5', new Person(at, { cookie: forged }).get('/api/me'));
  }
});

test('a token’s secret is shown once, kept as a hash, and ends at once when revoked', async () => {
  const { technician } = people;
  const body = { name: 'giám sát', days: 30 };
  const made = (await technician.send('POST', '/api/me/tokens', { body })).body as CreatedToken;
  const program = new Person(at, { secret: made.secret });
  assert.equal((await program.get<Me>('/api/me')).unit.id, 'ptc-107');
  const { items } = await technician.get<{ items: Token[] }>('/api/me/tokens');
  const listed = items.find(({ id }) => id === made.id);
  assert.equal(listed?.name, 'giám sát');
  assert.ok(!JSON.stringify(items).includes('secret') && listed?.lastUsedAt);
  const dump = await store.pool.query<{ row: string }>('select t::text as row from api_tokens t');
  assert.ok(dump.rows.every(({ row }) => !row.includes(made.secret.slice(4))));
  await technician.send('DELETE', `/api/me/tokens/${made.id}`);
  await expectRefusal('D-5', program.get('/api/me'));
});

test('an expired token, a changed one and another scheme are nobody', async () => {
  const body = { name: 'cũ', days: 1 };
  const made = (await people.manager.send('POST', '/api/me/tokens', { body })).body as CreatedToken;
  await store.pool.query(`update api_tokens set expires_at = now() where id = $1`, [made.id]);
  const { secret } = castings.technician;
  const headers = [
    `Bearer ${made.secret}`,
    `Bearer ${secret.slice(0, -1)}`,
    `Bearer ${secret}x`,
    `bearer ${secret}`,
    `Basic ${secret}`,
    secret,
    'Bearer tst_',
    `Bearer tst_${'ư'
      .repeat(9)
      .normalize('NFD')
      .replaceAll(/[^a-z]/g, 'u')}`,
  ];
  for (const authorization of headers) {
    problemOf(await nobody.send('GET', '/api/me', { headers: { authorization } }), 'D-5');
  }
});

test('the sample people and their password are told on a sample desk only', async () => {
  const { password: common, accounts } = await nobody.get<SampleAccounts>('/api/sample');
  assert.equal(common, 'mật khẩu mẫu');
  const unitName = 'Phòng Tài chính huyện Mường Tè';
  assert.deepEqual(accounts, [{ email, name: 'Hà Thị Mẫu', role: 'site', unitName }]);
});

// The last: after it nobody signs in any more, for a minute.
test('thirty people behind one address sign in in the same minute', async () => {
  for (let ten = 0; ten < 3; ten += 1) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => signIn({ email, password })),
    );
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]));
  }
});

test('who tries password after password is told to wait', async () => {
  tries = 0;
  const next = () => signIn({ email: `${tries}@example.vn`, password: 'không phải mật khẩu này' });
  let answer = await next();
  for (let left = signInsPerMinute; answer.status !== 429 && left > 0; left -= 1) {
    answer = await next();
  }
  problemOf(answer, 'D-6');
  problemOf(await signIn({ email, password }), 'D-6');
  assert.ok(tries <= signInsPerMinute + 2, `${tries} tries`);
  await people.technician.get('/api/me');
});
