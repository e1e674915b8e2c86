/**
 * Clause 3: who is told when no answer comes. The levels count from T0, all of them; each pass
 * finds everything that is due and not yet noted, so a gap is repaired and nothing is done twice.
 */
import type { Agreement, Contact, Instant, LadderLevel, Millis } from './agreement.ts';
import { isOpen, type Clock } from './clocks.ts';
import type { Incident, NewEvent } from './incident.ts';

/** A person tells a level early at most so often: each call should have its time to work. */
export const earlyEveryMs: Millis = 3_600_000;

/** How a contact can be told. */
export const channels = ['mail', 'text', 'webhook', 'phone'] as const;
export type Channel = (typeof channels)[number];

/**
 * The channels that a contact has, with the address on each. A fax alone reaches nobody in time.
 */
export function channelsOf(contact: Contact | undefined): { channel: Channel; address: string }[] {
  const all: { channel: Channel; address: string | undefined }[] = [
    { channel: 'mail', address: contact?.email },
    { channel: 'text', address: contact?.phone },
    { channel: 'webhook', address: contact?.webhook },
    { channel: 'phone', address: contact?.phone },
  ];
  return all.flatMap(({ channel, address }) => (address ? [{ channel, address }] : []));
}

/**
 * Everything that fell due by `now` and was not noted yet, in the order in which it fell due. What
 * is met exactly at its deadline is in time, so a clock falls due only after it.
 */
export function fallDue(incident: Incident, agreement: Agreement, now: Instant): NewEvent[] {
  return incident.clocks
    .filter((clock) => isDue(clock, now))
    .toSorted((a, b) => a.dueAt - b.dueAt || a.level - b.level)
    .map((clock) => factOf(clock, agreement, now));
}

/** The next instant at which `fallDue` will find something; undefined: nothing waits. */
export function nextFall(incident: Incident): Instant | undefined {
  const waiting = incident.clocks.filter(isArmed).map((clock) => clock.dueAt);
  return waiting.length > 0 ? Math.min(...waiting) + 1 : undefined;
}

/**
 * The lowest level that was not told in the present cycle, of those that can be reached; where none
 * can, the lowest at all. Undefined: all were told.
 */
export function nextLevel(incident: Incident, agreement: Agreement): LadderLevel | undefined {
  const told = new Set(
    incident.escalations.filter((e) => e.cycle === incident.cycle).map((e) => e.level),
  );
  const open = agreement.ladder.levels.filter(({ level }) => !told.has(level));
  const reached = ({ level }: LadderLevel): boolean =>
    channelsOf(contactOf(agreement, level)).length > 0;
  return open.find(reached) ?? open[0];
}

/**
 * Whether every level of the present cycle was told, as far as its clocks show (none before
 * notice).
 */
export function isLadderTold(incident: Incident): boolean {
  const levels = incident.clocks.filter((c) => c.cycle === incident.cycle && c.level > 0);
  const told = incident.escalations.filter((e) => e.cycle === incident.cycle).map((e) => e.level);
  return levels.length > 0 && levels.every((c) => told.includes(c.level));
}

/** Whether the level is due already, so that telling it now needs no reason. */
export function isLevelDue(incident: Incident, level: number, now: Instant): boolean {
  return incident.clocks.some(
    (c) =>
      c.clock === 'response' && c.level === level && c.cycle === incident.cycle && c.dueAt < now,
  );
}

/** The last round of the response clock in the present cycle; 0 before notice. */
export function responseRound(incident: Incident): number {
  const rounds = incident.clocks
    .filter((c) => c.clock === 'response' && c.cycle === incident.cycle)
    .map((c) => c.round);
  return Math.max(0, ...rounds);
}

function isArmed(clock: Clock): boolean {
  return isOpen(clock) && clock.pausedAt === undefined && clock.firedAt === undefined;
}

function isDue(clock: Clock, now: Instant): boolean {
  return isArmed(clock) && clock.dueAt < now;
}

function factOf(clock: Clock, agreement: Agreement, now: Instant): NewEvent {
  const { cycle, round, level, dueAt } = clock;
  const lateMs = now - dueAt;
  if (level === 0) {
    return { type: 'breached', data: { clock: clock.clock, cycle, round, dueAt, lateMs } };
  }
  if (agreement.ladder.mode === 'offered') {
    return { type: 'escalation-offered', data: { cycle, round, level, dueAt } };
  }
  const contact = contactOf(agreement, level);
  const id = contact?.id ?? '';
  if (channelsOf(contact).length === 0) {
    return { type: 'level-skipped', data: { cycle, round, level, contact: id, dueAt } };
  }
  const data = { cycle, round, level, contact: id, how: 'due' as const, dueAt, lateMs };
  return { type: 'escalated', data };
}

/** The contact of a level. */
export function contactOf(agreement: Agreement, level: number): Contact | undefined {
  const id = agreement.ladder.levels.find((l) => l.level === level)?.contact;
  return agreement.contacts.find((contact) => contact.id === id);
}
