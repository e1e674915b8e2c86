/** Who may do what to a mass outage, and who sees it: by role, and by the tree of units. */
import { scopeOf } from './decide.ts';
import { isOfPlace, membersIn, takesMore, type Group, type GroupPlace } from './group.ts';
import type { Incident } from './incident.ts';
import { isWithin, partyOf, type Actor, type Role } from './roles.ts';

const aboveSites: readonly Role[] = ['coordinator', 'headquarters'];
const carrier: readonly Role[] = ['helpdesk', 'account-manager', 'director'];
const managing: readonly Role[] = [...aboveSites, ...carrier];
const customer: readonly Role[] = ['site', ...aboveSites];

/** Which roles may do which act, in the order in which a mass outage goes. */
export const groupActRoles = {
  propose: managing,
  confirm: managing,
  dismiss: managing,
  join: customer,
  leave: customer,
  call: aboveSites,
  diagnose: carrier,
  'revise-etr': carrier,
  'report-fixed': carrier,
  end: aboveSites,
} as const satisfies Record<string, readonly Role[]>;

export type GroupActName = keyof typeof groupActRoles;

/** Every act, in that order. */
export const groupActNames = Object.keys(groupActRoles) as GroupActName[];

/** Whether an act is the actor's role's at all. */
export function isTheirAct(actor: Pick<Actor, 'role'>, act: GroupActName): boolean {
  return groupActRoles[act].includes(actor.role);
}

/** Whether the actor's unit stands over the whole group: its province, or all of the customer. */
export function standsOver(actor: Actor, group: GroupPlace): boolean {
  if (partyOf(actor) === 'carrier') return group.carrierUnit === actor.unit;
  return actor.role !== 'site' && group.customerUnits.includes(actor.unit);
}

/**
 * Whether the actor sees the group: whoever stands over it, the carrier once an incident of it was
 * notified, a site whose incident is or was in it or, while it takes more, could join. `incidents`:
 * those of the group, and those that the actor speaks of.
 */
export function maySeeGroup(
  actor: Actor,
  group: Group,
  incidents: ReadonlyMap<string, Incident>,
): boolean {
  if (actor.role === 'site') {
    const theirs = group.members.some(
      (m) => m.site.id === actor.unit && ['in', 'left', 'past'].includes(m.standing),
    );
    return theirs || (takesMore(group) && [...incidents.values()].some(couldBringIn));
  }
  if (!standsOver(actor, group)) return false;
  if (partyOf(actor) === 'customer') return true;
  return group.members.some((m) => incidents.get(m.incident)?.notifiedAt !== undefined);

  function couldBringIn(incident: Incident): boolean {
    return isOfPlace(incident.report, group) && isWithin(actor, scopeOf(incident));
  }
}

/** The acts that a group's state leaves to this person: what the page offers. */
export function allowedActs(group: Group, actor: Actor): GroupActName[] {
  const inState: Record<Group['state'], readonly GroupActName[]> = {
    proposed: ['confirm', 'dismiss'],
    confirmed: groupActNames.slice(groupActNames.indexOf('join')),
    dismissed: [],
    ended: [],
  };
  return inState[group.state]
    .filter((act) => isTheirAct(actor, act))
    .filter((act) => act !== 'join' || takesMore(group))
    .filter((act) => act !== 'revise-etr' || group.diagnosis !== undefined)
    .filter((act) => act !== 'leave' || membersIn(group).length > 0);
}
