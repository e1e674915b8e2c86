/** What gateways tell later of messages that they took: whether these reached the phone. */
import { sql } from 'kysely';
import type { Store } from './connect.ts';

/** A receipt as a gateway gave it. */
export interface ReceiptRow {
  gateway: string;
  /** The gateway's own id of the message. */
  gatewayId: string;
  state: 'delivered' | 'failed' | 'pending' | 'unknown';
  /** Its own words. */
  text: string;
}

/**
 * Keeps a receipt, once, whether or not the try that it is about was recorded yet. One that says
 * "failed" makes a failure of what was taken for sent.
 */
export async function addReceipt(store: Store, receipt: ReceiptRow): Promise<void> {
  const { gateway, gatewayId, state, text } = receipt;
  await sql`
    with kept as (
      insert into receipts (gateway, gateway_id, state, text)
      values (${gateway}, ${gatewayId}, ${state}, ${text})
      on conflict do nothing
    ), bad as (
      update messages m set status = 'failed', answer = ${text}
      from tries t where t.gateway = ${gateway} and t.gateway_id = ${gatewayId}
        and m.id = t.message and m.status = 'sent' and ${state} = 'failed'
      returning m.id
    )
    update deliveries d set status = 'failed',
      outcome = d.outcome || ${JSON.stringify({ kind: 'failed', answer: text })}::jsonb
    from bad where d.message_id = bad.id`.execute(store.db);
}
