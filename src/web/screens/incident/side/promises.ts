/** The ledger of promises: every ETR that was given, by whom, and what became of it. */
import type { IncidentView, RecordEntry } from '../../../../http/contract/incidents.ts';
import { standingOf, type ClockView } from '../clocks/standing.ts';
import { dataOf } from '../timeline/entry-data.ts';

/**
 * `replaced`: a new promise came before the old one fell due; `dropped`: it lost its sense;
 * `claimed`: reported fixed in time, the site has not looked yet; `undone`: it was not fixed.
 */
export type Fate =
  | 'waits'
  | 'overdue'
  | 'rests'
  | 'kept'
  | 'late'
  | 'broken'
  | 'claimed'
  | 'undone'
  | 'replaced'
  | 'dropped';

export interface Promise {
  clock: ClockView;
  /** What was promised, in milliseconds since 1970, and by whom; unknown while the record loads. */
  given: { etrMs: number; entry: RecordEntry; reason?: string } | undefined;
  fate: Fate;
  /** By how much it was early (positive) or late (negative), in milliseconds. */
  leftMs: number;
  /** How far it lies behind the first promise of its cycle, in milliseconds. */
  driftMs: number;
}

/** The entry that made a promise: the clock starts at the instant at which it was received. */
export function promiseOf(clock: ClockView, entries: readonly RecordEntry[]): Promise['given'] {
  for (const entry of entries) {
    if (Date.parse(entry.at) !== Date.parse(clock.startedAt)) continue;
    const first = dataOf(entry, 'diagnosed');
    if (first) return { etrMs: first.etr, entry };
    const again = dataOf(entry, 'etr-revised');
    if (again) return { etrMs: again.etr, entry, reason: again.reason };
  }
  return undefined;
}

/** Every promise of the incident, the last one first. */
export function promisesOf(
  view: Pick<IncidentView, 'clocks' | 'cycle' | 'state'>,
  entries: readonly RecordEntry[],
  now: number,
): Promise[] {
  const all = view.clocks.filter((clock) => clock.clock === 'restoration');
  return all
    .map((clock, index): Promise => {
      const { leftMs } = standingOf(clock, now);
      const given = promiseOf(clock, entries);
      const first = all.find((other) => other.cycle === clock.cycle) ?? clock;
      const firstMs = promiseOf(first, entries)?.etrMs ?? Date.parse(first.dueAt);
      const driftMs = (given?.etrMs ?? Date.parse(clock.dueAt)) - firstMs;
      const isReplaced = all[index + 1]?.startedAt === clock.stoppedAt;
      const stands = fateOf(clock, view, now);
      const fate = stands === 'dropped' && isReplaced ? 'replaced' : stands;
      return { clock, given, fate, leftMs, driftMs };
    })
    .toReversed();
}

/** What became of a promise by itself, or how it stands at `now`. */
export function fateOf(
  clock: ClockView,
  view: Pick<IncidentView, 'cycle' | 'state'>,
  now: number,
): Fate {
  // Another cycle came after it: what was reported fixed was not.
  if (clock.metAt !== undefined && clock.cycle < view.cycle) return 'undone';
  const { status, isOpen } = standingOf(clock, now);
  switch (status) {
    case 'met':
      return view.state === 'verification' ? 'claimed' : 'kept';
    case 'met-late':
      return 'late';
    case 'breached':
      return isOpen ? 'overdue' : 'broken';
    case 'paused':
      return 'rests';
    case 'stopped':
      return 'dropped';
    case 'running':
      return 'waits';
  }
}
