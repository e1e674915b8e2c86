/**
 * The id of what a person means to do, made once and sent with every attempt: a double click, a
 * retry on a bad line or an offline queue sent twice gives the first answer and no second entry.
 */

/** A UUID of version 7 (RFC 9562): ordered by `now`, in milliseconds since 1970. */
export function uuidv7(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // 48 bits of time: wider than the bitwise operators, so it is divided down.
  for (let i = 5, rest = now; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Keeps the key of the intent in hand. */
export interface Intents {
  /** The key for this content: the same as long as the content is, until it has succeeded. */
  keyFor: (content: unknown) => string;
  /** The intent was carried out; saying the same thing again is a new one. */
  done: () => void;
}

/** Keeps the intents of one form or one row of buttons; `makeKey` gives each its id. */
export function makeIntents(makeKey: () => string = uuidv7): Intents {
  let inHand: { content: string; key: string } | undefined;
  return {
    keyFor(content) {
      const text = JSON.stringify(content);
      if (inHand?.content !== text) inHand = { content: text, key: makeKey() };
      return inHand.key;
    },
    done() {
      inHand = undefined;
    },
  };
}
