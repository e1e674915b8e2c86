/** Mass outages, beside the deadlines: a fan-out to hundreds must not make a deadline late. */
import { fulfil } from './duties.ts';
import { proposeGroups } from './groups.ts';
import type { Desk } from './handle.ts';

/** Reports come in swarms: one look at all of them, so soon after the first, not one look each. */
const gatherMs = 1_000;

/**
 * A look that took long is not taken again at once: it may cost a twentieth of the time, not more.
 */
const restShare = 20;

/** The gathering of one process. Any number of them may run on one database. */
export interface Gathering {
  /** Something was reported: looks at all that was, soon. */
  soon: () => void;
  /** Looks now, after the look under way; resolves when it is done. */
  run: () => Promise<void>;
  /** Ends after the look under way. */
  stop: () => Promise<void>;
}

/** Starts it: proposes groups of what failed together, finishes what confirmed ones asked for. */
export function startGathering(desk: Desk, onError: (error: unknown) => void): Gathering {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let looking = Promise.resolve();
  let tookMs = 0;

  async function look(): Promise<void> {
    if (stopped) return;
    const began = performance.now();
    try {
      await proposeGroups(desk);
      const { failed } = await fulfil(desk);
      for (const { error } of failed) onError(error);
    } catch (error) {
      if (!stopped) onError(error);
    }
    tookMs = performance.now() - began;
  }

  function run(): Promise<void> {
    looking = looking.then(look);
    return looking;
  }

  return {
    run,
    soon: () => {
      if (stopped) return;
      timer ??= setTimeout(
        () => {
          timer = undefined;
          void run();
        },
        Math.max(gatherMs, tookMs * restShare),
      );
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
