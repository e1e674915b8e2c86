/** Reading deliveries, always within what a person may see; and the two acts of people on them. */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Incident } from '../domain/incident.ts';
import { partyOf, reachOf, type Actor } from '../domain/roles.ts';
import { toTimestamp, type Store } from './connect.ts';
import type {
  DeliveryFilters,
  DeliveryPlace,
  DeliveryView,
  PhoneCall,
  Whom,
} from './delivery-view.ts';
import { seenBy, type DeskReach } from './desk-messages.ts';
import { folded } from './fold.ts';
import { outboxChannel } from './outbox.ts';
import { codesOf } from './search.ts';
import type { DB } from './schema.ts';

/** A page of deliveries, the newest first. */
export async function listDeliveries(
  store: Store,
  actor: Actor,
  filters: DeliveryFilters,
  page: { limit: number; after?: DeliveryPlace },
): Promise<DeliveryView[]> {
  const conditions = [visibleTo(actor), ...narrowed(filters)];
  if (page.after) {
    const { key, id } = page.after;
    conditions.push(sql`(d.queued_at, d.id) < (${toTimestamp(key)}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<DeliveryView>`
    select d.id, d.cycle, d.clock, d.round, d.level, d.notice, d.recipient, d.channel, d.address,
      d.status, d.recipient_name as "recipientName", d.body as part, d.outcome,
      failed.channel as "insteadOf", ${ms('d.queued_at')} as "queuedAt",
      ${ms('d.not_before')} as "notBefore", ${ms('d.sent_at')} as "sentAt",
      json_build_object('id', i.id, 'code', i.code, 'province', i.province,
        'siteName', i.snapshot->'report'->'site'->>'name') as incident,
      case when m.id is null then null else json_build_object('id', m.id, 'subject', m.subject,
        'attempts', m.attempts,
        'rows', (select count(*) from deliveries o where o.message_id = m.id),
        'dueAt', case when m.due_at < 'infinity' then ${ms('m.due_at')} end) end as message
    from deliveries d join incidents i on i.id = d.incident
    left join messages m on m.id = d.message_id
    left join deliveries failed on failed.id = d.instead_of
    where ${sql.join(conditions, sql` and `)}
    order by d.queued_at desc, d.id desc limit ${page.limit}`.execute(store.db);
  return rows;
}

/** A whole message with each of its tries. */
export interface MessageView {
  id: string;
  recipient: string;
  recipientName: string;
  channel: string;
  address: string;
  subject: string;
  body: string;
  short: string;
  status: string;
  answer: string | null;
  madeAt: Instant;
  tries: {
    attempt: number;
    beganAt: string;
    endedAt: string | null;
    gateway: string;
    outcome: 'sent' | 'deferred' | 'refused' | null;
    answer: string | null;
    gatewayId: string | null;
    /** What the gateway told later: delivered, failed … */
    receipt: string | null;
  }[];
}

/**
 * Everybody that was ever written to whose name or address has these letters, with or without
 * diacritics, and the incidents that they may be the number of. Recipients are some thousands and
 * are read through here: an index on names would cost every notice, for a search now and then.
 */
export async function whomMeans(store: Store, q: string, now: Instant): Promise<Whom> {
  const { rows } = await sql<Whom['names'][number]>`
    select recipient_name as name, address from deliveries group by 1, 2
    union select recipient_name, address from messages where incidents = '[]'::jsonb
      group by 1, 2`.execute(store.db);
  const sought = folded(q);
  const names = rows.filter(({ name, address }) => folded(`${name} ${address}`).includes(sought));
  return { names, codes: codesOf(q, now) };
}

/**
 * A message whole. Undefined where this person may not see all that it speaks of: a bundle tells of
 * many offices, and each may see only its own part. One's own messages are always one's own.
 */
export async function findMessage(
  store: Store,
  actor: Actor,
  id: string,
  reach: DeskReach,
): Promise<MessageView | undefined> {
  const { rows } = await sql<MessageView>`
    select m.id, m.recipient, m.recipient_name as "recipientName", m.channel, m.address, m.subject,
      m.body, m.short, m.status, m.answer, ${ms('m.made_at')} as "madeAt",
      (select coalesce(json_agg(json_build_object('attempt', t.attempt, 'beganAt', t.began_at,
        'endedAt', t.ended_at, 'gateway', t.gateway, 'outcome', t.outcome, 'answer', t.answer,
        'gatewayId', t.gateway_id, 'receipt', (select r.state from receipts r
          where (r.gateway, r.gateway_id) = (t.gateway, t.gateway_id)
          order by r.received_at desc limit 1)) order by t.attempt), '[]'::json)
        from tries t where t.message = m.id) as tries
    from messages m where m.id = ${id} and (m.recipient = ${`person:${actor.person}`}
      or (m.incidents = '[]'::jsonb and ${seenBy(actor, reach)}) or (
      exists (select from deliveries d where d.message_id = m.id)
      and not exists (select from deliveries d join incidents i on i.id = d.incident
        where d.message_id = m.id and not (${visibleTo(actor)}))))`.execute(store.db);
  return rows[0];
}

/** A call to make: the row, the incident as it stands, and how the other means fared. */
export interface PhoneTask {
  id: string;
  cycle: number;
  clock: string;
  round: number;
  level: number;
  notice: string;
  recipient: string;
  recipientName: string;
  address: string;
  queuedAt: Instant;
  snapshot: Incident;
  calls: PhoneCall[];
  others: { channel: string; status: string; answer: string | null }[];
}

/** Calls that wait for a person, the longest waiting first; of open incidents alone. */
export async function listPhoneTasks(
  store: Store,
  actor: Actor,
  narrow: { id?: string; limit: number },
): Promise<PhoneTask[]> {
  const { rows } = await sql<PhoneTask>`
    select d.id, d.cycle, d.clock, d.round, d.level, d.notice, d.recipient, d.address,
      d.recipient_name as "recipientName", ${ms('d.queued_at')} as "queuedAt", i.snapshot,
      coalesce(d.outcome->'calls', '[]'::jsonb) as calls,
      (select coalesce(json_agg(json_build_object('channel', o.channel, 'status', o.status,
          'answer', o.outcome->>'answer') order by o.channel), '[]'::json)
        from deliveries o where o.incident = d.incident and o.recipient = d.recipient
          and (o.cycle, o.clock, o.round, o.level, o.notice)
            = (d.cycle, d.clock, d.round, d.level, d.notice) and o.id <> d.id) as others
    from deliveries d join incidents i on i.id = d.incident
    where d.channel = 'phone' and d.status = 'queued' and i.is_open and ${visibleTo(actor)}
      and (${narrow.id ?? null}::uuid is null or d.id = ${narrow.id ?? null}::uuid)
    order by d.queued_at, d.id limit ${narrow.limit}`.execute(store.db);
  return rows;
}

/**
 * Adds a call to its task; one that reached somebody, or a number that is wrong, ends it. The same
 * command twice is one call.
 */
export async function addCall(store: Store, id: string, call: PhoneCall): Promise<void> {
  const status = { reached: 'done', 'not-reached': 'queued', 'wrong-number': 'failed' }[
    call.result
  ];
  await sql`
    update deliveries set status = ${status}, attempts = attempts + 1,
      sent_at = case when ${status} = 'done' then ${call.at}::timestamptz end,
      outcome = jsonb_build_object('calls',
        coalesce(outcome->'calls', '[]'::jsonb) || ${JSON.stringify(call)}::jsonb)
    where id = ${id} and channel = 'phone' and status = 'queued'
      and not coalesce(outcome->'calls', '[]'::jsonb)
        @> ${JSON.stringify([{ command: call.command }])}::jsonb`.execute(store.db);
}

/** Whether a task has this very call already: a command that is sent again has been carried out. */
export async function hasCall(store: Store, id: string, command: string): Promise<boolean> {
  const { rows } = await sql`
    select from deliveries where id = ${id} and channel = 'phone'
      and outcome->'calls' @> ${JSON.stringify([{ command }])}::jsonb`.execute(store.db);
  return rows.length > 0;
}

/** Sends a failed message anew, under its old id; false where it has not failed. */
export async function retryMessage(
  db: Kysely<DB>,
  id: string,
  at: { now: Instant; attempts: number },
): Promise<boolean> {
  const { rows } = await sql`
    with again as (
      update messages set status = 'waiting', due_at = ${toTimestamp(at.now)}::timestamptz,
        attempts_max = attempts + ${at.attempts}, answer = null
      where id = ${id} and status = 'failed' returning id
    ), rows as (
      update deliveries d set status = 'sending', outcome = null
      from again where d.message_id = again.id
    )
    select pg_notify(${outboxChannel}, '') from again`.execute(db);
  return rows.length > 0;
}

/** How much waits, was sent, sunk, or failed: for whoever runs the desk. */
export async function countDeliveries(
  db: Kysely<DB>,
): Promise<{ status: string; count: number }[]> {
  const { rows } = await sql<{ status: string; count: number }>`
    select status, count(*)::int as count from deliveries where channel <> 'phone'
    group by status`.execute(db);
  return rows;
}

/**
 * Whose a delivery `d` of incident `i` is to see: the customer's side, those of its incidents; the
 * carrier, those to its own people and contacts, for incidents that it was notified of.
 */
function visibleTo(actor: Actor): RawBuilder<unknown> {
  if (partyOf(actor) === 'customer') {
    const column = {
      site: 'site_unit',
      coordinator: 'coordinator_unit',
      headquarters: 'customer_unit',
    };
    const unit = column[actor.role as keyof typeof column];
    return sql`${sql.ref(`i.${unit}`)} = any(${reachOf(actor)}::text[])`;
  }
  return sql`(i.carrier_unit = ${actor.unit} and i.notified_at is not null and (
    exists (select from appointments p where d.recipient = 'person:' || p.person
      and p.unit = ${actor.unit})
    or (d.recipient like 'contact:%' and exists (select from agreements a
      where a.sha256 = i.snapshot->'report'->'agreement'->>'sha256'
        and a.body->'contacts' @> jsonb_build_array(jsonb_build_object(
          'id', substr(d.recipient, 9), 'party', 'carrier'))))))`;
}

function narrowed(filters: DeliveryFilters): RawBuilder<unknown>[] {
  const { id, incident, status, channel, recipient, message, group, from, to, whom } = filters;
  return [
    ...(id === undefined ? [] : [sql`d.id = ${id}::uuid`]),
    ...(incident === undefined ? [] : [sql`d.incident = ${incident}::uuid`]),
    ...(status === undefined ? [] : [sql`d.status = ${status}`]),
    ...(channel === undefined ? [] : [sql`d.channel = ${channel}`]),
    ...(recipient === undefined ? [] : [sql`d.recipient = ${recipient}`]),
    ...(message === undefined ? [] : [sql`d.message_id = ${message}::uuid`]),
    ...(group === undefined ? [] : [sql`d.group_id = ${group}::uuid`]),
    ...(from === undefined ? [] : [sql`d.queued_at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`d.queued_at <= ${to}::timestamptz`]),
    ...(whom === undefined
      ? []
      : [
          sql`((d.recipient_name, d.address) in (
      select w.name, w.address from json_to_recordset(${JSON.stringify(whom.names)}::json)
        as w (name text, address text)) or i.code = any(${whom.codes}::text[]))`,
        ]),
  ];
}

function ms(column: string): RawBuilder<number> {
  return sql<number>`floor(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
}
