/**
 * A mass outage told whole: forty sites, one call, one cause, and every site verifies for itself.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rebuildAll, verifyAll } from '../../src/app/chain.ts';
import { proposeGroups } from '../../src/app/groups.ts';
import type { GroupView } from '../../src/http/contract/groups.ts';
import { openTestDesk } from '../support/desk.ts';
import { acts, counted, openOffices, outage, outages, reportedAll } from '../support/groups.ts';
import { expectRefusal } from '../support/person.ts';
import { clockOf, local, told } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, store } = desk;
const { technician, neighbour, coordinator, otherCoordinator, headquarters, helpdesk } = people;
const circuits = await openOffices(store, '12', 40);

/** The sites report within six minutes, and the desk sees that they failed together. */
async function proposedByReports(): Promise<GroupView> {
  for (const part of [circuits.slice(0, 2), circuits.slice(2, 20), circuits.slice(20)]) {
    await reportedAll(coordinator, part, clock.in({}));
    clock.advance({ minutes: 2 });
    await proposeGroups(desk.desk);
  }
  const [proposed, ...more] = await outages(coordinator);
  assert.ok(proposed);
  assert.deepEqual(more, [], 'one group, whoever looks and however often');
  assert.deepEqual([proposed.state, proposed.why], ['proposed', 'reports']);
  const waiting = await outage(coordinator, proposed);
  assert.equal(waiting.children.length + waiting.candidates.length, 40);
  assert.deepEqual(await outages(helpdesk), [], 'the carrier was told of none yet');
  assert.deepEqual(await outages(technician, { circuit: 'ptc-12-107' }), []);
  return waiting;
}

test('forty sites down within minutes: one group, one call, one cause, each verifies', async () => {
  const proposed = await proposedByReports();

  const group = await acts(coordinator, 'confirm', proposed, {});
  assert.deepEqual(counted(group, 'standing'), { in: 40 });
  const called = await acts(coordinator, 'call', group, {
    answered: true,
    answeredBy: 'Minh',
    reference: '119-7',
  });
  assert.deepEqual(counted(called, 'state'), { 'joint-diagnosis': 40 });
  assert.ok(called.children.every((child) => local(child.notifiedAt) === 'Mon 08:06'));

  clock.advance({ minutes: 30 });
  const etr = clock.in({ hours: 3 });
  const cause = 'Đứt cáp trục';
  const diagnosed = await acts(helpdesk, 'diagnose', group, {
    cause,
    etr,
    responsibility: 'carrier',
  });
  assert.deepEqual(counted(diagnosed, 'state'), { restoration: 40 });
  const [first, last] = [diagnosed.children[0], diagnosed.children.at(-1)];
  assert.ok(first && last);
  const child = await coordinator.sees({ id: first.incident });
  assert.deepEqual([child.diagnosis?.cause, child.promisedAt], [cause, etr]);
  assert.equal(clockOf(child, 'diagnosis').status, 'met');

  clock.advance({ hours: 1 });
  const fixed = await acts(helpdesk, 'report-fixed', group, { what: 'Đã hàn cáp' });
  assert.deepEqual(counted(fixed, 'state'), { verification: 40 });
  await expectRefusal('G-13', acts(coordinator, 'end', group, {}));
  for (const { incident } of fixed.children.slice(0, 39)) {
    await coordinator.confirms({ id: incident });
  }
  await expectRefusal('G-13', acts(coordinator, 'end', group, {}));
  await coordinator.rejects({ id: last.incident }, 'Vẫn mất kết nối');

  const ended = await acts(coordinator, 'end', group, {});
  assert.deepEqual([ended.state, ended.back], ['ended', 39]);
  assert.deepEqual(
    ended.notBack.map(({ incident, state }) => [incident, state]),
    [[last.incident, 'joint-diagnosis']],
  );
  assert.deepEqual(counted(ended, 'cycle'), { 1: 39, 2: 1 });
  const record = told(await coordinator.record({ id: last.incident }));
  const steps = ['reported', 'self-diagnosed', 'hotline-called', 'carrier-notified', 'diagnosed'];
  const rest = ['responsibility-proposed', 'responsibility-agreed', 'fixed-reported', 'rejected'];
  assert.deepEqual(record, [...steps, ...rest], 'its own record, whole');
  await expectRefusal('G-1', acts(coordinator, 'end', group, {}));
});

test('others see nothing of it; the record and the rows are held by their chain', async () => {
  const [group] = await outages(coordinator, { show: 'all' });
  assert.ok(group);
  assert.deepEqual(await outages(otherCoordinator, { show: 'all' }), []);
  assert.deepEqual(await outages(neighbour, { show: 'all' }), []);
  assert.deepEqual(await outages(people.otherCarrier, { show: 'all' }), []);
  await expectRefusal('D-1', outage(otherCoordinator, group));
  assert.equal((await outages(headquarters, { show: 'all' })).length, 1);
  const { entries, holds } = await coordinator.get<{
    entries: { type: string }[];
    holds: boolean;
  }>(`/api/groups/${group.id}/record`);
  assert.ok(holds);
  assert.deepEqual(
    entries.map(({ type }) => type),
    ['proposed', 'confirmed', 'joined', 'called', 'diagnosed', 'fixed-reported', 'ended'],
  );
  assert.deepEqual((await verifyAll(store, () => undefined)).broken, []);
  assert.equal((await rebuildAll(store, () => undefined)).changed, 0);
});
