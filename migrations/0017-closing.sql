-- After the closing: the report that is owed, and files beside the record.

-- Closed incidents that still owe their root-cause report: what the board asks for.
alter table incidents add column rfo_due_at timestamptz;
create index incidents_rfo on incidents (rfo_due_at, id) where rfo_due_at is not null;

-- Files beside the record, in the database: one backup holds the record and its evidence, every
-- process sees the same, and a file is there exactly when its entry is. By content within an
-- incident: whoever may see the incident may see it, and nobody learns that another has the same.
create table attachments (
  incident uuid not null references incidents (id),
  sha256 bytea not null,
  type text not null,
  -- Null once malware was found in it.
  content bytea,
  -- A small WebP of a picture.
  thumbnail bytea,
  -- none: no scanner is set up; waiting: quarantined until one answers; clean; infected.
  scan text not null,
  stored_at timestamptz not null,
  -- Whether its entry stands in the record: a file without one is swept away after an hour.
  is_recorded boolean not null default false,
  primary key (incident, sha256)
);
-- Pictures and PDFs do not shrink: trying costs time and gains nothing.
alter table attachments alter column content set storage external;
create index attachments_waiting on attachments (stored_at) where scan = 'waiting';
create index attachments_unrecorded on attachments (stored_at) where not is_recorded;
