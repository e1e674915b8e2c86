/**
 * The four clocks of the procedure and the levels of the ladder. A deadline is an absolute instant
 * that is fixed when its clock starts. A clock is met by what its clause asks for, at the instant
 * that reached the desk; what happens exactly at the deadline is in time, anything later is late.
 */
import type { Agreement, ClockName, Instant, Millis } from './agreement.ts';
import { addTime } from './calendar.ts';

/** A clock as an event starts it. The four first fields name it within its incident. */
export interface StartedClock {
  clock: ClockName;
  cycle: number;
  /** From 1 within a cycle: each new promise (ETR), or each restart of the response clock. */
  round: number;
  /** 0: the clock itself. 1, 2, …: the levels of the ladder (clause 3), on the response clock. */
  level: number;
  clause: string;
  startedAt: Instant;
  dueAt: Instant;
  /** The agreed length, where the clause names one; the restoration clock has only its ETR. */
  allowedMs?: Millis;
}

/** A clock as an incident holds it. At most one of `metAt` and `stoppedAt` is there. */
export interface Clock extends StartedClock {
  metAt?: Instant;
  /** The clock lost its sense: superseded, or the step that it belongs to was left. */
  stoppedAt?: Instant;
  /** Force majeure holds it (clause 5). */
  pausedAt?: Instant;
  /** When the desk noted that it fell due: done once, whatever happens later. */
  firedAt?: Instant;
}

export const clockStatuses = [
  'running',
  'paused',
  'met',
  'met-late',
  'breached',
  'stopped',
] as const;
export type ClockStatus = (typeof clockStatuses)[number];

/** Where a clock stands at `now`. A breach is a fact even after the clock was met or stopped. */
export function statusOf(clock: Clock, now: Instant): ClockStatus {
  if (clock.metAt !== undefined) return clock.metAt <= clock.dueAt ? 'met' : 'met-late';
  if (clock.stoppedAt !== undefined) return clock.stoppedAt <= clock.dueAt ? 'stopped' : 'breached';
  if (clock.pausedAt !== undefined) return 'paused';
  return now <= clock.dueAt ? 'running' : 'breached';
}

/** Whether a clock still waits for something. A paused one does. */
export function isOpen(clock: Clock): boolean {
  return clock.metAt === undefined && clock.stoppedAt === undefined;
}

/** By how much the clock was missed, or is being missed at `now`; 0 while in time. */
export function lateBy(clock: Clock, now: Instant): Millis {
  const until = clock.metAt ?? clock.stoppedAt ?? clock.pausedAt ?? now;
  return Math.max(0, until - clock.dueAt);
}

/** The clock (not a level of the ladder) that falls due next; where that has passed: overdue. */
export function nextDue(clocks: readonly Clock[]): Clock | undefined {
  return clocks
    .filter((c) => c.level === 0 && isOpen(c) && c.pausedAt === undefined)
    .reduce<Clock | undefined>(
      (least, c) => (least && least.dueAt <= c.dueAt ? least : c),
      undefined,
    );
}

/**
 * The clocks that notice starts (clauses 3 and 4): response with every level of the ladder, and
 * diagnosis. All of them count from T0 of the cycle: the ladder is absolute.
 */
export function startCycle(agreement: Agreement, t0: Instant, cycle: number): StartedClock[] {
  const { diagnosis } = agreement.clocks;
  return [
    ...startResponse(agreement, t0, cycle, 1),
    timed(agreement, 'diagnosis', diagnosis.clause, diagnosis.dueMs, {
      t0,
      cycle,
      round: 1,
      level: 0,
    }),
  ];
}

/** The response clock and its ladder: at notice, or after each word where so agreed. */
export function startResponse(
  agreement: Agreement,
  t0: Instant,
  cycle: number,
  round: number,
): StartedClock[] {
  const { response } = agreement.clocks;
  const at = { t0, cycle, round };
  return [
    timed(agreement, 'response', response.clause, response.dueMs, { ...at, level: 0 }),
    ...agreement.ladder.levels.map((step) =>
      timed(agreement, 'response', step.clause, step.afterMs, { ...at, level: step.level }),
    ),
  ];
}

/** The restoration clock (clause 5): a promise, due at its ETR. */
export function startRestoration(
  agreement: Agreement,
  at: { now: Instant; cycle: number; round: number; etr: Instant },
): StartedClock {
  const { clause } = agreement.clocks.restoration;
  const { cycle, round } = at;
  return { clock: 'restoration', cycle, round, level: 0, clause, startedAt: at.now, dueAt: at.etr };
}

/** The verification clock (clause 6), where the agreement sets one. */
export function startVerification(
  agreement: Agreement,
  t0: Instant,
  cycle: number,
  round: number,
): StartedClock[] {
  const { clause, dueMs } = agreement.clocks.verification;
  if (dueMs === undefined) return [];
  return [timed(agreement, 'verification', clause, dueMs, { t0, cycle, round, level: 0 })];
}

/** The next free round of a clock within a cycle. */
export function nextRound(clocks: readonly Clock[], clock: ClockName, cycle: number): number {
  const rounds = clocks.filter((c) => c.clock === clock && c.cycle === cycle).map((c) => c.round);
  return Math.max(0, ...rounds) + 1;
}

/** Meets every open clock of the given names at an instant. */
export function meet(clocks: readonly Clock[], names: readonly ClockName[], at: Instant): Clock[] {
  return clocks.map((c) => (isOpen(c) && names.includes(c.clock) ? end(c, { metAt: at }) : c));
}

/** Stops every open clock of the given names: it asks for nothing any more. */
export function stop(clocks: readonly Clock[], names: readonly ClockName[], at: Instant): Clock[] {
  return clocks.map((c) => (isOpen(c) && names.includes(c.clock) ? end(c, { stoppedAt: at }) : c));
}

/** What names a clock within its incident. */
export type ClockKey = Pick<StartedClock, 'clock' | 'cycle' | 'round' | 'level'>;

/** Marks a clock as noted: its deadline has been acted upon, and never is again. */
export function fired(clocks: readonly Clock[], key: ClockKey, at: Instant): Clock[] {
  return clocks.map((c) =>
    isOpen(c) &&
    c.clock === key.clock &&
    c.cycle === key.cycle &&
    c.round === key.round &&
    c.level === key.level
      ? { ...c, firedAt: at }
      : c,
  );
}

/** Force majeure claimed (clause 5): the promise rests, unless it was broken before. */
export function pauseRestoration(clocks: readonly Clock[], at: Instant): Clock[] {
  return clocks.map((c) =>
    c.clock === 'restoration' && statusOf(c, at) === 'running' ? { ...c, pausedAt: at } : c,
  );
}

/** Force majeure over: the promise runs on, later by as long as it rested. */
export function resume(clocks: readonly Clock[], at: Instant): Clock[] {
  return clocks.map((c) => (c.pausedAt === undefined ? c : running(c, at)));
}

function running(clock: Clock, at: Instant): Clock {
  const { pausedAt, ...rest } = clock;
  if (pausedAt === undefined || !isOpen(clock)) return rest;
  return { ...rest, dueAt: clock.dueAt + Math.max(0, at - pausedAt) };
}

/** A clock that ends while it rests is settled as of the instant to which the rest moved it. */
function end(clock: Clock, how: { metAt: Instant } | { stoppedAt: Instant }): Clock {
  const at = 'metAt' in how ? how.metAt : how.stoppedAt;
  return { ...running(clock, at), ...how };
}

function timed(
  agreement: Agreement,
  clock: ClockName,
  clause: string,
  allowedMs: Millis,
  at: { t0: Instant; cycle: number; round: number; level: number },
): StartedClock {
  const { t0, ...name } = at;
  const dueAt = addTime(agreement.calendar, t0, allowedMs);
  return { clock, ...name, clause, startedAt: t0, dueAt, allowedMs };
}
