/** Whoever has the database's own password cannot change the audit trail unseen either. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCheckpoints } from '../../src/app/checkpoints.ts';
import { verifyDesk } from '../../src/app/verify-desk.ts';
import { flawSentence } from '../../src/domain/record-flaws.ts';
import { sealAudit, type AuditText } from '../../src/domain/audit-seal.ts';
import { auditBetween } from '../../src/store/audit-seals.ts';
import { writeAudit } from '../../src/store/audit.ts';
import { findPerson } from '../../src/store/people.ts';
import { castings } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { restore, spare, vandalise } from '../support/vandal.ts';

const desk = await openTestDesk();
const { clock, store, ring } = desk;
const tables = ['audit', 'audit_seals', 'checkpoints', 'checkpoint_leaves'];

const actor = await findPerson(store, castings.headquarters.id);
assert.ok(actor);

async function acts(action: string, after: object = { name: 'Sở Tài chính' }): Promise<void> {
  const subject = { kind: 'unit', id: 'stc-lai-chau' };
  await writeAudit(store, { actor, action, subject, before: { half: 0.5 }, after });
}

const sealed = () => makeCheckpoints(store, ring, { isNow: true });

for (const action of ['unit.add', 'unit.change', 'person.invite']) await acts(action);
await sealed();
clock.advance({ hours: 2 });
for (const action of ['delivery.live', 'unit.end']) await acts(action);
await sealed();
await spare(store, tables);

const idOf = `(select id from audit where action = `;

/** What is done to the trail, and how it is named: what, and which entry. */
const vandalism: [string, string, [string, number][]][] = [
  [
    'a word of an entry',
    `update audit set after = '{"name": "khác"}' where action = 'unit.change'`,
    [['audit-changed', 2]],
  ],
  [
    'who it was',
    `update audit set person_name = 'Ai đó' where action = 'delivery.live'`,
    [['audit-changed', 4]],
  ],
  [
    'when it was',
    `update audit set at = at - interval '1 microsecond' where action = 'unit.end'`,
    [['audit-changed', 5]],
  ],
  [
    'the words by which it is found',
    `update audit set folded = '' where action = 'unit.add'`,
    [['audit-changed', 1]],
  ],
  ['an entry', `delete from audit where action = 'person.invite'`, [['audit-missing', 3]]],
  [
    'an entry with its seal',
    `with a as (delete from audit_seals where audit = ${idOf} 'unit.change'))
     delete from audit where action = 'unit.change'`,
    [
      ['audit-seal-missing', 2],
      ['audit-changed', 3],
    ],
  ],
  [
    'the last entry with its seal',
    `with a as (delete from audit_seals where audit = ${idOf} 'unit.end'))
     delete from audit where action = 'unit.end'`,
    [['audit-not-as-sealed', 5]],
  ],
];

test('a trail that nobody touched fits, and what came since waits for its seal', async () => {
  await acts('unit.add');
  assert.deepEqual((await verifyDesk(store)).flaws, []);
  await restore(store, tables);
});

for (const [what, sql, named] of vandalism) {
  test(`found and named: ${what} changed or gone`, async () => {
    await vandalise(store, sql);
    const { flaws } = await verifyDesk(store);
    assert.deepEqual(
      flaws.map((flaw) => [flaw.what, flaw.seq]),
      named,
    );
    for (const flaw of flaws) assert.match(flawSentence(flaw, 'en'), /audit trail/);
    await restore(store, tables);
  });
}

test('found and named: the whole chain made anew after an entry was changed', async () => {
  await vandalise(store, `update audit set subject = 'khác' where action = 'unit.add'`);
  const entries = (await auditBetween(store, 0, 5)).map(({ entry }) => entry as AuditText);
  for (const [index, hash] of sealAudit(entries).entries()) {
    const sql = `update audit_seals set hash = decode($1, 'hex') where place = $2`;
    await vandalise(store, sql, [hash, index + 1]);
  }
  const named = (await verifyDesk(store)).flaws.map(({ what, seq }) => [what, seq]);
  assert.deepEqual(named[0], ['audit-not-as-sealed', 3]);
  await restore(store, tables);
});

test('found and named: an entry slipped in later with an earlier date', async () => {
  await vandalise(
    store,
    `insert into audit (at, action, subject_kind, subject, outcome, folded)
     select at, 'person.appoint', 'person', 'x', 'ok', '' from audit where action = 'unit.add'`,
  );
  clock.advance({ hours: 1 });
  await sealed();
  const { flaws } = await verifyDesk(store);
  assert.deepEqual(
    flaws.map(({ what }) => what),
    ['audit-backdated'],
  );
  await restore(store, tables);
});

test('a thousand entries written at once are sealed once each, by processes at once', async () => {
  await Promise.all(Array.from({ length: 1_000 }, (_, n) => acts('unit.change', { n })));
  clock.advance({ minutes: 2 });
  await Promise.all(Array.from({ length: 4 }, () => makeCheckpoints(store, ring)));
  const { rows } = await store.pool.query<{ left: string; twice: string }>(
    `select count(*) filter (where s.audit is null) as left,
       count(*) - count(distinct a.id) as twice
     from audit a left join audit_seals s on s.audit = a.id`,
  );
  assert.deepEqual(rows, [{ left: '0', twice: '0' }]);
  assert.deepEqual((await verifyDesk(store)).flaws, []);
});
