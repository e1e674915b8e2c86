/**
 * "If nobody answers": an incident played through before it happens, by the very rules that an
 * incident runs by. Nothing is written; what comes out is whom the desk would tell, when, by what.
 */
import type { Agreement, ClockName, Contact, Hotline, Instant } from './agreement.ts';
import type { CircuitFacts } from './commands.ts';
import type { Event, Incident } from './incident.ts';
import { contactOf } from './ladder.ts';
import { noticesOf, type Notice, type NoticeType } from './notices.ts';
import { falls, notified } from './play.ts';
import { stateOf, wouldFail, type ContactData, type ContactState } from './readiness.ts';
import type { Role } from './roles.ts';

/** One deadline that passes: what the desk does then. */
export interface RehearsedStep {
  /** The deadline itself; what is due is noted just after it. */
  dueAt: Instant;
  notice: NoticeType;
  clock: ClockName;
  clause: string;
  /** The level of the ladder; 0: the clock itself. */
  level: number;
  /** Whom the level names, and how they stand then; absent for a clock. */
  contact?: { who?: Pick<Contact, 'id' | 'name' | 'title' | 'party'>; state: ContactState };
  /** Whom the desk tells besides: everybody of these roles in this unit. */
  people: { unit: string; roles: readonly Role[] }[];
  /** Where it is a level: nobody is reached, or nobody is sure to be. */
  reaches: 'somebody' | 'perhaps' | 'nobody';
}

/** A rehearsal: the call that begins it, and every deadline after it. */
export interface Rehearsal {
  at: Instant;
  /** The number to call; absent: the agreement has none for that province. */
  hotline?: Hotline;
  steps: RehearsedStep[];
}

/** What happens if a circuit fails, the carrier is notified at `at`, and nobody ever answers. */
export function rehearse(
  agreement: Agreement,
  circuit: CircuitFacts,
  at: Instant,
  contacts: ContactData,
): Rehearsal {
  const hotline = agreement.hotlines.find((line) => line.province === circuit.province);
  const steps: RehearsedStep[] = [];
  const stage = { agreement, circuit };
  for (const { event, incident } of falls(stage, notified(stage, at).incident)) {
    const step = stepOf(event, incident, agreement, contacts);
    if (step) steps.push(step);
  }
  return { at, ...(hotline ? { hotline } : {}), steps };
}

function stepOf(
  event: Event,
  incident: Incident,
  agreement: Agreement,
  contacts: ContactData,
): RehearsedStep | undefined {
  const notices = noticesOf(event, incident, agreement);
  const due = dueOf(event);
  if (!due) return undefined;
  const { clock, level, dueAt } = due;
  const known = incident.clocks.find((c) => c.clock === clock && c.level === level);
  const contact = level > 0 ? contactAt(agreement, level, contacts, dueAt) : undefined;
  return {
    dueAt,
    notice: due.notice,
    clock,
    level,
    clause: known?.clause ?? '',
    ...(contact ? { contact } : {}),
    people: notices.flatMap(peopleOf),
    reaches: contact ? reached(contact.state) : 'somebody',
  };
}

function dueOf(event: Event) {
  if (event.type === 'breached') {
    return { notice: event.type, clock: event.data.clock, level: 0, dueAt: event.data.dueAt };
  }
  if (!isLevelEvent(event)) return undefined;
  const { level, dueAt = event.at } = event.data;
  return { notice: event.type, clock: 'response' as const, level, dueAt };
}

type LevelEvent = Extract<Event, { type: 'escalated' | 'level-skipped' | 'escalation-offered' }>;

function isLevelEvent(event: Event): event is LevelEvent {
  return ['escalated', 'level-skipped', 'escalation-offered'].includes(event.type);
}

function contactAt(agreement: Agreement, level: number, contacts: ContactData, at: Instant) {
  const contact = contactOf(agreement, level);
  const state = stateOf(contact, contacts, at);
  if (!contact) return { state };
  const { id, name, title, party } = contact;
  return { who: { id, name, title, party }, state };
}

function reached({ standing }: ContactState): RehearsedStep['reaches'] {
  if (standing === 'ready') return 'somebody';
  // Off hours or unverified: told, but whether anybody hears it is not known.
  if (!wouldFail(standing) || standing === 'expired') return 'perhaps';
  return 'nobody';
}

function peopleOf({ to }: Notice): RehearsedStep['people'] {
  return to.kind === 'people' ? [{ unit: to.unit, roles: to.roles }] : [];
}
