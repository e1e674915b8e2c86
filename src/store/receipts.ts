/** What gateways tell later of messages that they took: whether these reached the phone. */
import { sql, type Kysely } from 'kysely';
import type { DB } from './schema.ts';

/** A receipt as a gateway gave it. */
export interface ReceiptRow {
  gateway: string;
  /** The gateway's own id of the message. */
  gatewayId: string;
  state: 'delivered' | 'failed' | 'pending' | 'unknown' | 'opened' | 'answered';
  /** Its own words. */
  text: string;
}

/**
 * Keeps a receipt, once, whether or not the try that it is about was recorded yet. One that says
 * "failed" makes a failure of what was taken for sent: gives the messages that it did that to.
 */
export async function addReceipt(tx: Kysely<DB>, receipt: ReceiptRow): Promise<string[]> {
  const { gateway, gatewayId, state, text } = receipt;
  const { rows } = await sql<{ id: string }>`
    with kept as (
      insert into receipts (gateway, gateway_id, state, text)
      values (${gateway}, ${gatewayId}, ${state}, ${text})
      on conflict do nothing
    ), bad as (
      update messages m set status = 'failed', answer = ${text}
      from tries t where t.gateway = ${gateway} and t.gateway_id = ${gatewayId}
        and m.id = t.message and m.status = 'sent' and ${state} = 'failed'
      returning m.id
    ), rows as (
      update deliveries d set status = 'failed',
        outcome = d.outcome || ${JSON.stringify({ kind: 'failed', answer: text })}::jsonb
      from bad where d.message_id = bad.id
    )
    select id from bad`.execute(tx);
  return rows.map((row) => row.id);
}

/**
 * A failure that was told before the try's own end was written: it counts from that end on. Gives
 * the messages that it failed.
 */
export async function settleEarly(
  tx: Kysely<DB>,
  gateway: string,
  gatewayId: string,
): Promise<string[]> {
  const early = await tx
    .selectFrom('receipts')
    .select('text')
    .where('gateway', '=', gateway)
    .where('gateway_id', '=', gatewayId)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  return early ? addReceipt(tx, { gateway, gatewayId, state: 'failed', text: early.text }) : [];
}

/** Through which gateway a message went last, and whose it was; undefined: it never went. */
export async function sentMessage(db: Kysely<DB>, id: string) {
  return db
    .selectFrom('messages as m')
    .innerJoin('tries as t', 't.message', 'm.id')
    .select(['m.id', 'm.recipient', 'm.address', 'm.incidents', 't.gateway'])
    .select('t.gateway_id as gatewayId')
    .where('m.id', '=', id)
    .orderBy('t.attempt', 'desc')
    .limit(1)
    .executeTakeFirst();
}
