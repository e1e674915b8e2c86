-- When a contact can be reached, as somebody entered it: the last row rules, the others are its
-- history. No row: as the agreement says. Null: at every hour, whatever the agreement says.
create table contact_hours (
  agreement text not null,
  contact text not null,
  set_at timestamptz not null,
  hours jsonb,
  by_name text not null,
  primary key (agreement, contact, set_at)
);

-- Who is told as well while a contact is away: another contact of the same agreement.
alter table contact_leave add column deputy text;
