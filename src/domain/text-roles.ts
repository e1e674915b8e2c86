/** Who gives sites the passwords by which they are known in text messages. */
import type { Actor } from './roles.ts';

/** Coordinators for the offices that they see, headquarters for all; a site does not for itself. */
export function mayAdministerTexts({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'coordinator' || role === 'headquarters';
}
