import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { migrate } from '../../src/store/migrate.ts';
import { migrationsFolder, query } from '../support/cluster.ts';
import { emptyDatabase } from '../support/database.ts';
import { dumpSchema } from '../support/schema-dump.ts';
import { generateTypes } from '../support/schema-types.ts';

const store = path.join(import.meta.dirname, '..', '..', 'src', 'store');

test('migrations/schema.sql is what the migrations make', async (t) => {
  const url = await emptyDatabase(t);
  await migrate(url, migrationsFolder);
  const committed = fs.readFileSync(path.join(migrationsFolder, 'schema.sql'), 'utf8');
  assert.equal(await dumpSchema(url), committed, 'write it anew: npm run schema');
});

test('the row types of src/store are what the migrations make', async (t) => {
  const url = await emptyDatabase(t);
  await migrate(url, migrationsFolder);
  const made = await generateTypes(url);
  const there = [
    'schema.ts',
    ...fs.readdirSync(path.join(store, 'schema')).map((f) => `schema/${f}`),
  ];
  const committed = there.map((name) => [name, fs.readFileSync(path.join(store, name), 'utf8')]);
  assert.deepEqual(made, Object.fromEntries(committed), 'write them anew: npm run schema');
});

const drifts = [
  'alter table t add column more text',
  'alter table t alter column name set not null',
  "alter table t alter column name set default 'x'",
  'alter table t alter column name type varchar(20)',
  'alter table t drop constraint positive',
  'alter table t add constraint named unique (name)',
  'alter table t set (fillfactor = 70)',
  'drop index by_name',
  'create or replace function f() returns int language sql as $$ select 2 $$',
  "comment on column t.name is 'what it is called'",
  'drop trigger touch on t',
  "alter type mood add value 'sad'",
  'create or replace view v as select 2 as two',
  'create extension pg_trgm',
];

test('the dump tells every kind of drift', async (t) => {
  const url = await emptyDatabase(t);
  await query(
    url,
    `create type mood as enum ('glad');
     create table t (id bigint generated always as identity primary key, name text,
       n int constraint positive check (n > 0), feels mood, twice int generated always as (n * 2));
     create index by_name on t (name) where n > 1;
     create function f() returns int language sql as $$ select 1 $$;
     create view v as select 1 as two;
     create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
     create trigger touch before update on t for each row execute function touch();`,
  );
  let before = await dumpSchema(url);
  for (const drift of drifts) {
    await query(url, drift);
    const after = await dumpSchema(url);
    assert.notEqual(after, before, drift);
    before = after;
  }
});
