-- The directory: provinces, units, agreements and circuits; and the people who act.

-- Names are searched without diacritics and inside words; folding is done when a row is written.
create extension if not exists pg_trgm;

create table provinces (
  code text primary key,
  name text not null,
  full_name text not null,
  name_en text not null,
  region_vi text not null,
  region_en text not null,
  area_code text not null
);

-- The tree of units of both sides: a root for each organisation, below it departments and offices.
create table units (
  id text primary key,
  kind text not null check (kind in ('headquarters', 'coordinator', 'site', 'carrier')),
  parent text references units,
  name text not null,
  name_folded text not null,
  province text references provinces
);
create index units_parent on units (parent);
create index units_name on units using gin (name_folded gin_trgm_ops);

-- Every version of an agreement that was ever loaded; never changed, because incidents run by it.
create table agreements (
  id text not null,
  version integer not null,
  sha256 text not null unique,
  body jsonb not null,
  loaded_at timestamptz not null default now(),
  primary key (id, version)
);

create table circuits (
  id text primary key,
  code text not null unique,
  code_folded text not null,
  site text not null references units,
  agreement text not null
);
create index circuits_site on circuits (site);
create index circuits_code on circuits using gin (code_folded gin_trgm_ops);

-- Sign-in: the tables of the identity library, in the columns that it expects.
create table auth_user (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);

create table auth_session (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth_user ("id") on delete cascade
);
create index auth_session_user on auth_session ("userId");

create table auth_account (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth_user ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index auth_account_user on auth_account ("userId");

create table auth_verification (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index auth_verification_identifier on auth_verification ("identifier");

-- The desk's own side of a person: role and unit. Rights follow from them, in src/domain/roles.ts.
create table people (
  id text primary key references auth_user ("id") on delete cascade,
  role text not null,
  unit text not null references units,
  is_sample boolean not null default false
);

-- Tokens for programs act with the rights of their person. Only the SHA-256 of the secret is kept.
create table api_tokens (
  id uuid primary key,
  person text not null references people on delete cascade,
  name text not null,
  secret_sha256 bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz
);
create index api_tokens_person on api_tokens (person);
