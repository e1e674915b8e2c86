/** Folding of Vietnamese text for search: no diacritics, no case, đ as d. */

/** "Mường Tè" → "muong te". The same on both sides of every comparison. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim();
}

/**
 * The LIKE pattern that finds a text anywhere in a folded name; its own % and _ mean themselves.
 */
export function likePattern(text: string): string {
  return `%${folded(text).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
