/**
 * Contact data masked in a copy: numbers to call a person by and addresses to write to. A hotline's
 * number is nobody's own and stays; names stay too, because the record is about who did what.
 */
import { canonical } from './record.ts';

/** What stands where something was masked; no number or address looks like it. */
const mask = '•••';

/** Members that hold contact data as a whole. */
const contactKeys = new Set(['phone', 'phonePrinted', 'email', 'fax', 'mobile', 'address']);

/** Members that never do, though they may look like it: ids, hashes, codes, the hotline. */
const plainKeys = new Set(
  (
    'incident command prev person unit code id sha256 number source statement head hotlines ' +
    'reference receipt'
  ).split(' '),
);

const mail = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+\.[\p{L}]{2,}/gu;

/** Eight digits and more, as people write them: with dots, spaces, hyphens, a plus, brackets. */
const phone = /(?<![\p{L}\d-])\+?\(?\d(?:[\s.()-]{0,2}\d){7,14}(?![\p{L}\d-])/gu;

/** The canonical text with contact data masked; undefined where there is none in it. */
export function maskedText(body: string): string | undefined {
  const value: unknown = JSON.parse(body);
  const masked = maskedValue(value);
  if (canonical(masked) === body) return undefined;
  return canonical(withoutSalt(masked));
}

/**
 * A telephone number has nine digits, and the true hash is carried: whoever knew the rest of an
 * entry would find the number in seconds, by trying. Each entry therefore has a salt of 122 random
 * bits, which a masked copy leaves out: the hash binds, and tells nothing (decision 17).
 */
function withoutSalt(masked: unknown): unknown {
  const { salt: _salt, ...rest } = masked as { salt?: string };
  return rest;
}

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(mail, mask).replaceAll(phone, mask);
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (plainKeys.has(key)) return [key, member];
      if (contactKeys.has(key) && typeof member === 'string') return [key, mask];
      return [key, maskedValue(member)];
    }),
  );
}
