-- Incidents: the record (events), what follows from it (incidents, deadlines), and nothing else.

-- Readable numbers, SC-2026-000042. Taken in blocks; a gap means a number was never used.
create sequence incident_numbers as bigint;

-- The read model: one row an incident, rebuilt from its events at any time (thongsuot rebuild).
create table incidents (
  id uuid primary key,
  code text not null unique,
  version integer not null,
  state text not null,
  is_open boolean not null,
  whose_move text[] not null,
  customer_unit text not null,
  coordinator_unit text,
  site_unit text not null,
  carrier_unit text not null,
  province text not null,
  circuit text not null,
  reported_at timestamptz not null,
  -- What the carrier may see: null until it has been notified.
  notified_at timestamptz,
  -- The next deadline of a clock that waits; infinity where none does, so that it sorts last.
  due_at timestamptz not null,
  -- The hash of the last entry: what the next one is chained to.
  head bytea not null,
  snapshot jsonb not null
);

-- The board: overdue first. Partial, because of ten million incidents few thousand are open: the
-- index of the open ones stays in memory.
create index incidents_open_due on incidents (due_at, id) where is_open;
create index incidents_open_province on incidents (province, due_at, id) where is_open;
-- A coordinator's board: 20 ms without it at a million incidents, 20,000 open; 0.6 ms with it.
create index incidents_open_coordinator on incidents (coordinator_unit, due_at, id) where is_open;
create index incidents_open_reported on incidents (reported_at desc, id desc) where is_open;
create index incidents_open_circuit on incidents (circuit) where is_open;
create index incidents_site on incidents (site_unit, reported_at desc, id desc);
create index incidents_reported on incidents (reported_at desc, id desc);

-- The record. `body` is the exact canonical text that `hash` covers (RFC 8785,
-- src/domain/record.ts).
create table events (
  incident uuid not null,
  seq integer not null,
  command uuid not null,
  -- What was asked, so that the same id with another content is refused (refusal D-3).
  command_sha256 bytea not null,
  body text not null,
  hash bytea not null,
  primary key (incident, seq)
);

-- Nothing is ever deleted or rewritten: not by the desk, nor by a slip at the database's prompt.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the record of incidents is append-only';
end $$;
create trigger events_append_only before update or delete on events
  for each statement execute function refuse_rewriting();
create trigger events_no_truncate before truncate on events
  for each statement execute function refuse_rewriting();

-- Clocks as rows, with absolute instants: they are evidence. Level 0 is the clock itself, the
-- others are the ladder's. The key is what makes "told twice" impossible.
create table deadlines (
  incident uuid not null,
  cycle integer not null,
  clock text not null,
  round integer not null,
  level integer not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  stopped_at timestamptz,
  paused_at timestamptz,
  primary key (incident, cycle, clock, round, level)
);
-- What waits, by when: for whoever has to act on it.
create index deadlines_open on deadlines (due_at)
  where met_at is null and stopped_at is null and paused_at is null;
