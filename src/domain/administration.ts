/** Who administers what: each side its own people, settings and trail, never the other's. */
import type { Actor } from './roles.ts';

/**
 * Whether the actor administers the whole of its own side. The customer's headquarters does; of a
 * carrier, the director, who answers for its people already.
 */
export function administersSide(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'headquarters' || actor.role === 'director';
}
