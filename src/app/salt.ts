/** What makes the hash of an entry tell nothing of what a masked copy leaves out (masking.ts). */
import { randomUUID } from 'node:crypto';

/** The entries with a salt each, to be sealed: 122 random bits. */
export function salted<T extends object>(entries: readonly T[]): (T & { salt: string })[] {
  return entries.map((entry) => ({ ...entry, salt: randomUUID() }));
}
