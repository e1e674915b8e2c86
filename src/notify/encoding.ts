/** How a text becomes text-message parts: GSM-7 where its alphabet suffices, else UCS-2. */

/** GSM-7: the default alphabet of 3GPP TS 23.038. UCS-2: two octets a character, for the rest. */
export type Coding = 'gsm7' | 'ucs2';

/** A text cut into the parts that are sent one by one. */
export interface Segments {
  coding: Coding;
  /** Octets as they are handed to the gateway: GSM-7 one septet an octet, the header in front. */
  parts: Buffer[];
}

/** TS 23.038, 6.2.1: each character stands at its own code. Code 0x1B is the escape. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const escape = 0x1b;

/** TS 23.038, 6.2.1.1: these cost two septets, the escape and a code. */
const extended = new Map<string, number>([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]);

const gsm7 = new Map<string, Buffer>([
  ...Array.from(basic).flatMap((char, code): [string, Buffer][] =>
    code === escape ? [] : [[char, Buffer.of(code)]],
  ),
  ...[...extended].map(([char, code]): [string, Buffer] => [char, Buffer.of(escape, code)]),
]);

/** What one part holds, in octets: alone, and with the header that joins it to others. */
const roomOf = {
  gsm7: { alone: 160, joined: 152 },
  // 140 octets, less the header's 7: 133, and a character has two.
  ucs2: { alone: 140, joined: 132 },
} as const satisfies Record<Coding, { alone: number; joined: number }>;

/** The header counts parts in one octet. */
const partsMax = 255;

/**
 * Cuts a text into parts, in the order in which they are sent. `reference` (16 bit) is the same on
 * all parts of one text, so that a phone joins them. Characters are composed first (NFC) and never
 * cut in two. Throws a RangeError for a text of more than 255 parts.
 */
export function segmentsOf(text: string, reference: number): Segments {
  const { coding, chars } = encode(text.normalize('NFC').replaceAll('\r\n', '\n'));
  const room = roomOf[coding];
  const whole = Buffer.concat(chars);
  if (whole.length <= room.alone) return { coding, parts: [whole] };
  const bodies = cut(chars, room.joined);
  if (bodies.length > partsMax)
    throw new RangeError(`${bodies.length} parts; ${partsMax} is most.`);
  const parts = bodies.map((body, index) =>
    Buffer.concat([header(reference, bodies.length, index + 1), body]),
  );
  return { coding, parts };
}

/** How a text counts as a text message: its alphabet, its characters, its parts. */
export function lengthOf(text: string): { coding: Coding; chars: number; parts: number } {
  const { coding, parts } = segmentsOf(text, 0);
  return { coding, chars: Array.from(text.normalize('NFC')).length, parts: parts.length };
}

function encode(text: string): { coding: Coding; chars: Buffer[] } {
  const chars = Array.from(text);
  const septets = chars.flatMap((char) => gsm7.get(char) ?? []);
  if (septets.length === chars.length) return { coding: 'gsm7', chars: septets };
  return { coding: 'ucs2', chars: chars.map((char) => Buffer.from(char, 'utf16le').swap16()) };
}

function cut(chars: Buffer[], room: number): Buffer[] {
  const bodies: Buffer[] = [];
  let body: Buffer[] = [];
  let length = 0;
  for (const char of chars) {
    if (length + char.length > room) {
      bodies.push(Buffer.concat(body));
      body = [];
      length = 0;
    }
    body.push(char);
    length += char.length;
  }
  bodies.push(Buffer.concat(body));
  return bodies;
}

/**
 * TS 23.040, 9.2.3.24.8: the joining header with a 16-bit reference. The 8-bit one leaves a
 * character more, but two texts that reach a phone together would be mixed once in 256 times.
 */
function header(reference: number, total: number, number: number): Buffer {
  const octets = Buffer.of(6, 8, 4, 0, 0, total, number);
  octets.writeUInt16BE(reference & 0xffff, 3);
  return octets;
}
