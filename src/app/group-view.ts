/** A mass outage as a reader sees it: the contract's shapes, each with what is theirs to see. */
import type { Instant } from '../domain/agreement.ts';
import { scopeOf } from '../domain/decide.ts';
import { hasVerified, isBack, type Group, type Member } from '../domain/group.ts';
import { allowedActs } from '../domain/group-roles.ts';
import type { Incident } from '../domain/incident.ts';
import { maySee, type Actor } from '../domain/roles.ts';
import type { ListedGroup } from '../store/groups.ts';
import { iso, when } from './view.ts';

/** A row of the list. */
export function groupSummary({ group, carrierName, sites, back }: ListedGroup, province: string) {
  const { diagnosis } = group;
  return {
    id: group.id,
    code: group.code,
    state: group.state,
    why: group.why,
    province: { code: group.province, name: province },
    carrier: { id: group.carrierUnit, name: carrierName },
    since: iso(group.since),
    proposedAt: iso(group.proposedAt),
    ...when('confirmedAt', group.confirmedAt),
    ...(diagnosis ? { cause: diagnosis.cause, etr: iso(diagnosis.etr) } : {}),
    ...when('fixedAt', group.fixedAt),
    ...when('endedAt', group.endedAt),
    sites,
    back,
  };
}

/** What a whole view is made from, besides the group. */
export interface Around {
  actor: Actor;
  now: Instant;
  provinceName: string;
  /** The incidents of the group, and the candidates. */
  incidents: ReadonlyMap<string, Incident>;
  /** Incidents that could join, for whoever may let them. */
  candidates: readonly string[];
  /** The duties that an incident refused, by incident. */
  refused: ReadonlyMap<string, string[]>;
  hotline: { printed: string; e164: string };
}

/** A group whole, for one reader: their incidents in full, of the others the site and the state. */
export function groupView(listed: ListedGroup, around: Around) {
  const { group } = listed;
  const { actor, incidents } = around;
  const known = group.members.flatMap((member) => {
    const incident = incidents.get(member.incident);
    return incident ? [{ member, incident }] : [];
  });
  const seen = known.filter(({ incident }) => maySee(actor, scopeOf(incident)));
  const others = known.filter(
    ({ member, incident }) =>
      actor.role === 'site' &&
      (member.standing === 'in' || member.standing === 'past') &&
      !maySee(actor, scopeOf(incident)),
  );
  const told = new Set(seen.map(({ incident }) => incident.id));
  return {
    ...groupSummary(listed, around.provinceName),
    version: group.version,
    now: iso(around.now),
    ...(group.reason === undefined ? {} : { reason: group.reason }),
    ...(group.call ? { call: { ...group.call, at: iso(group.call.at) } } : {}),
    unansweredCalls: group.unansweredCalls,
    hotline: around.hotline,
    children: seen.map((one) => childView(one.member, one.incident, around)),
    others: others.map(({ incident }) => ({
      site: incident.report.site.name,
      state: incident.state,
    })),
    candidates: candidatesFor(around).map(({ id, report, state }) => ({
      incident: id,
      code: report.code,
      circuit: report.circuit,
      site: report.site,
      state,
    })),
    notBack: notBack(group, incidents).filter(({ incident }) => told.has(incident)),
    acts: allowedActs(group, actor),
  };
}

function childView(member: Member, incident: Incident, around: Around) {
  const { circuit, site, code } = incident.report;
  return {
    incident: incident.id,
    code,
    circuit,
    site,
    standing: member.standing,
    state: incident.state,
    cycle: incident.cycle,
    reportedAt: iso(incident.reportedAt),
    ...when('joinedAt', member.joinedAt),
    ...when('notifiedAt', incident.notifiedAt),
    /** The site has answered the repair, one way or the other. */
    verified: hasVerified(member, incident),
    back: isBack(incident),
    ...(member.reason === undefined ? {} : { reason: member.reason }),
    refused: around.refused.get(incident.id) ?? [],
  };
}

/** Which sites are not back: as it ended, or as it is now. */
function notBack(group: Group, incidents: ReadonlyMap<string, Incident>): Group['notBack'] {
  if (group.state === 'ended') return group.notBack;
  return group.members.flatMap(({ incident: id, standing }) => {
    const incident = incidents.get(id);
    if (standing !== 'in' || !incident || isBack(incident)) return [];
    return [{ incident: id, site: incident.report.site.name, state: incident.state }];
  });
}

function candidatesFor({ actor, incidents, candidates }: Around): Incident[] {
  return candidates
    .flatMap((id) => incidents.get(id) ?? [])
    .filter((incident) => maySee(actor, scopeOf(incident)));
}

/** The members of an entry's data that name incidents. */
const naming = ['children', 'circuits', 'incidents', 'notBack'] as const;

/**
 * An entry's data without the incidents that are not the reader's: the carrier is told of a group,
 * but not of incidents of which it has had no notice.
 */
export function dataFor(
  actor: Actor,
  data: Record<string, unknown>,
  incidents: ReadonlyMap<string, Incident>,
): Record<string, unknown> {
  const isSeen = (named: unknown): boolean => {
    const id = typeof named === 'string' ? named : (named as { incident: string }).incident;
    const incident = incidents.get(id);
    return incident !== undefined && maySee(actor, scopeOf(incident));
  };
  const lists = naming.flatMap((name) => {
    const list = data[name];
    return Array.isArray(list) ? [[name, list.filter(isSeen)] as const] : [];
  });
  return { ...data, ...Object.fromEntries(lists) };
}
