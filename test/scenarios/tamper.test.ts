/** Whoever has the database's own password cannot change the record unseen: each way is tried. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNightly, readStanding, sealOnce } from '../../src/app/keeping.ts';
import { makeCheckpoints } from '../../src/app/checkpoints.ts';
import { verifyDesk } from '../../src/app/verify-desk.ts';
import { makeCheckpoint } from '../../src/domain/checkpoint.ts';
import { newSigningKey } from '../../src/domain/signing.ts';
import { lastCheckpoint, readCheckpoints, readLeaves } from '../../src/store/checkpoints.ts';
import { findWitness } from '../../src/store/keys.ts';
import type { RecordStandingView } from '../../src/http/contract/record.ts';
import { openTestDesk } from '../support/desk.ts';
import { inClosing, inRestoration, notified } from '../support/told.ts';
import * as vandal from '../support/vandal.ts';

const desk = await openTestDesk();
const { store, ring, clock, people } = desk;
const tables = ['events', 'incidents', 'checkpoints', 'checkpoint_leaves', 'record_keys'];

const victim = await inRestoration(desk);
await inClosing(desk);
await makeCheckpoints(store, ring, { isNow: true });
clock.advance({ minutes: 2 });
await people.helpdesk.responds(await notified(desk), 'Đã nhận');
await people.helpdesk.updates(victim, 'Đang hàn nối');
await makeCheckpoints(store, ring);
await spare();

/** What a vandal does, and how it is named; `$1` is the victim. */
const vandalism: [string, string, string[]][] = [
  [
    'a byte of an entry',
    `update events set body = replace(body, 'Minh', 'Ninh') where incident = $1 and seq = 3`,
    ['body-changed'],
  ],
  [
    'an entry from the middle',
    'delete from events where incident = $1 and seq = 3',
    ['out-of-order', 'cut-short', 'not-as-sealed'],
  ],
  [
    'the last entry, and the row that tells of it',
    `with gone as (delete from events where incident = $1 and seq = 8 returning incident)
     update incidents i set version = 7, head = e.hash
     from gone join events e on e.incident = gone.incident and e.seq = 7 where i.id = e.incident`,
    ['cut-short'],
  ],
  [
    'an incident, record and row',
    `with gone as (delete from events where incident = $1) delete from incidents where id = $1`,
    ['vanished'],
  ],
  [
    'an incident, and what the checkpoints said of it',
    `with a as (delete from events where incident = $1),
       b as (delete from checkpoint_leaves where id = $1)
     delete from incidents where id = $1`,
    ['checkpoint-leaves', 'checkpoint-leaves'],
  ],
  [
    'a checkpoint’s text',
    `update checkpoints set body = replace(body, '"size":', '"size":1') where seq = 1
       and $1::uuid is not null`,
    ['checkpoint-changed', 'checkpoint-forged', 'checkpoint-leaves'],
  ],
  [
    'a checkpoint’s signature',
    `update checkpoints set signature = reverse(signature) where seq = 2 and $1::uuid is not null`,
    ['checkpoint-forged'],
  ],
  [
    'a checkpoint',
    `with gone as (delete from checkpoint_leaves where checkpoint = 1)
     delete from checkpoints where seq = 1 and $1::uuid is not null`,
    ['checkpoint-missing'],
  ],
  [
    'the end of the checkpoints, and what came after',
    `with a as (delete from checkpoint_leaves where checkpoint = 2)
     delete from checkpoints where seq = 2 and $1::uuid is not null`,
    ['checkpoints-cut'],
  ],
  [
    'the published key',
    `update record_keys set x = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
     where $1::uuid is not null`,
    ['key-id', 'checkpoint-forged', 'checkpoint-forged'],
  ],
];

test('a healthy desk fits, and its standing says so', async () => {
  const report = await verify();
  assert.deepEqual([report.records, report.checkpoints, report.flaws], [3, 2, []]);
  await sealOnce(store, ring);
  assert.ok(await checkNightly(store, ring), 'the night’s walk is made');
  assert.equal(await checkNightly(store, ring), undefined, 'once');
  const { body } = await people.helpdesk.send('GET', '/api/record/standing');
  const standing = body as RecordStandingView;
  assert.deepEqual([standing.holds, standing.alarms, standing.checkpoint?.seq], [true, [], 2]);
  assert.equal(standing.check?.records, 3);
});

for (const [what, sql, names] of vandalism) {
  test(`found and named: ${what}`, async () => {
    await vandalise(sql, [victim.id]);
    const { flaws } = await verify();
    assert.deepEqual(new Set(flaws.map((flaw) => flaw.what)), new Set(names));
    await restore();
    assert.deepEqual((await verify()).flaws, []);
  });
}

test('found and named: a record that was made anew from its first entry', async () => {
  // The vandal owns the database and knows how entries are chained: the chain itself holds.
  const { canonical, sealAll } = await import('../../src/domain/record.ts');
  const { genesis } = await import('../../src/domain/record.ts');
  const { rows } = await store.pool.query<{ body: string }>(
    'select body from events where incident = $1 order by seq',
    [victim.id],
  );
  const entries = rows.map(({ body }) => {
    const { prev: _prev, ...entry } = JSON.parse(body.replace('Minh', 'Ninh')) as { prev: string };
    return entry;
  });
  const anew = sealAll(entries, genesis);
  assert.ok(canonical(entries[0]).length > 0);
  for (const [index, { body, hash }] of anew.entries()) {
    await vandalise(
      `update events set body = $2, hash = decode($3, 'hex') where incident = $1 and seq = $4`,
      [victim.id, body, hash, index + 1],
    );
  }
  await vandalise(`update incidents set head = decode($2, 'hex') where id = $1`, [
    victim.id,
    anew.at(-1)?.hash,
  ]);
  const { flaws } = await verify();
  assert.deepEqual(
    flaws.map(({ what, id }) => [what, id]),
    [['not-as-sealed', victim.id]],
  );
  await restore();
});

test('found and named: a forged checkpoint over what is left', async () => {
  const [first] = await readCheckpoints(store, 0, 1);
  assert.ok(first);
  const before = { seq: 1, at: 0, hash: first.hash };
  const leaves = (await readLeaves(store, 2)).filter(({ id }) => id !== victim.id);
  const forged = makeCheckpoint(before, leaves, clock.now(), newSigningKey());
  await vandalise(
    `update checkpoints set body = $1, hash = decode($2, 'hex'), signature = $3 where seq = 2`,
    [forged.body, forged.hash, forged.signature],
  );
  await vandalise('delete from checkpoint_leaves where checkpoint = 2 and id = $1', [victim.id]);
  const named = (await verify()).flaws.map(({ what }) => what);
  assert.ok(named.includes('checkpoint-key'), String(named));
  assert.ok(named.includes('checkpoints-cut'), 'it is not the one that was noted outside');
  await restore();
});

test('found and named: a clock set back; no checkpoint is dated before another', async () => {
  const { last } = await lastCheckpoint(store);
  assert.ok(last);
  const { rows } = await store.pool.query<{ now: Date }>('select clock_timestamp() as now');
  const realNow = rows[0]?.now.getTime() ?? 0;
  const back = { ...store, clockOffsetMs: () => last.at - 3_600_000 - realNow };
  await people.helpdesk.updates(victim, 'Vẫn đang hàn nối');
  const made = await makeCheckpoints(back, ring);
  assert.ok('made' in made);
  assert.deepEqual(
    made.made.map(({ seq, at }) => [seq, at]),
    [[3, last.at]],
  );
  const { flaws } = await verify();
  assert.deepEqual(
    flaws.map(({ what, seq }) => [what, seq]),
    [['clock-back', 3]],
  );
  await spare();
});

test('what does not fit is told on every board, and by night only', async () => {
  await vandalise('delete from events where incident = $1', [victim.id]);
  await vandalise('delete from incidents where id = $1', [victim.id]);
  clock.advance({ days: 1 });
  assert.ok(await checkNightly(store, ring));
  const seen = async (part: 'headquarters' | 'helpdesk'): Promise<RecordStandingView> =>
    (await people[part].send('GET', '/api/record/standing')).body as RecordStandingView;
  const [owner, carrier] = [await seen('headquarters'), await seen('helpdesk')];
  for (const { holds, alarms } of [owner, carrier]) {
    assert.deepEqual([holds, alarms.includes('flaws')], [false, true]);
  }
  const told = (view: RecordStandingView): string => JSON.stringify(view.check?.flaws);
  assert.ok(told(owner).includes(victim.id), 'headquarters is told which');
  assert.ok(!told(carrier).includes(victim.id), 'others are told that');
  const metrics = await fetch(`${desk.at.url}/metrics`);
  assert.match(await metrics.text(), /thongsuot_record_flaws 2\n/);
  await restore();
});

test('the database refuses to change or empty checkpoints, leaves and keys', async () => {
  for (const table of ['checkpoints', 'checkpoint_leaves', 'record_keys']) {
    for (const sql of [`delete from ${table}`, `truncate ${table} cascade`]) {
      await assert.rejects(store.pool.query(sql), /append-only/, sql);
    }
  }
});

test('a lost key stops checkpoints, not the desk, and says so; nobody signs for it', async () => {
  const lost = { ...ring, signer: async () => ({ lost: 'abc' }) };
  await assert.rejects(sealOnce(store, lost), /key rotate --lost/);
  assert.ok((await readStanding(store, lost)).alarms.includes('key-lost'));
});

test('processes that seal at once make one chain', async () => {
  for (let round = 0; round < 3; round += 1) {
    clock.advance({ minutes: 2 });
    await people.helpdesk.updates(victim, `Tin ${round}`);
    await Promise.all(Array.from({ length: 8 }, () => makeCheckpoints(store, ring)));
  }
  const named = (await verify()).flaws.map(({ what }) => what);
  assert.deepEqual(named, ['clock-back']);
  const { last } = await lastCheckpoint(store);
  assert.equal(last?.seq, 6);
});

async function verify() {
  return verifyDesk(store, { witness: await findWitness(ring.varFolder) });
}

function vandalise(sql: string, values: unknown[] = []): Promise<void> {
  return vandal.vandalise(store, sql, values);
}

function spare(): Promise<void> {
  return vandal.spare(store, tables);
}

function restore(): Promise<void> {
  return vandal.restore(store, tables);
}
