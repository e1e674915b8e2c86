-- The digits that an authenticator app showed and that let somebody in: good once, though the app
-- shows them for 30 seconds and a clock that is off by a step is forgiven.
create table spent_codes (
  person text not null references people on delete cascade,
  code_sha256 bytea not null,
  spent_at timestamptz not null,
  primary key (person, code_sha256)
);
