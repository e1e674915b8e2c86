/**
 * What a group's act means for each of its incidents: ordinary commands, by the person who acted,
 * under ids that follow from the act and the incident. So a fan-out that broke off half-way is
 * finished by doing it again, and nothing happens twice.
 */
import type { Instant } from './agreement.ts';
import type { Command } from './commands.ts';
import type { Group, GroupEvent, GroupEventOf } from './group.ts';
import { isDiagnosed, type Incident } from './incident.ts';
import { sha256 } from './record.ts';
import type { Actor } from './roles.ts';

/** One command that a group's act owes an incident. */
export interface Duty {
  incident: string;
  actor: Actor;
  command: Command;
  commandId: string;
}

/**
 * The id of the command that an act becomes on an incident: a UUID (version 8, RFC 9562) of the
 * SHA-256 over both and the command's name.
 */
export function dutyId(act: string, incident: string, name: Command['name']): string {
  const hex = sha256(`${act} ${incident} ${name}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const third = `8${hex.slice(13, 16)}`;
  const fourth = `${variant}${hex.slice(17, 20)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), third, fourth, hex.slice(20, 32)].join('-');
}

/** The commands that events owe their incidents, in the order in which each is to get them. */
export function dutiesOf(
  events: readonly GroupEvent[],
  group: Group,
  incidents: ReadonlyMap<string, Incident>,
): Duty[] {
  return events.flatMap((event) => {
    const { actor } = event;
    if (actor.role === 'desk') return [];
    const of = (id: string): Incident | undefined => incidents.get(id);
    switch (event.type) {
      case 'joined':
        return event.data.children.flatMap(({ incident }) => {
          const child = of(incident);
          return child ? late(child, group, event, actor) : [];
        });
      case 'called':
        return event.data.circuits.flatMap(({ incident }) => {
          const child = of(incident);
          return child ? [duty(event.command, actor, child, callOn(group, event))] : [];
        });
      case 'diagnosed':
      case 'etr-revised':
        return event.data.incidents.flatMap((id) => {
          const child = of(id);
          const command = child && promiseOn(child, group, event);
          return child && command ? [duty(event.command, actor, child, command)] : [];
        });
      case 'fixed-reported':
        return event.data.incidents.flatMap(({ incident }) => {
          const child = of(incident);
          const data = { what: event.data.what };
          const command: Command = {
            name: 'report-fixed',
            data,
            ...claimed(event.claimedAt, child),
          };
          return child ? [duty(event.command, actor, child, command)] : [];
        });
      default:
        return [];
    }
  });
}

/**
 * What a child gets that joins after the others: its own site's conclusion, the notice by the call
 * that was answered (T0 is the join's receipt: the carrier was not told of it before), and the
 * carrier's cause and ETR, which hold for every child.
 */
function late(child: Incident, group: Group, event: GroupEventOf<'joined'>, actor: Actor): Duty[] {
  const { call, diagnosis, code } = group;
  const duties: Duty[] = [];
  let { state } = child;
  if (state === 'self-diagnosis' && actor.role === 'site') {
    const data = { verdict: 'carrier' as const, checks: [], remark: `Sự cố diện rộng ${code}` };
    duties.push(duty(event.command, actor, child, { name: 'self-diagnose', data }));
    state = 'notifying';
  }
  if (state === 'notifying' && call) {
    const said = [code, call.reference, call.answeredBy].filter((word) => word !== undefined);
    const data = { means: 'partner-system' as const, receipt: said.join(' · ') };
    const claimedAt = event.at;
    duties.push(duty(event.command, actor, child, { name: 'notify', data, claimedAt }));
    state = 'joint-diagnosis';
  }
  if (state === 'joint-diagnosis' && !isDiagnosed(child) && diagnosis && diagnosis.etr > event.at) {
    const { by, act, cause, etr, responsibility } = diagnosis;
    const data = { cause, etr, ...(responsibility ? { responsibility } : {}) };
    duties.push(duty(act, by, child, { name: 'diagnose', data }));
  }
  return duties;
}

function callOn(group: Group, { data, claimedAt }: GroupEventOf<'called'>): Command {
  const { circuits, ...said } = data;
  const remark = [`Sự cố diện rộng ${group.code}: ${circuits.length} kênh truyền`, said.remark]
    .filter((words) => words !== undefined && words !== '')
    .join('. ');
  return { name: 'log-call', data: { ...said, remark }, claimedAt };
}

function promiseOn(
  child: Incident,
  group: Group,
  event: GroupEventOf<'diagnosed'> | GroupEventOf<'etr-revised'>,
): Command | undefined {
  const at = claimed(event.claimedAt, child);
  const { etr } = event.data;
  const known = isDiagnosed(child);
  if (event.type === 'diagnosed') {
    const { cause, responsibility } = event.data;
    if (child.state === 'joint-diagnosis') {
      const data = { cause, etr, ...(responsibility ? { responsibility } : {}) };
      return { name: 'diagnose', data, ...at };
    }
    return { name: 'revise-etr', data: { etr, reason: cause }, ...at };
  }
  if (known) return { name: 'revise-etr', data: { etr, reason: event.data.reason }, ...at };
  const { cause, responsibility } = group.diagnosis ?? { cause: event.data.reason };
  const data = { cause, etr, ...(responsibility ? { responsibility } : {}) };
  return { name: 'diagnose', data, ...at };
}

/** The time of the group's act, as far as it can be claimed about the child. */
function claimed(at: Instant, child: Incident | undefined): { claimedAt: Instant } {
  return { claimedAt: Math.max(at, child?.outage.since ?? at) };
}

function duty(act: string, actor: Actor, { id }: Incident, command: Command): Duty {
  return { incident: id, actor, command, commandId: dutyId(act, id, command.name) };
}
