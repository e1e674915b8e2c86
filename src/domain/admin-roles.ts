/**
 * Who administers what: each side its own part, and neither sees the other's settings. On the
 * customer's side headquarters for all of it and a coordinator for its province; on the carrier's
 * the director, who answers for its people already.
 */
import type { Role } from './roles.ts';

const administering: readonly Role[] = ['coordinator', 'headquarters', 'director'];

/** Whether the role administers anything at all: then it is shown the way there. */
export function administers({ role }: { role: Role }): boolean {
  return administering.includes(role);
}
