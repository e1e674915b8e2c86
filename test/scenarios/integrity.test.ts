/** What is kept: clocks as rows, a read model that follows from the record, a record that holds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { rebuildAll, verifyAll } from '../../src/app/chain.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { inClosing, inRestoration, inVerification, notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, store } = desk;
const { technician, coordinator, helpdesk, otherCarrier } = people;
const quiet = (): undefined => undefined;

await busyDay();

test('every clock is a row, with the instants of the incident’s own', async () => {
  const { rows: incidents } = await store.pool.query<{ id: string; clocks: string }>(
    `select id, snapshot->'clocks' as clocks from incidents where snapshot->'clocks' <> '[]'`,
  );
  assert.ok(incidents.length >= 5);
  const seen = new Set<string>();
  for (const { id } of incidents) {
    const { clocks } = await people.headquarters.sees({ id });
    const { rows } = await store.pool.query<Row>(
      `select clock, cycle, round, level, started_at, due_at, met_at, stopped_at, paused_at
       from deadlines where incident = $1`,
      [id],
    );
    const asRows = clocks.map((each) => {
      const { startedAt, dueAt, metAt, stoppedAt, pausedAt } = each;
      const instants = [startedAt, dueAt, metAt, stoppedAt, pausedAt].map(instant);
      return [each.clock, each.cycle, each.round, each.level, ...instants];
    });
    assert.deepEqual(sorted(rows.map((row) => Object.values(row).map(instant))), sorted(asRows));
    for (const { status } of clocks) seen.add(status);
  }
  for (const status of ['running', 'paused', 'met', 'met-late', 'breached', 'stopped'] as const) {
    assert.ok(seen.has(status), `the day has a clock that is ${status}`);
  }
});

test('a healthy desk holds, and rebuilding it changes nothing', async () => {
  const before = await everyRow();
  const verified = await verifyAll(store, quiet);
  assert.deepEqual(verified.broken, []);
  const { count, changed } = await rebuildAll(store, quiet);
  assert.deepEqual([count, changed], [verified.count, 0]);
  assert.deepEqual(await everyRow(), before);
});

test('rows that were tampered with are put right from the record, and only they', async () => {
  const before = await everyRow();
  const { id } = await inRestoration(desk);
  await vandalise(`update incidents set state = 'closed', is_open = false where id = '${id}'`);
  await vandalise(
    `update deadlines set due_at = 'infinity' where incident = '${id}' and level = 2`,
  );
  await vandalise(`delete from deadlines where incident = '${id}' and clock = 'diagnosis'`);
  await vandalise(`insert into deadlines (incident, cycle, clock, round, level, started_at, due_at)
    values ('${id}', 7, 'response', 1, 0, now(), now())`);
  assert.equal((await rebuildAll(store, quiet)).changed, 4);
  assert.equal((await rebuildAll(store, quiet)).changed, 0);
  assert.equal((await technician.sees({ id })).state, 'restoration');
  const after = await everyRow();
  for (const [table, rows] of Object.entries(before)) {
    for (const row of rows) assert.ok(after[table as keyof typeof after].includes(row), table);
  }
});

test('a row that vanished from the read model comes back', async () => {
  const incident = await inVerification(desk);
  const seen = await technician.sees(incident);
  await vandalise(`delete from incidents where id = '${incident.id}'`);
  await vandalise(`delete from deadlines where incident = '${incident.id}'`);
  assert.equal((await rebuildAll(store, quiet)).changed, 1 + seen.clocks.length);
  assert.deepEqual(await technician.sees(incident), seen);
});

/** What a vandal does to the record `$1`, and the place at which it has to be found. */
const vandalism = [
  [
    'one byte of an entry',
    `update events set body = replace(body, 'Minh', 'Ninh') where incident = $1`,
    3,
  ],
  ['a first entry taken away', 'delete from events where incident = $1 and seq = 1', 1],
  ['an entry taken from the middle', 'delete from events where incident = $1 and seq = 3', 3],
  ['the last entry taken away', 'delete from events where incident = $1 and seq = 7', 7],
  ['a whole record taken away', 'delete from events where incident = $1', 1],
  [
    'two entries in each other’s place',
    `update events e set body = o.body, hash = o.hash from events o
     where e.incident = $1 and o.incident = $1 and e.seq in (2, 3) and o.seq = 5 - e.seq`,
    2,
  ],
  [
    'a record that was another incident’s',
    `update events e set body = o.body, hash = o.hash from events o
     where e.incident = $1 and o.seq = e.seq and o.incident in
       (select incident from events where incident <> $1 group by 1 having count(*) = 7 limit 1)`,
    7,
  ],
] as const;

for (const [what, sql, seq] of vandalism) {
  test(`found: ${what}`, async () => {
    const { id } = await inRestoration(desk);
    const kept = await recordRows(id);
    assert.equal(kept.length, 7);
    await vandalise(sql, [id]);
    const { broken } = await verifyAll(store, quiet);
    const found = broken.map((each) => each.incident);
    assert.deepEqual(found, [id]);
    const seqs = broken[0]?.flaws.map((flaw) => flaw.seq) ?? [];
    assert.ok(seqs.includes(seq), `${seq} in ${JSON.stringify(broken)}`);
    const shown = await technician.record({ id });
    assert.deepEqual([shown.holds, shown.flaws.length > 0], [false, true], 'its readers are told');
    await assert.rejects(rebuildAll(store, quiet), /does not hold/, 'nothing is rebuilt from it');
    await restore(id, kept);
    assert.deepEqual((await verifyAll(store, quiet)).broken, []);
  });
}

test('an entry whose hash was made anew is found by the next one', async () => {
  const { id } = await inRestoration(desk);
  const kept = await recordRows(id);
  await vandalise(`update events set body = b, hash = sha256(convert_to(b, 'UTF8'))
    from (select replace(body, 'Minh', 'Ninh') as b
      from events where incident = '${id}' and seq = 3)
    where incident = '${id}' and seq = 3`);
  const { broken } = await verifyAll(store, quiet);
  assert.deepEqual(broken, [{ incident: id, flaws: [{ seq: 4, what: 'chain-broken' }] }]);
  await restore(id, kept);
});

test('the database itself refuses to change, delete or empty the record', async () => {
  const before = await store.pool.query('select count(*) from events');
  for (const sql of [
    `update events set body = body`,
    `delete from events where seq = 1`,
    `truncate events`,
    `update events set body = '' where false`,
  ]) {
    await assert.rejects(store.pool.query(sql), /append-only/, sql);
  }
  assert.deepEqual((await store.pool.query('select count(*) from events')).rows, before.rows);
});

/** A day with something of everything: kept and broken promises, both agreements, all ends. */
async function busyDay(): Promise<void> {
  await technician.repairsLocally(
    await technician.finds(await technician.reports(), 'local'),
    'Cắm lại nguồn',
  );
  await technician.withdraws(await technician.reports(), 'Tự thông');
  await technician.reports({ circuit: circuits.muongTe });
  const asked = await notified(desk);
  await helpdesk.proposes(asked, 'customer', 'Mất điện');
  await technician.agrees(asked);
  const late = await notified(desk);
  const resting = await inRestoration(desk);
  await helpdesk.claimsForceMajeure(resting, 'Bão');
  const backUp = await coordinator.reports({ circuit: circuits.laiChauBackUp });
  await coordinator.finds(backUp, 'carrier');
  await coordinator.calls(backUp, { answered: true });
  await otherCarrier.responds(backUp, 'Đã nhận');
  clock.advance({ hours: 5 });
  await helpdesk.responds(late, 'Xin lỗi, nay mới xem');
  await technician.rejects(await inVerification(desk), 'Mất gói');
  await technician.signs(await inClosing(desk));
}

type Row = Record<string, unknown>;

function instant(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (value === undefined) return null;
  return typeof value === 'string' && value.endsWith('Z') ? Date.parse(value) : value;
}

function sorted(rows: unknown[][]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

async function everyRow(): Promise<Record<'incidents' | 'deadlines' | 'events', string[]>> {
  const rowsOf = async (table: string): Promise<string[]> => {
    const { rows } = await store.pool.query<{ row: string }>(
      `select t::text as row from ${table} t`,
    );
    return rows.map(({ row }) => row).toSorted();
  };
  return {
    incidents: await rowsOf('incidents'),
    deadlines: await rowsOf('deadlines'),
    events: await rowsOf('events'),
  };
}

/** Changes rows as only the owner of the database can: with its guards switched off. */
async function vandalise(sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client(store.url);
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { rowCount } = await client.query(sql, values);
    assert.ok((rowCount ?? 0) > 0, `the vandal found nothing: ${sql}`);
  } finally {
    await client.end();
  }
}

async function recordRows(id: string): Promise<Row[]> {
  const { rows } = await store.pool.query<Row>('select * from events where incident = $1', [id]);
  return rows;
}

async function restore(id: string, kept: Row[]): Promise<void> {
  const left = await recordRows(id);
  if (left.length > 0) await vandalise('delete from events where incident = $1', [id]);
  const columns = Object.keys(kept[0] ?? {});
  const places = columns.map((_column, index) => `$${index + 1}`).join(', ');
  for (const row of kept) {
    const values = columns.map((column) => row[column]);
    await vandalise(`insert into events (${columns.join(', ')}) values (${places})`, values);
  }
}
