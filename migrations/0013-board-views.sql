-- Views of the board that somebody keeps: a name for a set of filters and an order, as the board's
-- address has them. Shared ones are seen by everybody who acts from the owner's unit.
create table board_views (
  id uuid primary key,
  owner text not null references people on delete cascade,
  unit text not null references units,
  name text not null,
  query text not null,
  is_shared boolean not null,
  created_at timestamptz not null default now(),
  unique (owner, name)
);
create index board_views_shared on board_views (unit) where is_shared;
