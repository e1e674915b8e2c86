/**
 * The codes by which a site acts with a text message alone: `SC <circuit> <password>` reports that
 * the circuit is down, `OK` confirms a repair, `HONG <words>` rejects it. Typed in haste on an old
 * phone: capitals, diacritics and spaces are as they come.
 */

/** What a text asks for. */
export type TextCode =
  | { code: 'report'; circuit: string; password: string }
  /** `incident`: the number named, where the sender has several. */
  | { code: 'confirm'; incident?: string }
  | { code: 'reject'; incident?: string; words: string }
  | { code: 'unread' };

/** The longest text that is looked at: ten parts of a joined one. */
const lengthMax = 1_600;

/** Reads a text. Never fails: what is none of the codes is `unread`. */
export function readTextCode(text: string): TextCode {
  const words = text.slice(0, lengthMax).trim().split(/\s+/);
  const [first = '', ...rest] = words;
  switch (plain(first)) {
    case 'SC':
      return report(rest);
    case 'OK': {
      const { incident, words: others } = numbered(rest);
      // "OK nhưng còn chập chờn" is no confirmation: a person has to say which of the two it is.
      return others.length > 0 ? { code: 'unread' } : { code: 'confirm', ...incident };
    }
    case 'HONG': {
      const { incident, words: others } = numbered(rest);
      return { code: 'reject', ...incident, words: others.join(' ') };
    }
    default:
      return { code: 'unread' };
  }
}

/** A circuit's code as it is compared: no spaces, no case. */
export function comparableCode(code: string): string {
  return code.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
}

/** A text without the password that it may carry: what is kept of it. */
export function withoutPassword(text: string): string {
  const read = readTextCode(text);
  if (read.code === 'report') return `SC ${read.circuit} •••`;
  const [first = ''] = text.trim().split(/\s+/);
  // Half a code may be half a password.
  return plain(first) === 'SC' ? 'SC •••' : text.slice(0, lengthMax).trim();
}

/** The circuit may be written in several words; the brackets of the instructions are no part. */
function report(words: string[]): TextCode {
  const bare = words.map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const [password, ...others] = bare.filter((word) => word !== '').toReversed();
  const circuit = others.toReversed().join('-');
  return password === undefined || circuit === ''
    ? { code: 'unread' }
    : { code: 'report', circuit, password };
}

/** A number of an incident in front of the other words. */
function numbered(words: string[]): { incident: { incident?: string }; words: string[] } {
  const [, year, number] = /^SC-?(\d{4})-?(\d{1,9})$/i.exec(words[0] ?? '') ?? [];
  if (year === undefined || number === undefined) return { incident: {}, words };
  return { incident: { incident: `SC-${year}-${number.padStart(6, '0')}` }, words: words.slice(1) };
}

function plain(word: string): string {
  const bare = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return bare.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}
