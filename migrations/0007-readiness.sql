-- What is known of the contacts of an agreement besides the paper: whether they would be reached.

-- Somebody was reached at an address. Append-only; an address that changes has none.
create table contact_verifications (
  agreement text not null,
  contact text not null,
  channel text not null,
  address text not null,
  verified_at timestamptz not null,
  how text not null check (how in ('answered', 'called')),
  by_name text not null,
  primary key (agreement, contact, channel, address, verified_at)
);

-- A contact is away, in [from_at, to_at).
create table contact_leave (
  id uuid primary key,
  agreement text not null,
  contact text not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  remark text not null,
  by_name text not null
);
create index contact_leave_agreement on contact_leave (agreement, to_at);

-- A fire drill: every level of an agreement tried by every means, for one province.
create table drills (
  id uuid primary key,
  agreement text not null,
  province text not null references provinces,
  at timestamptz not null,
  person_name text not null
);
create index drills_recent on drills (agreement, province, at desc);

-- One test of a drill. The token goes out in the message and is kept as its hash alone; a phone is
-- tried by a person who calls, and has neither.
create table drill_tests (
  id uuid primary key,
  drill uuid not null references drills,
  level integer not null,
  contact text not null,
  contact_name text not null,
  channel text not null,
  address text not null,
  message uuid references messages,
  token_sha256 bytea unique,
  expires_at timestamptz not null,
  answered_at timestamptz
);
create index drill_tests_drill on drill_tests (drill);

-- A level that would fail was told to its owner and to headquarters: once a day while it lasts.
create table readiness_alarms (
  agreement text not null,
  level integer not null,
  day date not null,
  standing text not null,
  told integer not null,
  at timestamptz not null,
  primary key (agreement, level, day)
);
