-- What a mass outage's act tells: once to each recipient by each means, for all of its incidents.
-- The row stands at one of the incidents, and names the group; its round is the act's entry.
alter table deliveries add column group_id uuid references groups (id);

create unique index deliveries_group_once on deliveries (group_id, round, recipient, channel)
  where group_id is not null;
