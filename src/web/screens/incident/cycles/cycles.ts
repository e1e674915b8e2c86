/** The cycles of an incident beside each other: what was promised in each, and how it ended. */
import type { IncidentView, RecordEntry } from '../../../../http/contract/incidents.ts';
import { byCycle, type ClockView } from '../clocks/standing.ts';
import { dataOf } from '../timeline/entry-data.ts';

export interface Cycle {
  cycle: number;
  /** The instant that its clocks count from, in milliseconds since 1970. */
  t0Ms: number;
  response: ClockView | undefined;
  diagnosis: ClockView | undefined;
  cause: string | undefined;
  /** The last promise of the cycle. */
  promise: ClockView | undefined;
  fixedMs: number | undefined;
  /** Why the site sent it back; undefined: it did not. */
  rejected: { atMs: number; reason: string } | undefined;
}

/** Every cycle in its order. */
export function cyclesOf(
  view: Pick<IncidentView, 'clocks'>,
  entries: readonly RecordEntry[],
): Cycle[] {
  const all = byCycle(view.clocks).toReversed();
  return all.map(({ cycle, clocks }, index): Cycle => {
    const first = clocks[0];
    const t0Ms = first ? Date.parse(first.startedAt) : 0;
    const next = all[index + 1]?.clocks[0];
    const untilMs = next ? Date.parse(next.startedAt) : Infinity;
    const own = entries.filter(({ at }) => Date.parse(at) >= t0Ms && Date.parse(at) <= untilMs);
    const last = <T>(read: (entry: RecordEntry) => T | undefined): T | undefined =>
      own.map(read).findLast((value) => value !== undefined);
    return {
      cycle,
      t0Ms,
      response: clocks.findLast(({ clock }) => clock === 'response'),
      diagnosis: clocks.findLast(({ clock }) => clock === 'diagnosis'),
      cause: last((entry) => dataOf(entry, 'diagnosed')?.cause),
      promise: clocks.findLast(({ clock }) => clock === 'restoration'),
      fixedMs: last((entry) => dataOf(entry, 'fixed-reported') && Date.parse(entry.at)),
      rejected: next && last(rejectionOf),
    };
  });
}

function rejectionOf(entry: RecordEntry): Cycle['rejected'] {
  const data = dataOf(entry, 'rejected');
  return data && { atMs: Date.parse(entry.at), reason: data.reason };
}
