/** Text messages by SMPP 3.4, as a carrier's gateway speaks it. */
import { createHash } from 'node:crypto';
import type { Fields, Pdu } from 'smpp';
import { segmentsOf, type Segments } from './encoding.ts';
import type { Message, Messenger, Outcome } from './messenger.ts';
import { NotSent, openLink, statusName, Unanswered, type Link } from './smpp-link.ts';
import { phoneDigits } from './phone.ts';
import { joinParts, readReceipt, textOf, type Parts, type ReceiptState } from './smpp-receipts.ts';
import type { SmppOptions } from './smpp-url.ts';
import { openWindow } from './window.ts';

/** What a gateway says by itself. */
export interface SmppReports {
  /**
   * A receipt for a message that was sent (`gatewayId` as its outcome had it). The gateway is told
   * that we have it once this resolves; where it rejects, the gateway will say it again. It may
   * come before the caller has stored the outcome.
   */
  onReceipt: (gatewayId: string, state: ReceiptState, text: string) => Promise<void>;
  /** A text that somebody sent to our number; unset: such texts are dropped. */
  onText?: (from: string, text: string) => Promise<void>;
}

/** Messages that wait for a place in the window; what comes on top is deferred at once. */
const waitingMax = 1_000;

/** A messenger by SMPP. It binds at once, so that receipts of an earlier run come in. */
export function smppMessenger(options: SmppOptions, reports: SmppReports): Messenger {
  const parts = joinParts();
  const link = openLink(options, (pdu) => take(pdu, parts, reports));
  const window = openWindow(options.windowSize, waitingMax);
  return {
    name: `${options.tls ? 'smpps' : 'smpp'}:${options.host}:${options.port}`,
    send: async (message) => {
      const to = destination(message.to.address);
      const cut = segmentsFor(message, options);
      if (!to) return { kind: 'refused', answer: `"${message.to.address}" is no phone number` };
      if (!cut) return { kind: 'refused', answer: `a text of over ${options.partsMax} parts` };
      const signal = AbortSignal.timeout(options.timeoutMs);
      const leave = await window.enter(signal);
      if (!leave) return { kind: 'deferred', answer: 'not sent: too many messages wait' };
      try {
        const head = { ...to, ...source(options.from), ...headOf(message, cut) };
        return await submit({ link, parts, signal }, head, cut);
      } catch (error) {
        return lost(error);
      } finally {
        leave();
      }
    },
    close: link.close,
  };
}

/** Parts one after the other: the first that is not taken decides, and no later one is sent. */
async function submit(
  { link, parts, signal }: { link: Link; parts: Parts; signal: AbortSignal },
  head: Fields,
  cut: Segments,
): Promise<Outcome> {
  const ids: string[] = [];
  const group = parts.begin(cut.parts.length);
  for (const part of cut.parts) {
    const answer = await link.request('submit_sm', { ...head, short_message: part }, signal);
    if (answer.command_status !== 0) return notTaken(answer, ids.length, cut.parts.length);
    const id = answer.message_id ?? '';
    ids.push(id);
    if (cut.parts.length > 1 && id !== '') group.took(id);
  }
  const [gatewayId] = ids;
  const answer = `ESME_ROK message_id=${ids.join(',')}`;
  return gatewayId ? { kind: 'sent', answer, gatewayId } : { kind: 'sent', answer };
}

/** What may go through later; every other status is a refusal (SMPP 3.4, 5.1.3). */
const passing = new Set([
  'ESME_RINVBNDSTS',
  'ESME_RSYSERR',
  'ESME_RMSGQFUL',
  'ESME_RTHROTTLED',
  'ESME_RX_T_APPN',
]);

function notTaken(answer: Pdu, taken: number, total: number): Outcome {
  const status = statusName(answer.command_status);
  const words = total > 1 ? `${status} after ${taken} of ${total} parts` : status;
  return { kind: passing.has(status) ? 'deferred' : 'refused', answer: words };
}

function lost(error: unknown): Outcome {
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof NotSent) return { kind: 'deferred', answer: `not sent: ${words}` };
  const open = error instanceof Unanswered ? '; the gateway may have taken it' : '';
  return { kind: 'deferred', answer: `${words}${open}` };
}

function segmentsFor(message: Message, options: SmppOptions): Segments | undefined {
  const texts = options.form === 'text' ? [message.text, message.short] : [message.short];
  for (const text of texts) {
    try {
      const cut = segmentsOf(text, referenceOf(message.id));
      if (cut.parts.length <= options.partsMax) return cut;
    } catch {
      // Over 255 parts: the next form is shorter.
    }
  }
  return undefined;
}

function headOf(message: Message, cut: Segments): Fields {
  return {
    // 5.2.12: a header joins the parts.
    esm_class: cut.parts.length > 1 ? 0x40 : 0,
    // 5.2.17: a receipt when the outcome is final, good or bad.
    registered_delivery: 1,
    // 5.2.19: 0 the gateway's own alphabet (GSM-7), 8 UCS-2.
    data_coding: cut.coding === 'ucs2' ? 8 : 0,
    // The same at every try, by which a gateway can tell a repetition.
    user_message_reference: referenceOf(message.id),
  };
}

/** 16 bits of a delivery's id, the same at every try. */
function referenceOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt16BE(0);
}

/** 5.2.5, 5.2.6: 5 alphanumeric, 1 international (with ISDN), 0 unknown, as short codes are. */
function source(from: string): Fields {
  const digits = /^(\+?)(\d{3,15})$/.exec(from);
  if (!digits) return { source_addr_ton: 5, source_addr_npi: 0, source_addr: from };
  const ton = digits[1] === '+' ? 1 : 0;
  return { source_addr_ton: ton, source_addr_npi: ton, source_addr: digits[2] ?? '' };
}

function destination(address: string): Fields | undefined {
  const digits = phoneDigits(address);
  if (digits === undefined) return undefined;
  return { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: digits };
}

async function take(pdu: Pdu, parts: Parts, reports: SmppReports): Promise<string> {
  // The answer to a submission may have come in the same packet: it is seen to first.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    const receipt = readReceipt(pdu);
    if (receipt) {
      const whole = parts.settle(receipt);
      if (whole) await reports.onReceipt(whole.gatewayId, whole.state, whole.text);
    } else if (((pdu.esm_class ?? 0) & 0x3c) === 0) {
      await reports.onText?.(pdu.source_addr ?? '', textOf(pdu.short_message));
    }
    return 'ESME_ROK';
  } catch {
    return 'ESME_RX_T_APPN';
  }
}
