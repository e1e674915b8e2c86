/**
 * `decideGroup(group, act, situation) → events | Refusal`: what may be done to a mass outage. The
 * order: whose act this is, whose group it is, whether it is over, when it is said to have
 * happened, and last its own words.
 */
import type { Instant } from './agreement.ts';
import { scopeOf } from './decide.ts';
import {
  childOf,
  evolveGroup,
  hasVerified,
  isBack,
  isOfPlace,
  joinableStates,
  membersIn,
  placeOf,
  proposeFromSites,
  proposeWithinMs,
  takesMore,
} from './group.ts';
import type { Group, GroupEvent, GroupEventData, Member, NewGroupEvent } from './group.ts';
import { isTheirAct, maySeeGroup, standsOver, type GroupActName } from './group-roles.ts';
import type { Incident } from './incident.ts';
import { refuse, type Refusal, type RefusalCode } from './refusals.ts';
import { isWithin, maySee, type Actor, type Engine } from './roles.ts';
import { wrongEtr } from './rules.ts';

/** A phone's clock may run ahead of ours by so much, as with an incident's commands. */
const clockSkewMaxMs = 5 * 60_000;

/** What each act carries. */
export interface GroupActData {
  propose: { incidents: string[]; reason: string };
  confirm: Record<string, never>;
  dismiss: { reason: string };
  join: { incident: string };
  leave: { incident: string; reason: string };
  /** Without a number: the province's hotline; without incidents: all that wait to be told. */
  call: Omit<GroupEventData['called'], 'number' | 'circuits'> & {
    number?: string;
    incidents?: string[];
  };
  diagnose: Omit<GroupEventData['diagnosed'], 'incidents'>;
  'revise-etr': Omit<GroupEventData['etr-revised'], 'incidents'>;
  'report-fixed': { what: string };
  end: Record<string, never>;
}

/** An act: what somebody wants, and when it happened as they say. */
export type GroupAct = {
  [N in GroupActName]: { name: N; data: GroupActData[N]; claimedAt?: Instant };
}[GroupActName];

/** What an act is judged by, besides the group. */
export interface GroupSituation {
  now: Instant;
  actor: Actor;
  /** The readable number of a new group. */
  code?: string;
  /** The province's hotline by the agreement that its incidents run under, E.164. */
  hotline: string;
  /** The incidents of the group, those that the act names, and the candidates. */
  incidents: ReadonlyMap<string, Incident>;
  /** Of those, the ones that another open group has. */
  taken: ReadonlySet<string>;
  /** Incidents of the place, reported in the group's time, that no group has had. */
  candidates: readonly string[];
}

/** Facts, and the time claimed for them. */
export interface GroupDecision {
  events: NewGroupEvent[];
  claimedAt: Instant;
}

type Outcome = NewGroupEvent[] | RefusalCode;

/** Judges an act. Never throws for anything that a person can send. */
export function decideGroup(
  group: Group | undefined,
  act: GroupAct,
  situation: GroupSituation,
): GroupDecision | Refusal {
  const { actor, now } = situation;
  const claimedAt = Math.min(act.claimedAt ?? now, now);
  const outcome = bar(group, act, situation) ?? record(group, act, situation);
  return typeof outcome === 'string' ? refuse(outcome) : { events: outcome, claimedAt };

  function bar(
    g: Group | undefined,
    { name }: GroupAct,
    s: GroupSituation,
  ): RefusalCode | undefined {
    // First of all, so that the answer tells a stranger nothing about what there is.
    if (!isTheirAct(actor, name)) return 'G-2';
    if (name === 'propose') return g ? 'D-3' : undefined;
    if (!g || !maySeeGroup(actor, g, s.incidents)) return 'D-1';
    if (g.state === 'dismissed' || g.state === 'ended') return 'G-1';
    const early = name === 'confirm' || name === 'dismiss';
    if (early !== (g.state === 'proposed')) return early ? 'G-4' : 'G-3';
    if ((act.claimedAt ?? now) > now + clockSkewMaxMs) return 'P-0.3';
    return claimedAt < g.since ? 'P-0.4' : undefined;
  }
}

/**
 * The desk's own proposal: enough sites of one place, none of them in a group yet. The caller has
 * chosen them by `proposeWithinMs`; undefined where they are too few after all.
 */
export function proposeByReports(
  incidents: readonly Incident[],
  situation: { now: Instant; code: string },
): GroupDecision | undefined {
  const [first] = incidents;
  const sites = new Set(incidents.map((incident) => incident.report.site.id));
  if (!first || sites.size < proposeFromSites) return undefined;
  return { events: [proposal(incidents, situation.code, 'reports')], claimedAt: situation.now };
}

/** Gives new facts their place in the group's record. */
export function stampGroup(
  group: Group | undefined,
  decision: GroupDecision,
  envelope: { group: string; at: Instant; actor: Actor | Engine; command: string },
): { events: GroupEvent[]; group: Group } {
  const events: GroupEvent[] = [];
  let after = group;
  for (const fact of decision.events) {
    const seq = (after?.version ?? 0) + 1;
    const event = { ...envelope, ...fact, seq, claimedAt: decision.claimedAt };
    after = evolveGroup(after, event);
    events.push(event);
  }
  if (!after) throw new Error('a decision without facts');
  return { events, group: after };
}

function record(group: Group | undefined, act: GroupAct, s: GroupSituation): Outcome {
  if (act.name === 'propose') return propose(act.data, s);
  if (!group) return 'D-1';
  switch (act.name) {
    case 'confirm':
      return confirm(group, s);
    case 'dismiss': {
      if (blank(act.data.reason)) return 'G-9';
      const children = chosen([...group.members.map((m) => m.incident), ...s.candidates], s);
      return [{ type: 'dismissed', data: { ...act.data, children: children.map(childOf) } }];
    }
    case 'join':
      return join(group, act.data.incident, s);
    case 'leave':
      return leave(group, act.data, s);
    case 'call':
      return call(group, act.data, s, Math.min(act.claimedAt ?? s.now, s.now));
    case 'diagnose':
    case 'revise-etr':
    case 'report-fixed':
      return restore(group, act, s);
    case 'end':
      return end(group, s);
  }
}

type Restoring = Extract<GroupAct, { name: 'diagnose' | 'revise-etr' | 'report-fixed' }>;

/** What the carrier says of all: cause and ETR, a new ETR, the repair. */
function restore(group: Group, act: Restoring, s: GroupSituation): Outcome {
  switch (act.name) {
    case 'diagnose': {
      if (blank(act.data.cause)) return 'P-4.2';
      return promise(group, s, act.data.etr, (incidents) => {
        return { type: 'diagnosed', data: { ...act.data, incidents } };
      });
    }
    case 'revise-etr': {
      if (!group.diagnosis) return 'P-5.1';
      if (blank(act.data.reason)) return 'P-5.2';
      return promise(group, s, act.data.etr, (incidents) => {
        return { type: 'etr-revised', data: { ...act.data, incidents } };
      });
    }
    case 'report-fixed': {
      if (blank(act.data.what)) return 'P-5.7';
      const reached = at(group, s, ['restoration']);
      if (reached.length === 0) return 'G-12';
      const incidents = reached.map(({ id, cycle }) => ({ incident: id, cycle }));
      return [{ type: 'fixed-reported', data: { ...act.data, incidents } }];
    }
  }
}

function propose({ incidents, reason }: GroupActData['propose'], s: GroupSituation): Outcome {
  const found = chosen(incidents, s);
  const [first] = found;
  if (!first || found.length < new Set(incidents).size) return 'D-1';
  if (!found.every((incident) => maySee(s.actor, scopeOf(incident)))) return 'D-1';
  const place = placeOf(first);
  if (!standsOver(s.actor, place)) return 'P-0.1';
  if (!found.every((incident) => isOfPlace(incident.report, place))) return 'G-6';
  if (new Set(found.map(({ report }) => report.site.id)).size < 2) return 'G-10';
  const wrong = found.map((incident) => unfit(incident, s)).find((code) => code !== undefined);
  return wrong ?? [proposal(found, s.code ?? '', 'person', reason)];
}

function proposal(
  incidents: readonly Incident[],
  code: string,
  why: 'reports' | 'person',
  reason?: string,
): NewGroupEvent {
  const [first] = incidents;
  if (!first) throw new Error('a group of nothing');
  // One site that says "since yesterday" must not make the outage of all a day long.
  const since = Math.min(
    ...incidents.map((i) => Math.max(i.outage.since, i.reportedAt - proposeWithinMs)),
  );
  const words = blank(reason) ? {} : { reason };
  const children = incidents.map(childOf);
  return { type: 'proposed', data: { ...placeOf(first), code, why, ...words, since, children } };
}

/** All that can join does: what was proposed, and what has been reported since. */
function confirm(group: Group, s: GroupSituation): Outcome {
  const ids = [...group.members.map((member) => member.incident), ...s.candidates];
  const fit = chosen(ids, s).filter((incident) => unfit(incident, s) === undefined);
  if (new Set(fit.map(({ report }) => report.site.id)).size < 2) return 'G-10';
  const joined: NewGroupEvent = { type: 'joined', data: { children: fit.map(childOf) } };
  return [{ type: 'confirmed', data: {} }, joined];
}

function join(group: Group, id: string, s: GroupSituation): Outcome {
  const incident = s.incidents.get(id);
  if (!incident || !maySee(s.actor, scopeOf(incident))) return 'D-1';
  if (!takesMore(group)) return 'G-11';
  if (!isOfPlace(incident.report, group)) return 'G-6';
  if (membersIn(group).some((member) => member.incident === id)) return 'G-7';
  return unfit(incident, s) ?? [{ type: 'joined', data: { children: [childOf(incident)] } }];
}

function leave(group: Group, data: GroupActData['leave'], s: GroupSituation): Outcome {
  const incident = s.incidents.get(data.incident);
  if (!incident || !membersIn(group).some((m) => m.incident === data.incident)) return 'G-8';
  if (!isWithin(s.actor, scopeOf(incident))) return 'P-0.1';
  return blank(data.reason) ? 'G-9' : [{ type: 'left', data }];
}

function call(
  group: Group,
  { incidents, number = '', ...data }: GroupActData['call'],
  s: GroupSituation,
  claimedAt: Instant,
): Outcome {
  const waiting = at(group, s, ['notifying']);
  // What was reported after the call was on its list only where the caller says so; and what was
  // not down yet cannot have been.
  const named = waiting.filter((i) =>
    incidents ? incidents.includes(i.id) && i.outage.since <= claimedAt : i.reportedAt <= claimedAt,
  );
  if (incidents?.some((id) => !membersIn(group).some((m) => m.incident === id))) return 'G-8';
  if (named.length === 0) return 'G-12';
  const circuits = named.map(({ id, report }) => ({ incident: id, circuit: report.circuit.code }));
  const dialled = blank(number) ? s.hotline : number;
  return [{ type: 'called', data: { ...data, number: dialled, circuits } }];
}

function end(group: Group, s: GroupSituation): Outcome {
  const known = (member: Member): Incident | undefined => s.incidents.get(member.incident);
  const waits = membersIn(group).some((member) => {
    const incident = known(member);
    return incident !== undefined && !hasVerified(member, incident);
  });
  if (waits) return 'G-13';
  const notBack = group.members
    .filter((member) => member.standing === 'in' || member.standing === 'left')
    .flatMap((member) => {
      const incident = known(member);
      return incident && !isBack(incident) ? [incident] : [];
    })
    .map(({ id, report, state }) => ({ incident: id, site: report.site.name, state }));
  return [{ type: 'ended', data: { notBack } }];
}

/** Why an incident cannot be in the group, whoever asks. */
function unfit(incident: Incident, s: GroupSituation): RefusalCode | undefined {
  if (s.taken.has(incident.id)) return 'G-7';
  return joinableStates.includes(incident.state) ? undefined : 'G-14';
}

function chosen(ids: readonly string[], s: GroupSituation): Incident[] {
  return [...new Set(ids)].flatMap((id) => s.incidents.get(id) ?? []);
}

/** The incidents of the group that are at one of these steps. */
function at(group: Group, s: GroupSituation, states: readonly Incident['state'][]): Incident[] {
  const ids = membersIn(group).map((member) => member.incident);
  return chosen(ids, s).filter((incident) => states.includes(incident.state));
}

/** A cause or an ETR reaches every incident that the carrier has been told of and works on. */
function promise(
  group: Group,
  s: GroupSituation,
  etr: Instant,
  fact: (incidents: string[]) => NewGroupEvent,
): Outcome {
  const wrong = wrongEtr(etr, s.now);
  if (wrong) return wrong;
  const reached = at(group, s, ['joint-diagnosis', 'restoration']);
  return reached.length === 0 ? 'G-12' : [fact(reached.map(({ id }) => id))];
}

function blank(text: string | undefined): text is undefined | '' {
  return text === undefined || text.trim() === '';
}
