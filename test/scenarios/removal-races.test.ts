/** A record is removed in the very moment in which somebody still needs it: one of the two wins. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCheckpoints } from '../../src/app/checkpoints.ts';
import { tick } from '../../src/app/tick.ts';
import { verifyDesk } from '../../src/app/verify-desk.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { openTestDesk } from '../support/desk.ts';
import { sends } from '../support/files-sent.ts';
import { problemOf, type Answer } from '../support/person.ts';
import { inClosing, told } from '../support/told.ts';

const desk = await openTestDesk();
const { people, clock, store, ring } = desk;
const { headquarters, helpdesk, director, technician } = people;

/** Closed, a root-cause report still owed; ten years on, with nothing written since. */
const owing: IncidentView[] = [];
for (const _ of Array.from({ length: 6 })) owing.push(await closesOwing());
clock.advance({ days: 4 });
await tick(desk.desk);
await makeCheckpoints(store, ring, { isNow: true });
clock.advance({ days: 3_660 });

const removes = (incident: IncidentView, by = headquarters) =>
  by.send('POST', '/api/retention/removals', {
    body: { incident: incident.code, reason: 'Hết hạn' },
  });
const holds = (incident: IncidentView) =>
  director.send('POST', '/api/retention/holds', {
    body: { incident: incident.code, reason: 'Tranh chấp' },
  });
const givesRfo = ({ id }: IncidentView) =>
  helpdesk.send('POST', `/api/incidents/${id}/give-rfo`, { body: { cause: 'Măng xông cũ' } });

test('a removal first, the root-cause report behind it: there is nothing to add to', async () => {
  const [removed, given] = await inThisOrder(owing[0], removes, givesRfo);
  assert.equal(removed.status, 201);
  problemOf(given, 'D-1');
});

test('the root-cause report first: its record has a new term, and is not removed', async () => {
  const [given, removed] = await inThisOrder(owing[1], givesRfo, removes);
  assert.equal(given.status, 200);
  problemOf(removed, 'R-5');
  const record = await technician.record(owing[1] ?? assert.fail());
  assert.deepEqual([record.holds, told(record).at(-1)], [true, 'rfo-given']);
});

test('two removals at once: one tombstone, and the other finds nothing', async () => {
  const other = await desk.beside();
  const [first, second] = await inThisOrder(owing[2], removes, (incident) =>
    removes(incident, other.people.headquarters),
  );
  assert.equal(first.status, 201);
  problemOf(second, 'R-5');
});

test('a hold first, the removal behind it: the record stays', async () => {
  const [held, removed] = await inThisOrder(owing[3], holds, removes);
  assert.equal(held.status, 201);
  problemOf(removed, 'R-6');
  assert.equal((await technician.sees(owing[3] ?? assert.fail())).state, 'closed');
});

test('a removal first, the hold behind it: nobody is told that a gone record is held', async () => {
  const [removed, held] = await inThisOrder(owing[4], removes, holds);
  assert.equal(removed.status, 201);
  problemOf(held, 'D-1');
});

test('a file that comes while its record goes is refused, and stays nowhere', async () => {
  const [removed, sent] = await inThisOrder(owing[5], removes, (incident) =>
    sends(helpdesk, incident, Buffer.from('nguyên nhân gốc'), 'rfo.txt'),
  );
  assert.equal(removed.status, 201);
  problemOf(sent, 'D-1');
});

test('afterwards every record that is there holds, every other has its tombstone', async () => {
  const { flaws, removed } = await verifyDesk(store);
  assert.deepEqual([flaws, removed.length], [[], 4]);
});

async function closesOwing(): Promise<IncidentView> {
  const incident = await inClosing(desk);
  await technician.asksRfo(incident, 3);
  await technician.signs(incident);
  return helpdesk.signs(incident);
}

type Act = (incident: IncidentView) => Promise<Answer>;

/** Both acts at once, begun while the row is taken by a third: so their order is known. */
async function inThisOrder(
  incident: IncidentView | undefined,
  first: Act,
  second: Act,
): Promise<[Answer, Answer]> {
  assert.ok(incident);
  const client = await store.pool.connect();
  try {
    await client.query('begin');
    await client.query('select from incidents where id = $1 for update', [incident.id]);
    const begun = first(incident);
    await waiting(1);
    const behind = second(incident);
    await waiting(2);
    await client.query('commit');
    return [await begun, await behind];
  } finally {
    client.release();
  }
}

/** Resolves once so many statements wait for a lock of somebody else's. */
async function waiting(count: number): Promise<void> {
  const sql = `select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  for (;;) {
    const { rows } = await store.pool.query<{ count: number }>(sql);
    if ((rows[0]?.count ?? 0) >= count) return;
  }
}
