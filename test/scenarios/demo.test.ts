/** The sample month: believable, whole, and the same again from the same seed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rebuildAll, verifyAll } from '../../src/app/chain.ts';
import { loadCast } from '../../src/app/demo-cast.ts';
import { planMonth } from '../../src/app/demo-month.ts';
import { fillWithDemo } from '../../src/app/demo.ts';
import type { CommandName } from '../../src/domain/roles.ts';
import { stateNames } from '../../src/domain/procedure.ts';
import type { IncidentPage, IncidentView } from '../../src/http/contract/incidents.ts';
import type { Store } from '../../src/store/connect.ts';
import { eventOf, readRecords, recordIds } from '../../src/store/record.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import type { Person } from '../support/person.ts';

const day = 86_400_000;
const incidents = 200;

/** A desk with its cast as the sample people, and the month of a seed. */
async function openFilled(seed: number): Promise<TestDesk> {
  const desk = await openTestDesk();
  const sample = Object.keys(desk.people).filter((part) => part !== 'colleague');
  const emails = sample.map((part) => `${part}@example.vn`);
  await desk.store.db
    .updateTable('people')
    .set({ is_sample: true })
    .where('id', 'in', (people) =>
      people.selectFrom('auth_user').select('id').where('email', 'in', emails),
    )
    .execute();
  await fill(desk, seed);
  return desk;
}

async function fill({ store }: TestDesk, seed: number): Promise<number> {
  return fillWithDemo(store, { incidents, seed, onProgress: () => undefined });
}

/** Every record but for the ids and numbers that are new each time, in the order of the reports. */
async function storiesOf(store: Store): Promise<string[]> {
  const records = await readRecords(store, await recordIds(store, undefined, 10 * incidents));
  const stories = records.map(({ sealed }) =>
    sealed.map(eventOf).map(({ incident: _incident, command: _command, ...event }) => {
      // What a signature names is made of the ids, which are new each time.
      const named = { code: '', head: '', statement: '' };
      const { code: _c, head: _h, statement: _s, ...data } = { ...named, ...event.data };
      return { ...event, data };
    }),
  );
  return stories.map((story) => JSON.stringify(story)).toSorted();
}

const desk = await openFilled(2009);
const everywhere = await desk.store.db.selectFrom('incidents').select('state').execute();

test('the sample month has as many incidents as asked for, in every state of the procedure', () => {
  assert.equal(everywhere.length, incidents);
  const states = new Set(everywhere.map((incident) => incident.state));
  assert.deepEqual([...states].toSorted(), stateNames.toSorted());
});

test('the sample month: every chain holds, and replaying it changes no row', async () => {
  const quiet = (): void => undefined;
  assert.deepEqual(await verifyAll(desk.store, quiet), { count: incidents, broken: [] });
  assert.deepEqual(await rebuildAll(desk.store, quiet), { count: incidents, changed: 0 });
});

test('the sample month lies in the last 31 days, and nothing of it in the future', async () => {
  const records = await readRecords(desk.store, await recordIds(desk.store, undefined, 1_000));
  const times = records.flatMap(({ sealed }) => sealed.map((entry) => eventOf(entry).at));
  assert.ok(Math.min(...times) > desk.clock.now() - 31 * day);
  assert.ok(Math.max(...times) <= desk.clock.now());
});

test('the sample month numbers incidents in the order in which they were reported', async () => {
  const rows = await desk.store.db
    .selectFrom('incidents')
    .select(['code', 'reported_at'])
    .orderBy('code')
    .execute();
  const times = rows.map((row) => row.reported_at.getTime());
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
});

test('the sample month has a storm: many sites of two provinces within an hour', async () => {
  const { rows } = await desk.store.pool.query<{ provinces: string[]; count: number }>(`
    select array_agg(distinct province) as provinces, count(*)::int as count from incidents
    where snapshot->'forceMajeure' <> '[]' and not is_open
    group by date_trunc('day', reported_at) order by count desc limit 1`);
  assert.ok((rows[0]?.count ?? 0) >= 12, 'a storm hits many sites');
  assert.equal(rows[0]?.provinces.length, 2);
});

test('the sample month runs under both agreements, and some answers come too late', async () => {
  const page = await desk.people.headquarters.get<IncidentPage>(
    '/api/incidents?show=all&limit=200',
  );
  assert.equal(new Set(page.items.map((item) => item.carrier.id)).size, 2);
  const late = await desk.people.headquarters.get<IncidentPage>('/api/incidents?overdue=true');
  assert.ok(late.items.length >= 4, 'the board has something overdue');
});

test('the sample month gives every sample person something to do at once', async () => {
  const { people } = desk;
  const work: [Person, CommandName[]][] = [
    [people.technician, ['sign', 'confirm']],
    [people.neighbour, ['sign', 'log-call']],
    [people.coordinator, ['agree-responsibility', 'confirm', 'sign']],
    [people.otherCoordinator, ['agree-responsibility', 'confirm']],
    [people.headquarters, ['accept-force-majeure', 'self-diagnose', 'withdraw']],
    [people.helpdesk, ['respond', 'diagnose', 'revise-etr', 'report-fixed', 'sign']],
    [people.otherCarrier, ['respond', 'diagnose']],
  ];
  for (const [person, commands] of work) {
    const offered = await offeredTo(person);
    for (const command of commands) assert.ok(offered.has(command), `${command} is offered`);
  }
});

test('the sample month is another with another seed', async () => {
  const cast = await loadCast(desk.desk);
  const plan = (seed: number) => planMonth({ cast, now: desk.clock.now(), incidents: 20, seed });
  assert.notDeepEqual(plan(2009), plan(2010));
});

test('the sample month comes in any size that the command line takes', async () => {
  const cast = await loadCast(desk.desk);
  for (const wanted of [1, 2, 9, 60, 1_000]) {
    const stories = planMonth({ cast, now: desk.clock.now(), incidents: wanted, seed: wanted });
    assert.equal(stories.length, wanted);
  }
});

test('the sample month can be added twice, and is the same by the same seed', async () => {
  const once = await storiesOf(desk.store);
  assert.equal(await fill(desk, 2009), incidents);
  const twice = await storiesOf(desk.store);
  assert.deepEqual(twice, [...once, ...once].toSorted());
});

/** All commands that a person is offered on the incidents of their board. */
async function offeredTo(person: Person): Promise<Set<CommandName>> {
  const { items } = await person.get<IncidentPage>('/api/incidents?limit=200');
  const views = await Promise.all(
    items.map(({ id }) => person.get<IncidentView>(`/api/incidents/${id}`)),
  );
  return new Set(views.flatMap((view) => view.commands));
}
