-- The schema that the migrations make, to read; a test compares. Rewrite: npm run schema

-- extensions

create extension pg_trgm;

-- functions

CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the record of incidents is append-only';
end $function$
;

-- sequences

create sequence incident_numbers;

-- tables

create table agreements (
  id text not null,
  version integer not null,
  sha256 text not null,
  body jsonb not null,
  loaded_at timestamp with time zone not null default now(),
  constraint agreements_pkey PRIMARY KEY (id, version),
  constraint agreements_sha256_key UNIQUE (sha256)
);

create table api_tokens (
  id uuid not null,
  person text not null,
  name text not null,
  secret_sha256 bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint api_tokens_person_fkey FOREIGN KEY (person) REFERENCES people(id) ON DELETE CASCADE,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_secret_sha256_key UNIQUE (secret_sha256)
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

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
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

create table circuits (
  id text not null,
  code text not null,
  code_folded text not null,
  site text not null,
  agreement text not null,
  constraint circuits_code_key UNIQUE (code),
  constraint circuits_pkey PRIMARY KEY (id),
  constraint circuits_site_fkey FOREIGN KEY (site) REFERENCES units(id)
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
  constraint deadlines_pkey PRIMARY KEY (incident, cycle, clock, round, level)
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
  constraint incidents_code_key UNIQUE (code),
  constraint incidents_pkey PRIMARY KEY (id)
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
  role text not null,
  unit text not null,
  is_sample boolean not null default false,
  constraint people_id_fkey FOREIGN KEY (id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_unit_fkey FOREIGN KEY (unit) REFERENCES units(id)
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

create table units (
  id text not null,
  kind text not null,
  parent text,
  name text not null,
  name_folded text not null,
  province text,
  constraint units_kind_check CHECK ((kind = ANY (ARRAY['headquarters'::text, 'coordinator'::text, 'site'::text, 'carrier'::text]))),
  constraint units_parent_fkey FOREIGN KEY (parent) REFERENCES units(id),
  constraint units_pkey PRIMARY KEY (id),
  constraint units_province_fkey FOREIGN KEY (province) REFERENCES provinces(code)
);

-- indexes

CREATE INDEX api_tokens_person ON public.api_tokens USING btree (person);

CREATE INDEX auth_account_user ON public.auth_account USING btree ("userId");

CREATE INDEX auth_session_user ON public.auth_session USING btree ("userId");

CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);

CREATE INDEX circuits_code ON public.circuits USING gin (code_folded gin_trgm_ops);

CREATE INDEX circuits_site ON public.circuits USING btree (site);

CREATE INDEX deadlines_open ON public.deadlines USING btree (due_at) WHERE ((met_at IS NULL) AND (stopped_at IS NULL) AND (paused_at IS NULL));

CREATE INDEX incidents_open_circuit ON public.incidents USING btree (circuit) WHERE is_open;

CREATE INDEX incidents_open_coordinator ON public.incidents USING btree (coordinator_unit, due_at, id) WHERE is_open;

CREATE INDEX incidents_open_due ON public.incidents USING btree (due_at, id) WHERE is_open;

CREATE INDEX incidents_open_province ON public.incidents USING btree (province, due_at, id) WHERE is_open;

CREATE INDEX incidents_open_reported ON public.incidents USING btree (reported_at DESC, id DESC) WHERE is_open;

CREATE INDEX incidents_reported ON public.incidents USING btree (reported_at DESC, id DESC);

CREATE INDEX incidents_site ON public.incidents USING btree (site_unit, reported_at DESC, id DESC);

CREATE INDEX units_name ON public.units USING gin (name_folded gin_trgm_ops);

CREATE INDEX units_parent ON public.units USING btree (parent);

-- triggers

CREATE TRIGGER events_append_only BEFORE DELETE OR UPDATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
