/** Who administers what: each side its own people, settings and trail, never the other's. */
import type { Party } from './agreement.ts';
import { partyOf, type Actor, type Role } from './roles.ts';

/**
 * Whether the actor administers the whole of its own side. The customer's headquarters does; of a
 * carrier, the director, who answers for its people already, and whom the director names.
 */
export function administersSide(
  actor: Pick<Actor, 'role'>,
  appointment?: { administrator: boolean },
): boolean {
  if (actor.role === 'headquarters' || actor.role === 'director') return true;
  return partyOf(actor) === 'carrier' && appointment?.administrator === true;
}

/** The role of a side's first administrator. */
export const firstRole = {
  customer: 'headquarters',
  carrier: 'director',
} as const satisfies Record<Party, Role>;

/**
 * Whether the actor may invite the other side's first administrator. The two share none, so once
 * somebody is there the other side invites its own.
 */
export function invitesFirst(
  actor: Pick<Actor, 'role'>,
  appointment: { administrator: boolean },
  other: { people: number },
): boolean {
  return administersSide(actor, appointment) && other.people === 0;
}

/** The roles whose holders an actor administers; within its own unit and those below it. */
export function administeredRoles(
  actor: Pick<Actor, 'role'>,
  appointment?: { administrator: boolean },
): readonly Role[] {
  if (actor.role === 'coordinator') return ['site'];
  if (!administersSide(actor, appointment)) return [];
  return partyOf(actor) === 'customer'
    ? ['site', 'coordinator', 'headquarters']
    : ['helpdesk', 'account-manager', 'director'];
}

/**
 * Whether a role may be held with a password alone. Carriers come from outside, and administrators
 * give others their rights: both need a second factor.
 */
export function needsSecondFactor(role: Role, isAdministrator: boolean): boolean {
  return role !== 'site' || isAdministrator;
}

/** The shortest password, and the shortest where a second factor is asked for as well. */
export const passwordMin = { alone: 14, withSecondFactor: 8 } as const;

/** Tries before an address is closed for a while, and for how long: NIST SP 800-63B, 3.2.2. */
export const lockout = { failures: 5, forMs: 15 * 60_000 } as const;

/** After so long without a hand on it, a desk that several people share is locked. */
export const sharedDeskIdleMs = 15 * 60_000;

/** After so long unused, an account is disabled. */
export const unusedAfterMs = 45 * 86_400_000;

/** What a token may be for. */
export const tokenScopes = ['read', 'report', 'act', 'sign'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** What a token is for unless its owner says otherwise: a program does not sign by chance. */
export const usualScopes: readonly TokenScope[] = ['read', 'report', 'act'];

/** The scope that a request of a program needs. */
export function scopeNeeded(method: string, route: string): TokenScope {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return 'read';
  return method === 'POST' && route === '/api/incidents' ? 'report' : 'act';
}

/** Whether the actor administers anything: its side, or as a coordinator its province. */
export function administers(actor: Pick<Actor, 'role'>): boolean {
  return administersSide(actor) || actor.role === 'coordinator';
}

/**
 * Whether the actor hands a year's records over to an archive: a coordinator for the province, who
 * administers a side for all of it.
 */
export function mayArchive(
  actor: Pick<Actor, 'role'>,
  appointment?: { administrator: boolean },
): boolean {
  return actor.role === 'coordinator' || administersSide(actor, appointment);
}

/** Whether the actor removes records whose term is over: the customer, whose papers they are. */
export function mayRemoveRecords(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'headquarters';
}

/** Whether the actor has a part in the directory of units and circuits: the customer's own. */
export function administersDirectory(actor: Pick<Actor, 'role'>): boolean {
  return administers(actor) && partyOf(actor) === 'customer';
}
