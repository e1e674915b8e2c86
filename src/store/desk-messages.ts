/** Messages about no incident: invitations, tests, drills, alarms, answers to texts. */
import { sql, type RawBuilder } from 'kysely';
import { partyOf, type Actor, type Role } from '../domain/roles.ts';
import { isBelow } from './access-codes.ts';
import { toTimestamp, type Store } from './connect.ts';
import type { DeliveryFilters, DeliveryPlace, DeliveryView } from './delivery-view.ts';

/** Messages that somebody may read besides their own: what they had sent. */
export interface OwnMessages {
  notice: string;
  recipient: string;
  address: string;
}

/** Whose messages about no incident somebody may see, besides their own. */
export interface DeskReach {
  theirs: readonly OwnMessages[];
  /** The roles whose holders they administer, from their own unit down; none: nobody's. */
  roles: readonly Role[];
}

/** What lets its recipient in, once. */
const codeNotices: readonly string[] = ['invitation', 'reset'];

/** A page of them, the newest first, in the shape of deliveries; without an incident. */
export async function listDeskMessages(
  store: Store,
  actor: Actor,
  reach: DeskReach,
  filters: DeliveryFilters,
  page: { limit: number; after?: DeliveryPlace },
): Promise<DeliveryView[]> {
  const { incident, group } = filters;
  if (incident !== undefined || group !== undefined) return [];
  const conditions = [seenBy(actor, reach), ...narrowed(filters)];
  if (page.after) {
    const { key, id } = page.after;
    conditions.push(sql`(m.made_at, m.id) < (${toTimestamp(key)}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<DeliveryView>`
    select m.id, 1 as cycle, '' as clock, 1 as round, 0 as level, m.notice, m.recipient,
      m.recipient_name as "recipientName", m.channel, m.address, ${status} as status,
      ${ms('m.made_at')} as "queuedAt", ${ms('m.made_at')} as "notBefore",
      ${ms('m.sent_at')} as "sentAt", null as "insteadOf", null as part, null as incident,
      case when m.answer is not null then json_build_object('kind', m.status, 'at', m.made_at,
        'answer', m.answer) end as outcome,
      json_build_object('id', m.id, 'subject', m.subject, 'attempts', m.attempts, 'rows', 1,
        'dueAt', case when m.due_at < 'infinity' then ${ms('m.due_at')} end) as message
    from messages m
    where m.incidents = '[]'::jsonb and ${sql.join(conditions, sql` and `)}
    order by m.made_at desc, m.id desc limit ${page.limit}`.execute(store.db);
  return rows;
}

/** Whether a message `m` about no incident is somebody's to see. */
export function seenBy(actor: Actor, { theirs, roles }: DeskReach): RawBuilder<boolean> {
  const holds = (person: string): RawBuilder<unknown> => sql`exists (
    select from appointments a where a.person = ${sql.ref(person)}
      and a.role = any(${roles}::text[]) and ${isBelow('a.unit', actor.unit)})`;
  const answersTexts =
    roles.length > 0 && partyOf(actor) === 'customer'
      ? sql`exists (select from inbound_texts t where t.message = m.id
          and (${isBelow('t.site', actor.unit)}
            or (t.site is null and ${actor.role === 'headquarters'})))`
      : sql`false`;
  return sql<boolean>`(m.recipient = ${`person:${actor.person}`}
    or exists (select from json_to_recordset(${JSON.stringify(theirs)}::json)
      as t (notice text, recipient text, address text)
      where (t.notice, t.recipient, t.address) = (m.notice, m.recipient, m.address))
    or exists (select from people p where 'person:' || p.id = m.recipient and ${holds('p.id')})
    or (m.notice = any(${codeNotices}::text[]) and exists (select from access_codes c
      where c.email = m.address and c.kind = m.notice
        and m.made_at between c.made_at - interval '1 minute' and c.made_at + interval '1 minute'
        and ((c.role = any(${roles}::text[]) and ${isBelow('c.unit', actor.unit)})
          or ${holds('c.person')})))
    or (m.notice = 'text-answer' and ${answersTexts}))`;
}

// A message that waits for its next try is queued, as people call it.
const status = sql`case m.status when 'waiting' then 'queued' else m.status end`;

function narrowed(filters: DeliveryFilters): RawBuilder<unknown>[] {
  const { id, channel, recipient, message, from, to, whom } = filters;
  const given = filters.status;
  return [
    ...(id === undefined ? [] : [sql`m.id = ${id}::uuid`]),
    ...(message === undefined ? [] : [sql`m.id = ${message}::uuid`]),
    ...(given === undefined ? [] : [sql`${status} = ${given}`]),
    ...(channel === undefined ? [] : [sql`m.channel = ${channel}`]),
    ...(recipient === undefined ? [] : [sql`m.recipient = ${recipient}`]),
    ...(from === undefined ? [] : [sql`m.made_at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`m.made_at <= ${to}::timestamptz`]),
    ...(whom === undefined
      ? []
      : [
          sql`(m.recipient_name, m.address) in (
      select w.name, w.address from json_to_recordset(${JSON.stringify(whom.names)}::json)
        as w (name text, address text))`,
        ]),
  ];
}

function ms(column: string): RawBuilder<number> {
  return sql<number>`floor(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
}
