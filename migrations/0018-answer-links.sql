-- A link that lets whoever was told answer without an account. What is kept is its public half: the
-- other half is made from the desk's secret when the message is sent, and is nowhere in here.
create table answer_links (
  locator text primary key,
  incident uuid not null references incidents,
  cycle integer not null,
  delivery uuid not null,
  message uuid not null references messages,
  level integer not null,
  -- The contact's id in the agreement, and its name as it was.
  contact text not null,
  contact_name text not null,
  channel text not null,
  address text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text
);
create index answer_links_incident on answer_links (incident, made_at);

-- What was answered by a link: each kind of answer once. The entry itself is in the record.
create table answer_link_uses (
  locator text not null references answer_links,
  answer text not null,
  at timestamptz not null,
  primary key (locator, answer)
);
