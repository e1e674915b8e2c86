-- Messages about no incident (invitations, tests, drills, answers to texts) stand in the outbox's
-- list by their time; those about incidents come by their deliveries.
create index messages_of_the_desk on messages (made_at desc, id desc)
  where incidents = '[]'::jsonb;
