/**
 * Who is told of a mass outage's acts: once for all of its incidents, not once for each. The people
 * of a site hear of their own, whoever coordinates hears of all, the carrier hears how it ended.
 */
import type { Group, GroupEvent } from './group.ts';
import type { Incident } from './incident.ts';
import type { Role } from './roles.ts';

/** The acts that are told; `group-joined`: a site that came later is told what is known. */
export const groupNoticeTypes = [
  'group-confirmed',
  'group-joined',
  'group-diagnosed',
  'group-etr',
  'group-fixed',
  'group-ended',
] as const;
export type GroupNoticeType = (typeof groupNoticeTypes)[number];

/** Whether a notice is of a mass outage. */
export function isGroupNotice(notice: string): notice is GroupNoticeType {
  return (groupNoticeTypes as readonly string[]).includes(notice);
}

/** Everybody of these roles in this unit, told at one incident of theirs. */
export interface GroupNotice {
  notice: GroupNoticeType;
  incident: string;
  unit: string;
  roles: readonly Role[];
}

/** What one act has to tell. Each unit is named once, however many of its lines are down. */
export function groupNoticesOf(
  events: readonly GroupEvent[],
  group: Group,
  incidents: ReadonlyMap<string, Incident>,
): GroupNotice[] {
  const notice = noticeOf(events);
  if (!notice) return [];
  const told = toldAbout(events).flatMap((id) => incidents.get(id) ?? []);
  const sites = new Map(told.map((incident) => [incident.report.site.id, incident.id]));
  const ofSites = [...sites].map(([unit, incident]): GroupNotice => {
    return { notice, incident, unit, roles: ['site'] };
  });
  if (notice === 'group-joined') return ofSites;
  const all = group.members.filter(({ standing }) => standing === 'in' || standing === 'past');
  const known = all.flatMap((member) => incidents.get(member.incident) ?? []);
  const [first] = known;
  const above = group.customerUnits.flatMap((unit): GroupNotice[] =>
    first ? [{ notice, incident: first.id, unit, roles: ['coordinator', 'headquarters'] }] : [],
  );
  const notified = known.find((incident) => incident.notifiedAt !== undefined);
  const carrier: GroupNotice[] =
    notice === 'group-ended' && notified
      ? [{ notice, incident: notified.id, unit: group.carrierUnit, roles: ['helpdesk'] }]
      : [];
  return [...ofSites, ...above, ...carrier];
}

function noticeOf(events: readonly GroupEvent[]): GroupNoticeType | undefined {
  const types = new Set(events.map(({ type }) => type));
  if (types.has('confirmed')) return 'group-confirmed';
  if (types.has('joined')) return 'group-joined';
  if (types.has('diagnosed')) return 'group-diagnosed';
  if (types.has('etr-revised')) return 'group-etr';
  if (types.has('fixed-reported')) return 'group-fixed';
  return types.has('ended') ? 'group-ended' : undefined;
}

/** The incidents whose sites an act concerns; at the end, those that are not back. */
function toldAbout(events: readonly GroupEvent[]): string[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'joined':
        return event.data.children.map(({ incident }) => incident);
      case 'diagnosed':
      case 'etr-revised':
        return event.data.incidents;
      case 'fixed-reported':
        return event.data.incidents.map(({ incident }) => incident);
      case 'ended':
        return event.data.notBack.map(({ incident }) => incident);
      default:
        return [];
    }
  });
}

/** The members that a message speaks of: those of one site; all, for whoever sees them all. */
export function membersFor(group: Group, { site }: { site?: string }): Group['members'] {
  return group.members.filter(
    (member) =>
      (member.standing === 'in' || member.standing === 'past') &&
      (site === undefined || member.site.id === site),
  );
}
