-- Mail that comes in: each kept raw beside what was read in it, and what became of it.

-- How each mailbox is heard: its silence must not look like "nothing new".
create table mailboxes (
  name text primary key,
  -- Where reading goes on: IMAP's own numbers.
  uid_validity bigint,
  last_uid bigint not null default 0,
  since timestamptz not null,
  -- The last time that it was read to its end.
  heard_at timestamptz,
  last_error text
);

create table inbound_mails (
  id uuid primary key,
  mailbox text not null,
  sender text not null,
  subject text not null,
  -- The new words of it, without what it quotes.
  body text not null,
  -- As it came; null where its sender had written too much within the hour.
  raw bytea,
  received_at timestamptz not null,
  -- joined, bounced, delayed, arrived, automatic, held: seen to; waiting: for a person; set-aside.
  outcome text not null,
  reason text not null,
  -- Our message that it answers, the incident that it was joined to, the carrier it is from.
  message uuid,
  incident uuid,
  carrier text,
  done_by text,
  done_at timestamptz
);
create index inbound_mails_waiting on inbound_mails (received_at) where outcome = 'waiting';
create index inbound_mails_sender on inbound_mails (sender, received_at);
