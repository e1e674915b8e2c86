-- Text messages that come in: the last resort of a site whose line is down.

-- By it a site is known in a text. Scrypt with its salt: nobody reads it back.
create table site_passwords (
  site text primary key references units,
  hash text not null,
  set_at timestamptz not null,
  set_by text not null
);

-- What came in, and what was answered. Append-only: it is evidence.
create table inbound_texts (
  id uuid primary key,
  gateway text not null,
  -- The gateway's own id, where it gives one: the same again is no second text.
  gateway_id text,
  sender text not null,
  -- As it came, but for a site's password.
  body text not null,
  received_at timestamptz not null,
  outcome text not null,
  -- Whose circuit it named.
  site text,
  incident uuid,
  -- Null where nothing was answered, so that no two machines answer each other.
  answer text,
  message uuid references messages
);
create unique index inbound_texts_once on inbound_texts (gateway, gateway_id)
  where gateway_id is not null;
create index inbound_texts_sender on inbound_texts (sender, received_at);
create index inbound_texts_wrong on inbound_texts (site, received_at) where outcome = 'wrong';
