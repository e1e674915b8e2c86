-- Archives of a year that were ordered, and how far each has come. The file itself lies in the
-- desk's folder (var/archives) for a week: it can be made again at any time.
create table archives (
  id uuid primary key,
  unit text not null references units,
  unit_name text not null,
  year integer not null,
  is_masked boolean not null,
  -- Who ordered it, and the unit acted from: whoever administers from there sees it.
  ordered_by text not null,
  ordered_by_name text not null,
  ordered_from text not null references units,
  ordered_at timestamptz not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  left_out integer not null default 0,
  -- The last sign of life of whoever makes it; without one for two minutes it is begun anew.
  beat_at timestamptz,
  ended_at timestamptz,
  bytes bigint,
  sha256 text
);
create index archives_unit on archives (ordered_from, ordered_at desc);
create index archives_wanted on archives (ordered_at) where state in ('waiting', 'running');
