/** From an invitation to the first sign-in, the second factor, lockout, lock, reset, disuse. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeUnused } from '../../src/app/unused.ts';
import type { AuditPage } from '../../src/http/contract/audit.ts';
import type { Me } from '../../src/http/contract/directory.ts';
import type { Enrolment, OpenSession, SessionView } from '../../src/http/contract/identity.ts';
import type { PeoplePage } from '../../src/http/contract/people.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf, type Person } from '../support/person.ts';
import { appCode, Visitor } from '../support/visitor.ts';

const desk = await openTestDesk({ isSecondFactorAsked: true });
const { at, clock, links, people, store } = desk;
const phrase = 'cầu vồng sau cơn mưa rào';

interface Place {
  role: string;
  unit: string;
  administrator?: boolean;
}

async function invited(by: Person, email: string, place: Place): Promise<string> {
  const body = { email, name: `Người ${email}`, ...place, by: 'print' };
  const answer = await by.send('POST', '/api/invitations', { body });
  assert.equal(answer.status, 201, answer.text);
  return (answer.body as { code: string }).code;
}

/** Somebody of Mường Tè with an account, signed in. */
async function employed(email: string, shared = false): Promise<Visitor> {
  const code = await invited(people.coordinator, email, { role: 'site', unit: 'ptc-107' });
  const visitor = new Visitor(at);
  assert.equal(
    (await visitor.send('POST', '/api/codes/use', { code, password: phrase })).status,
    204,
  );
  assert.equal((await visitor.signIn(email, phrase, shared)).status, 204);
  return visitor;
}

async function idOf(email: string): Promise<string> {
  const page = await people.headquarters.get<PeoplePage>(`/api/people?q=${email}`);
  return page.items[0]?.id ?? assert.fail(email);
}

async function enrolled(visitor: Visitor, password: string): Promise<Enrolment> {
  const begun = await visitor.send('POST', '/api/me/second-factor', { password });
  assert.equal(begun.status, 200, begun.text);
  const enrolment = begun.body as Enrolment;
  const code = appCode(enrolment.uri);
  const confirmed = await visitor.send('POST', '/api/me/second-factor/confirm', { code });
  assert.equal(confirmed.status, 204, confirmed.text);
  return enrolment;
}

test('a printed code lets in once, and nothing goes before the second factor', async () => {
  const email = 'truc.moi@example.vn';
  const code = await invited(people.director, email, { role: 'helpdesk', unit: 'viettel' });
  const visitor = new Visitor(at);
  const typed = code.toLowerCase().replaceAll('-', ' ');
  const looked = await visitor.send('POST', '/api/codes/look', { code: typed });
  assert.equal((looked.body as { passwordMin: number }).passwordMin, 8);
  problemOf(await visitor.send('POST', '/api/codes/use', { code, password: 'ngắn' }), 'I-9');
  problemOf(
    await visitor.send('POST', '/api/codes/use', { code, password: 'password123' }),
    'I-10',
  );
  const password = 'gió-núi-88';
  const used = await Promise.all(
    [1, 2, 3].map(() => visitor.send('POST', '/api/codes/use', { code, password })),
  );
  assert.deepEqual(used.map(({ status }) => String(status)).toSorted(), ['204', '422', '422']);
  assert.equal((await visitor.signIn(email, password)).status, 204);
  problemOf(await visitor.send('GET', '/api/me'), 'I-4');
  problemOf(await visitor.send('GET', '/api/incidents'), 'I-4');
  const session = (await visitor.send('GET', '/api/session')).body as SessionView;
  assert.equal(session.state, 'second-factor');

  const { recoveryCodes } = await enrolled(visitor, password);
  const me = (await visitor.send('GET', '/api/me')).body as Me;
  assert.equal(me.role, 'helpdesk');

  // From now on the password is not enough.
  const again = new Visitor(at);
  problemOf(await again.signIn(email, password), 'I-6');
  problemOf(await again.send('GET', '/api/me'), 'D-5');
  problemOf(await again.send('POST', '/api/auth/second-factor', { code: '000000' }), 'I-7');
  const [recovery = ''] = recoveryCodes;
  assert.equal(
    (await again.send('POST', '/api/auth/second-factor', { code: recovery })).status,
    204,
  );
  assert.equal(((await again.send('GET', '/api/me')).body as Me).email, email);
  const third = new Visitor(at);
  problemOf(await third.signIn(email, password), 'I-6');
  problemOf(await third.send('POST', '/api/auth/second-factor', { code: recovery }), 'I-7');
});

test('an invitation ends when it is taken back, replaced, or a week old', async () => {
  const place = { role: 'site', unit: 'ptc-107' };
  const [first, second] = [
    await invited(people.coordinator, 'hai.lan@example.vn', place),
    await invited(people.coordinator, 'hai.lan@example.vn', place),
  ];
  const visitor = new Visitor(at);
  problemOf(await visitor.send('POST', '/api/codes/look', { code: first }), 'I-11');
  assert.equal((await visitor.send('POST', '/api/codes/look', { code: second })).status, 200);
  const { items } = await people.headquarters.get<{ items: { id: string; email: string }[] }>(
    '/api/invitations',
  );
  const open = items.find(({ email }) => email === 'hai.lan@example.vn');
  problemOf(await people.director.send('DELETE', `/api/invitations/${open?.id}`), 'D-1');
  const taken = await people.coordinator.send('DELETE', `/api/invitations/${open?.id}`);
  assert.equal(taken.status, 204);
  problemOf(await visitor.send('POST', '/api/codes/look', { code: second }), 'I-11');
  const third = await invited(people.coordinator, 'hai.lan@example.vn', place);
  clock.advance({ days: 7 });
  problemOf(
    await visitor.send('POST', '/api/codes/use', { code: third, password: phrase }),
    'I-11',
  );
});

test('five failures close an address for a while, whether anybody has it or not', async () => {
  await employed('quen@example.vn');
  for (const email of ['quen@example.vn', 'khong.ai@example.vn']) {
    const visitor = new Visitor(at);
    const codes: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      const { body } = await visitor.signIn(email, 'không phải mật khẩu này');
      codes.push((body as { code: string }).code);
    }
    assert.deepEqual(codes, ['D-17', 'D-17', 'D-17', 'D-17', 'I-2', 'I-2'], email);
    problemOf(await visitor.signIn(email, phrase), 'I-2');
  }
  const id = await idOf('quen@example.vn');
  assert.equal((await people.coordinator.send('POST', `/api/people/${id}/unlock`)).status, 204);
  assert.equal((await new Visitor(at).signIn('quen@example.vn', phrase)).status, 204);
  clock.advance({ minutes: 15 });
  problemOf(await new Visitor(at).signIn('khong.ai@example.vn', phrase), 'D-17');
});

test('a shared desk locks itself; a page that asks by itself keeps nothing open', async () => {
  const visitor = await employed('chung@example.vn', true);
  clock.advance({ minutes: 14 });
  assert.equal((await visitor.send('GET', '/api/me')).status, 200);
  clock.advance({ minutes: 14 });
  assert.equal((await visitor.send('GET', '/api/me', undefined, true)).status, 200);
  clock.advance({ minutes: 1 });
  problemOf(await visitor.send('GET', '/api/me'), 'I-1');
  problemOf(await visitor.send('POST', '/api/me/sessions/end'), 'I-1');
  const session = (await visitor.send('GET', '/api/session')).body as SessionView;
  assert.deepEqual([session.state, session.appointments], ['locked', []]);
  problemOf(await visitor.send('POST', '/api/session/prove', { password: 'sai' }), 'D-17');
  problemOf(await visitor.send('POST', '/api/session/prove', {}), 'D-17');
  const copied = visitor.person();
  const proved = await visitor.send('POST', '/api/session/prove', { password: phrase });
  assert.equal(proved.status, 204);
  problemOf(await copied.send('GET', '/api/session'), 'D-5');
  assert.equal((await visitor.send('GET', '/api/me')).status, 200);
  assert.equal((await visitor.send('POST', '/api/session/lock')).status, 204);
  problemOf(await visitor.send('GET', '/api/me'), 'I-1');
  const own = await employed('rieng@example.vn');
  clock.advance({ hours: 8 });
  assert.equal((await own.send('GET', '/api/me')).status, 200);
});

test('a forgotten password is set by a mailed code; nobody learns who has an account', async () => {
  const visitor = await employed('dang.tri@example.vn');
  const anyone = new Visitor(at);
  for (const email of ['dang.tri@example.vn', 'khong.ai@example.vn']) {
    assert.equal((await anyone.send('POST', '/api/auth/forgotten', { email })).status, 204);
  }
  const { rows } = await store.pool.query<{ address: string; body: string }>(
    `select address, body from messages where notice = 'reset'`,
  );
  assert.deepEqual(
    rows.map(({ address }) => address),
    ['dang.tri@example.vn'],
  );
  const kept = /#(\S+)/.exec(rows[0]?.body ?? '')?.[1] ?? '';
  problemOf(await anyone.send('POST', '/api/codes/look', { code: kept }), 'I-11');
  const code = /#(\S+)/.exec(links.unmask(rows[0]?.body ?? ''))?.[1] ?? '';
  assert.notEqual(code, kept, 'who reads the outbox cannot use it');
  const password = 'một mật khẩu hoàn toàn khác';
  assert.equal((await anyone.send('POST', '/api/codes/use', { code, password })).status, 204);
  problemOf(await visitor.send('GET', '/api/me'), 'D-5');
  problemOf(await anyone.signIn('dang.tri@example.vn', phrase), 'D-17');
  assert.equal((await anyone.signIn('dang.tri@example.vn', password)).status, 204);
  for (let count = 0; count < 5; count += 1) {
    await anyone.send('POST', '/api/auth/forgotten', { email: 'dang.tri@example.vn' });
  }
  const { rowCount } = await store.pool.query(`select from messages where notice = 'reset'`);
  assert.equal(rowCount, 3, 'a mailbox is not flooded');
});

test('a changed password ends other sessions; one signs out there, and everywhere', async () => {
  const email = 'ba.may@example.vn';
  const here = await employed(email);
  const there = new Visitor(at);
  await there.signIn(email, phrase);
  const { items } = (await here.send('GET', '/api/me/sessions')).body as { items: OpenSession[] };
  assert.equal(items.length, 2);
  const other = items.find(({ isThis }) => !isThis);
  const stranger = await employed('nguoi.khac@example.vn');
  problemOf(await stranger.send('DELETE', `/api/me/sessions/${other?.id}`), 'D-1');
  assert.equal((await here.send('DELETE', `/api/me/sessions/${other?.id}`)).status, 204);
  problemOf(await there.send('GET', '/api/me'), 'D-5');
  await there.signIn(email, phrase);
  const next = 'con đường làng ngày mưa';
  problemOf(await here.send('POST', '/api/me/password', { current: 'sai', next }), 'D-17');
  const common = { current: phrase, next: 'passwordpassword' };
  problemOf(await here.send('POST', '/api/me/password', common), 'I-10');
  assert.equal(
    (await here.send('POST', '/api/me/password', { current: phrase, next })).status,
    204,
  );
  problemOf(await there.send('GET', '/api/me'), 'D-5');
  assert.equal((await here.send('POST', '/api/me/sessions/end')).status, 204);
  problemOf(await here.send('GET', '/api/me'), 'D-5');
});

test('an account unused for 45 days is disabled, and enabled by its own side', async () => {
  const visitor = await employed('nghi.lau@example.vn');
  const id = await idOf('nghi.lau@example.vn');
  // Programs of the cast are used: their people stay.
  const used = () => store.pool.query('update api_tokens set last_used_at = $1', [clock.in({})]);
  clock.advance({ days: 44 });
  await used();
  await closeUnused(store);
  const seen = await people.headquarters.get<{ state: string }>(`/api/people/${id}`);
  assert.equal(seen.state, 'active');
  // No session lasts longer than 30 days, however often it is used.
  problemOf(await visitor.send('GET', '/api/session'), 'D-5');
  clock.advance({ days: 1, minutes: 1 });
  await used();
  assert.ok((await closeUnused(store)) > 0);
  assert.equal(await closeUnused(store), 0);
  problemOf(await visitor.send('GET', '/api/me'), 'D-5');
  problemOf(await visitor.signIn('nghi.lau@example.vn', phrase), 'I-3');
  problemOf(await visitor.signIn('nghi.lau@example.vn', `${phrase}!`), 'D-17');
  problemOf(await people.director.send('POST', `/api/people/${id}/enable`), 'D-1');
  assert.equal((await people.headquarters.send('POST', `/api/people/${id}/enable`)).status, 204);
  assert.equal((await visitor.signIn('nghi.lau@example.vn', phrase)).status, 204);
  const trail = await people.headquarters.get<AuditPage>(`/api/audit?subject=${id}`);
  const told = trail.items.map(({ action, party }) => `${action} ${party}`);
  assert.deepEqual(told, [
    'person.enable customer',
    'person.disable desk',
    'person.accept undefined',
  ]);
});
