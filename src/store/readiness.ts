/** What is known of contacts: verifications, leave, drills and their tests, alarms. */
import { sql, type Kysely } from 'kysely';
import type { Hours, Instant } from '../domain/agreement.ts';
import type { Channel } from '../domain/ladder.ts';
import type { Leave, Verification } from '../domain/readiness.ts';
import { toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** Hours as they were entered for a contact; null: it can be reached at every hour. */
export interface EnteredHours {
  contact: string;
  hours: Hours | null;
}

/** The verifications, the leave and the hours of an agreement's contacts. */
export async function readContacts(
  db: Kysely<DB>,
  agreement: string,
): Promise<{ verified: Verification[]; leave: Leave[]; hours: EnteredHours[] }> {
  const [verified, leave, hours] = await Promise.all([
    sql<Verification>`
      select distinct on (contact, channel, address) contact, channel, address, how,
        by_name as by, floor(extract(epoch from verified_at) * 1000)::float8 as at
      from contact_verifications where agreement = ${agreement}
      order by contact, channel, address, verified_at desc`.execute(db),
    sql<Leave>`
      select contact, remark, deputy, floor(extract(epoch from from_at) * 1000)::float8 as "from",
        floor(extract(epoch from to_at) * 1000)::float8 as "to"
      from contact_leave where agreement = ${agreement}`.execute(db),
    sql<EnteredHours>`
      select distinct on (contact) contact, hours from contact_hours
      where agreement = ${agreement} order by contact, set_at desc`.execute(db),
  ]);
  return {
    verified: verified.rows,
    leave: leave.rows.map(({ deputy, ...one }) => (deputy ? { ...one, deputy } : one)),
    hours: hours.rows,
  };
}

/** Who is told as well at an instant, by the id of the contact that is away. */
export async function deputiesAt(
  store: Store,
  agreement: string,
  at: Instant,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ contact: string; deputy: string }>`
    select contact, deputy from contact_leave
    where agreement = ${agreement} and deputy is not null
      and from_at <= ${toTimestamp(at)}::timestamptz and to_at > ${toTimestamp(at)}::timestamptz
  `.execute(store.db);
  return new Map(rows.map(({ contact, deputy }) => [contact, deputy]));
}

/** Enters a contact's hours; null: at every hour. */
export async function setHours(
  db: Kysely<DB>,
  agreement: string,
  entered: EnteredHours & { at: Instant; by: string },
): Promise<void> {
  const hours = entered.hours === null ? null : JSON.stringify(entered.hours);
  await sql`
    insert into contact_hours values (${agreement}, ${entered.contact},
      ${toTimestamp(entered.at)}::timestamptz, ${hours}::jsonb, ${entered.by})
    on conflict (agreement, contact, set_at)
      do update set hours = excluded.hours, by_name = excluded.by_name`.execute(db);
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
    insert into contact_leave (id, agreement, contact, from_at, to_at, remark, by_name, deputy)
    values (${leave.id}, ${agreement}, ${leave.contact},
      ${toTimestamp(leave.from)}::timestamptz, ${toTimestamp(leave.to)}::timestamptz,
      ${leave.remark}, ${leave.by}, ${leave.deputy ?? null})
    on conflict do nothing`.execute(db);
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
  /** The public half of its link; null: a person has to call. */
  locator: string | null;
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
      locator, expires_at)
    select id, ${drill.id}::uuid, level, contact, "contactName", channel, address, message,
      locator, ${toTimestamp(expiresAt)}::timestamptz
    from json_to_recordset(${JSON.stringify(tests)}::json) as t (id uuid, level int, contact text,
      "contactName" text, channel text, address text, message uuid, locator text)
  `.execute(tx);
}

/** A test that a link stands for. */
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

/** The test of a link, by its public half; undefined: no such link. Reads only. */
export async function findTest(db: Kysely<DB>, locator: string): Promise<FoundTest | undefined> {
  const { rows } = await sql<FoundTest>`
    select t.id, d.agreement, t.contact, t.contact_name as "contactName", t.channel, t.address,
      floor(extract(epoch from t.expires_at) * 1000)::float8 as "expiresAt",
      floor(extract(epoch from t.answered_at) * 1000)::float8 as "answeredAt"
    from drill_tests t join drills d on d.id = t.drill
    where t.locator = ${locator}`.execute(db);
  return rows[0];
}

/** Notes the answer to a test; false where it was answered before: a token counts once. */
export async function answerTest(tx: Kysely<DB>, id: string, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update drill_tests set answered_at = ${toTimestamp(at)}::timestamptz
    where id = ${id} and answered_at is null returning id`.execute(tx);
  return rows.length > 0;
}

/** A person called and reached somebody: the drills that wait for that call have their answer. */
export async function answerCalls(
  tx: Kysely<DB>,
  agreement: string,
  { contact, address, at }: { contact: string; address: string; at: Instant },
): Promise<void> {
  await sql`
    update drill_tests t set answered_at = ${toTimestamp(at)}::timestamptz
    from drills d where d.id = t.drill and d.agreement = ${agreement} and t.channel = 'phone'
      and (t.contact, t.address) = (${contact}, ${address}) and t.answered_at is null
      and t.expires_at > ${toTimestamp(at)}::timestamptz`.execute(tx);
}

/** A drill as it runs: each test, whether its message went out, and when it was answered. */
export interface DrillRun {
  id: string;
  agreement: string;
  province: string;
  at: Instant;
  by: string;
  tests: {
    level: number;
    contact: string;
    channel: Channel;
    address: string;
    status: string | null;
    answeredAt: Instant | null;
  }[];
}

/** A drill by its id; undefined: there is none. */
export async function findDrill(store: Store, id: string): Promise<DrillRun | undefined> {
  const { rows } = await sql<DrillRun>`
    select d.id, d.agreement, d.province, d.person_name as by,
      floor(extract(epoch from d.at) * 1000)::float8 as at,
      (select jsonb_agg(jsonb_build_object('level', t.level, 'contact', t.contact_name,
          'channel', t.channel, 'address', t.address, 'status', m.status,
          'answeredAt', floor(extract(epoch from t.answered_at) * 1000)::float8)
          order by t.level, t.channel)
        from drill_tests t left join messages m on m.id = t.message where t.drill = d.id) as tests
    from drills d where d.id = ${id}`.execute(store.db);
  const [found] = rows;
  return found && { ...found, tests: found.tests ?? [] };
}

/** A province's last drill, counted. */
export interface LastDrill {
  id: string;
  province: string;
  at: Instant;
  tests: number;
  answered: number;
}

/** The last drill of each province of an agreement. */
export async function lastDrills(store: Store, agreement: string): Promise<LastDrill[]> {
  const { rows } = await sql<LastDrill>`
    select d.id, d.province, floor(extract(epoch from d.at) * 1000)::float8 as at,
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
