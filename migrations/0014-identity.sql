-- One account for each person; what one may do comes from appointments, each with its time.

create table appointments (
  id uuid primary key,
  person text not null references people on delete cascade,
  role text not null,
  unit text not null references units,
  -- Valid in [valid_from, valid_to); null: from ever, for ever.
  valid_from timestamptz,
  valid_to timestamptz,
  -- On behalf of whom, during a leave.
  deputy_for text references people,
  -- Administers its side's people besides: see src/domain/administration.ts.
  administrator boolean not null default false,
  created_at timestamptz not null default now(),
  check (valid_to is null or valid_from is null or valid_to > valid_from)
);
create index appointments_person on appointments (person);
create index appointments_unit on appointments (unit);

insert into appointments (id, person, role, unit)
select gen_random_uuid(), id, role, unit from people;

alter table people drop column role, drop column unit,
  -- The last time that this person, or a program of theirs, did anything; to the hour.
  add column seen_at timestamptz not null default now(),
  add column disabled_at timestamptz,
  add column disabled_why text check (disabled_why in ('unused', 'administrator')),
  -- Shorter than the length without a second factor: then one is compulsory.
  add column short_password boolean not null default false;

-- A token acts in the appointment under which it was made, and ends with it.
alter table api_tokens
  add column appointment uuid references appointments on delete cascade,
  add column scopes text[] not null default '{read,report,act}';
update api_tokens t set appointment = a.id from appointments a where a.person = t.person;
alter table api_tokens alter column appointment set not null;

-- What the desk knows of a browser's session besides the library: by what it was opened, when its
-- person last did something at it, and in which appointment.
create table session_states (
  session text primary key references auth_session ("id") on delete cascade,
  strength text not null check (strength in ('password', 'two-factor', 'passkey', 'sso')),
  -- A desk that several people share locks itself.
  shared boolean not null,
  active_at timestamptz not null,
  -- When the person last proved who they are: for what must not be done by whoever passes by.
  proved_at timestamptz not null,
  locked_at timestamptz,
  appointment uuid references appointments on delete set null
);

-- Failed tries by the address that was given, whether somebody has it or not.
create table sign_in_tries (
  address text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

-- Invitations and resets: a code that is mailed or printed, kept as its hash, good once.
create table access_codes (
  id uuid primary key,
  kind text not null check (kind in ('invitation', 'reset')),
  code_sha256 bytea not null unique,
  -- Of a reset.
  person text references people on delete cascade,
  -- Of an invitation: who, and to what.
  email text not null,
  name text not null,
  role text,
  unit text references units,
  administrator boolean not null default false,
  valid_from timestamptz,
  valid_to timestamptz,
  made_at timestamptz not null,
  made_by text,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index access_codes_email on access_codes (email);

-- Second factor and passkeys: the tables of the identity library, in the columns that it expects.
alter table auth_user add column "twoFactorEnabled" boolean default false;
create table auth_two_factor (
  "id" text primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references auth_user ("id") on delete cascade,
  "verified" boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index auth_two_factor_user on auth_two_factor ("userId");

create table auth_passkey (
  "id" text primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references auth_user ("id") on delete cascade,
  "credentialID" text not null unique,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz default current_timestamp,
  "aaguid" text
);
create index auth_passkey_user on auth_passkey ("userId");
