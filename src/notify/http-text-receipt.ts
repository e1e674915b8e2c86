/** Receipts of a gateway with an HTTP interface: each maker has names and numbers of its own. */

/** How a gateway tells what became of a message. */
export interface ReceiptNames {
  /** The field with the gateway's id of the message, as its answer gave it. */
  id: string;
  /** The field that says what became of it. */
  state: string;
  /** What it says then; anything else is kept, and means nothing. */
  delivered: string[];
  failed: string[];
  pending?: string[];
  /** The field with its own words, where it has any. */
  text?: string;
}

/** A receipt as the desk keeps it. */
export interface ToldReceipt {
  gatewayId: string;
  state: 'delivered' | 'failed' | 'pending' | 'unknown';
  text: string;
}

/** An id is kept as a key, and words as evidence: no longer than a gateway's answer is kept. */
const idMax = 200;
const textMax = 500;

/** Reads the fields of a call; undefined: they tell of no message. */
export function readReceipt(
  fields: Record<string, string>,
  names: ReceiptNames,
): ToldReceipt | undefined {
  const gatewayId = fields[names.id]?.trim();
  const said = fields[names.state]?.trim();
  if (!gatewayId || gatewayId.length > idMax || !said) return undefined;
  // PostgreSQL stores no NUL, and no half of a character.
  if (/\0/.test(gatewayId) || !gatewayId.isWellFormed()) return undefined;
  const words = names.text === undefined ? undefined : fields[names.text];
  const text = [`${names.state}=${said}`, words ?? ''].join(' ').trim();
  return {
    gatewayId,
    state: stateOf(said, names),
    text: text.replaceAll('\0', '').toWellFormed().slice(0, textMax),
  };
}

function stateOf(
  said: string,
  { delivered, failed, pending = [] }: ReceiptNames,
): ToldReceipt['state'] {
  const isOf = (values: string[]): boolean =>
    values.some((value) => value.toLowerCase() === said.toLowerCase());
  if (isOf(delivered)) return 'delivered';
  if (isOf(failed)) return 'failed';
  return isOf(pending) ? 'pending' : 'unknown';
}
