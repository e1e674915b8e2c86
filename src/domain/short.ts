/**
 * Text for brand-name senders: one message of at most 160 characters, all of them in the basic set
 * of GSM 03.38, without diacritics, because a single "ệ" would make it UCS-2 and cut it to 70.
 */

/** The most characters of one text message in the GSM alphabet. */
export const shortMax = 160;

/** What people type that has a plain form of its own. */
const plainForms: Record<string, string> = {
  đ: 'd',
  Đ: 'D',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '·': '-',
  '•': '-',
};

/** "Mường Tè – kênh" → "Muong Te - kenh". What has no plain form is left out. */
export function unaccented(text: string): string {
  return text
    .replaceAll(/[đĐ–—’‘“”…·•]/g, (sign) => plainForms[sign] ?? sign)
    .normalize('NFKD')
    .replaceAll(/[^\w .,:;!?()+\-/'"%&=<>*#@\n]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * Joins parts into a text of at most 160 characters. Where they are too long, `flexible` (a name)
 * is shortened first, from its front, because what tells offices apart stands at the end ("… huyện
 * Mường Tè"), to two words at the least; then parts are left out whole, from the last.
 */
export function fitted(make: (flexible: string) => string[], flexible: string): string {
  const words = unaccented(flexible).split(' ');
  for (let left = words.length; ; left -= 1) {
    const name = words.slice(-left).join(' ').replace(/^\W+/, '');
    const text = joined(make(name));
    if (text.length <= shortMax) return text;
    if (left <= 2) return cutParts(make(name));
  }
}

function cutParts(parts: string[]): string {
  for (let count = parts.length; count > 1; count -= 1) {
    const text = joined(parts.slice(0, count));
    if (text.length <= shortMax) return text;
  }
  return joined(parts.slice(0, 1)).slice(0, shortMax);
}

function joined(parts: string[]): string {
  return unaccented(parts.filter((part) => part !== '').join(' '));
}
