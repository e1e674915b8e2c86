/** Text-message parts: read back whole, and counted as the standard counts. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { segmentsOf } from '../../src/notify/encoding.ts';

const headerLength = 7;

/** TS 23.038 read backwards: code → character. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡' +
  'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const escaped: Record<number, string> = {
  0x0a: '\f',
  0x14: '^',
  0x28: '{',
  0x29: '}',
  0x2f: '\\',
  0x3c: '[',
  0x3d: '~',
  0x3e: ']',
  0x40: '|',
  0x65: '€',
};

function read(coding: string, body: Buffer): string {
  if (coding === 'ucs2') return Buffer.from(body).swap16().toString('utf16le');
  let text = '';
  for (let at = 0; at < body.length; at += 1) {
    const isEscape = body[at] === 0x1b;
    if (isEscape) at += 1;
    text += isEscape ? escaped[body[at] ?? -1] : basic[body[at] ?? -1];
  }
  return text;
}

function joined(text: string, reference = 0x1234): string {
  const { coding, parts } = segmentsOf(text, reference);
  if (parts.length === 1) return read(coding, parts[0] ?? Buffer.alloc(0));
  return parts
    .map((part, index) => {
      assert.deepEqual(
        [...part.subarray(0, headerLength)],
        [6, 8, 4, reference >> 8, reference & 255, parts.length, index + 1],
      );
      return read(coding, part.subarray(headerLength));
    })
    .join('');
}

const plain = Array.from(basic).filter((c) => c !== '\x1b' && c !== '\r');
const gsmText = fc
  .array(fc.constantFrom(...plain, ...Object.values(escaped)))
  .map((chars) => chars.join(''));

test('a text in the alphabet of GSM-7 comes back whole, in parts that fit', () => {
  fc.assert(
    fc.property(gsmText, (text) => {
      const { coding, parts } = segmentsOf(text, 7);
      assert.equal(coding, 'gsm7');
      // With its header a part has 160 septets: 7 octets of header fill 8 septets.
      const room = parts.length === 1 ? 160 : 152 + headerLength;
      assert.ok(parts.every((part) => part.length <= room));
      assert.equal(joined(text), text);
    }),
    { numRuns: 300 },
  );
});

test('any text comes back whole, composed, no character cut in two', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });
  fc.assert(
    fc.property(anyText, (text) => {
      const { parts } = segmentsOf(text, 7);
      assert.ok(parts.every((part) => part.length <= (parts.length === 1 ? 160 : 159)));
      assert.equal(joined(text), text.normalize('NFC').replaceAll('\r\n', '\n'));
    }),
    { numRuns: 300 },
  );
});

test('160 characters of GSM-7 are one part, 161 are two; 70 of UCS-2 are one, 71 are two', () => {
  const partsOf = (text: string): number => segmentsOf(text, 1).parts.length;
  assert.equal(partsOf('a'.repeat(160)), 1);
  assert.equal(partsOf('a'.repeat(161)), 2);
  assert.equal(partsOf('€'.repeat(80)), 1);
  assert.equal(partsOf('€'.repeat(81)), 2);
  assert.equal(partsOf('đ'.repeat(70)), 1);
  assert.equal(partsOf('đ'.repeat(71)), 2);
  assert.equal(partsOf('đ'.repeat(132)), 2);
  assert.equal(partsOf('đ'.repeat(133)), 3);
});

test('Vietnamese without diacritics is GSM-7, with them UCS-2, decomposed or not', () => {
  assert.equal(segmentsOf('Kenh TTT-01 mat ket noi tu 09:10', 1).coding, 'gsm7');
  const word = segmentsOf('Kênh đã thông suốt', 1);
  assert.equal(word.coding, 'ucs2');
  assert.deepEqual(segmentsOf('Kênh đã thông suốt'.normalize('NFD'), 1), word);
});

test('a surrogate pair and an escaped character stay whole at the edge of a part', () => {
  const pair = segmentsOf(`${'đ'.repeat(65)}🛠${'đ'.repeat(30)}`, 1);
  assert.equal(pair.parts[0]?.length, headerLength + 130);
  const escapedOne = segmentsOf(`${'a'.repeat(151)}€${'a'.repeat(30)}`, 1);
  assert.equal(escapedOne.parts[0]?.length, headerLength + 151);
});

test('a text of more than 255 parts is refused', () => {
  assert.throws(() => segmentsOf('a'.repeat(152 * 255 + 1), 1), RangeError);
});
