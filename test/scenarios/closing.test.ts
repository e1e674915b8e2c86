/** Clause 7 over HTTP: both sides sign what they have read, and the root-cause report after it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rebuildAll } from '../../src/app/chain.ts';
import { tick } from '../../src/app/tick.ts';
import { statementDigest } from '../../src/domain/closing.ts';
import type { Token } from '../../src/http/contract/directory.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { findIncident } from '../../src/store/incidents.ts';
import { addPerson } from '../../src/store/people.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, Person, problemOf } from '../support/person.ts';
import { clockOf, inClosing, told } from '../support/told.ts';
import { Visitor } from '../support/visitor.ts';

const desk = await openTestDesk();
const { at, auth, clock, people, store } = desk;
const { helpdesk, technician } = people;
const password = 'một mật khẩu dài và lạ';
const email = 'ky.thuat@example.vn';
await addPerson(store, {
  id: await auth.createAccount({ email, name: 'Hà Thị Mẫu', password }),
  role: 'site',
  unit: 'ptc-107',
  isSample: false,
});

/** A browser of the office, signed in a while ago. */
async function browser(): Promise<Visitor> {
  const visitor = new Visitor(at);
  await visitor.signIn(email, password);
  return visitor;
}

const proves = (visitor: Visitor, said = password) =>
  visitor.send('POST', '/api/session/prove', { password: said });

/** Closed by both sides, with a report owed in so many days. */
async function closedOwing(days: number): Promise<IncidentView> {
  const incident = await inClosing(desk);
  await technician.asksRfo(incident, days);
  await technician.signs(incident);
  return helpdesk.signs(incident);
}

test('an open session is no signature: the password comes first, for five minutes', async () => {
  const incident = await inClosing(desk);
  const visitor = await browser();
  clock.advance({ minutes: 6 });
  await expectRefusal('P-7.5', visitor.person().signs(incident));
  problemOf(await proves(visitor, 'một mật khẩu khác hẳn'), 'D-17');
  await expectRefusal('P-7.5', visitor.person().signs(incident));
  assert.equal((await proves(visitor)).status, 204);
  clock.advance({ minutes: 5, ms: 1 });
  await expectRefusal('P-7.5', visitor.person().signs(incident));
  await proves(visitor);
  clock.advance({ minutes: 5 });
  const signed = await visitor.person().signs(incident);
  assert.equal(signed.signatures[0]?.proof, 'password');
  await expectRefusal('P-7.1', (await browser()).person().signs(incident));
});

test('the signature stands on the facts that were shown and on the head of the chain', async () => {
  const incident = await inClosing(desk);
  const read = await technician.reads(incident);
  const half = await technician.signs(incident);
  const record = await technician.record(incident);
  const entry = record.entries.at(-1);
  assert.deepEqual(
    [entry?.type, entry?.data['head'], entry?.data['statement']],
    ['signed', record.entries.at(-2)?.hash, read.statement],
  );
  assert.equal(half.signatures[0]?.statement, read.statement);
  const kept = await findIncident(store, incident.id);
  assert.equal(kept && statementDigest(kept), read.statement, 'anybody can work it out anew');
  assert.equal(read.facts.minutes.carrier, 0, 'the clock of this story never moved');
});

test('somebody wrote meanwhile: what was read is refused, the new facts can be read', async () => {
  const incident = await inClosing(desk);
  const { head, statement } = await helpdesk.reads(incident);
  await technician.notes(incident, 'Chìa khoá ở phòng bảo vệ');
  const problem = await expectRefusal(
    'P-7.4',
    helpdesk.gives('sign', incident, { head, statement }),
  );
  assert.equal(problem.state, 'closing');
  assert.equal((await helpdesk.signs(incident)).signatures.length, 1);
});

test('both sides press at once: one signs, the other reads again, and both stand', async () => {
  const incident = await inClosing(desk);
  const read = await technician.reads(incident);
  const { head, statement } = read;
  const both = await Promise.allSettled(
    [technician, helpdesk].map((person) => person.gives('sign', incident, { head, statement })),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const late = both[0]?.status === 'rejected' ? technician : helpdesk;
  const closed = await late.signs(incident);
  assert.equal(closed.state, 'closed');
  assert.deepEqual(new Set(closed.signatures.map((one) => one.statement)), new Set([statement]));
});

test('a reservation stays, in words, wherever the incident is seen', async () => {
  const incident = await inClosing(desk);
  await technician.signs(incident, 'Không đồng ý số phút tính cho đơn vị');
  await helpdesk.signs(incident);
  for (const person of [technician, helpdesk, people.headquarters]) {
    const { signatures } = await person.sees(incident);
    const customer = signatures.find(({ side }) => side === 'customer');
    assert.equal(customer?.reservation, 'Không đồng ý số phút tính cho đơn vị');
  }
});

test('a program signs only where its owner said so, having proved who it is', async () => {
  const incident = await inClosing(desk);
  const visitor = await browser();
  const create = (more: object) =>
    visitor.send('POST', '/api/me/tokens', { name: 'máy', days: 1, ...more });
  const plain = (await create({})).body as Token & { secret: string };
  assert.ok(!plain.scopes.includes('sign'), 'never by chance');
  await expectRefusal('P-7.5', new Person(at, { secret: plain.secret }).signs(incident));
  const scopes = ['read', 'act', 'sign'];
  clock.advance({ minutes: 11 });
  problemOf(await create({ scopes }), 'I-8');
  await proves(visitor);
  const able = (await create({ scopes })).body as Token & { secret: string };
  const signed = await new Person(at, { secret: able.secret }).signs(incident);
  assert.equal(signed.signatures[0]?.proof, 'token');
});

test('a report that is owed: seen on the incident, found on the board, given in time', async () => {
  const closed = await closedOwing(3);
  assert.equal(closed.state, 'closed');
  assert.equal(closed.rfoDueAt, clock.in({ days: 3 }));
  assert.deepEqual((await helpdesk.sees(closed)).commands, ['give-rfo', 'attach']);
  assert.deepEqual((await technician.sees(closed)).commands, []);
  const owing = await helpdesk.board({ show: 'ended', rfo: 'due' });
  assert.deepEqual(
    owing.items.map(({ id }) => id).filter((id) => id === closed.id),
    [closed.id],
  );
  clock.advance({ days: 2 });
  const given = await helpdesk.givesRfo(closed, { cause: 'Măng xông cũ thấm nước' });
  assert.equal(clockOf(given, 'rfo').status, 'met');
  assert.equal(given.rfoDueAt, undefined);
  assert.equal(given.rfo?.given?.cause, 'Măng xông cũ thấm nước');
  const record = await technician.record(closed);
  assert.deepEqual(told(record).slice(-2), ['closed', 'rfo-given']);
  assert.equal(record.holds, true);
  await expectRefusal('P-7.6', helpdesk.givesRfo(closed, { cause: 'lần nữa' }));
  await expectRefusal('P-7.2', technician.notes(closed, 'thêm'));
  const left = await helpdesk.board({ show: 'ended', rfo: 'due' });
  assert.ok(!left.items.some(({ id }) => id === closed.id));
});

test('late: the desk notes it on the closed incident, once, and tells both sides', async () => {
  const closed = await closedOwing(1);
  clock.advance({ days: 1 });
  await tick(desk.desk);
  assert.ok(!told(await technician.record(closed)).includes('breached'), 'to the day is in time');
  clock.advance({ ms: 1 });
  await tick(desk.desk);
  await tick(desk.desk);
  const record = told(await technician.record(closed));
  assert.equal(record.filter((type) => type === 'breached').length, 1);
  const late = await helpdesk.board({ show: 'all', rfo: 'late' });
  assert.ok(late.items.some(({ id, state }) => id === closed.id && state === 'closed'));
  const { rows } = await store.pool.query<{ recipient: string }>(
    `select recipient from deliveries where incident = $1 and clock = 'rfo'`,
    [closed.id],
  );
  assert.ok(rows.length >= 3, `told ${rows.length} people`);
  const given = await helpdesk.givesRfo(closed, { cause: 'Măng xông cũ' });
  assert.equal(clockOf(given, 'rfo').status, 'met-late');
});

test('the read model of incidents that owe a report follows from their records', async () => {
  const closed = await closedOwing(7);
  const row = async (): Promise<unknown> =>
    (await store.pool.query('select * from incidents where id = $1', [closed.id])).rows[0];
  const before = await row();
  await store.pool.query(`update incidents set rfo_due_at = null, next_fall_at = 'infinity'`);
  await rebuildAll(store, () => undefined);
  assert.deepEqual(await row(), before);
});
