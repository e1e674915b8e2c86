/** A command sent twice is carried out once, and both times gets the answer of the first. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, problemOf, type Person } from '../support/person.ts';
import { inVerification, notified, told } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people } = desk;
const { technician, colleague, neighbour, headquarters, helpdesk } = people;

test('the same command again gives the first answer, whatever came since', async () => {
  const incident = await notified(desk);
  const key = randomUUID();
  const first = await helpdesk.responds(incident, 'Đang kiểm tra', key);
  assert.deepEqual(await helpdesk.responds(incident, 'Đang kiểm tra', key), first);
  const etr = clock.in({ hours: 1 });
  await helpdesk.diagnoses(incident, { cause: 'Đứt cáp', etr, responsibility: 'carrier' });
  await helpdesk.reportsFixed(incident, 'Hàn cáp');
  const again = await helpdesk.responds(incident, 'Đang kiểm tra', key);
  assert.deepEqual(again, first, 'what it gave, not what is');
  assert.equal(again.state, 'joint-diagnosis');
  const entries = told(await helpdesk.record(incident));
  assert.equal(entries.filter((type) => type === 'responded').length, 1);
});

test('an answer given again says what it said, at a later hour', async () => {
  const incident = await notified(desk);
  const key = randomUUID();
  const first = await helpdesk.responds(incident, 'Đang kiểm tra', key);
  clock.advance({ hours: 6 });
  const again = await helpdesk.responds(incident, 'Đang kiểm tra', key);
  assert.deepEqual([again.version, again.state], [first.version, first.state]);
  const instants = (view: typeof first): unknown =>
    view.clocks.map(({ clock: name, round, level, dueAt }) => [name, round, level, dueAt]);
  assert.deepEqual(instants(again), instants(first));
  assert.equal(
    again.now,
    clock.in({}),
    'the desk’s time is the present one: pages set their clocks',
  );
});

test('the same key with another content is refused, and nothing is written', async () => {
  const incident = await notified(desk);
  const key = randomUUID();
  await technician.notes(incident, 'Đèn LOS đỏ', key);
  const before = await technician.record(incident);
  await expectRefusal('D-3', technician.notes(incident, 'Đèn LOS xanh', key));
  await expectRefusal('D-3', technician.gives('update', incident, { text: 'Đèn LOS đỏ' }, key));
  assert.deepEqual(await technician.record(incident), before);
});

test('somebody else’s key is refused, and tells nothing of what it was used for', async () => {
  const incident = await notified(desk);
  const key = randomUUID();
  await technician.notes(incident, 'bí mật nội bộ', key);
  for (const other of [colleague, headquarters, helpdesk, neighbour]) {
    const problem = await expectRefusal('D-3', other.notes(incident, 'bí mật nội bộ', key));
    assert.equal(problem.state, undefined);
  }
});

test('OpenNMS #8691: a double click, all at once, is one entry and one answer', async () => {
  const incident = await inVerification(desk);
  const key = randomUUID();
  const clicks = [1, 2, 3, 4, 5].map(() => technician.confirms(incident, key));
  const [first, ...others] = await Promise.all(clicks);
  for (const other of others) assert.deepEqual(other, first);
  assert.equal(first?.state, 'closing');
  const confirmed = told(await technician.record(incident)).filter((type) => type === 'confirmed');
  assert.equal(confirmed.length, 1);
});

test('a report that is sent again, or five times at once, is one incident', async () => {
  const key = randomUUID();
  const what = { description: 'Mất kết nối', outageSince: clock.in({}) };
  const reports = await Promise.all([1, 2, 3, 4, 5].map(() => technician.reports(what, key)));
  assert.equal(new Set(reports.map(({ code }) => code)).size, 1);
  assert.equal(reports[0]?.id, key, 'the key is the incident’s id');
  await technician.finds({ id: key }, 'carrier');
  const late = await technician.reports(what, key);
  assert.deepEqual(late, reports[0]);
  assert.equal((await technician.record({ id: key })).entries.length, 2);
});

test('a report under a key that is taken is refused, whoever sends it', async () => {
  const key = randomUUID();
  const what = { circuit: circuits.hoanKiem, outageSince: clock.in({}) };
  await neighbour.reports(what, key);
  await expectRefusal('D-3', neighbour.reports({ ...what, symptom: 'degraded' }, key));
  const body = { ...what, circuit: circuits.muongTe, symptom: 'down' };
  const headers = { 'idempotency-key': key };
  const answer = await technician.send('POST', '/api/incidents', { body, headers });
  problemOf(answer, 'D-3');
  assert.doesNotMatch(answer.text, /SC-\d|Hoàn Kiếm|ptc-01/);
  await expectRefusal('D-1', technician.sees({ id: key }));
});

test('a refused command has not been carried out: mended, it may keep its key', async () => {
  const incident = await inVerification(desk);
  const key = randomUUID();
  await expectRefusal('P-6.2', technician.rejects(incident, '', key));
  assert.equal((await technician.rejects(incident, 'Mất gói', key)).cycle, 2);
});

test('without a key each request is a command of its own', async () => {
  const incident = await notified(desk);
  const path = `/api/incidents/${incident.id}/note`;
  await technician.send('POST', path, { body: { text: 'như nhau' } });
  await technician.send('POST', path, { body: { text: 'như nhau' } });
  const notes = told(await technician.record(incident)).filter((type) => type === 'noted');
  assert.equal(notes.length, 2);
});

test('a UUID is the same in capitals: of a key, and of an incident', async () => {
  const key = randomUUID();
  const what = { outageSince: clock.in({}) };
  const first = await technician.reports(what, key.toUpperCase());
  assert.equal(first.id, key);
  assert.deepEqual(await technician.reports(what, key), first);
  const note = randomUUID();
  const shouted: Parameters<Person['notes']>[0] = { id: key.toUpperCase() };
  const noted = await technician.notes(shouted, 'một', note.toUpperCase());
  assert.deepEqual(await technician.notes(first, 'một', note), noted);
  const { entries } = await technician.record(shouted);
  assert.deepEqual(
    entries.map(({ command }) => command),
    [key, note],
  );
});

test('a key that is no UUID is malformed', async () => {
  const incident = await notified(desk);
  const headers = { 'idempotency-key': 'nhấn một lần' };
  const path = `/api/incidents/${incident.id}/note`;
  const encoded = { 'idempotency-key': encodeURIComponent(headers['idempotency-key']) };
  problemOf(await technician.send('POST', path, { body: { text: 'a' }, headers: encoded }), 'D-4');
});
