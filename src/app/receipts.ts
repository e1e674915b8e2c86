/** What is told later of a message: arrived, bounced, opened, answered. */
import { readReceipt } from '../notify/http-text-receipt.ts';
import { readNow } from '../store/connect.ts';
import { readGateways } from '../store/outbox.ts';
import { addReceipt, sentMessage, type ReceiptRow } from '../store/receipts.ts';
import type { Desk } from './handle.ts';
import type { DeliverySetup } from './delivery-setup.ts';
import { standIn } from './outbox-fallback.ts';
import { isShut } from './pace.ts';

type Setup = Pick<DeliverySetup, 'gateways'>;

/**
 * Keeps a receipt. One that says "failed" makes a failure of what was taken for sent, and the
 * contact's next channel is used at once: both or neither.
 */
export async function takeReceipt(desk: Desk, setup: Setup, receipt: ReceiptRow): Promise<void> {
  const now = await readNow(desk.store);
  await desk.store.db.transaction().execute(async (tx) => {
    const messages = await addReceipt(tx, receipt);
    if (messages.length === 0) return;
    const names = setup.gateways.map(({ name }) => name);
    const health = await readGateways(tx, names);
    const works = (channel: string): boolean =>
      setup.gateways.some((one) => {
        const gateway = one.channel === channel ? health.get(one.name) : undefined;
        return gateway !== undefined && !isShut(gateway, now);
      });
    await standIn(tx, { messages }, { now, works, agreementOf: desk.agreementOf });
  });
}

/** What the HTTP text gateway tells in its own terms; false: it tells of no message. */
export async function takeTold(
  desk: Desk,
  setup: Setup,
  names: NonNullable<DeliverySetup['receipts']>,
  fields: Record<string, string>,
): Promise<boolean> {
  const told = readReceipt(fields, names);
  if (told) await takeReceipt(desk, setup, { gateway: names.gateway, ...told });
  return told !== undefined;
}

/** The same for a message by its own id; false where no such message ever went. */
export async function takeWord(
  desk: Desk,
  setup: Setup,
  word: Pick<ReceiptRow, 'state' | 'text'> & { message: string; recipient?: string },
): Promise<boolean> {
  const { message, state, text, recipient } = word;
  const sent = await sentMessage(desk.store.db, message);
  if (!sent || (recipient !== undefined && sent.recipient !== recipient)) return false;
  const { gateway, gatewayId } = sent;
  await takeReceipt(desk, setup, { gateway, gatewayId: gatewayId ?? message, state, text });
  return true;
}
