-- A mailed invitation or reset is kept as its link's public half, as the links of answers are; only
-- a printed code is kept as its hash. What messages said in clear is struck out; one that has not
-- left yet fails, and is sent anew by inviting anew.
alter table access_codes
  alter column code_sha256 drop not null,
  add column locator text unique,
  add check (num_nonnulls(code_sha256, locator) = 1);

update messages set
  body = regexp_replace(body, '(/ma-moi#)[0-9A-Z]{4}(-[0-9A-Z]{4}){3}', '\1***', 'g'),
  short = regexp_replace(short, '(/ma-moi#)[0-9A-Z]{4}(-[0-9A-Z]{4}){3}', '\1***', 'g'),
  status = case when due_at = 'infinity' then status else 'failed' end,
  answer = case when due_at = 'infinity' then answer else 'struck out by an update' end,
  due_at = 'infinity'
where notice in ('invitation', 'reset');
