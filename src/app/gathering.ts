/** Mass outages, beside the deadlines: a fan-out to hundreds must not make a deadline late. */
import { fulfil } from './duties.ts';
import { proposeGroups } from './groups.ts';
import type { Desk } from './handle.ts';

/** Reports come in swarms: one look at all of them, so soon after the first, not one look each. */
const gatherMs = 1_000;

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

  async function look(): Promise<void> {
    if (stopped) return;
    try {
      await proposeGroups(desk);
      const { failed } = await fulfil(desk);
      for (const { error } of failed) onError(error);
    } catch (error) {
      if (!stopped) onError(error);
    }
  }

  function run(): Promise<void> {
    looking = looking.then(look);
    return looking;
  }

  return {
    run,
    soon: () => {
      if (stopped) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void run();
      }, gatherMs);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
