/**
 * Taking messages in hand. One process at a time claims (a transaction of milliseconds), so that
 * what waits for one recipient cannot become two messages; sending is done by all, outside of it.
 */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Group } from '../domain/group.ts';
import type { Incident } from '../domain/incident.ts';
import type { Role } from '../domain/roles.ts';
import { toTimestamp } from './connect.ts';
import type { DB } from './schema.ts';

/** A gateway as all processes know it. */
export interface GatewayRow {
  name: string;
  channel: string;
  failures: number;
  shutUntil?: Instant;
  pacedUntil?: Instant;
}

/** What waits for one recipient by one channel. */
export interface WaitingGroup {
  recipient: string;
  channel: string;
  address: string;
  name: string;
  /** When that address was written to within the last hour, ascending. */
  lately: Instant[];
}

/** A queued row with what its text needs. */
export interface WaitingRow {
  id: string;
  cycle: number;
  clock: string;
  round: number;
  level: number;
  notice: string;
  recipient: string;
  channel: string;
  address: string;
  snapshot: Incident;
  /** The mass outage whose act is told; the incident is then one of it. */
  group: Group | null;
  /** The role of a person of the desk; null for a contact. */
  role: Role | null;
  /** The channel that this one stands in for. */
  insteadOf: string | null;
}

/** A message as it goes out. */
export interface MessageRow {
  id: string;
  recipient: string;
  recipientName: string;
  channel: string;
  address: string;
  notice: string;
  incidents: { id: string; code: string }[];
  subject: string;
  body: string;
  short: string;
}

/** A message with its place in the queue. */
export interface DueMessage extends MessageRow {
  attempts: number;
  attemptsMax: number;
}

/** The channel on which processes hear that there is something to send. */
export const outboxChannel = 'thongsuot_outbox';

/** Wakes whoever sends. */
export async function wakeOutbox(db: Kysely<DB>): Promise<void> {
  await sql`select pg_notify(${outboxChannel}, '')`.execute(db);
}

/** Waits until no other process claims; released with the transaction. */
export async function lockOutbox(tx: Kysely<DB>): Promise<void> {
  await sql`select pg_advisory_xact_lock(1096, 3)`.execute(tx);
}

/** Makes sure that a gateway has its row. */
export async function addGateway(db: Kysely<DB>, name: string, channel: string): Promise<void> {
  await db
    .insertInto('gateways')
    .values({ name, channel })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ channel }))
    .execute();
}

/** The gateways of these names. */
export async function readGateways(
  db: Kysely<DB>,
  names: readonly string[],
): Promise<Map<string, GatewayRow>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .selectFrom('gateways')
    .select(['name', 'channel', 'failures', 'shut_until', 'paced_until'])
    .where('name', 'in', names)
    .execute();
  return new Map(
    rows.map(({ name, channel, failures, shut_until: shut, paced_until: paced }) => [
      name,
      {
        name,
        channel,
        failures,
        ...(shut ? { shutUntil: shut.getTime() } : {}),
        ...(paced ? { pacedUntil: paced.getTime() } : {}),
      },
    ]),
  );
}

/** Moves a gateway's marks on: its rate, and who is trying it. */
export async function markGateway(
  tx: Kysely<DB>,
  name: string,
  marks: { pacedUntil: Instant; shutUntil?: Instant },
): Promise<void> {
  await tx
    .updateTable('gateways')
    .set({
      paced_until: toTimestamp(marks.pacedUntil),
      ...(marks.shutUntil === undefined ? {} : { shut_until: toTimestamp(marks.shutUntil) }),
    })
    .where('name', '=', name)
    .execute();
}

/** The channels for which something waits now. */
export async function waitingChannels(tx: Kysely<DB>, now: Instant): Promise<string[]> {
  const rows = await tx
    .selectFrom('deliveries')
    .select('channel')
    .distinct()
    .where('status', '=', 'queued')
    .where('channel', '<>', 'phone')
    .where('not_before', '<=', sql<Date>`${toTimestamp(now)}::timestamptz`)
    .execute();
  return rows.map((row) => row.channel);
}

/**
 * Who is waited for, the longest waiting first. `channel` narrows to one; `before`: only what was
 * queued before that instant.
 */
export async function waitingGroups(
  tx: Kysely<DB>,
  at: { now: Instant; hourAgo: Instant; limit: number; channel?: string; before?: Instant },
): Promise<WaitingGroup[]> {
  const before = at.before === undefined ? 'infinity' : toTimestamp(at.before);
  const { rows } = await sql<WaitingGroup>`
    with due as (
      select recipient, channel, address, min(queued_at) as first, min(recipient_name) as name
      from deliveries
      where status = 'queued' and channel <> 'phone'
        and not_before <= ${toTimestamp(at.now)}::timestamptz
        and (${at.channel ?? null}::text is null or channel = ${at.channel ?? null})
        and queued_at < ${before}::timestamptz
      group by recipient, channel, address
      order by first limit ${at.limit}
    )
    select due.recipient, due.channel, due.address, due.name,
      array(select floor(extract(epoch from m.made_at) * 1000)::float8 from messages m
        where m.status <> 'sunk' and (m.channel, m.address) = (due.channel, due.address)
          and m.made_at > ${toTimestamp(at.hourAgo)}::timestamptz
        order by m.made_at) as lately
    from due order by due.first`.execute(tx);
  return rows;
}

/** Lets a group wait until an instant: all of it that waits goes then, as one. */
export async function postpone(
  tx: Kysely<DB>,
  groups: readonly { group: WaitingGroup; until: Instant }[],
): Promise<void> {
  const rows = groups.map(({ group, until }) => ({
    recipient: group.recipient,
    channel: group.channel,
    address: group.address,
    until: toTimestamp(until),
  }));
  if (rows.length === 0) return;
  await sql`
    update deliveries d set not_before = g.until
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as g (recipient text, channel text, address text, until timestamptz)
    where d.status = 'queued' and d.channel <> 'phone' and d.not_before < g.until
      and (d.recipient, d.channel, d.address) = (g.recipient, g.channel, g.address)`.execute(tx);
}

/** Everything that waits for these groups, locked; `before` as in `waitingGroups`. */
export async function takeGroups(
  tx: Kysely<DB>,
  groups: readonly WaitingGroup[],
  before?: Instant,
): Promise<WaitingRow[]> {
  if (groups.length === 0) return [];
  const keys = groups.map(({ recipient, channel, address }) => ({ recipient, channel, address }));
  const { rows } = await sql<Queued>`
    select d.id, d.incident, d.group_id as "groupId", d.cycle, d.clock, d.round, d.level, d.notice,
      d.recipient, d.channel, d.address, (select a.role from appointments a
        where d.recipient = 'person:' || a.person order by a.created_at limit 1) as role,
      failed.channel as "insteadOf"
    from deliveries d
    join json_to_recordset(${JSON.stringify(keys)}::json)
      as g (recipient text, channel text, address text)
      on (d.recipient, d.channel, d.address) = (g.recipient, g.channel, g.address)
    left join deliveries failed on failed.id = d.instead_of
    where d.status = 'queued' and d.channel <> 'phone'
      and d.queued_at < ${before === undefined ? 'infinity' : toTimestamp(before)}::timestamptz
    order by d.queued_at, d.id
    for update of d skip locked`.execute(tx);
  const snapshots = await readSnapshots(tx, new Set(rows.map((row) => row.incident)));
  const outages = await readGroups(tx, new Set(rows.flatMap(({ groupId }) => groupId ?? [])));
  return rows.flatMap(({ incident, groupId, ...row }) => {
    const snapshot = snapshots.get(incident);
    const group = outages.get(groupId ?? '') ?? null;
    return snapshot ? [{ ...row, snapshot, group }] : [];
  });
}

type Queued = Omit<WaitingRow, 'snapshot' | 'group'> & { incident: string; groupId: string | null };

async function readGroups(tx: Kysely<DB>, ids: Set<string>): Promise<Map<string, Group>> {
  if (ids.size === 0) return new Map();
  const { rows } = await sql<{ id: string; snapshot: Group }>`
    select id, snapshot from groups where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]));
}

/** Each incident once: in a storm the same one is told to many. */
async function readSnapshots(tx: Kysely<DB>, ids: Set<string>): Promise<Map<string, Incident>> {
  const { rows } = await sql<{ id: string; snapshot: Incident }>`
    select id, snapshot from incidents where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]));
}

/** Messages whose turn it is: a retry, or one whose sender never came back. Locked. */
export async function takeDueMessages(
  tx: Kysely<DB>,
  at: { now: Instant; channel: string; limit: number },
): Promise<DueMessage[]> {
  const { rows } = await sql<DueMessage>`
    select id, recipient, recipient_name as "recipientName", channel, address, notice, incidents,
      subject, body, short, attempts, attempts_max as "attemptsMax"
    from messages
    where channel = ${at.channel} and due_at <= ${toTimestamp(at.now)}::timestamptz
      and due_at < 'infinity'
    order by due_at limit ${at.limit}
    for update skip locked`.execute(tx);
  return rows;
}

/** The next instant at which each channel has something to do. */
export async function nextWork(db: Kysely<DB>): Promise<{ channel: string; at: Instant }[]> {
  const { rows } = await sql<{ channel: string; at: number }>`
    select channel, floor(extract(epoch from min(at)) * 1000)::float8 as at from (
      select channel, min(not_before) as at from deliveries
        where status = 'queued' and channel <> 'phone' group by channel
      union all
      select channel, min(due_at) from messages where due_at < 'infinity' group by channel
    ) work group by channel`.execute(db);
  return rows;
}
