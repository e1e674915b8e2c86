-- The audit trail under the checkpoints, too: each entry's place in a chain of its own, given when
-- it is sealed (src/domain/audit-seal.ts). Writing an entry waits for nobody: the chain is made by
-- whoever makes the checkpoint, about a minute later.
create table audit_seals (
  place bigint primary key,
  audit bigint not null unique,
  hash bytea not null
);
create trigger audit_seals_append_only before update or delete or truncate on audit_seals
  for each statement execute function refuse_record_change();
