/**
 * Who may do what, in one place: by party, by role, and by the tree of units. A site acts for its
 * own office, a coordinator for every office of its province, headquarters for all of them; the
 * carrier's three roles differ in whom the ladder tells, not in what they may do.
 */
import type { Party } from './agreement.ts';

/** The six roles of the paper, each with its side. */
export const roleParty = {
  site: 'customer',
  coordinator: 'customer',
  headquarters: 'customer',
  helpdesk: 'carrier',
  'account-manager': 'carrier',
  director: 'carrier',
} as const satisfies Record<string, Party>;

export type Role = keyof typeof roleParty;

/** The kind of unit that each role acts from: a coordinator's is a department, and so on. */
export const roleUnitKind = {
  site: 'site',
  coordinator: 'coordinator',
  headquarters: 'headquarters',
  helpdesk: 'carrier',
  'account-manager': 'carrier',
  director: 'carrier',
} as const satisfies Record<Role, string>;

/** Who wrote an entry: a side, or the desk itself, which only notes what fell due. */
export type Author = Party | 'desk';

/** The desk as the author of an entry. It has no unit, gives no command and sees nothing. */
export interface Engine {
  person: 'desk';
  name: string;
  role: 'desk';
  unit: 'desk';
  unitName: string;
}

/** The one engine, by the product's name. */
export const engine: Engine = {
  person: 'desk',
  name: 'Thông Suốt',
  role: 'desk',
  unit: 'desk',
  unitName: 'Thông Suốt',
};

/** A person who acts, as an event keeps it: the name as it was at the time. */
export interface Actor {
  person: string;
  name: string;
  role: Role;
  /** The unit that the person acts from (`actsFor`); its rights reach it and all below it. */
  unit: string;
  /** The unit's name as it was: the record is read for years, and offices are renamed. */
  unitName: string;
  /** Where it came by a link sent to this contact, without an account: which, and by what means. */
  via?: { link: string; channel: 'mail' | 'text' };
  /** The units that became this one: their records are its to see. Not kept with an entry. */
  formerly?: readonly string[] | null;
}

/** The actor as an entry keeps it: who acted, not what they may see. */
export function asRecorded({ person, name, role, unit, unitName, via }: Actor): Actor {
  return { person, name, role, unit, unitName, ...(via ? { via } : {}) };
}

/**
 * The unit that whoever was appointed to one acts for: itself, or where it has ended the one that
 * took it over, step by step. Its rights are the successor's: it reports for it, answers for it, is
 * told for it, and sees what was the former's. Units that succeed each other in a ring, which
 * administration refuses, leave one where one is.
 */
export function actsFor(unit: string, successorOf: (unit: string) => string | undefined): string {
  const seen = new Set([unit]);
  let at = unit;
  for (;;) {
    const next = successorOf(at);
    if (next === undefined) return at;
    if (seen.has(next)) return unit;
    seen.add(next);
    at = next;
  }
}

/** The units whose records the actor sees: its own, and those that became it. */
export function reachOf(actor: Pick<Actor, 'unit' | 'formerly'>): string[] {
  return [actor.unit, ...(actor.formerly ?? [])];
}

/** Whose incident it is: the units from the customer's root down to the site, and the carrier. */
export interface Scope {
  customerUnits: string[];
  carrierUnit: string;
  /** Whether the carrier has been notified; before that, the carrier does not see it. */
  notified: boolean;
}

const customer: readonly Party[] = ['customer'];
const carrier: readonly Party[] = ['carrier'];
const both: readonly Party[] = ['customer', 'carrier'];

/** Which side may give which command, in the order of the clauses. */
export const commandParties = {
  report: customer,
  'self-diagnose': customer,
  withdraw: customer,
  'log-call': customer,
  notify: customer,
  escalate: customer,
  respond: carrier,
  update: both,
  diagnose: carrier,
  'propose-responsibility': both,
  'agree-responsibility': both,
  'dispute-responsibility': both,
  'report-local-fix': customer,
  'revise-etr': carrier,
  'claim-force-majeure': carrier,
  'accept-force-majeure': customer,
  'reject-force-majeure': customer,
  'end-force-majeure': both,
  'report-fixed': carrier,
  confirm: customer,
  reject: customer,
  sign: both,
  'ask-rfo': customer,
  'give-rfo': carrier,
  attach: both,
  note: both,
  correct: both,
} as const satisfies Record<string, readonly Party[]>;

export type CommandName = keyof typeof commandParties;

/** Every command, in the order of the clauses. */
export const commandNames = Object.keys(commandParties) as CommandName[];

/** The side that an actor is on. */
export function partyOf(actor: Pick<Actor, 'role'>): Party {
  return roleParty[actor.role];
}

/** The author that an entry's actor is. */
export function authorOf(actor: Pick<Actor | Engine, 'role'>): Author {
  return actor.role === 'desk' ? 'desk' : roleParty[actor.role];
}

/** Whether the actor's unit covers the incident: the site itself, or a unit above it. */
export function isWithin(actor: Actor, scope: Scope): boolean {
  if (partyOf(actor) === 'carrier') return scope.carrierUnit === actor.unit;
  const { customerUnits } = scope;
  return reachOf(actor).some((unit) =>
    actor.role === 'site' ? customerUnits.at(-1) === unit : customerUnits.includes(unit),
  );
}

/** Whether the actor may see the incident: within the unit and, for the carrier, once notified. */
export function maySee(actor: Actor, scope: Scope): boolean {
  return isWithin(actor, scope) && (partyOf(actor) === 'customer' || scope.notified);
}

/** Whether a command belongs to the actor's side at all. */
export function isTheirs(actor: Pick<Actor, 'role'>, command: CommandName): boolean {
  return commandParties[command].includes(partyOf(actor));
}
