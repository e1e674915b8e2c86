-- The words of messages that a side has put in place of those that ship, for its own readers. Only
-- texts that differ are kept: the others go on to follow what ships.
create table wordings (
  -- The customer's or the carrier's root unit.
  side text not null references units,
  kind text not null,
  lang text not null check (lang in ('vi', 'en')),
  words jsonb not null,
  at timestamptz not null,
  by_name text not null,
  primary key (side, kind, lang)
);
