-- The set-up of a new desk: open until somebody has an account, then closed for ever.

create table setup (
  is_only boolean primary key default true check (is_only),
  -- The one-time code that the console printed last; only its hash is kept.
  code_sha256 bytea,
  code_expires_at timestamptz,
  closed_at timestamptz
);
insert into setup (closed_at)
select case when exists (select from people) then clock_timestamp() end;

-- Whatever way the first account comes, it closes the set-up in the same transaction; the row's
-- lock is what two set-ups at once meet at.
create function close_setup() returns trigger language plpgsql as $$
begin
  update setup set closed_at = clock_timestamp(), code_sha256 = null, code_expires_at = null
    where closed_at is null;
  return null;
end $$;
create trigger people_close_setup after insert on people
  for each statement execute function close_setup();

create function refuse_reopening() returns trigger language plpgsql as $$
begin
  raise exception 'the set-up is closed for ever';
end $$;
create trigger setup_stays_closed before update or delete on setup
  for each row when (old.closed_at is not null) execute function refuse_reopening();
create trigger setup_no_truncate before truncate on setup execute function refuse_reopening();
