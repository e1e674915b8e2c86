-- What fell due and was noted; and what has to be told because of it.

-- When the desk next has something to note about an incident; infinity where nothing waits.
alter table incidents add column next_fall_at timestamptz not null default 'infinity';
create index incidents_next_fall on incidents (next_fall_at) where next_fall_at < 'infinity';

-- The deadline was acted upon: once, whatever happens later.
alter table deadlines add column fired_at timestamptz;

-- Messages to people: evidence as much as a queue, so a row is never deleted. The key makes it
-- impossible to queue the same notice to the same person by the same means twice.
create table deliveries (
  id uuid not null unique default gen_random_uuid(),
  incident uuid not null,
  cycle integer not null,
  clock text not null,
  round integer not null,
  level integer not null,
  -- What is told: escalated, level-skipped, breached, escalation-offered.
  notice text not null,
  -- A contact of the agreement (contact:ID) or a person of the desk (person:ID).
  recipient text not null,
  recipient_name text not null,
  channel text not null,
  address text not null,
  -- queued → sending → sent | failed | sunk; a phone task: queued → done.
  status text not null default 'queued',
  queued_at timestamptz not null,
  not_before timestamptz not null,
  attempts integer not null default 0,
  -- Who sends it has it until then; after a crash somebody else takes it over.
  leased_until timestamptz,
  -- Given before the first try and kept for every other: a gateway can tell a repetition by it.
  message_id text,
  subject text,
  body text,
  sent_at timestamptz,
  -- What the gateway answered, or the person who carried out a phone task.
  outcome jsonb,
  primary key (incident, cycle, clock, round, level, notice, recipient, channel)
);
create index deliveries_waiting on deliveries (not_before)
  where status in ('queued', 'sending') and channel <> 'phone';
create index deliveries_phone on deliveries (queued_at)
  where status = 'queued' and channel = 'phone';
create index deliveries_recent on deliveries (queued_at desc);
