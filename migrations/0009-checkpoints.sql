-- Checkpoints: signed sentences over the heads that moved, each chained to the one before. A record
-- that vanishes whole, or is made anew from its first entry, no longer fits them.

create function refuse_record_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;

-- The public halves of the desk's keys, the first one first. The private ones are not here: who can
-- write in the database must not be able to sign.
create table record_keys (
  place integer primary key,
  id text not null unique,
  x text not null,
  since timestamptz not null,
  prev text,
  signature text
);
create trigger record_keys_append_only before update or delete or truncate on record_keys
  for each statement execute function refuse_record_change();

-- `body` is the exact canonical text that `hash` and `signature` cover (src/domain/checkpoint.ts).
create table checkpoints (
  seq bigint primary key,
  at timestamptz not null,
  body text not null,
  hash bytea not null,
  signature text not null
);
create trigger checkpoints_append_only before update or delete or truncate on checkpoints
  for each statement execute function refuse_record_change();

-- What each of them sealed, in the tree's order.
create table checkpoint_leaves (
  checkpoint bigint not null references checkpoints,
  place integer not null,
  kind text not null,
  id uuid not null,
  version integer not null,
  head bytea not null,
  primary key (checkpoint, place)
);
-- A head is sealed once; and the last one of a record is found by it.
create unique index checkpoint_leaves_head on checkpoint_leaves (id, kind, version);
create trigger checkpoint_leaves_append_only before update or delete or truncate
  on checkpoint_leaves for each statement execute function refuse_record_change();

-- From which block of a record's table the next checkpoint looks: entries are only ever added, so
-- that what moved stands at the end. Costs the write path nothing: no index, no column, no trigger.
-- `safe` is where everything before was seen; `next` becomes it once every transaction below
-- `next_xmax`, which may still have been writing before it, has ended.
create table checkpoint_marks (
  name text primary key,
  safe bigint not null,
  next bigint not null,
  next_xmax bigint not null
);

-- The nightly walk over everything: one row a day, made by whichever process came first.
create table record_checks (
  day date primary key,
  started_at timestamptz not null,
  ended_at timestamptz,
  records bigint,
  checkpoints bigint,
  flaw_count integer,
  flaws jsonb
);
