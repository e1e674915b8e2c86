/**
 * Nobody is forgotten: what falls due is noted once, on time or late, and told to whom it concerns.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tick } from '../../src/app/tick.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal } from '../support/person.ts';
import { circuits } from '../support/cast.ts';
import { inRestoration, notified, told } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, store } = desk;
const { technician, coordinator, helpdesk } = people;

/**
 * What the desk itself wrote into a record, in order: the fact, the level, by how much it was late.
 */
async function notedFor(incident: Pick<IncidentView, 'id'>): Promise<unknown[][]> {
  const { entries, holds } = await technician.record(incident);
  assert.ok(holds);
  return entries
    .filter((entry) => entry.actor.role === 'desk')
    .map(({ type, data }) => [type, data['clock'] ?? data['level'], data['lateMs'] ?? null]);
}

/** The messages queued for an incident: what, whom, by what. */
async function queuedFor(incident: Pick<IncidentView, 'id'>): Promise<string[]> {
  const rows = await store.db
    .selectFrom('deliveries')
    .select(['notice', 'clock', 'level', 'recipient', 'channel'])
    .where('incident', '=', incident.id)
    .execute();
  return rows
    .map((row) => [row.notice, row.clock, row.level, row.recipient, row.channel].join(' '))
    .toSorted();
}

test('the ladder is absolute: 4 h and 6 h, both from T0, each level told once', async () => {
  const incident = await notified(desk);
  clock.advance({ hours: 4 });
  await tick(desk.desk);
  assert.deepEqual(await notedFor(incident), [], 'at exactly the deadline it is in time');

  clock.advance({ ms: 1 });
  await tick(desk.desk);
  assert.deepEqual(await notedFor(incident), [
    ['breached', 'response', 1],
    ['breached', 'diagnosis', 1],
    ['escalated', 1, 1],
  ]);
  await tick(desk.desk);
  assert.equal((await notedFor(incident)).length, 3, 'a second pass finds nothing');

  clock.advance({ hours: 2 });
  await tick(desk.desk);
  assert.deepEqual((await notedFor(incident)).at(-1), ['escalated', 2, 1]);
  const contacts = (await queuedFor(incident)).filter((row) => row.includes(' contact:'));
  assert.equal(new Set(contacts).size, contacts.length);
  assert.equal(contacts.filter((row) => row.startsWith('escalated response 1')).length, 3);
});

test('an answer at 3:59:59.999 or 4:00:00 is in time; a millisecond later it is not', async () => {
  for (const [ms, escalated] of [
    [-1, 0],
    [0, 0],
    [1, 1],
  ] as const) {
    const incident = await notified(desk);
    clock.advance({ hours: 4, ms });
    await tick(desk.desk);
    await helpdesk.responds(incident, 'Đã tiếp nhận');
    clock.advance({ hours: 3 });
    await tick(desk.desk);
    const facts = (await notedFor(incident)).filter(([type]) => type === 'escalated');
    assert.equal(facts.length, escalated, `${ms} ms`);
  }
});

test('OnCall #1326, GLPI #5319: down across both levels, all due is done once, late', async () => {
  const incident = await notified(desk);
  clock.advance({ hours: 7 });
  await tick(desk.desk);
  const hour = 3_600_000;
  assert.deepEqual(await notedFor(incident), [
    ['breached', 'response', 3 * hour],
    ['breached', 'diagnosis', 3 * hour],
    ['escalated', 1, 3 * hour],
    ['escalated', 2, hour],
  ]);
});

test('GoAlert: an acknowledgement is no answer; the clock of cause and ETR runs on', async () => {
  const incident = await notified(desk);
  clock.advance({ hours: 1 });
  await helpdesk.responds(incident, 'Đã tiếp nhận');
  clock.advance({ hours: 4 });
  await tick(desk.desk);
  assert.deepEqual(
    (await notedFor(incident)).map(([type, which]) => [type, which]),
    [['breached', 'diagnosis']],
  );
});

test('Zammad #188: "not fixed" begins a new ladder; the first one stays what it was', async () => {
  const incident = await inRestoration(desk);
  await helpdesk.reportsFixed(incident, 'Đã hàn');
  await technician.rejects(incident, 'Vẫn mất kết nối');
  clock.advance({ hours: 4, ms: 1 });
  await tick(desk.desk);
  const { entries } = await technician.record(incident);
  const escalations = entries.filter((entry) => entry.type === 'escalated');
  assert.deepEqual(
    escalations.map(({ data }) => [data['cycle'], data['level']]),
    [[2, 1]],
  );
});

test('a promise that passes is noted, and the carrier is asked for the next', async () => {
  const incident = await inRestoration(desk);
  clock.advance({ hours: 4, minutes: 1 });
  await tick(desk.desk);
  assert.deepEqual(
    (await notedFor(incident)).map(([type, which]) => [type, which]),
    [['breached', 'restoration']],
  );
  const asked = (await queuedFor(incident)).filter((row) => row.startsWith('breached restoration'));
  assert.ok(
    asked.some((row) => row.includes('person:')),
    asked.join('\n'),
  );
});

test('two engines at once: each fact once, each message once', async () => {
  const incidents = await Promise.all(Array.from({ length: 12 }, () => notified(desk)));
  clock.advance({ hours: 6, ms: 1 });
  await Promise.all([tick(desk.desk), tick(desk.desk), tick(desk.desk)]);
  for (const incident of incidents) {
    assert.deepEqual(
      (await notedFor(incident)).map((fact) => fact.slice(0, 2).join(' ')),
      ['breached response', 'breached diagnosis', 'escalated 1', 'escalated 2'],
    );
  }
});

test('an answer that races the engine: nothing is told after an answer', async () => {
  const incident = await notified(desk);
  clock.advance({ hours: 4, ms: 1 });
  await Promise.all([tick(desk.desk), helpdesk.responds(incident, 'Đang kiểm tra')]);
  await tick(desk.desk);
  const facts = told(await technician.record(incident));
  const escalated = facts.indexOf('escalated');
  assert.ok(escalated < facts.indexOf('responded'), facts.join(' '));
});

test('early, by hand: the next level, with a reason, once an hour, and never again', async () => {
  const incident = await notified(desk);
  await expectRefusal('P-3.5', coordinator.gives('escalate', incident, {}));
  await coordinator.gives('escalate', incident, { reason: 'Kho bạc đóng sổ hôm nay' });
  await expectRefusal('P-3.4', coordinator.gives('escalate', incident, { reason: 'Vẫn chờ' }));
  clock.advance({ hours: 4, ms: 1 });
  await tick(desk.desk);
  const { entries } = await technician.record(incident);
  const levels = entries.filter((entry) => entry.type === 'escalated');
  assert.deepEqual(
    levels.map(({ data }) => [data['level'], data['how']]),
    [[1, 'early']],
  );
  assert.equal(
    (await queuedFor(incident)).filter((row) => row.startsWith('escalated response 1')).length,
    3,
  );
});

test('an agreement that asks for a click: what is due is offered, a person tells', async () => {
  const incident = await coordinator.reports({ circuit: circuits.laiChauBackUp });
  await coordinator.finds(incident, 'carrier');
  const called = await coordinator.calls(incident, { answered: true });
  const level = called.ladder.levels[0];
  assert.ok(level?.dueAt);
  clock.moveTo(new Date(Date.parse(level.dueAt) + 1).toISOString());
  await tick(desk.desk);
  const facts = told(await coordinator.record(incident));
  assert.ok(facts.includes('escalation-offered'));
  assert.ok(!facts.includes('escalated'));
  await coordinator.gives('escalate', incident, {});
  const { entries } = await coordinator.record(incident);
  assert.equal(entries.find((entry) => entry.type === 'escalated')?.data['how'], 'offered');
});

test('what has ended waits for nothing', async () => {
  const incident = await technician.reports();
  await technician.finds(incident, 'carrier');
  await technician.withdraws(incident, 'Nhầm');
  clock.advance({ days: 2 });
  await tick(desk.desk);
  assert.deepEqual(await notedFor(incident), []);
});
