-- How long records are kept: a legal hold keeps one beyond its term, and a record that is removed
-- after its term leaves a signed tombstone, which the next checkpoint seals.

create table legal_holds (
  id uuid primary key,
  incident uuid not null,
  -- The root unit of the side that placed it, and alone lifts it.
  side text not null references units,
  reason text not null,
  placed_by text not null,
  placed_by_name text not null,
  placed_at timestamptz not null,
  lifted_by text,
  lifted_by_name text,
  lifted_at timestamptz,
  lift_reason text
);
create index legal_holds_open on legal_holds (incident) where lifted_at is null;

-- `body` is the exact canonical text that `hash` and `signature` cover (src/domain/retention.ts).
create table removals (
  incident uuid primary key,
  removed_at timestamptz not null,
  body text not null,
  hash bytea not null,
  signature text not null
);
create trigger removals_append_only before update or delete or truncate on removals
  for each statement execute function refuse_record_change();

-- Entries still are never rewritten; they go only where a tombstone stands.
drop trigger events_append_only on events;
create trigger events_append_only before update on events
  for each statement execute function refuse_rewriting();
create function refuse_removal() returns trigger language plpgsql as $$
begin
  if not exists (select from removals r where r.incident = old.incident) then
    raise exception 'the record of incidents is append-only: it has no tombstone';
  end if;
  return old;
end $$;
create trigger events_no_removal before delete on events
  for each row execute function refuse_removal();
