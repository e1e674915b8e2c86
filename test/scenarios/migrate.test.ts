import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { connect } from '../../src/store/connect.ts';
import { migrate, refuseUnset } from '../../src/store/migrate.ts';
import { StartRefusal } from '../../src/store/refusal.ts';
import { query } from '../support/cluster.ts';
import { emptyDatabase } from '../support/database.ts';
import { folderWith } from '../support/files.ts';

const first = '0001-first.sql';
const second = '0002-second.sql';
const twoMigrations = {
  [first]: 'create table a (id int); insert into a values (1);',
  [second]: 'alter table a add column name text;',
};

test('a new database gets every migration, in order, and a ledger of them', async (t) => {
  const url = await emptyDatabase(t);
  const folder = folderWith({ ...twoMigrations, 'schema.sql': 'not a migration' });
  assert.deepEqual(await migrate(url, folder), [first, second]);
  assert.deepEqual(await query(url, 'select * from a'), [{ id: 1, name: null }]);
  const ledger = await query(url, 'select number, name from migrations order by number');
  assert.deepEqual(ledger, [
    { number: 1, name: first },
    { number: 2, name: second },
  ]);
});

test('a second start changes nothing; a new file is applied alone', async (t) => {
  const url = await emptyDatabase(t);
  const folder = folderWith(twoMigrations);
  await migrate(url, folder);
  assert.deepEqual(await migrate(url, folder), []);
  fs.writeFileSync(path.join(folder, '0003-third.sql'), 'insert into a values (3);');
  assert.deepEqual(await migrate(url, folder), ['0003-third.sql']);
  assert.deepEqual(await query(url, 'select id from a order by id'), [{ id: 1 }, { id: 3 }]);
});

test('of several starts at once, one migrates and the others find it done', async (t) => {
  const url = await emptyDatabase(t);
  const folder = folderWith(twoMigrations);
  const starts = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)));
  assert.deepEqual(
    starts.toSorted((a, b) => a.length - b.length),
    [[], [], [], [first, second]],
  );
  assert.deepEqual(await query(url, 'select id from a'), [{ id: 1 }]);
});

test('a migration that fails is rolled back whole, and its line is named', async (t) => {
  const url = await emptyDatabase(t);
  const broken = 'insert into a values (2);\n\nselect * from nowhere;';
  const folder = folderWith({ ...twoMigrations, '0003-broken.sql': broken });
  await assert.rejects(migrate(url, folder), refusal(/0003-broken\.sql:3 .*nowhere/));
  assert.deepEqual(await query(url, 'select id from a'), [{ id: 1 }]);
  assert.deepEqual(await query(url, 'select max(number) as newest from migrations'), [
    { newest: 2 },
  ]);
});

test('a released migration that was edited is refused', async (t) => {
  const url = await emptyDatabase(t);
  const folder = folderWith(twoMigrations);
  await migrate(url, folder);
  fs.appendFileSync(path.join(folder, first), '\n-- only a comment');
  await assert.rejects(migrate(url, folder), refusal(/0001-first\.sql was edited/));
});

test('a database that a newer version has migrated is refused, untouched', async (t) => {
  const url = await emptyDatabase(t);
  await migrate(url, folderWith(twoMigrations));
  const older = folderWith({ [first]: twoMigrations[first] ?? '' });
  await assert.rejects(migrate(url, older), refusal(/newer version \(0002-second\.sql\)/));
});

test('a gap in the numbers is a file that got lost: nothing is applied', async (t) => {
  const url = await emptyDatabase(t);
  const folder = folderWith({ [first]: 'create table a ();', '0003-third.sql': 'select 1' });
  await assert.rejects(migrate(url, folder), /0003-third\.sql: expected number 2/);
  assert.deepEqual(await query(url, "select to_regclass('a') as made"), [{ made: null }]);
});

test('a word of the command line where no desk was set up says to start one first', async (t) => {
  const store = connect(await emptyDatabase(t));
  try {
    await assert.rejects(refuseUnset(store), refusal(/no desk has been set up/i));
    await migrate(store.url, folderWith(twoMigrations));
    await refuseUnset(store);
  } finally {
    await store.db.destroy();
  }
});

/** A StartRefusal with these words, and with something to do, in both languages. */
function refusal(words: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof StartRefusal);
    assert.match(error.what.en, words);
    assert.ok(error.what.vi.length > 0 && error.remedy.vi.length > 0 && error.remedy.en.length > 0);
    return true;
  };
}
