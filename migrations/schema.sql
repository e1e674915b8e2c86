-- The schema that the migrations make, to read; a test compares. Rewrite: npm run schema

-- extensions

create extension pg_trgm;

-- functions

CREATE OR REPLACE FUNCTION public.close_setup()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update setup set closed_at = clock_timestamp(), code_sha256 = null, code_expires_at = null
    where closed_at is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.former_units(unit text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  with recursive former as (
    select id from units where successor = unit
    union select u.id from units u join former f on u.successor = f.id
  )
  select coalesce(array_agg(id order by id), '{}') from former
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_audit_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit trail is append-only';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_record_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_removal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from removals r where r.incident = old.incident) then
    raise exception 'the record of incidents is append-only: it has no tombstone';
  end if;
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_reopening()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the set-up is closed for ever';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the record of incidents is append-only';
end $function$
;

CREATE OR REPLACE FUNCTION public.standing_of_appointment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_standing(coalesce(new.person, old.person));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.standing_of_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_standing(new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.standing_of_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_standing(old."userId");
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.standing_of_session_state()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_standing(s."userId") from auth_session s where s.id = new.session;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.standing_of_token()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform tell_standing(old.person);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_outbox()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from fresh where status = 'queued' and channel <> 'phone') then
    perform pg_notify('thongsuot_outbox', '');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_standing(person text)
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_notify('thongsuot_standing', person)
$function$
;

-- sequences

create sequence audit_id_seq;

create sequence delivery_switch_id_seq;

create sequence group_numbers;

create sequence incident_numbers;

-- tables

create table access_codes (
  id uuid not null,
  kind text not null,
  code_sha256 bytea,
  person text,
  email text not null,
  name text not null,
  role text,
  unit text,
  administrator boolean not null default false,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  made_at timestamp with time zone not null,
  made_by text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  locator text,
  constraint access_codes_check CHECK ((num_nonnulls(code_sha256, locator) = 1)),
  constraint access_codes_code_sha256_key UNIQUE (code_sha256),
  constraint access_codes_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'reset'::text]))),
  constraint access_codes_locator_key UNIQUE (locator),
  constraint access_codes_person_fkey FOREIGN KEY (person) REFERENCES people(id) ON DELETE CASCADE,
  constraint access_codes_pkey PRIMARY KEY (id),
  constraint access_codes_unit_fkey FOREIGN KEY (unit) REFERENCES units(id)
);

create table agreements (
  id text not null,
  version integer not null,
  sha256 text not null,
  body jsonb not null,
  loaded_at timestamp with time zone not null default now(),
  effective_from timestamp with time zone not null default '-infinity'::timestamp with time zone,
  by_name text,
  constraint agreements_pkey PRIMARY KEY (id, version),
  constraint agreements_sha256_key UNIQUE (sha256)
);

create table answer_link_uses (
  locator text not null,
  answer text not null,
  at timestamp with time zone not null,
  constraint answer_link_uses_locator_fkey FOREIGN KEY (locator) REFERENCES answer_links(locator),
  constraint answer_link_uses_pkey PRIMARY KEY (locator, answer)
);

create table answer_links (
  locator text not null,
  incident uuid not null,
  cycle integer not null,
  delivery uuid not null,
  message uuid not null,
  level integer not null,
  contact text not null,
  contact_name text not null,
  channel text not null,
  address text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by text,
  constraint answer_links_incident_fkey FOREIGN KEY (incident) REFERENCES incidents(id),
  constraint answer_links_message_fkey FOREIGN KEY (message) REFERENCES messages(id),
  constraint answer_links_pkey PRIMARY KEY (locator)
);

create table api_tokens (
  id uuid not null,
  person text not null,
  name text not null,
  secret_sha256 bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  appointment uuid not null,
  scopes text[] not null default '{read,report,act}'::text[],
  constraint api_tokens_appointment_fkey FOREIGN KEY (appointment) REFERENCES appointments(id) ON DELETE CASCADE,
  constraint api_tokens_person_fkey FOREIGN KEY (person) REFERENCES people(id) ON DELETE CASCADE,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_secret_sha256_key UNIQUE (secret_sha256)
);

create table appointments (
  id uuid not null,
  person text not null,
  role text not null,
  unit text not null,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  deputy_for text,
  administrator boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint appointments_check CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_to > valid_from))),
  constraint appointments_deputy_for_fkey FOREIGN KEY (deputy_for) REFERENCES people(id),
  constraint appointments_person_fkey FOREIGN KEY (person) REFERENCES people(id) ON DELETE CASCADE,
  constraint appointments_pkey PRIMARY KEY (id),
  constraint appointments_unit_fkey FOREIGN KEY (unit) REFERENCES units(id)
);

create table archives (
  id uuid not null,
  unit text not null,
  unit_name text not null,
  year integer not null,
  is_masked boolean not null,
  ordered_by text not null,
  ordered_by_name text not null,
  ordered_from text not null,
  ordered_at timestamp with time zone not null,
  state text not null,
  done integer not null default 0,
  total integer not null default 0,
  left_out integer not null default 0,
  beat_at timestamp with time zone,
  ended_at timestamp with time zone,
  bytes bigint,
  sha256 text,
  constraint archives_ordered_from_fkey FOREIGN KEY (ordered_from) REFERENCES units(id),
  constraint archives_pkey PRIMARY KEY (id),
  constraint archives_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint archives_unit_fkey FOREIGN KEY (unit) REFERENCES units(id)
);

create table attachments (
  incident uuid not null,
  sha256 bytea not null,
  type text not null,
  content bytea,
  thumbnail bytea,
  scan text not null,
  stored_at timestamp with time zone not null,
  is_recorded boolean not null default false,
  constraint attachments_incident_fkey FOREIGN KEY (incident) REFERENCES incidents(id),
  constraint attachments_pkey PRIMARY KEY (incident, sha256)
);

create table audit (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  side text,
  person text,
  person_name text,
  role text,
  unit text,
  party text,
  action text not null,
  subject_kind text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  outcome text not null,
  address text,
  user_agent text,
  folded text not null,
  constraint audit_outcome_check CHECK ((outcome = ANY (ARRAY['ok'::text, 'refused'::text]))),
  constraint audit_party_check CHECK ((party = ANY (ARRAY['customer'::text, 'carrier'::text, 'desk'::text]))),
  constraint audit_pkey PRIMARY KEY (id),
  constraint audit_side_fkey FOREIGN KEY (side) REFERENCES units(id)
);

create table audit_seals (
  place bigint not null,
  audit bigint not null,
  hash bytea not null,
  constraint audit_seals_audit_key UNIQUE (audit),
  constraint audit_seals_pkey PRIMARY KEY (place)
);

create table auth_account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint "auth_account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_passkey (
  id text not null,
  name text,
  "publicKey" text not null,
  "userId" text not null,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP,
  aaguid text,
  constraint "auth_passkey_credentialID_key" UNIQUE ("credentialID"),
  constraint auth_passkey_pkey PRIMARY KEY (id),
  constraint "auth_passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token),
  constraint "auth_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_two_factor (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamp with time zone,
  constraint auth_two_factor_pkey PRIMARY KEY (id),
  constraint "auth_two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "twoFactorEnabled" boolean default false,
  constraint auth_user_email_key UNIQUE (email),
  constraint auth_user_pkey PRIMARY KEY (id)
);

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint auth_verification_pkey PRIMARY KEY (id)
);

create table beats (
  name text not null,
  passes bigint not null,
  last_at timestamp with time zone not null,
  constraint beats_pkey PRIMARY KEY (name)
);

create table board_views (
  id uuid not null,
  owner text not null,
  unit text not null,
  name text not null,
  query text not null,
  is_shared boolean not null,
  created_at timestamp with time zone not null default now(),
  constraint board_views_owner_fkey FOREIGN KEY (owner) REFERENCES people(id) ON DELETE CASCADE,
  constraint board_views_owner_name_key UNIQUE (owner, name),
  constraint board_views_pkey PRIMARY KEY (id),
  constraint board_views_unit_fkey FOREIGN KEY (unit) REFERENCES units(id)
);

create table checkpoint_leaves (
  checkpoint bigint not null,
  place integer not null,
  kind text not null,
  id uuid not null,
  version integer not null,
  head bytea not null,
  constraint checkpoint_leaves_checkpoint_fkey FOREIGN KEY (checkpoint) REFERENCES checkpoints(seq),
  constraint checkpoint_leaves_pkey PRIMARY KEY (checkpoint, place)
);

create table checkpoint_marks (
  name text not null,
  safe bigint not null,
  next bigint not null,
  next_xmax bigint not null,
  constraint checkpoint_marks_pkey PRIMARY KEY (name)
);

create table checkpoints (
  seq bigint not null,
  at timestamp with time zone not null,
  body text not null,
  hash bytea not null,
  signature text not null,
  constraint checkpoints_pkey PRIMARY KEY (seq)
);

create table circuits (
  id text not null,
  code text not null,
  code_folded text not null,
  site text not null,
  agreement text not null,
  valid_from date,
  valid_to date,
  constraint circuits_code_key UNIQUE (code),
  constraint circuits_pkey PRIMARY KEY (id),
  constraint circuits_site_fkey FOREIGN KEY (site) REFERENCES units(id),
  constraint circuits_validity CHECK ((valid_from <= valid_to))
);

create table contact_hours (
  agreement text not null,
  contact text not null,
  set_at timestamp with time zone not null,
  hours jsonb,
  by_name text not null,
  constraint contact_hours_pkey PRIMARY KEY (agreement, contact, set_at)
);

create table contact_leave (
  id uuid not null,
  agreement text not null,
  contact text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  remark text not null,
  by_name text not null,
  deputy text,
  constraint contact_leave_check CHECK ((to_at > from_at)),
  constraint contact_leave_pkey PRIMARY KEY (id)
);

create table contact_verifications (
  agreement text not null,
  contact text not null,
  channel text not null,
  address text not null,
  verified_at timestamp with time zone not null,
  how text not null,
  by_name text not null,
  constraint contact_verifications_how_check CHECK ((how = ANY (ARRAY['answered'::text, 'called'::text]))),
  constraint contact_verifications_pkey PRIMARY KEY (agreement, contact, channel, address, verified_at)
);

create table deadlines (
  incident uuid not null,
  cycle integer not null,
  clock text not null,
  round integer not null,
  level integer not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  met_at timestamp with time zone,
  stopped_at timestamp with time zone,
  paused_at timestamp with time zone,
  fired_at timestamp with time zone,
  constraint deadlines_pkey PRIMARY KEY (incident, cycle, clock, round, level)
);

create table deliveries (
  id uuid not null default gen_random_uuid(),
  incident uuid not null,
  cycle integer not null,
  clock text not null,
  round integer not null,
  level integer not null,
  notice text not null,
  recipient text not null,
  recipient_name text not null,
  channel text not null,
  address text not null,
  status text not null default 'queued'::text,
  queued_at timestamp with time zone not null,
  not_before timestamp with time zone not null,
  attempts integer not null default 0,
  message_id uuid,
  body text,
  sent_at timestamp with time zone,
  outcome jsonb,
  instead_of uuid,
  group_id uuid,
  constraint deliveries_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id),
  constraint deliveries_id_key UNIQUE (id),
  constraint deliveries_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id),
  constraint deliveries_pkey PRIMARY KEY (incident, cycle, clock, round, level, notice, recipient, channel)
);

create table delivery_switch (
  id bigint not null generated always as identity,
  is_live boolean not null,
  at timestamp with time zone not null,
  person text not null,
  person_name text not null,
  reach jsonb,
  constraint delivery_switch_pkey PRIMARY KEY (id)
);

create table drill_tests (
  id uuid not null,
  drill uuid not null,
  level integer not null,
  contact text not null,
  contact_name text not null,
  channel text not null,
  address text not null,
  message uuid,
  expires_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  locator text,
  constraint drill_tests_drill_fkey FOREIGN KEY (drill) REFERENCES drills(id),
  constraint drill_tests_locator_key UNIQUE (locator),
  constraint drill_tests_message_fkey FOREIGN KEY (message) REFERENCES messages(id),
  constraint drill_tests_pkey PRIMARY KEY (id)
);

create table drills (
  id uuid not null,
  agreement text not null,
  province text not null,
  at timestamp with time zone not null,
  person_name text not null,
  constraint drills_pkey PRIMARY KEY (id),
  constraint drills_province_fkey FOREIGN KEY (province) REFERENCES provinces(code)
);

create table events (
  incident uuid not null,
  seq integer not null,
  command uuid not null,
  command_sha256 bytea not null,
  body text not null,
  hash bytea not null,
  constraint events_pkey PRIMARY KEY (incident, seq)
);

create table gateways (
  name text not null,
  channel text not null,
  failures integer not null default 0,
  shut_until timestamp with time zone,
  shut_since timestamp with time zone,
  paced_until timestamp with time zone,
  last_answer text,
  last_ok_at timestamp with time zone,
  constraint gateways_pkey PRIMARY KEY (name)
);

create table group_duties (
  command_id uuid not null,
  group_id uuid not null,
  seq integer not null,
  place integer not null,
  incident uuid not null,
  command jsonb not null,
  actor jsonb not null,
  outcome text,
  constraint group_duties_pkey PRIMARY KEY (command_id)
);

create table group_events (
  group_id uuid not null,
  seq integer not null,
  command uuid not null,
  command_sha256 bytea not null,
  body text not null,
  hash bytea not null,
  constraint group_events_pkey PRIMARY KEY (group_id, seq)
);

create table group_members (
  incident uuid not null,
  group_id uuid not null,
  standing text not null,
  constraint group_members_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id),
  constraint group_members_pkey PRIMARY KEY (incident, group_id)
);

create table groups (
  id uuid not null,
  code text not null,
  version integer not null,
  state text not null,
  is_open boolean not null,
  is_present boolean not null,
  customer_unit text not null,
  coordinator_unit text,
  carrier_unit text not null,
  province text not null,
  since timestamp with time zone not null,
  proposed_at timestamp with time zone not null,
  head bytea not null,
  snapshot jsonb not null,
  constraint groups_code_key UNIQUE (code),
  constraint groups_pkey PRIMARY KEY (id)
);

create table inbound_mails (
  id uuid not null,
  mailbox text not null,
  sender text not null,
  subject text not null,
  body text not null,
  raw bytea,
  received_at timestamp with time zone not null,
  outcome text not null,
  reason text not null,
  message uuid,
  incident uuid,
  carrier text,
  done_by text,
  done_at timestamp with time zone,
  constraint inbound_mails_pkey PRIMARY KEY (id)
);

create table inbound_texts (
  id uuid not null,
  gateway text not null,
  gateway_id text,
  sender text not null,
  body text not null,
  received_at timestamp with time zone not null,
  outcome text not null,
  site text,
  incident uuid,
  answer text,
  message uuid,
  constraint inbound_texts_message_fkey FOREIGN KEY (message) REFERENCES messages(id),
  constraint inbound_texts_pkey PRIMARY KEY (id)
);

create table incidents (
  id uuid not null,
  code text not null,
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
  reported_at timestamp with time zone not null,
  notified_at timestamp with time zone,
  due_at timestamp with time zone not null,
  head bytea not null,
  snapshot jsonb not null,
  next_fall_at timestamp with time zone not null default 'infinity'::timestamp with time zone,
  rfo_due_at timestamp with time zone,
  constraint incidents_code_key UNIQUE (code),
  constraint incidents_pkey PRIMARY KEY (id)
);

create table legal_holds (
  id uuid not null,
  incident uuid not null,
  side text not null,
  reason text not null,
  placed_by text not null,
  placed_by_name text not null,
  placed_at timestamp with time zone not null,
  lifted_by text,
  lifted_by_name text,
  lifted_at timestamp with time zone,
  lift_reason text,
  constraint legal_holds_pkey PRIMARY KEY (id),
  constraint legal_holds_side_fkey FOREIGN KEY (side) REFERENCES units(id)
);

create table mailboxes (
  name text not null,
  uid_validity bigint,
  last_uid bigint not null default 0,
  since timestamp with time zone not null,
  heard_at timestamp with time zone,
  last_error text,
  constraint mailboxes_pkey PRIMARY KEY (name)
);

create table messages (
  id uuid not null,
  recipient text not null,
  recipient_name text not null,
  channel text not null,
  address text not null,
  notice text not null,
  incidents jsonb not null,
  subject text not null,
  body text not null,
  short text not null,
  status text not null,
  made_at timestamp with time zone not null,
  attempts integer not null default 0,
  attempts_max integer not null,
  due_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  answer text,
  constraint messages_pkey PRIMARY KEY (id)
);

create table migrations (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (number)
);

create table people (
  id text not null,
  is_sample boolean not null default false,
  seen_at timestamp with time zone not null default now(),
  disabled_at timestamp with time zone,
  disabled_why text,
  short_password boolean not null default false,
  constraint people_disabled_why_check CHECK ((disabled_why = ANY (ARRAY['unused'::text, 'administrator'::text]))),
  constraint people_id_fkey FOREIGN KEY (id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint people_pkey PRIMARY KEY (id)
);

create table provinces (
  code text not null,
  name text not null,
  full_name text not null,
  name_en text not null,
  region_vi text not null,
  region_en text not null,
  area_code text not null,
  constraint provinces_pkey PRIMARY KEY (code)
);

create table push_subscriptions (
  id uuid not null,
  person text not null,
  label text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  created_at timestamp with time zone not null default now(),
  last_ok_at timestamp with time zone,
  constraint push_subscriptions_endpoint_key UNIQUE (endpoint),
  constraint push_subscriptions_person_fkey FOREIGN KEY (person) REFERENCES people(id) ON DELETE CASCADE,
  constraint push_subscriptions_pkey PRIMARY KEY (id)
);

create table readiness_alarms (
  agreement text not null,
  level integer not null,
  day date not null,
  standing text not null,
  told integer not null,
  at timestamp with time zone not null,
  constraint readiness_alarms_pkey PRIMARY KEY (agreement, level, day)
);

create table receipts (
  gateway text not null,
  gateway_id text not null,
  state text not null,
  text text not null,
  received_at timestamp with time zone not null default now(),
  constraint receipts_pkey PRIMARY KEY (gateway, gateway_id, state, text)
);

create table record_checks (
  day date not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  records bigint,
  checkpoints bigint,
  flaw_count integer,
  flaws jsonb,
  constraint record_checks_pkey PRIMARY KEY (day)
);

create table record_keys (
  place integer not null,
  id text not null,
  x text not null,
  since timestamp with time zone not null,
  prev text,
  signature text,
  constraint record_keys_id_key UNIQUE (id),
  constraint record_keys_pkey PRIMARY KEY (place)
);

create table removals (
  incident uuid not null,
  removed_at timestamp with time zone not null,
  body text not null,
  hash bytea not null,
  signature text not null,
  constraint removals_pkey PRIMARY KEY (incident)
);

create table session_states (
  session text not null,
  strength text not null,
  shared boolean not null,
  active_at timestamp with time zone not null,
  proved_at timestamp with time zone not null,
  locked_at timestamp with time zone,
  appointment uuid,
  constraint session_states_appointment_fkey FOREIGN KEY (appointment) REFERENCES appointments(id) ON DELETE SET NULL,
  constraint session_states_pkey PRIMARY KEY (session),
  constraint session_states_session_fkey FOREIGN KEY (session) REFERENCES auth_session(id) ON DELETE CASCADE,
  constraint session_states_strength_check CHECK ((strength = ANY (ARRAY['password'::text, 'two-factor'::text, 'passkey'::text, 'sso'::text])))
);

create table setup (
  is_only boolean not null default true,
  code_sha256 bytea,
  code_expires_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint setup_is_only_check CHECK (is_only),
  constraint setup_pkey PRIMARY KEY (is_only)
);

create table sign_in_tries (
  address text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_tries_pkey PRIMARY KEY (address)
);

create table site_passwords (
  site text not null,
  hash text not null,
  set_at timestamp with time zone not null,
  set_by text not null,
  constraint site_passwords_pkey PRIMARY KEY (site),
  constraint site_passwords_site_fkey FOREIGN KEY (site) REFERENCES units(id)
);

create table spent_codes (
  person text not null,
  code_sha256 bytea not null,
  spent_at timestamp with time zone not null,
  constraint spent_codes_person_fkey FOREIGN KEY (person) REFERENCES people(id) ON DELETE CASCADE,
  constraint spent_codes_pkey PRIMARY KEY (person, code_sha256)
);

create table tries (
  message uuid not null,
  attempt integer not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  gateway text not null,
  outcome text,
  answer text,
  gateway_id text,
  constraint tries_message_fkey FOREIGN KEY (message) REFERENCES messages(id),
  constraint tries_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'deferred'::text, 'refused'::text]))),
  constraint tries_pkey PRIMARY KEY (message, attempt)
);

create table units (
  id text not null,
  kind text not null,
  parent text,
  name text not null,
  name_folded text not null,
  province text,
  valid_from date,
  valid_to date,
  successor text,
  constraint units_kind_check CHECK ((kind = ANY (ARRAY['headquarters'::text, 'coordinator'::text, 'site'::text, 'carrier'::text]))),
  constraint units_parent_fkey FOREIGN KEY (parent) REFERENCES units(id),
  constraint units_pkey PRIMARY KEY (id),
  constraint units_province_fkey FOREIGN KEY (province) REFERENCES provinces(code),
  constraint units_successor CHECK (((successor IS NULL) OR (valid_to IS NOT NULL))),
  constraint units_successor_fkey FOREIGN KEY (successor) REFERENCES units(id),
  constraint units_validity CHECK ((valid_from <= valid_to))
);

create table wordings (
  side text not null,
  kind text not null,
  lang text not null,
  words jsonb not null,
  at timestamp with time zone not null,
  by_name text not null,
  constraint wordings_lang_check CHECK ((lang = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint wordings_pkey PRIMARY KEY (side, kind, lang),
  constraint wordings_side_fkey FOREIGN KEY (side) REFERENCES units(id)
);

-- indexes

CREATE INDEX access_codes_email ON public.access_codes USING btree (email);

CREATE INDEX answer_links_incident ON public.answer_links USING btree (incident, made_at);

CREATE INDEX api_tokens_person ON public.api_tokens USING btree (person);

CREATE INDEX appointments_person ON public.appointments USING btree (person);

CREATE INDEX appointments_unit ON public.appointments USING btree (unit);

CREATE INDEX archives_unit ON public.archives USING btree (ordered_from, ordered_at DESC);

CREATE INDEX archives_wanted ON public.archives USING btree (ordered_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE INDEX attachments_unrecorded ON public.attachments USING btree (stored_at) WHERE (NOT is_recorded);

CREATE INDEX attachments_waiting ON public.attachments USING btree (stored_at) WHERE (scan = 'waiting'::text);

CREATE INDEX audit_side ON public.audit USING btree (side, id DESC);

CREATE INDEX audit_subject ON public.audit USING btree (subject_kind, subject, id DESC);

CREATE INDEX auth_account_user ON public.auth_account USING btree ("userId");

CREATE INDEX auth_passkey_user ON public.auth_passkey USING btree ("userId");

CREATE INDEX auth_session_user ON public.auth_session USING btree ("userId");

CREATE INDEX auth_two_factor_user ON public.auth_two_factor USING btree ("userId");

CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);

CREATE INDEX board_views_shared ON public.board_views USING btree (unit) WHERE is_shared;

CREATE UNIQUE INDEX checkpoint_leaves_head ON public.checkpoint_leaves USING btree (id, kind, version);

CREATE INDEX checkpoint_leaves_value ON public.checkpoint_leaves USING btree (head);

CREATE INDEX circuits_code ON public.circuits USING gin (code_folded gin_trgm_ops);

CREATE INDEX circuits_site ON public.circuits USING btree (site);

CREATE INDEX contact_leave_agreement ON public.contact_leave USING btree (agreement, to_at);

CREATE INDEX deadlines_open ON public.deadlines USING btree (due_at) WHERE ((met_at IS NULL) AND (stopped_at IS NULL) AND (paused_at IS NULL));

CREATE UNIQUE INDEX deliveries_group_once ON public.deliveries USING btree (group_id, round, recipient, channel) WHERE (group_id IS NOT NULL);

CREATE INDEX deliveries_instead_of ON public.deliveries USING btree (instead_of) WHERE (instead_of IS NOT NULL);

CREATE INDEX deliveries_message ON public.deliveries USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX deliveries_phone ON public.deliveries USING btree (queued_at) WHERE ((status = 'queued'::text) AND (channel = 'phone'::text));

CREATE INDEX deliveries_recent ON public.deliveries USING btree (queued_at DESC, id DESC);

CREATE INDEX deliveries_together ON public.deliveries USING btree (recipient, channel, address) WHERE ((status = 'queued'::text) AND (channel <> 'phone'::text));

CREATE INDEX deliveries_waiting ON public.deliveries USING btree (channel, not_before) WHERE ((status = 'queued'::text) AND (channel <> 'phone'::text));

CREATE INDEX drill_tests_drill ON public.drill_tests USING btree (drill);

CREATE INDEX drills_recent ON public.drills USING btree (agreement, province, at DESC);

CREATE INDEX group_duties_group ON public.group_duties USING btree (group_id, seq, place);

CREATE INDEX group_duties_owed ON public.group_duties USING btree (group_id, seq, place) WHERE (outcome IS NULL);

CREATE INDEX group_members_group ON public.group_members USING btree (group_id);

CREATE UNIQUE INDEX group_members_in ON public.group_members USING btree (incident) WHERE (standing = 'in'::text);

CREATE INDEX groups_open ON public.groups USING btree (proposed_at DESC, id DESC) WHERE is_open;

CREATE UNIQUE INDEX groups_present ON public.groups USING btree (customer_unit, province, carrier_unit) WHERE is_present;

CREATE INDEX groups_proposed ON public.groups USING btree (proposed_at DESC, id DESC);

CREATE INDEX inbound_mails_sender ON public.inbound_mails USING btree (sender, received_at);

CREATE INDEX inbound_mails_waiting ON public.inbound_mails USING btree (received_at) WHERE (outcome = 'waiting'::text);

CREATE UNIQUE INDEX inbound_texts_once ON public.inbound_texts USING btree (gateway, gateway_id) WHERE (gateway_id IS NOT NULL);

CREATE INDEX inbound_texts_sender ON public.inbound_texts USING btree (sender, received_at);

CREATE INDEX inbound_texts_wrong ON public.inbound_texts USING btree (site, received_at) WHERE (outcome = 'wrong'::text);

CREATE INDEX incidents_next_fall ON public.incidents USING btree (next_fall_at) WHERE (next_fall_at < 'infinity'::timestamp with time zone);

CREATE INDEX incidents_open_circuit ON public.incidents USING btree (circuit) WHERE is_open;

CREATE INDEX incidents_open_coordinator ON public.incidents USING btree (coordinator_unit, due_at, id) WHERE is_open;

CREATE INDEX incidents_open_due ON public.incidents USING btree (due_at, id) WHERE is_open;

CREATE INDEX incidents_open_province ON public.incidents USING btree (province, due_at, id) WHERE is_open;

CREATE INDEX incidents_open_reported ON public.incidents USING btree (reported_at DESC, id DESC) WHERE is_open;

CREATE INDEX incidents_reported ON public.incidents USING btree (reported_at DESC, id DESC);

CREATE INDEX incidents_rfo ON public.incidents USING btree (rfo_due_at, id) WHERE (rfo_due_at IS NOT NULL);

CREATE INDEX incidents_site ON public.incidents USING btree (site_unit, reported_at DESC, id DESC);

CREATE INDEX legal_holds_open ON public.legal_holds USING btree (incident) WHERE (lifted_at IS NULL);

CREATE INDEX messages_due ON public.messages USING btree (channel, due_at) WHERE (due_at < 'infinity'::timestamp with time zone);

CREATE INDEX messages_of_the_desk ON public.messages USING btree (made_at DESC, id DESC) WHERE (incidents = '[]'::jsonb);

CREATE INDEX messages_pace ON public.messages USING btree (channel, address, made_at) WHERE (status <> 'sunk'::text);

CREATE INDEX messages_tests ON public.messages USING btree (recipient, made_at) WHERE (notice = 'test'::text);

CREATE INDEX push_subscriptions_person ON public.push_subscriptions USING btree (person);

CREATE INDEX tries_gateway_id ON public.tries USING btree (gateway, gateway_id) WHERE (gateway_id IS NOT NULL);

CREATE INDEX units_name ON public.units USING gin (name_folded gin_trgm_ops);

CREATE INDEX units_parent ON public.units USING btree (parent);

CREATE INDEX units_successor_of ON public.units USING btree (successor) WHERE (successor IS NOT NULL);

-- triggers

CREATE TRIGGER standing AFTER DELETE ON public.api_tokens FOR EACH ROW EXECUTE FUNCTION standing_of_token();

CREATE TRIGGER standing AFTER DELETE OR UPDATE ON public.appointments FOR EACH ROW EXECUTE FUNCTION standing_of_appointment();

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_rewriting();

CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_rewriting();

CREATE TRIGGER audit_seals_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_record_change();

CREATE TRIGGER standing AFTER DELETE ON public.auth_session FOR EACH ROW EXECUTE FUNCTION standing_of_session();

CREATE TRIGGER checkpoint_leaves_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoint_leaves FOR EACH STATEMENT EXECUTE FUNCTION refuse_record_change();

CREATE TRIGGER checkpoints_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_record_change();

CREATE TRIGGER deliveries_queued AFTER INSERT ON public.deliveries REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION tell_outbox();

CREATE TRIGGER events_append_only BEFORE UPDATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER events_no_removal BEFORE DELETE ON public.events FOR EACH ROW EXECUTE FUNCTION refuse_removal();

CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER group_events_append_only BEFORE DELETE OR UPDATE ON public.group_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER group_events_no_truncate BEFORE TRUNCATE ON public.group_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER people_close_setup AFTER INSERT ON public.people FOR EACH STATEMENT EXECUTE FUNCTION close_setup();

CREATE TRIGGER standing AFTER UPDATE OF disabled_at ON public.people FOR EACH ROW WHEN ((old.disabled_at IS DISTINCT FROM new.disabled_at)) EXECUTE FUNCTION standing_of_person();

CREATE TRIGGER record_keys_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.record_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_record_change();

CREATE TRIGGER removals_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.removals FOR EACH STATEMENT EXECUTE FUNCTION refuse_record_change();

CREATE TRIGGER standing AFTER UPDATE OF locked_at, appointment ON public.session_states FOR EACH ROW WHEN (((old.locked_at IS DISTINCT FROM new.locked_at) OR (old.appointment IS DISTINCT FROM new.appointment))) EXECUTE FUNCTION standing_of_session_state();

CREATE TRIGGER setup_no_truncate BEFORE TRUNCATE ON public.setup FOR EACH STATEMENT EXECUTE FUNCTION refuse_reopening();

CREATE TRIGGER setup_stays_closed BEFORE DELETE OR UPDATE ON public.setup FOR EACH ROW WHEN ((old.closed_at IS NOT NULL)) EXECUTE FUNCTION refuse_reopening();
