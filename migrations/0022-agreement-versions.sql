-- From when a version of an agreement is in force, and who put it there; shipped ones always were.
alter table agreements
  add column effective_from timestamptz not null default '-infinity',
  add column by_name text;
