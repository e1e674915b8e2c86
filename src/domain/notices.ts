/**
 * Who is told what: the people whom a fact concerns. A level's contact is told by every means it
 * has; the others are people of the desk, told where they have an address.
 */
import type { Agreement, Party } from './agreement.ts';
import type { Event, EventType, Incident } from './incident.ts';
import { channelsOf, contactOf, type Channel } from './ladder.ts';
import type { Role } from './roles.ts';

/** The facts that are told. */
export const noticeTypes = [
  'breached',
  'escalated',
  'level-skipped',
  'escalation-offered',
] as const satisfies EventType[];
export type NoticeType = (typeof noticeTypes)[number];

/** One thing to tell: which deadline it is about, and whom. */
export interface Notice {
  notice: NoticeType;
  cycle: number;
  clock: string;
  round: number;
  level: number;
  to:
    | { kind: 'contact'; id: string; name: string; channel: Channel; address: string }
    /** Everybody of these roles in this unit. */
    | { kind: 'people'; unit: string; roles: readonly Role[] };
}

/** What has to be told because of an event; empty for what the screens alone show. */
export function noticesOf(event: Event, incident: Incident, agreement: Agreement): Notice[] {
  const about = deadlineOf(event);
  if (!about) return [];
  const { customerUnits, carrierUnit } = incident.report;
  const people = (party: Party, unit: string | undefined, ...roles: Role[]): Notice[] =>
    unit === undefined || (party === 'carrier' && incident.notifiedAt === undefined)
      ? []
      : [{ ...about, to: { kind: 'people', unit, roles } }];
  const own = [
    ...people('customer', customerUnits.at(-1), 'site', 'coordinator'),
    ...(customerUnits.length > 2 ? people('customer', customerUnits.at(-2), 'coordinator') : []),
  ];
  const helpdesk = people('carrier', carrierUnit, 'helpdesk');
  switch (about.notice) {
    case 'escalated':
      return contactNotices(about, agreement);
    case 'level-skipped':
      // Its owner, who can mend the contact, and headquarters, who can press for it.
      return [
        ...people('carrier', carrierUnit, 'account-manager', 'director'),
        ...people('customer', customerUnits[0], 'headquarters'),
      ];
    case 'escalation-offered':
      return own;
    case 'breached':
      if (about.clock === 'rfo') {
        // Nobody works on a closed incident: whoever owes the report, and whoever may press for it.
        return [
          ...people('carrier', carrierUnit, 'helpdesk', 'account-manager'),
          ...own,
          ...people('customer', customerUnits[0], 'headquarters'),
        ];
      }
      return about.clock === 'verification' ? own : [...helpdesk, ...own];
  }
}

type About = Omit<Notice, 'to'>;

function deadlineOf(event: Event): About | undefined {
  switch (event.type) {
    case 'breached': {
      const { clock, cycle, round } = event.data;
      return { notice: event.type, clock, cycle, round, level: 0 };
    }
    case 'escalated':
    case 'level-skipped':
    case 'escalation-offered': {
      const { cycle, round, level } = event.data;
      return { notice: event.type, clock: 'response', cycle, round, level };
    }
    default:
      return undefined;
  }
}

function contactNotices(about: About, agreement: Agreement): Notice[] {
  const contact = contactOf(agreement, about.level);
  if (!contact) return [];
  const { id, name } = contact;
  return channelsOf(contact).map((means) => ({
    ...about,
    to: { kind: 'contact', id, name, ...means },
  }));
}
