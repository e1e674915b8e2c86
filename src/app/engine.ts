/** Keeps the engine going: it sleeps until the next due instant, and is woken when that moves. */
import type { Instant } from '../domain/agreement.ts';
import { nextDueAt } from '../store/due.ts';
import { listen } from '../store/live.ts';
import { startGathering } from './gathering.ts';
import type { Desk } from './handle.ts';
import { tick, type Ticked } from './tick.ts';

/** A pass at least so often even with nothing due: that is how a watchdog sees that it lives. */
const heartbeatMs = 60_000;

/** After a pass that failed as a whole (no database, say), how long until the next try. */
const retryMs = 1_000;

/** A report is one entry, or two with its self-diagnosis: news of more is not of a report. */
const reportEntriesMax = 2;

export interface Engine {
  /** Runs a pass now, after the one under way; resolves when it is done, groups included. */
  run: () => Promise<void>;
  /** Ends after the pass under way. */
  stop: () => Promise<void>;
}

/** What an engine reports. */
export interface EngineReports {
  onTick: (ticked: Ticked) => void;
  /** A pass failed as a whole; it is tried again. */
  onError: (error: unknown) => void;
}

/** Starts the engine of a process. Any number of them may run on one database. */
export async function startEngine(desk: Desk, reports: EngineReports): Promise<Engine> {
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = 0;
  let stopped = false;
  let passing = Promise.resolve();
  const groups = startGathering(desk, reports.onError);

  const listener = listen(desk.store, {
    news: ({ nextFallAt, version }) => {
      if (version <= reportEntriesMax) groups.soon();
      if (nextFallAt !== null && nextFallAt < wakesAt) void look();
    },
    gap: () => void run(),
  });
  await listener.ready;

  function sleep(forMs: number, until: Instant): void {
    clearTimeout(timer);
    wakesAt = until;
    if (!stopped) timer = setTimeout(() => void run(), forMs);
  }

  /** Finds the next due instant and sleeps until then. */
  async function look(): Promise<void> {
    const { now, next } = await nextDueAt(desk.store);
    const forMs = Math.min(heartbeatMs, Math.max(0, (next ?? Infinity) - now));
    sleep(forMs, now + forMs);
  }

  async function pass(): Promise<void> {
    try {
      reports.onTick(await tick(desk));
      void groups.run();
      await look();
    } catch (error) {
      if (stopped) return;
      reports.onError(error);
      sleep(retryMs, 0);
    }
  }

  function run(): Promise<void> {
    passing = passing.then(() => (stopped ? undefined : pass()));
    return passing;
  }

  void run();
  return {
    run: async () => {
      await run();
      await groups.run();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await listener.close();
      await Promise.all([passing, groups.stop()]);
    },
  };
}
