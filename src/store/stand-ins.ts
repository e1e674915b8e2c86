/** Rows that stand in for others whose channel did not work. */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { toTimestamp } from './connect.ts';
import type { DB } from './schema.ts';

/** A row that did not get through, with the agreement that names its recipient's other means. */
export interface Unreached {
  id: string;
  recipient: string;
  channel: string;
  agreement: string;
}

/** Which row is stood in for, and by what means. */
export interface StandIn {
  of: string;
  channel: string;
  address: string;
}

/** The rows that wait on a channel and nobody stands in for yet, or all those of some messages. */
export async function unreachedRows(
  tx: Kysely<DB>,
  which: { waitingOn: string; now: Instant } | { messages: readonly string[] },
): Promise<Unreached[]> {
  const chosen =
    'messages' in which
      ? sql`d.message_id = any(${which.messages}::uuid[])`
      : sql`d.channel = ${which.waitingOn} and (
          (d.status = 'queued' and d.not_before <= ${toTimestamp(which.now)}::timestamptz)
          or d.message_id in (select m.id from messages m
            where m.channel = ${which.waitingOn} and m.status = 'waiting'
              and m.due_at < 'infinity'))`;
  const { rows } = await sql<Unreached>`
    select d.id, d.recipient, d.channel,
      i.snapshot->'report'->'agreement'->>'sha256' as agreement
    from deliveries d join incidents i on i.id = d.incident
    where ${chosen} and d.recipient like 'contact:%'
      and not exists (select from deliveries s where s.instead_of = d.id)`.execute(tx);
  return rows;
}

/** Queues them; whoever was told by that means already stays told once. */
export async function addStandIns(
  tx: Kysely<DB>,
  rows: readonly StandIn[],
  now: Instant,
): Promise<void> {
  if (rows.length === 0) return;
  const at = toTimestamp(now);
  await sql`
    insert into deliveries (incident, cycle, clock, round, level, notice, recipient, recipient_name,
      channel, address, queued_at, not_before, instead_of)
    select d.incident, d.cycle, d.clock, d.round, d.level, d.notice, d.recipient,
      d.recipient_name, g.channel, g.address, ${at}::timestamptz, ${at}::timestamptz, d.id
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as g ("of" uuid, channel text, address text)
    join deliveries d on d.id = g."of"
    on conflict do nothing`.execute(tx);
}
