/** Who administers what: each side its own people, settings and trail, never the other's. */
import { roleParty, type Actor } from './roles.ts';

/**
 * Whether the actor administers the whole of its own side. The customer's headquarters does; of a
 * carrier, the director, who answers for its people already.
 */
export function administersSide(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'headquarters' || actor.role === 'director';
}

/** Whether the actor administers anything: its side, or as a coordinator its province. */
export function administers(actor: Pick<Actor, 'role'>): boolean {
  return administersSide(actor) || actor.role === 'coordinator';
}

/** Whether the actor has a part in the directory of units and circuits: the customer's own. */
export function administersDirectory(actor: Pick<Actor, 'role'>): boolean {
  return administers(actor) && roleParty[actor.role] === 'customer';
}
