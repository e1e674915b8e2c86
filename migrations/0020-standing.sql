-- Whose standing may have changed: open live streams look again whether they still may. Told by the
-- tables themselves, so that whatever changes them, in whichever process, is heard.

create function tell_standing(person text) returns void language sql as $$
  select pg_notify('thongsuot_standing', person)
$$;

create function standing_of_person() returns trigger language plpgsql as $$
begin
  perform tell_standing(new.id);
  return null;
end $$;

create function standing_of_appointment() returns trigger language plpgsql as $$
begin
  perform tell_standing(coalesce(new.person, old.person));
  return null;
end $$;

create function standing_of_token() returns trigger language plpgsql as $$
begin
  perform tell_standing(old.person);
  return null;
end $$;

create function standing_of_session() returns trigger language plpgsql as $$
begin
  perform tell_standing(old."userId");
  return null;
end $$;

create function standing_of_session_state() returns trigger language plpgsql as $$
begin
  perform tell_standing(s."userId") from auth_session s where s.id = new.session;
  return null;
end $$;

create trigger standing after update of disabled_at on people
  for each row when (old.disabled_at is distinct from new.disabled_at)
  execute function standing_of_person();

create trigger standing after update or delete on appointments
  for each row execute function standing_of_appointment();

create trigger standing after delete on api_tokens
  for each row execute function standing_of_token();

create trigger standing after delete on auth_session
  for each row execute function standing_of_session();

create trigger standing after update of locked_at, appointment on session_states
  for each row when (old.locked_at is distinct from new.locked_at
    or old.appointment is distinct from new.appointment)
  execute function standing_of_session_state();
