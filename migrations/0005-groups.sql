-- Mass outages: incidents of one province and carrier that failed together. A group has a record of
-- its own, chained like an incident's; its acts become ordinary commands on each incident.

-- Readable numbers, DR-2026-000042 (diện rộng).
create sequence group_numbers as bigint;

-- The read model: one row a group, rebuilt from its events at any time (thongsuot rebuild).
create table groups (
  id uuid primary key,
  code text not null unique,
  version integer not null,
  state text not null,
  is_open boolean not null,
  -- Whether it is the place's present one: open, and the carrier has not reported it fixed.
  is_present boolean not null,
  customer_unit text not null,
  coordinator_unit text,
  carrier_unit text not null,
  province text not null,
  since timestamptz not null,
  proposed_at timestamptz not null,
  head bytea not null,
  snapshot jsonb not null
);
-- One at a time for a province and carrier, whoever proposes it and however many at once.
create unique index groups_present on groups (customer_unit, province, carrier_unit)
  where is_present;
create index groups_open on groups (proposed_at desc, id desc) where is_open;
create index groups_proposed on groups (proposed_at desc, id desc);

-- Which incidents a group has, had, or was proposed for: none of them is proposed anew.
create table group_members (
  incident uuid not null,
  group_id uuid not null references groups,
  standing text not null,
  primary key (incident, group_id)
);
create index group_members_group on group_members (group_id);
-- An incident is in one group at a time.
create unique index group_members_in on group_members (incident) where standing = 'in';

-- The record, as `events` is an incident's.
create table group_events (
  group_id uuid not null,
  seq integer not null,
  command uuid not null,
  command_sha256 bytea not null,
  body text not null,
  hash bytea not null,
  primary key (group_id, seq)
);
create trigger group_events_append_only before update or delete on group_events
  for each statement execute function refuse_rewriting();
create trigger group_events_no_truncate before truncate on group_events
  for each statement execute function refuse_rewriting();

-- What an act owes each incident: queued with the act, carried out after it, by anybody. The id of
-- the command makes it happen once, however often it is tried.
create table group_duties (
  command_id uuid primary key,
  group_id uuid not null,
  seq integer not null,
  place integer not null,
  incident uuid not null,
  command jsonb not null,
  actor jsonb not null,
  -- Null: still owed. Then `done`, or the code of the refusal.
  outcome text
);
create index group_duties_owed on group_duties (group_id, seq, place) where outcome is null;
create index group_duties_group on group_duties (group_id, seq, place);
