/** Who one is now: several appointments, one of them acting; streams end with what allowed them. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { AuditPage } from '../../src/http/contract/audit.ts';
import type { Me } from '../../src/http/contract/directory.ts';
import type { Found } from '../../src/http/contract/board.ts';
import type { PeoplePage } from '../../src/http/contract/people.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf, Person } from '../support/person.ts';
import { listen, type Stream } from '../support/stream.ts';
import { Visitor } from '../support/visitor.ts';

const desk = await openTestDesk();
const { at, clock, people, store } = desk;
const { headquarters, coordinator } = people;
const password = 'cầu vồng sau cơn mưa rào';
const streams: Stream[] = [];
after(() => Promise.all(streams.map((stream) => stream.close())));

async function employed(email: string, shared = false): Promise<{ id: string; visitor: Visitor }> {
  const place = { role: 'site', unit: 'ptc-107' };
  const body = { email, name: `Người ${email}`, ...place, by: 'print' };
  const { code } = (await coordinator.send('POST', '/api/invitations', { body })).body as {
    code: string;
  };
  const visitor = new Visitor(at);
  await visitor.send('POST', '/api/codes/use', { code, password });
  assert.equal((await visitor.signIn(email, password, shared)).status, 204);
  const page = await headquarters.get<PeoplePage>(`/api/people?q=${email}`);
  return { id: page.items[0]?.id ?? assert.fail(email), visitor };
}

async function hears(person: Person): Promise<Stream> {
  const stream = await listen(at, person);
  streams.push(stream);
  return stream;
}

/** Expects the stream to be closed by the desk, before it tells anything. */
async function ends(stream: Stream): Promise<void> {
  await assert.rejects(stream.next(), /the stream has ended/);
}

async function administers(path: string, body?: object): Promise<void> {
  const answer = await headquarters.send('POST', path, body ? { body } : {});
  assert.ok(answer.status < 300, answer.text);
}

test('a stream ends with its session: signed out, locked, disabled; others go on', async () => {
  const stays = await hears(people.colleague);
  const out = await employed('ra@example.vn');
  const outStream = await hears(out.visitor.person());
  await out.visitor.send('POST', '/api/auth/sign-out', {});
  await ends(outStream);
  const locked = await employed('khoa@example.vn');
  const lockedStream = await hears(locked.visitor.person());
  await locked.visitor.send('POST', '/api/session/lock');
  await ends(lockedStream);
  problemOf(await locked.visitor.send('GET', '/api/live'), 'I-1');
  const disabled = await employed('ngung@example.vn');
  const disabledStream = await hears(disabled.visitor.person());
  await administers(`/api/people/${disabled.id}/disable`);
  await ends(disabledStream);
  const incident = await people.technician.reports();
  assert.equal((await stays.next()).data.id, incident.id);
});

test('a program’s stream ends with its token, and with its appointment', async () => {
  const { id, visitor } = await employed('may@example.vn');
  const made = async (): Promise<{ id: string; secret: string }> =>
    (await visitor.send('POST', '/api/me/tokens', { name: 'máy', days: 1 })).body as never;
  const [first, second] = [await made(), await made()];
  const revoked = await hears(new Person(at, { secret: first.secret }));
  const kept = await hears(new Person(at, { secret: second.secret }));
  await visitor.send('DELETE', `/api/me/tokens/${first.id}`);
  await ends(revoked);
  const { history } = await headquarters.get<{ history: { id: string }[] }>(`/api/people/${id}`);
  await administers(`/api/people/${id}/appointments/${history[0]?.id}/end`, {});
  await ends(kept);
});

test('a shared desk that is left idle hears no more, once somebody looks', async () => {
  const { id, visitor } = await employed('dung.chung@example.vn', true);
  const stream = await hears(visitor.person());
  clock.advance({ minutes: 15 });
  // The heartbeat looks each 25 seconds; here it is asked to look now.
  await store.pool.query(`select tell_standing($1)`, [id]);
  await ends(stream);
});

test('who has two appointments acts in one, and rights and the record follow it', async () => {
  const { id, visitor } = await employed('kiem.nhiem@example.vn');
  const single = (await visitor.send('GET', '/api/me')).body as Me;
  assert.deepEqual(single.places, [], 'with one there is nothing to choose');
  const span = { from: clock.in({}), to: clock.in({ days: 7 }) };
  const leave = { role: 'coordinator', unit: 'stc-12', deputyFor: 'person-4', ...span };
  await administers(`/api/people/${id}/appointments`, leave);

  const before = (await visitor.send('GET', '/api/me')).body as Me;
  assert.deepEqual(
    before.places.map(({ role, isActing }) => [role, isActing]),
    [
      ['site', true],
      ['coordinator', false],
    ],
  );
  assert.deepEqual(before.appoints, []);
  problemOf(await visitor.send('GET', '/api/people'), 'D-18');
  const elsewhere = await coordinator.reports({ circuit: circuits.laiChauBackUp });
  problemOf(await visitor.send('GET', `/api/incidents/${elsewhere.id}`), 'D-1');

  const stream = await hears(visitor.person());
  const appointment = before.places.find(({ role }) => role === 'coordinator')?.id;
  await visitor.send('POST', '/api/session/acting', { appointment });
  await ends(stream);
  const now = (await visitor.send('GET', '/api/me')).body as Me;
  assert.deepEqual([now.role, now.administers, now.appoints], ['coordinator', true, ['site']]);
  assert.equal(now.oversees, false);
  assert.equal((await visitor.send('GET', '/api/people')).status, 200);
  assert.equal((await visitor.send('GET', `/api/incidents/${elsewhere.id}`)).status, 200);
  const noted = await visitor.person().notes(elsewhere, 'Thay phiên');
  const { entries } = await visitor.person().record(noted);
  assert.deepEqual(entries.at(-1)?.actor.role, 'coordinator');

  // The leave is over: the own place is what is left, without anybody doing anything.
  clock.advance({ days: 7 });
  const later = (await visitor.send('GET', '/api/me')).body as Me;
  assert.deepEqual([later.role, later.places], ['site', []]);
  problemOf(await visitor.send('GET', '/api/people'), 'D-18');
  const { items } = await headquarters.get<AuditPage>('/api/audit?action=session.act-as');
  assert.equal(items[0]?.actor?.person, id);
});

test('somebody with two appointments is found once', async () => {
  const { id } = await employed('hai.vai@example.vn');
  await administers(`/api/people/${id}/appointments`, { role: 'site', unit: 'ptc-002' });
  const found = await headquarters.get<Found>('/api/search?q=hai.vai');
  assert.deepEqual(
    found.people.map(({ unitName }) => unitName),
    ['Phòng Tài chính huyện Mường Tè'],
  );
});

test('people are listed by how their accounts stand', async () => {
  const { visitor } = await employed('quen.roi@example.vn');
  await visitor.send('POST', '/api/auth/sign-out', {});
  for (let count = 0; count < 5; count += 1) {
    await new Visitor(at).signIn('quen.roi@example.vn', 'không phải mật khẩu này');
  }
  const those = async (state: string): Promise<string[]> =>
    (await headquarters.get<PeoplePage>(`/api/people?limit=200&state=${state}`)).items.map(
      ({ email }) => email,
    );
  assert.deepEqual(await those('locked'), ['quen.roi@example.vn']);
  assert.ok((await those('one-factor')).includes('technician@example.vn'));
  assert.ok((await those('disabled')).includes('ngung@example.vn'));
  assert.ok(!(await those('active')).includes('ngung@example.vn'));
  assert.ok(!(await those('one-factor')).includes('ngung@example.vn'));
});
