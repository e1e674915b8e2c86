-- The last pass of what the desk does by itself, by any process: what the watchdog reads.
create table beats (
  name text primary key,
  passes bigint not null,
  last_at timestamptz not null
);
