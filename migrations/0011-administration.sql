-- Units and circuits come and go: when, and what a unit became. Whoever works in the unit that
-- another became sees what was the other's: records stay where they were made.
alter table units
  add column valid_from date,
  add column valid_to date,
  add column successor text references units,
  add constraint units_validity check (valid_from <= valid_to),
  add constraint units_successor check (successor is null or valid_to is not null);
create index units_successor_of on units (successor) where successor is not null;

alter table circuits
  add column valid_from date,
  add column valid_to date,
  add constraint circuits_validity check (valid_from <= valid_to);

-- The units that became this one, step by step; empty for most.
create function former_units(unit text) returns text[] language sql stable as $$
  with recursive former as (
    select id from units where successor = unit
    union select u.id from units u join former f on u.successor = f.id
  )
  select coalesce(array_agg(id order by id), '{}') from former
$$;
