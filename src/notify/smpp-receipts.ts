/** What a gateway tells later of a message it took: delivery receipts, SMPP 3.4, 5.2.12 and B. */
import type { Field, Pdu } from 'smpp';

/** `pending`: on its way. `unknown`: the gateway itself cannot say. */
export type ReceiptState = 'delivered' | 'failed' | 'pending' | 'unknown';

/** A receipt as it was read. */
export interface Receipt {
  gatewayId: string;
  state: ReceiptState;
  /** The gateway's own words, at most 300 characters. */
  text: string;
}

/** SMPP 3.4, 5.2.28: the number, the abbreviation in the receipt's text, and what it means. */
const meanings: [value: number, word: string, state: ReceiptState][] = [
  [1, 'ENROUTE', 'pending'],
  [2, 'DELIVRD', 'delivered'],
  [3, 'EXPIRED', 'failed'],
  [4, 'DELETED', 'failed'],
  [5, 'UNDELIV', 'failed'],
  [6, 'ACCEPTD', 'pending'],
  [7, 'UNKNOWN', 'unknown'],
  [8, 'REJECTD', 'failed'],
];

/** `esm_class`, bits 5 to 2: a receipt, or a note on the way to one (SMPP 3.4, 5.2.12). */
const messageType = { mask: 0x3c, receipt: 0x04, intermediate: 0x20 };

/** Reads a receipt; undefined: it is none, or does not say of which message. */
export function readReceipt(pdu: Pdu): Receipt | undefined {
  const type = (pdu.esm_class ?? 0) & messageType.mask;
  if (type !== messageType.receipt && type !== messageType.intermediate) return undefined;
  const text = textOf(pdu.short_message);
  const gatewayId = idOf(pdu.receipted_message_id) ?? idOf(/\bid:(\S+)/i.exec(text)?.[1]);
  if (gatewayId === undefined) return undefined;
  const word = /\bstat:(\w+)/i.exec(text)?.[1]?.toUpperCase();
  const meaning =
    meanings.find(([value]) => value === pdu.message_state) ?? meanings.find(([, w]) => w === word);
  const words = text === '' ? `message_state=${pdu.message_state}` : text;
  return { gatewayId, state: meaning?.[2] ?? 'unknown', text: words.slice(0, 300) };
}

/** The text of a `short_message`. */
export function textOf(field: Field | undefined): string {
  if (typeof field !== 'object') return String(field ?? '');
  return Buffer.isBuffer(field) ? field.toString('latin1') : field.message.toString();
}

/**
 * An id as the answer to the submission had it. A receipt's text is read as GSM-7 while many
 * gateways write ASCII: the two differ in these characters of an id.
 */
function idOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  return text.replaceAll('§', '_').replaceAll('¡', '@');
}

/** One message of many parts has one outcome. */
export interface Parts {
  /** Begins a message of so many parts; each is named when the gateway takes it. */
  begin: (total: number) => { took: (partId: string) => void };
  /**
   * What a part's receipt says of its message; undefined: nothing yet. A receipt that comes again
   * says the same again.
   */
  settle: (receipt: Receipt) => Receipt | undefined;
}

interface Group {
  total: number;
  states: Map<string, ReceiptState>;
}

/** Ids of parts kept at most; what was sent longer ago is told part by part. */
const partsKept = 20_000;

/**
 * Joins the receipts of parts: delivered when all parts are, failed as soon as one is. A message
 * goes by the id of its first part. Kept in memory alone: after a restart, the first part speaks
 * for the message.
 */
export function joinParts(): Parts {
  const groupOf = new Map<string, Group>();
  return {
    begin: (total) => {
      const group: Group = { total, states: new Map() };
      const took = (partId: string): void => {
        group.states.set(partId, 'pending');
        groupOf.set(partId, group);
        const [oldest] = groupOf.keys();
        if (groupOf.size > partsKept && oldest !== undefined) groupOf.delete(oldest);
      };
      return { took };
    },
    settle: (receipt) => {
      const group = groupOf.get(receipt.gatewayId);
      if (!group) return receipt;
      group.states.set(receipt.gatewayId, receipt.state);
      const [gatewayId = receipt.gatewayId] = group.states.keys();
      const states = [...group.states.values()];
      const bad = states.find((state) => state === 'failed' || state === 'unknown');
      if (bad) return { ...receipt, gatewayId, state: bad };
      const arrived = states.filter((state) => state === 'delivered').length;
      return arrived === group.total ? { ...receipt, gatewayId } : undefined;
    },
  };
}
