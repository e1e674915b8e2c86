/** Nothing goes before its term, nothing that is held goes, and what goes leaves a tombstone. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { makeCheckpoints } from '../../src/app/checkpoints.ts';
import { remove } from '../../src/app/retention.ts';
import { verifyDesk } from '../../src/app/verify-desk.ts';
import { keptUntil, makeTombstone, type RemovalBody } from '../../src/domain/retention.ts';
import { newSigningKey } from '../../src/domain/signing.ts';
import type { LegalHold, Retention } from '../../src/http/contract/retention.ts';
import { addMessages, beginTries } from '../../src/store/messages.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { attaches } from '../support/files-sent.ts';
import { problemOf } from '../support/person.ts';
import { inClosing, inRestoration } from '../support/told.ts';
import { restore, spare, vandalise } from '../support/vandal.ts';

const desk = await openTestDesk();
const { people, clock, store, ring } = desk;
const tables = ['events', 'incidents', 'attachments', 'removals', 'checkpoint_leaves'];

const [first, second, third] = [await closes(desk), await closes(desk), await closes(desk)];
const open = await inRestoration(desk);
await attaches(people.technician, open, Buffer.from('nhật ký'), 'a.log');
await makeCheckpoints(store, ring, { isNow: true });

const read = (part: 'headquarters' | 'director' = 'headquarters'): Promise<Retention> =>
  people[part].get('/api/retention');
const asks = (what: string, body: object, part: 'headquarters' | 'director' = 'headquarters') =>
  people[part].send('POST', `/api/retention/${what}`, { body });
const removes = (incident: string) => asks('removals', { incident, reason: 'Hết thời hạn' });

test('before its term nothing is removed: not by a person, nor by command', async () => {
  assert.deepEqual((await read()).overdue, []);
  problemOf(await removes(first.code), 'R-5');
  clock.moveTo('2036-11-23T07:59:00+07:00');
  problemOf(await removes(first.code), 'R-5');
  const asked = { incident: first.id, reason: 'x', actor: 'operator' } as const;
  assert.deepEqual(await remove(desk.desk, ring, asked), { refusal: 'R-5' });
  assert.deepEqual(await remove(desk.desk, ring, { ...asked, incident: open.id }), {
    refusal: 'R-5',
  });
});

test('ten years after its last entry it is listed; an open one never is', async () => {
  clock.moveTo('2036-11-24T08:00:00+07:00');
  const { overdue, mayRemove } = await read();
  assert.equal(mayRemove, true);
  assert.deepEqual(
    overdue.map(({ code, years, rule }) => [code, years, rule]),
    [first, second, third].map(({ code }) => [code, 10, 'usual']),
  );
});

test('a legal hold of either side keeps it, and that side alone lifts it', async () => {
  const reason = 'Tranh chấp về 12 phút đầu';
  problemOf(await asks('holds', { incident: 'hồ sơ cũ', reason }), 'D-1');
  const answer = await asks('holds', { incident: first.code.toLowerCase(), reason }, 'director');
  assert.equal(answer.status, 201);
  const hold = answer.body as LegalHold;
  assert.equal((await read()).overdue[0]?.held, true);
  problemOf(await removes(first.code), 'R-6');
  problemOf(await asks(`holds/${hold.id}/lift`, { reason: 'thôi' }), 'R-7');
  problemOf(await asks(`holds/${hold.id}/lift`, { reason: ' ' }, 'director'), 'D-4');
  const lifted = await asks(`holds/${hold.id}/lift`, { reason: 'Đã xử xong' }, 'director');
  assert.deepEqual(
    [(lifted.body as LegalHold).liftReason, (lifted.body as LegalHold).reason],
    ['Đã xử xong', reason],
  );
  problemOf(await asks(`holds/${hold.id}/lift`, { reason: 'lần nữa' }, 'director'), 'R-7');
});

test('removal is the customer’s act, and says why', async () => {
  problemOf(await asks('removals', { incident: first.code, reason: 'x' }, 'director'), 'R-8');
  problemOf(await asks('removals', { incident: first.code, reason: '' }), 'D-4');
  for (const none of ['SC-2026-999999', 'hồ sơ cũ']) problemOf(await removes(none), 'R-5');
});

/** Letters about one record, and about two: written by hand, as the outbox of this file is off. */
async function letters(): Promise<unknown[]> {
  const { rows } = await store.pool.query<{ subject: string }>(
    `select subject from messages m where exists (select from tries t where t.message = m.id)
     order by subject`,
  );
  return rows.map(({ subject }) => subject);
}

test('what was removed is gone, and verify says when, by whom and under which rule', async () => {
  await write('một', [first]);
  await write('hai', [first, second]);
  assert.equal((await removes(first.code)).status, 201);
  assert.deepEqual(await letters(), ['hai'], 'what speaks of another too stays with that one');
  problemOf(await people.headquarters.send('GET', `/api/incidents/${first.code}`), 'D-1');
  problemOf(await removes(first.code), 'R-5');
  for (const table of ['events', 'attachments', 'deadlines', 'deliveries']) {
    const sql = `select 1 from ${table} where incident = $1`;
    assert.equal((await store.pool.query(sql, [first.id])).rowCount, 0, table);
  }
  const { flaws, removed } = await verifyDesk(store);
  assert.deepEqual(flaws, []);
  assert.deepEqual(
    removed.map(({ code, years, reason, by }) => [code, years, reason, by.unit]),
    [[first.code, 10, 'Hết thời hạn', 'thtk']],
  );
  assert.equal((await read()).removed[0]?.code, first.code);
  const csv = async (list: string): Promise<string[]> => {
    const file = await people.headquarters.send('GET', `/api/retention/export?list=${list}`);
    assert.equal(file.status, 200);
    return file.text.trim().split('\n');
  };
  const [head, ...gone] = await csv('removed');
  assert.match(head ?? '', /code,removedAt,by,reason,years,hash$/);
  assert.deepEqual(
    gone.map((row) => row.split(',')[0]),
    [first.code],
  );
  assert.equal((await csv('overdue')).length, 3, 'a head and the two that are left');
  assert.match((await csv('holds'))[0] ?? '', /liftReason$/);
});

test('by command the operator removes, and the tombstone says so', async () => {
  const asked = { incident: second.code, reason: 'Theo biên bản huỷ', actor: 'operator' } as const;
  assert.deepEqual(await remove(desk.desk, ring, asked), { code: second.code });
  const { flaws, removed } = await verifyDesk(store);
  assert.deepEqual([flaws, removed.length], [[], 2]);
  assert.deepEqual(await letters(), []);
  await spare(store, tables);
});

test('the database itself lets no entry go that has no tombstone', async () => {
  const sql = 'delete from events where incident = $1';
  await assert.rejects(store.pool.query(sql, [third.id]), /no tombstone/);
  for (const statement of ['delete from removals', 'update removals set body = body']) {
    await assert.rejects(store.pool.query(statement), /append-only/);
  }
});

/** What a vandal does instead of removing by the rule; `$1` is the third record. */
const gone = `with a as (delete from events where incident = $1),
  b as (delete from attachments where incident = $1)`;
const vandalism: [string, string, string[]][] = [
  [
    'a record deleted without a tombstone',
    `${gone} delete from incidents where id = $1`,
    ['vanished'],
  ],
  [
    'a record deleted under the tombstone of another',
    `${gone}, c as (delete from incidents where id = $1)
     insert into removals select $1, removed_at, body, hash, signature from removals
     where body like '%${first.code}%'`,
    ['removal-other'],
  ],
  [
    'a tombstone that was changed',
    `update removals set body = replace(body, 'Hết thời hạn', 'Thích thì xoá')
     where body like '%${first.code}%' and $1::uuid is not null`,
    ['removal-forged'],
  ],
  [
    'a tombstone that is gone',
    `delete from removals where body like '%${first.code}%' and $1::uuid is not null`,
    ['removal-missing', 'vanished'],
  ],
];

for (const [what, sql, named] of vandalism) {
  test(`found and named: ${what}`, async () => {
    await vandalise(store, sql, [third.id]);
    const { flaws } = await verifyDesk(store);
    assert.deepEqual(
      flaws.map((flaw) => flaw.what),
      named,
    );
    await restore(store, tables);
  });
}

test('found and named: a tombstone signed by a key of the vandal’s own', async () => {
  const { rows } = await store.pool.query<{ body: string }>('select body from removals limit 1');
  const said = JSON.parse(rows[0]?.body ?? '{}') as RemovalBody;
  const { version, head } = third;
  const facts = { ...said, incident: third.id, code: third.code, version, head };
  const forged = makeTombstone(facts, newSigningKey());
  await vandalise(store, `${gone} delete from incidents where id = $1`, [third.id]);
  await vandalise(store, `insert into removals values ($1, now(), $2, decode($3, 'hex'), $4)`, [
    third.id,
    forged.body,
    forged.hash,
    forged.signature,
  ]);
  assert.deepEqual(
    (await verifyDesk(store)).flaws.map(({ what }) => what),
    ['removal-forged'],
  );
  await restore(store, tables);
});

test('the desk makes no tombstone before the term, whoever asks', async () => {
  const signer = await ring.signer();
  assert.ok('key' in signer);
  const { rows } = await store.pool.query<{ body: string }>('select body from removals limit 1');
  const said = JSON.parse(rows[0]?.body ?? '{}') as RemovalBody;
  const early = { ...said, removedAt: keptUntil(said.endedAt, 10) - 1 };
  assert.throws(() => makeTombstone(early, signer.key), /not over/);
});

test('a term is full years on the calendar, the 29th of February included', () => {
  const at = (iso: string): number => Date.parse(iso);
  const start = at('2028-02-29T00:00:00+07:00');
  assert.equal(keptUntil(start, 10), at('2038-03-01T00:00:00+07:00'));
  assert.equal(keptUntil(at('2026-11-23T23:30:00+07:00'), 1), at('2027-11-23T23:30:00+07:00'));
});

async function write(subject: string, incidents: { id: string; code: string }[]): Promise<void> {
  const to = { recipient: 'contact:a', recipientName: 'Bùi Văn Mẫu', address: 'a@example.vn' };
  const words = { subject, body: subject, short: subject, notice: 'escalation' };
  const message = { id: randomUUID(), channel: 'mail' as const, ...to, ...words, rows: [] };
  const now = clock.now();
  const about = incidents.map(({ id, code }) => ({ id, code }));
  await addMessages(store.db, [{ ...message, incidents: about, status: 'sunk' }], {
    now,
    attemptsMax: 1,
  });
  await beginTries(store.db, [{ id: message.id, gateway: 'smtp' }], { now, leaseUntil: now });
}

async function closes(of: TestDesk) {
  const incident = await inClosing(of);
  await attaches(people.technician, incident, Buffer.from(`nhật ký ${incident.code}`), 'a.log');
  await people.technician.signs(incident);
  await people.helpdesk.signs(incident, 'Bảo lưu');
  const { head, entries } = await people.technician.record(incident);
  return { ...incident, head, version: entries.length };
}
