-- Who did what to the desk itself: sign-ins, refusals, people, settings; with before and after.
-- What happens to incidents is in their records. Append-only, and nothing deletes it by itself: ask
-- for twelve months and it is there.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- The root unit of the side whose matter it is, which alone reads it; null: of nobody's side, as
  -- a try to sign in under an address that no one has. The customer's headquarters read those.
  side text references units,
  -- Who did it, by the names of then; without a person: somebody unknown, or the desk by itself.
  person text,
  person_name text,
  role text,
  unit text,
  party text check (party in ('customer', 'carrier', 'desk')),
  action text not null,
  subject_kind text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  outcome text not null check (outcome in ('ok', 'refused')),
  address text,
  user_agent text,
  -- The names and values of the entry without diacritics, to be searched.
  folded text not null
);
create index audit_side on audit (side, id desc);
create index audit_subject on audit (subject_kind, subject, id desc);

create function refuse_audit_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger audit_append_only before update or delete on audit
  for each statement execute function refuse_audit_rewriting();
create trigger audit_no_truncate before truncate on audit
  for each statement execute function refuse_audit_rewriting();
