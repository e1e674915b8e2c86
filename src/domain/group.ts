/**
 * A mass outage: incidents of one province and carrier that failed together. What can happen to it,
 * what it is, and how the one makes the other. A group never replaces an incident's own procedure:
 * its acts become ordinary commands on each incident (group-fan-out.ts), and nothing else.
 */
import type { Instant, Millis } from './agreement.ts';
import type { Holder, Incident } from './incident.ts';
import { isOver, type StateName } from './procedure.ts';
import type { Actor, Engine } from './roles.ts';

/**
 * From so many sites the desk proposes a group by itself. Two lines failing together are chance, or
 * a shared power cut. A province has some eleven offices; were each down once a month, three at
 * once would come together by chance in fewer than one window in ten million.
 */
export const proposeFromSites = 3;

/**
 * Reports that came within this time count as together. People notice a dead line within minutes,
 * not seconds, and the first thing they do is look at their own power and cables.
 */
export const proposeWithinMs: Millis = 15 * 60_000;

export const groupStates = ['proposed', 'confirmed', 'dismissed', 'ended'] as const;
export type GroupState = (typeof groupStates)[number];

/** What of an incident never changes, as the group keeps it. */
export interface Child {
  incident: string;
  code: string;
  circuit: { id: string; code: string };
  site: { id: string; name: string };
  reportedAt: Instant;
}

/** Where an outage is, and whose: what every incident of a group has in common. */
export interface GroupPlace {
  province: string;
  /** From the customer's headquarters down to the province's department. */
  customerUnits: string[];
  carrierUnit: string;
}

/** What each kind of event says. Where it reaches incidents, it names them: that is evidence. */
export interface GroupEventData {
  proposed: GroupPlace & {
    code: string;
    why: 'reports' | 'person';
    reason?: string;
    since: Instant;
    children: Child[];
  };
  confirmed: Record<string, never>;
  /** With all that it was about, so that the same incidents are not proposed again. */
  dismissed: { reason: string; children: Child[] };
  joined: { children: Child[] };
  left: { incident: string; reason: string };
  /** One call to the hotline, with the list of circuits that were read out. */
  called: {
    number: string;
    answered: boolean;
    answeredBy?: string;
    reference?: string;
    remark?: string;
    circuits: { incident: string; circuit: string }[];
  };
  diagnosed: { cause: string; etr: Instant; responsibility?: Holder; incidents: string[] };
  'etr-revised': { etr: Instant; reason: string; incidents: string[] };
  'fixed-reported': { what: string; incidents: { incident: string; cycle: number }[] };
  ended: { notBack: { incident: string; site: string; state: StateName }[] };
}

export type GroupEventType = keyof GroupEventData;

/** What a decision gives: a fact before it has a place in the record. */
export type NewGroupEvent = {
  [T in GroupEventType]: { type: T; data: GroupEventData[T] };
}[GroupEventType];

/** What every entry of a group's record carries besides its fact; as an incident's does. */
export interface GroupEnvelope {
  group: string;
  seq: number;
  at: Instant;
  claimedAt: Instant;
  actor: Actor | Engine;
  command: string;
}

export type GroupEvent = NewGroupEvent & GroupEnvelope;
export type GroupEventOf<T extends GroupEventType> = Extract<GroupEvent, { type: T }>;

/** How an incident stands to the group; `past`: it was in it when it ended. */
export const standings = ['proposed', 'in', 'left', 'dismissed', 'past'] as const;

export interface Member extends Child {
  standing: (typeof standings)[number];
  joinedAt?: Instant;
  /** Why it left. */
  reason?: string;
  /** The cycle that the group's repair was reported for: a later one is the site's rejection. */
  fixedInCycle?: number;
}

/** A group as its record makes it. */
export interface Group extends GroupPlace {
  id: string;
  version: number;
  state: GroupState;
  code: string;
  why: 'reports' | 'person';
  since: Instant;
  proposedAt: Instant;
  confirmedAt?: Instant;
  members: Member[];
  unansweredCalls: number;
  /** The last call that was answered. */
  call?: { at: Instant; answeredBy?: string; reference?: string };
  /** The last cause and ETR, by whom, and the act that gave them: a late child gets them too. */
  diagnosis?: {
    cause: string;
    etr: Instant;
    responsibility?: Holder;
    by: Actor;
    act: string;
  };
  fixedAt?: Instant;
  endedAt?: Instant;
  /** Why it was dismissed. */
  reason?: string;
  /** Where it ended: which sites were not back. */
  notBack: GroupEventData['ended']['notBack'];
}

/** The incident as a group keeps it. */
export function childOf(incident: Incident): Child {
  const { code, circuit, site } = incident.report;
  return { incident: incident.id, code, circuit, site, reportedAt: incident.reportedAt };
}

/** The place of the group that an incident would be of. */
export function placeOf(incident: Incident): GroupPlace {
  const { province, customerUnits, carrierUnit } = incident.report;
  return { province, customerUnits: customerUnits.slice(0, 2), carrierUnit };
}

/** Whether a circuit, or the incident on it, is of that customer, province and carrier. */
export function isOfPlace(
  { province, customerUnits, carrierUnit }: GroupPlace,
  place: GroupPlace,
): boolean {
  return (
    province === place.province &&
    carrierUnit === place.carrierUnit &&
    customerUnits[0] === place.customerUnits[0]
  );
}

/** The steps at which a line still waits for the carrier: only then can an incident join. */
export const joinableStates: readonly StateName[] = [
  'self-diagnosis',
  'notifying',
  'joint-diagnosis',
  'restoration',
];

/** Whether the site has its line back, as it said itself; or took its report back. */
export function isBack(incident: Pick<Incident, 'state'>): boolean {
  return incident.state === 'closing' || isOver(incident.state);
}

/** Whether a site has answered the group's repair: it works, or it does not. */
export function hasVerified(member: Member, incident: Incident): boolean {
  return isBack(incident) || (member.fixedInCycle ?? Infinity) < incident.cycle;
}

/** Whether more incidents may join: confirmed, and the carrier has not reported it fixed. */
export function takesMore(group: Group): boolean {
  return group.state === 'confirmed' && group.fixedAt === undefined;
}

/**
 * When incidents were reported that could join: together with those that were proposed; once it is
 * confirmed, also later, because some sites find out late. Undefined: none can.
 */
export function candidateSpan(group: Group): { from: Instant; to: Instant } | undefined {
  const from = group.proposedAt - proposeWithinMs;
  if (group.state === 'proposed') return { from, to: group.proposedAt + proposeWithinMs };
  return takesMore(group) ? { from, to: Infinity } : undefined;
}

/** The incidents that are in the group now. */
export function membersIn(group: Group): Member[] {
  return group.members.filter((member) => member.standing === 'in');
}

/** The group after an event. Total; what it does not understand it throws at. */
export function evolveGroup(before: Group | undefined, event: GroupEvent): Group {
  const version = before?.version ?? 0;
  if (event.seq !== version + 1) {
    throw new Error(`entry ${event.seq} does not follow entry ${version}`);
  }
  if (event.type === 'proposed') {
    if (before) throw new Error(`group ${before.id} is proposed twice`);
    return proposed(event);
  }
  if (!before) throw new Error(`a group begins with "proposed", not with "${event.type}"`);
  if (event.group !== before.id) {
    throw new Error(`an entry of ${event.group} stands in the record of ${before.id}`);
  }
  return { ...applied(before, event), version: event.seq };
}

/** Folds a whole record. Throws where `evolveGroup` throws, and on an empty one. */
export function replayGroup(events: readonly GroupEvent[]): Group {
  let group: Group | undefined;
  for (const event of events) group = evolveGroup(group, event);
  if (!group) throw new Error('an empty record has no group');
  return group;
}

function proposed({ group: id, seq, at, data }: GroupEventOf<'proposed'>): Group {
  const { children, reason: _reason, ...rest } = data;
  const members = children.map((child): Member => ({ ...child, standing: 'proposed' }));
  const opening = { state: 'proposed', unansweredCalls: 0, notBack: [] } as const;
  return { ...opening, ...rest, notBack: [], id, version: seq, proposedAt: at, members };
}

function applied(g: Group, e: Exclude<GroupEvent, { type: 'proposed' }>): Group {
  switch (e.type) {
    case 'confirmed':
      return { ...g, state: 'confirmed', confirmedAt: e.at };
    case 'dismissed': {
      const members = e.data.children.map((c): Member => ({ ...c, standing: 'dismissed' }));
      return { ...g, state: 'dismissed', reason: e.data.reason, members, endedAt: e.at };
    }
    case 'joined': {
      const joined = e.data.children.map((c): Member => ({ ...c, standing: 'in', joinedAt: e.at }));
      const ids = new Set(joined.map((member) => member.incident));
      return { ...g, members: [...g.members.filter((m) => !ids.has(m.incident)), ...joined] };
    }
    case 'left': {
      const { incident, reason } = e.data;
      return each(g, (m) => (m.incident === incident ? { ...m, standing: 'left', reason } : m));
    }
    case 'called': {
      if (!e.data.answered) return { ...g, unansweredCalls: g.unansweredCalls + 1 };
      const { answeredBy, reference } = e.data;
      const said = { ...(answeredBy ? { answeredBy } : {}), ...(reference ? { reference } : {}) };
      return { ...g, call: { at: e.claimedAt, ...said } };
    }
    case 'diagnosed': {
      const { incidents: _incidents, ...diagnosis } = e.data;
      return { ...g, diagnosis: { ...diagnosis, by: personOf(e), act: e.command } };
    }
    case 'etr-revised': {
      const { etr } = e.data;
      if (!g.diagnosis) throw new Error(`group ${g.id} has no ETR to revise`);
      return { ...g, diagnosis: { ...g.diagnosis, etr, by: personOf(e), act: e.command } };
    }
    case 'fixed-reported': {
      const cycles = new Map(e.data.incidents.map(({ incident, cycle }) => [incident, cycle]));
      const fixed = each(g, (m) => {
        const fixedInCycle = cycles.get(m.incident);
        return fixedInCycle === undefined ? m : { ...m, fixedInCycle };
      });
      return { ...fixed, fixedAt: e.at };
    }
    case 'ended': {
      const past = each(g, (m) => (m.standing === 'in' ? { ...m, standing: 'past' } : m));
      return { ...past, state: 'ended', endedAt: e.at, notBack: e.data.notBack };
    }
    default:
      throw new Error(`unknown event ${(e as { type: string }).type}`);
  }
}

function each(group: Group, change: (member: Member) => Member): Group {
  return { ...group, members: group.members.map(change) };
}

function personOf({ actor, type }: GroupEvent): Actor {
  if (actor.role === 'desk') throw new Error(`"${type}" is a person's act`);
  return actor;
}
