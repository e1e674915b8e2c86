/** The token in the address that answers go to: it names our message, and nobody can make one. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const signLength = 16;

/** A token: the message's id and 64 bits of a signature, as the local part of an address has it. */
export function replyToken(message: string, secret: string): string {
  const id = message.replaceAll('-', '');
  return `${id}${sign(id, secret)}`;
}

/** The address that answers to a message go to: the desk's own, with the token behind a plus. */
export function replyAddress(address: string, message: string, secret: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${replyToken(message, secret)}${address.slice(at)}`;
}

/** The message that one of these texts (addresses, a subject) names by a good token. */
export function readReplyToken(texts: readonly string[], secret: string): string | undefined {
  for (const [, id = '', given = ''] of texts
    .join(' ')
    .matchAll(/\b([\da-f]{32})([\da-f]{16})\b/gi)) {
    const wanted = Buffer.from(sign(id.toLowerCase(), secret));
    if (timingSafeEqual(wanted, Buffer.from(given.toLowerCase()))) return uuidOf(id.toLowerCase());
  }
  return undefined;
}

function sign(id: string, secret: string): string {
  return createHmac('sha256', `reply ${secret}`).update(id).digest('hex').slice(0, signLength);
}

function uuidOf(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
