/** Who sees to what comes in: texts of sites, and mail. */
import type { Actor } from './roles.ts';

/** Coordinators for the offices that they see, headquarters for all; a site does not for itself. */
export function mayAdministerTexts({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'coordinator' || role === 'headquarters';
}

/** Who looks at mail that nobody could join: headquarters all of it, a helpdesk its carrier's. */
export function mayReadMail({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'headquarters' || role === 'helpdesk';
}
