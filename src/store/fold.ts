/** Vietnamese text in lists: found without diacritics and case, đ as d; ordered by its alphabet. */
import { sql, type RawBuilder } from 'kysely';

/** A column of names as the Vietnamese alphabet orders them, and as the page does: Đ after D. */
export function inAlphabet(column: string): RawBuilder<string> {
  return sql<string>`${sql.ref(column)} collate "vi-x-icu"`;
}

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
