-- Sending what is queued: messages, each try of theirs, the gateways, and the switch.

-- Whether anything leaves the desk. Append-only: the last row rules, the others are its history.
create table delivery_switch (
  id bigint generated always as identity primary key,
  is_live boolean not null,
  at timestamptz not null,
  person text not null,
  person_name text not null,
  -- Whom it reached then, as the person confirmed it; null where delivery was switched off.
  reach jsonb
);

-- A mail server, a text gateway …: how it has been doing, shared by all processes.
create table gateways (
  name text primary key,
  channel text not null,
  -- Tries that did not go through, in a row.
  failures integer not null default 0,
  -- Nothing is sent through it until then; afterwards one message tries it.
  shut_until timestamptz,
  shut_since timestamptz,
  -- The rate: when the last message that it took would be through, at the agreed pace.
  paced_until timestamptz,
  last_answer text,
  last_ok_at timestamptz
);

-- What goes out as one: a notice, or all that waited for one recipient. The text is written before
-- the first try and never changes: it is the evidence of what was said.
create table messages (
  -- Also the Message-ID of a mail and the id given to a gateway: the same at every try.
  id uuid primary key,
  recipient text not null,
  recipient_name text not null,
  channel text not null,
  address text not null,
  -- What it is about, for programs: the notice, or "several"; and the incidents.
  notice text not null,
  incidents jsonb not null,
  subject text not null,
  body text not null,
  short text not null,
  -- sending → sent | failed, with waiting between two tries; sunk: delivery was not live.
  status text not null,
  made_at timestamptz not null,
  attempts integer not null default 0,
  attempts_max integer not null,
  -- While it waits: the next try. While it is sent: the end of the sender's lease, after which
  -- somebody else takes it over. Infinity: nothing is left to do.
  due_at timestamptz not null,
  sent_at timestamptz,
  -- The gateway's last answer, or why it was not sent at all.
  answer text
);
create index messages_due on messages (channel, due_at) where due_at < 'infinity';
-- How much somebody was told lately: what the cap goes by.
create index messages_tests on messages (recipient, made_at) where notice = 'test';
create index messages_pace on messages (channel, address, made_at) where status <> 'sunk';

-- Each try, written before it is made: one without an outcome is a sender that never came back.
create table tries (
  message uuid not null references messages,
  attempt integer not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  gateway text not null,
  outcome text check (outcome in ('sent', 'deferred', 'refused')),
  answer text,
  gateway_id text,
  primary key (message, attempt)
);
create index tries_gateway_id on tries (gateway, gateway_id) where gateway_id is not null;

-- What a gateway says later of what it took. It may come before the try's own end is written.
create table receipts (
  gateway text not null,
  gateway_id text not null,
  state text not null,
  text text not null,
  received_at timestamptz not null default now(),
  primary key (gateway, gateway_id, state, text)
);

-- A row's own part of the text stays with it; the whole is the message's.
alter table deliveries drop column subject;
alter table deliveries drop column leased_until;
alter table deliveries alter column message_id type uuid using message_id::uuid;
alter table deliveries add foreign key (message_id) references messages;
-- The row for which this one was queued, because its channel did not work.
alter table deliveries add column instead_of uuid;
create index deliveries_instead_of on deliveries (instead_of) where instead_of is not null;

drop index deliveries_waiting;
create index deliveries_waiting on deliveries (channel, not_before)
  where status = 'queued' and channel <> 'phone';
create index deliveries_together on deliveries (recipient, channel, address)
  where status = 'queued' and channel <> 'phone';
create index deliveries_message on deliveries (message_id) where message_id is not null;
drop index deliveries_recent;
create index deliveries_recent on deliveries (queued_at desc, id desc);

-- Whoever sends is woken by what queues: no path can forget to say so.
create function tell_outbox() returns trigger language plpgsql as $$
begin
  if exists (select from fresh where status = 'queued' and channel <> 'phone') then
    perform pg_notify('thongsuot_outbox', '');
  end if;
  return null;
end $$;
create trigger deliveries_queued after insert on deliveries
  referencing new table as fresh for each statement execute function tell_outbox();
