/** The one write of a group: its events, its row, its members and what it owes its incidents. */
import { sql, type Kysely } from 'kysely';
import type { Group } from '../domain/group.ts';
import type { Duty } from '../domain/group-fan-out.ts';
import type { Sealed } from '../domain/record.ts';
import type { DeliveryRow } from './append.ts';
import { toTimestamp } from './connect.ts';
import { outboxChannel } from './outbox.ts';
import { errorCode } from './refusal.ts';
import type { DB } from './schema.ts';

/** What one act adds to a group's record. */
export interface GroupEntry {
  before: Group | undefined;
  after: Group;
  sealed: Sealed[];
  command: string;
  commandSha256: string;
  duties: Duty[];
  /** Who is told of the act; queued with it, and once. */
  deliveries: DeliveryRow[];
  /** Whether the carrier has been told of one of its incidents, and so of the group. */
  notified: boolean;
}

/** The channel on which every process hears of groups. */
export const groupChannel = 'thongsuot_groups';

/** PostgreSQL refuses a notice of 8,000 bytes; sites that do not fit are not told at once. */
const noticeBytesMax = 7_000;

/**
 * Appends; false where somebody else's entry came first, another group of the place is open, or an
 * incident has gone into another group meanwhile. Then nothing of it was written.
 */
export async function appendGroup(db: Kysely<DB>, entry: GroupEntry): Promise<boolean> {
  const { before, after } = entry;
  const head = entry.sealed.at(-1)?.hash ?? '';
  const row = { ...groupRow(after, head), expected: before?.version ?? 0 };
  try {
    const { rows } = await sql`
      with given as (
        select * from json_to_record(${JSON.stringify(row)}::json) as g (
          id uuid, expected int, code text, version int, state text, is_open boolean,
          is_present boolean, customer_unit text, coordinator_unit text, carrier_unit text,
          province text, since timestamptz, proposed_at timestamptz, head text, snapshot jsonb)
      ), opened as (
        insert into groups (id, code, version, state, is_open, is_present, customer_unit,
          coordinator_unit, carrier_unit, province, since, proposed_at, head, snapshot)
        select id, code, version, state, is_open, is_present, customer_unit, coordinator_unit,
          carrier_unit, province, since, proposed_at, decode(head, 'hex'), snapshot
        from given where expected = 0
        on conflict do nothing returning id
      ), moved as (
        update groups o set version = g.version, state = g.state, is_open = g.is_open,
          is_present = g.is_present, head = decode(g.head, 'hex'), snapshot = g.snapshot
        from given g where o.id = g.id and g.expected > 0 and o.version = g.expected
        returning o.id
      ), done as (select id from opened union all select id from moved
      ), recorded as (
        insert into group_events (group_id, seq, command, command_sha256, body, hash)
        select group_id, seq, command, decode(command_sha256, 'hex'), body, decode(hash, 'hex')
        from json_to_recordset(${JSON.stringify(eventRows(entry))}::json) as e (
          group_id uuid, seq int, command uuid, command_sha256 text, body text, hash text)
        where exists (select from done)
      ), stood as (
        insert into group_members (incident, group_id, standing)
        select * from json_to_recordset(${JSON.stringify(memberRows(before, after))}::json) as m (
          incident uuid, group_id uuid, standing text)
        where exists (select from done)
        on conflict (incident, group_id) do update set standing = excluded.standing
      ), owed as (
        insert into group_duties (command_id, group_id, seq, place, incident, command, actor)
        select * from json_to_recordset(${JSON.stringify(dutyRows(entry))}::json) as d (
          command_id uuid, group_id uuid, seq int, place int, incident uuid, command jsonb,
          actor jsonb)
        where exists (select from done)
        on conflict do nothing
      ), told as (
        insert into deliveries (group_id, incident, cycle, clock, round, level, notice, recipient,
          recipient_name, channel, address, queued_at, not_before)
        select ${after.id}::uuid, incident, cycle, clock, round, level, notice, recipient,
          recipient_name, channel, address, queued_at, not_before
        from json_populate_recordset(null::deliveries, ${JSON.stringify(entry.deliveries)}::json)
        where exists (select from done)
        on conflict do nothing
      )
      select pg_notify(${groupChannel}, ${notice(entry)}), pg_notify(${outboxChannel}, '')
      from done`.execute(db);
    return rows.length === 1;
  } catch (error) {
    if (errorCode(error) === uniqueViolation) return false;
    throw error;
  }
}

const uniqueViolation = '23505';

/** The row of a group: everything in it follows from the group and the head of its chain. */
export function groupRow(group: Group, head: string): object {
  const [customerUnit, coordinatorUnit = null] = group.customerUnits;
  const open = group.state === 'proposed' || group.state === 'confirmed';
  return {
    id: group.id,
    code: group.code,
    version: group.version,
    state: group.state,
    is_open: open,
    is_present: open && group.fixedAt === undefined,
    customer_unit: customerUnit,
    coordinator_unit: coordinatorUnit,
    carrier_unit: group.carrierUnit,
    province: group.province,
    since: toTimestamp(group.since),
    proposed_at: toTimestamp(group.proposedAt),
    head,
    snapshot: group,
  };
}

/** The rows of the members that are new or stand otherwise than before. */
export function memberRows(before: Group | undefined, after: Group): object[] {
  const known = new Map(before?.members.map(({ incident, standing }) => [incident, standing]));
  return after.members
    .filter(({ incident, standing }) => known.get(incident) !== standing)
    .map(({ incident, standing }) => ({ incident, group_id: after.id, standing }));
}

function eventRows({ before, after, sealed, command, commandSha256 }: GroupEntry): object[] {
  const first = (before?.version ?? 0) + 1;
  return sealed.map(({ body, hash }, index) => ({
    group_id: after.id,
    seq: first + index,
    command,
    command_sha256: commandSha256,
    body,
    hash,
  }));
}

function dutyRows({ after, duties }: GroupEntry): object[] {
  return duties.map(({ incident, command, actor, commandId }, place) => ({
    command_id: commandId,
    group_id: after.id,
    seq: after.version,
    place,
    incident,
    command,
    actor,
  }));
}

/** What every process hears: whose group it is, so that each reader is told only of their own. */
function notice({ after, notified }: GroupEntry): string {
  const { id, code, version, state, province, customerUnits, carrierUnit } = after;
  const sites = after.members.filter((m) => m.standing === 'in').map((m) => m.site.id);
  const news = { id, code, version, state, province, customerUnits, carrierUnit, notified };
  const whole = JSON.stringify({ ...news, sites });
  return Buffer.byteLength(whole) < noticeBytesMax ? whole : JSON.stringify({ ...news, sites: [] });
}
