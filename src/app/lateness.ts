/**
 * How late deadlines were noted by this process's engine: counted in buckets, for a graph. In the
 * form that Prometheus reads; six figures and one histogram need no library and its registry.
 */
import type { Millis } from '../domain/agreement.ts';

/** Upper edges, in seconds: from the goal of 20 ms up to a day of being down. */
const edges = [0.005, 0.02, 0.1, 0.5, 1, 5, 30, 60, 300, 1_800, 3_600, 21_600, 86_400];

/** A histogram as it grows. */
export interface Lateness {
  add: (latesMs: readonly Millis[]) => void;
  /** Its lines, cumulative as Prometheus wants them, for a metric of that name. */
  lines: (name: string) => string[];
}

/** A histogram without anything in it. */
export function openLateness(): Lateness {
  const counts = edges.map(() => 0);
  let count = 0;
  let sumMs = 0;
  return {
    add: (latesMs) => {
      for (const ms of latesMs) {
        count += 1;
        sumMs += ms;
        const place = edges.findIndex((edge) => ms <= edge * 1_000);
        if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
      }
    },
    lines: (name) => {
      let below = 0;
      const buckets = edges.map((edge, index) => {
        below += counts[index] ?? 0;
        return `${name}_bucket{le="${edge}"} ${below}`;
      });
      const whole = [`${name}_bucket{le="+Inf"} ${count}`, `${name}_sum ${sumMs / 1_000}`];
      return [...buckets, ...whole, `${name}_count ${count}`];
    },
  };
}
