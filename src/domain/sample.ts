/**
 * A made-up incident, and a made-up mass outage, to show what messages say before anything has
 * failed. They are played by the very rules that real ones run by; the names are nobody's.
 */
import type { Agreement, ClockName, Instant, Millis } from './agreement.ts';
import type { StartedClock } from './clocks.ts';
import type { CircuitFacts } from './commands.ts';
import { childOf, placeOf, type Group } from './group.ts';
import type { GroupNoticeType } from './group-notices.ts';
import type { Incident } from './incident.ts';
import { act, notified, type Stage } from './play.ts';

/** Messages that are about no incident: the desk's own. */
export const deskNotices = ['drill', 'readiness', 'invitation', 'reset', 'test'] as const;
export type DeskNotice = (typeof deskNotices)[number];

/** What the message is about: a clock that has passed, or a level of the ladder. */
export interface SampleAbout {
  clock: ClockName;
  level: number;
  /** The level is told before it is due, because a person asked for it. */
  isEarly: boolean;
}

const hourMs: Millis = 3_600_000;

/** How long ago it began at least: so that a promise and a repair have room in it. */
const longestMs: Millis = 200 * 60_000;

/** How late the sample is: a number that is neither round nor small shows how it is written. */
const lateMs: Millis = 37 * 60_000;

/** An incident whose clock (or level) fell due 37 minutes before `now`. */
export function sampleIncident(
  agreement: Agreement,
  { clock, level, isEarly }: SampleAbout,
  now: Instant,
): Incident {
  const stage: Stage = { agreement, circuit: circuitOf(agreement) };
  const known = notified(stage, now).incident.clocks.find(
    (one) => one.clock === clock && one.level === level,
  );
  const allowedMs = known ? known.dueAt - now : 0;
  const t0 = now - (isEarly ? hourMs : Math.max(allowedMs, longestMs) + lateMs);
  const played = furthered(stage, notified(stage, t0).incident, clock, now);
  const { report } = played;
  const incident: Incident = {
    ...played,
    report: { ...report, code: 'SC-MAU-0001', contact },
    escalations: isEarly ? [{ cycle: 1, level, at: now, how: 'early' }] : [],
  };
  return isEarly
    ? incident
    : { ...incident, clocks: overdue(incident, clock, level, now - lateMs) };
}

const contact = { name: 'Nguyễn Văn Mẫu', phone: '+84000000004' };

/** The restoration clock needs a promise, those after it a repair. */
function furthered(stage: Stage, incident: Incident, clock: ClockName, now: Instant): Incident {
  if (clock === 'response' || clock === 'diagnosis') return incident;
  const promised = act(stage, incident, now - 3 * hourMs, 'helpdesk', {
    name: 'diagnose',
    data: { cause: 'Đứt cáp quang', etr: now - lateMs, responsibility: 'carrier' },
  }).incident;
  if (clock === 'restoration') return promised;
  const what = 'Đã nối lại cáp quang';
  const fixed = act(stage, promised, now - 2 * hourMs, 'helpdesk', {
    name: 'report-fixed',
    data: { what },
  });
  return fixed.incident;
}

/** The clocks with this one due at `dueAt`; one that the agreement has not is made up. */
function overdue(
  { clocks }: Incident,
  clock: ClockName,
  level: number,
  dueAt: Instant,
): Incident['clocks'] {
  const isIt = (one: StartedClock): boolean => one.clock === clock && one.level === level;
  if (clocks.some(isIt)) return clocks.map((one) => (isIt(one) ? { ...one, dueAt } : one));
  const startedAt = dueAt - hourMs;
  return [...clocks, { clock, cycle: 1, round: 1, level, clause: '', startedAt, dueAt }];
}

function circuitOf({ id, version, customer, carrier, hotlines }: Agreement): CircuitFacts {
  return {
    circuit: { id: 'mau', code: 'KT-MAU-01' },
    site: { id: 'mau', name: 'Phòng Tài chính – Kế hoạch huyện Mẫu' },
    province: hotlines[0]?.province ?? '',
    customerUnits: [customer.id, 'mau-tinh', 'mau'],
    carrierUnit: carrier.id,
    agreement: { id, version, sha256: '' },
  };
}

/** A mass outage with an incident in it, as it stands when this act of it is told. */
export function sampleGroup(incident: Incident, notice: GroupNoticeType, now: Instant): Group {
  const child = childOf(incident);
  const members = ['', ' A', ' B'].map((mark, index) => ({
    ...child,
    ...(index === 0 ? {} : { incident: `mau-${index}`, code: `SC-MAU-000${index + 1}` }),
    circuit: { ...child.circuit, code: `${child.circuit.code}${mark}` },
    site: { id: `${child.site.id}${mark}`, name: `${child.site.name}${mark}` },
    standing: 'in' as const,
  }));
  const isKnown = notice !== 'group-confirmed';
  const by = { person: '', name: '', role: 'helpdesk', unit: '', unitName: '' } as const;
  const etr = now + (notice === 'group-etr' ? 5 : 3) * hourMs;
  const notBack = members.slice(1).map(({ incident: id, site }) => {
    return { incident: id, site: site.name, state: 'verification' as const };
  });
  return {
    ...placeOf(incident),
    id: 'mau',
    version: 1,
    state: notice === 'group-ended' ? 'ended' : 'confirmed',
    code: 'DR-MAU-01',
    why: 'reports',
    since: now - 2 * hourMs,
    proposedAt: now - 2 * hourMs,
    members,
    unansweredCalls: 0,
    ...(isKnown ? { diagnosis: { cause: 'Đứt cáp quang', etr, by, act: '' } } : {}),
    notBack: notice === 'group-ended' ? notBack : [],
  };
}
