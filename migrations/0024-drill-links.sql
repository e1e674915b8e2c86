-- A test's link is kept as its public half alone, as the links of answers are: the other half is
-- made from the desk's secret as the message leaves. Tokens that stand in messages of before, in
-- clear, answer nothing any more.
alter table drill_tests drop column token_sha256;
alter table drill_tests add column locator text unique;
