/**
 * How a clock stands at this second. The desk says how it stood when it answered; a clock that runs
 * on may fall due while the page is open, and the page must not call it running then.
 */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import type { ClockStatus } from '../../../../http/contract/procedure.ts';

export type ClockView = IncidentView['clocks'][number];

export interface Standing {
  status: ClockStatus;
  /** Whether it still waits for something. */
  isOpen: boolean;
  /** The instant at which it ended, or rests, or now. */
  endMs: number;
  /** From the end to the deadline: positive before it, negative after. */
  leftMs: number;
}

/** Where a clock stands at `now` (milliseconds since 1970). */
export function standingOf(clock: ClockView, now: number): Standing {
  const ended = clock.metAt ?? clock.stoppedAt ?? clock.pausedAt;
  const endMs = ended === undefined ? now : Date.parse(ended);
  const leftMs = Date.parse(clock.dueAt) - endMs;
  const isOpen = clock.metAt === undefined && clock.stoppedAt === undefined;
  const status = clock.status === 'running' && leftMs < 0 ? 'breached' : clock.status;
  return { status, isOpen, endMs, leftMs };
}

/** The clocks cycle by cycle, the present one first; the ladder's levels stand apart. */
export function byCycle(clocks: readonly ClockView[]): { cycle: number; clocks: ClockView[] }[] {
  const cycles = new Map<number, ClockView[]>();
  for (const clock of clocks) {
    if (clock.level !== 0) continue;
    cycles.set(clock.cycle, [...(cycles.get(clock.cycle) ?? []), clock]);
  }
  return [...cycles].map(([cycle, own]) => ({ cycle, clocks: own })).toReversed();
}
