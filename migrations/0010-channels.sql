-- Phones that are told by web push, and what a gateway tells of a message when somebody reads it.

create table push_subscriptions (
  id uuid primary key,
  person text not null references people on delete cascade,
  -- How its owner knows it among others: the browser and system, as the page saw them.
  label text not null,
  -- A phone belongs to whoever subscribed it last.
  endpoint text not null unique,
  -- The phone's public key and shared secret, for RFC 8291: nobody else can read a message.
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null default now(),
  last_ok_at timestamptz
);
create index push_subscriptions_person on push_subscriptions (person);
