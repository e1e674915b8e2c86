/**
 * Seven hundred sites down at once: a group for each province, and nobody's report waits for it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startEngine } from '../../src/app/engine.ts';
import { openTestDesk } from '../support/desk.ts';
import { acts, counted, openOffices, outages, proposes, reportedAll } from '../support/groups.ts';

const desk = await openTestDesk();
const { clock, people, store } = desk;
const { coordinator, headquarters, helpdesk } = people;

test('Uptime Kuma #7079: 697 sites at once are 63 groups, and no site is in two', async () => {
  const { rows } = await store.pool.query<{ id: string }>(
    `select c.id from circuits c join units u on u.id = c.site
      where agreement = 'viettel-ptc-2009' and u.kind = 'site' order by c.id`,
  );
  const errors: unknown[] = [];
  const reports = { onTick: () => undefined, onError: (error: unknown) => errors.push(error) };
  const engines = [await startEngine(desk.desk, reports), await startEngine(desk.desk, reports)];
  const circuits = rows.map(({ id }) => id);
  try {
    await reportedAll(headquarters, circuits, clock.in({}));
    await Promise.all(engines.map((engine) => engine.run()));
  } finally {
    await Promise.all(engines.map((engine) => engine.stop()));
  }
  assert.deepEqual(errors, []);
  const groups = await outages(headquarters, { limit: '200' });
  const provinces = new Set(groups.map(({ province }) => province.code));
  assert.deepEqual([groups.length, provinces.size], [63, 63]);
  const { rows: twice } = await store.pool.query(
    'select incident from group_members group by incident having count(*) > 1',
  );
  assert.deepEqual(twice, []);
});

test('one province of 400 more: one act reaches them all', async () => {
  clock.advance({ hours: 1 });
  const circuits = await openOffices(store, '12', 400);
  const [known] = await outages(headquarters, { province: '12' });
  assert.ok(known);
  await acts(coordinator, 'dismiss', known, { reason: 'Đã có lại' });
  const incidents = await reportedAll(coordinator, circuits, clock.in({}));
  const group = await acts(coordinator, 'confirm', await proposes(coordinator, incidents), {});
  const called = await acts(coordinator, 'call', group, { answered: true });
  assert.deepEqual(counted(called, 'state'), { 'joint-diagnosis': 400 });
  const etr = clock.in({ hours: 1 });
  const promise = { cause: 'Đứt cáp trục', etr, responsibility: 'carrier' } as const;
  const diagnosed = await acts(helpdesk, 'diagnose', group, promise);
  assert.deepEqual(counted(diagnosed, 'state'), { restoration: 400 });
});
