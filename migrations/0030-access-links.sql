-- A mailed invitation or reset is kept as its link's public half, as the links of answers are; only
-- a printed code is kept as its hash. What messages that are over said in clear is struck out;
-- those that are still to leave keep their code, which is good for a week at most.
alter table access_codes
  alter column code_sha256 drop not null,
  add column locator text unique,
  add check (num_nonnulls(code_sha256, locator) = 1);

update messages set
  body = regexp_replace(body, '(/ma-moi#)[0-9A-Z]{4}(-[0-9A-Z]{4}){3}', '\1***', 'g'),
  short = regexp_replace(short, '(/ma-moi#)[0-9A-Z]{4}(-[0-9A-Z]{4}){3}', '\1***', 'g')
where notice in ('invitation', 'reset') and due_at = 'infinity';
