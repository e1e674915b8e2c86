/** What is known of contacts: verifications, leave, drills and their tests, alarms. */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Channel } from '../domain/ladder.ts';
import type { Leave, Verification } from '../domain/readiness.ts';
import { toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** The verifications and the leave of an agreement's contacts. */
export async function readContacts(
  db: Kysely<DB>,
  agreement: string,
): Promise<{ verified: Verification[]; leave: Leave[] }> {
  const [verified, leave] = await Promise.all([
    sql<Verification>`
      select distinct on (contact, channel, address) contact, channel, address, how,
        by_name as by, floor(extract(epoch from verified_at) * 1000)::float8 as at
      from contact_verifications where agreement = ${agreement}
      order by contact, channel, address, verified_at desc`.execute(db),
    sql<Leave>`
      select contact, remark, floor(extract(epoch from from_at) * 1000)::float8 as "from",
        floor(extract(epoch from to_at) * 1000)::float8 as "to"
      from contact_leave where agreement = ${agreement}`.execute(db),
  ]);
  return { verified: verified.rows, leave: leave.rows };
}

/** Notes that somebody was reached; the same once more changes nothing. */
export async function addVerification(
  db: Kysely<DB>,
  agreement: string,
  { contact, channel, address, at, how, by }: Verification,
): Promise<void> {
  await sql`
    insert into contact_verifications
    values (${agreement}, ${contact}, ${channel}, ${address}, ${toTimestamp(at)}::timestamptz,
      ${how}, ${by}) on conflict do nothing`.execute(db);
}

/** Notes that a contact is away. */
export async function addLeave(
  db: Kysely<DB>,
  agreement: string,
  leave: Leave & { id: string; by: string },
): Promise<void> {
  await sql`
    insert into contact_leave values (${leave.id}, ${agreement}, ${leave.contact},
      ${toTimestamp(leave.from)}::timestamptz, ${toTimestamp(leave.to)}::timestamptz,
      ${leave.remark}, ${leave.by}) on conflict do nothing`.execute(db);
}

/** A test of a drill as it is written. */
export interface NewTest {
  id: string;
  level: number;
  contact: string;
  contactName: string;
  channel: Channel;
  address: string;
  message: string | null;
  tokenSha256: string | null;
}

/** Writes a drill with its tests. */
export async function addDrill(
  tx: Kysely<DB>,
  drill: { id: string; agreement: string; province: string; at: Instant; by: string },
  tests: readonly NewTest[],
  expiresAt: Instant,
): Promise<void> {
  await sql`
    insert into drills values (${drill.id}, ${drill.agreement}, ${drill.province},
      ${toTimestamp(drill.at)}::timestamptz, ${drill.by})`.execute(tx);
  await sql`
    insert into drill_tests (id, drill, level, contact, contact_name, channel, address, message,
      token_sha256, expires_at)
    select id, ${drill.id}::uuid, level, contact, "contactName", channel, address, message,
      decode("tokenSha256", 'hex'), ${toTimestamp(expiresAt)}::timestamptz
    from json_to_recordset(${JSON.stringify(tests)}::json) as t (id uuid, level int, contact text,
      "contactName" text, channel text, address text, message uuid, "tokenSha256" text)
  `.execute(tx);
}

/** A test that a token stands for. */
export interface FoundTest {
  id: string;
  agreement: string;
  contact: string;
  contactName: string;
  channel: Channel;
  address: string;
  expiresAt: Instant;
  answeredAt: Instant | null;
}

/** The test of a token, by its hash; undefined: no such token. Reads only. */
export async function findTest(
  db: Kysely<DB>,
  tokenSha256: string,
): Promise<FoundTest | undefined> {
  const { rows } = await sql<FoundTest>`
    select t.id, d.agreement, t.contact, t.contact_name as "contactName", t.channel, t.address,
      floor(extract(epoch from t.expires_at) * 1000)::float8 as "expiresAt",
      floor(extract(epoch from t.answered_at) * 1000)::float8 as "answeredAt"
    from drill_tests t join drills d on d.id = t.drill
    where t.token_sha256 = decode(${tokenSha256}, 'hex')`.execute(db);
  return rows[0];
}

/** Notes the answer to a test; false where it was answered before: a token counts once. */
export async function answerTest(tx: Kysely<DB>, id: string, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update drill_tests set answered_at = ${toTimestamp(at)}::timestamptz
    where id = ${id} and answered_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** The last drill of each province of an agreement. */
export async function lastDrills(
  store: Store,
  agreement: string,
): Promise<{ province: string; at: Instant; tests: number; answered: number }[]> {
  const { rows } = await sql<{ province: string; at: Instant; tests: number; answered: number }>`
    select d.province, floor(extract(epoch from d.at) * 1000)::float8 as at,
      (select count(*)::int from drill_tests t where t.drill = d.id) as tests,
      (select count(t.answered_at)::int from drill_tests t where t.drill = d.id) as answered
    from (select distinct on (province) * from drills where agreement = ${agreement}
      order by province, at desc) d order by d.province`.execute(store.db);
  return rows;
}

/** Notes an alarm; false where this level was told of today already. */
export async function addAlarm(
  tx: Kysely<DB>,
  alarm: { agreement: string; level: number; standing: string; at: Instant; told: number },
): Promise<boolean> {
  const { rows } = await sql`
    insert into readiness_alarms (agreement, level, day, standing, told, at)
    values (${alarm.agreement}, ${alarm.level},
      (${toTimestamp(alarm.at)}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date,
      ${alarm.standing}, ${alarm.told}, ${toTimestamp(alarm.at)}::timestamptz)
    on conflict do nothing returning level`.execute(tx);
  return rows.length > 0;
}
