/** What the desk does for its record by itself: a checkpoint a minute, a walk over all a night. */
import type { Instant } from '../domain/agreement.ts';
import { isAlarming } from '../domain/record-flaws.ts';
import { lastCheckpoint } from '../store/checkpoints.ts';
import { readNow, type Store } from '../store/connect.ts';
import { findWitness } from '../store/keys.ts';
import { keepCheck, lastCheck, takeCheck, type Check } from '../store/record-checks.ts';
import { beat, lastBeat } from '../store/watch.ts';
import { checkpointEveryMs, makeCheckpoints } from './checkpoints.ts';
import { lostKey, type Keyring } from './keyring.ts';
import { verifyDesk, type DeskReport, type FoundFlaw } from './verify-desk.ts';

/** How often a process looks whether the night's walk is done. */
const lookEveryMs = 600_000;

/** The night's walk begins at two o'clock in Việt Nam: seven hours ahead, less two. */
const nightShiftMs = 5 * 3_600_000;

/** So long without a pass, and something is wrong with what makes the checkpoints. */
const silentMs = 5 * checkpointEveryMs;

/** Seals what moved, and notes the pass; a lost key is told at each. */
export async function sealOnce(store: Store, ring: Keyring): Promise<void> {
  const made = await makeCheckpoints(store, ring);
  if ('lost' in made) throw new RangeError(lostKey(ring.varFolder, made.lost));
  await beat(store, 'checkpoints');
}

/** Walks everything, once a night for all processes; undefined where it is done, or being done. */
export async function checkNightly(store: Store, ring: Keyring): Promise<DeskReport | undefined> {
  const now = await readNow(store);
  const day = nightOf(now);
  return (await takeCheck(store, day, now)) ? checkAll(store, ring, day) : undefined;
}

/** The walk itself: seals what was overlooked, verifies, keeps what was found. */
async function checkAll(store: Store, ring: Keyring, day: string): Promise<DeskReport> {
  await makeCheckpoints(store, ring, { whole: true });
  const report = await verifyDesk(store, { witness: await findWitness(ring.varFolder) });
  const endedAt = await readNow(store);
  await keepCheck(store, day, { ...report, endedAt, flaws: report.flaws.slice(0, 100) });
  return report;
}

/** The date by which a night's walk is known. */
function nightOf(now: Instant): string {
  return new Date(now + nightShiftMs).toISOString().slice(0, 10);
}

/** How the record stands. */
export interface Standing {
  now: Instant;
  checkpoint?: { seq: number; at: Instant; hash: string };
  key?: string;
  check?: Check<FoundFlaw>;
  alarms: ('flaws' | 'key-lost' | 'silent')[];
}

/** Reads how the record stands: three small questions, whatever the desk's size. */
export async function readStanding(store: Store, ring: Keyring): Promise<Standing> {
  const [{ now, last }, check, signer, beatAt] = await Promise.all([
    lastCheckpoint(store),
    lastCheck<FoundFlaw>(store),
    ring.signer(),
    lastBeat(store.db, 'checkpoints'),
  ]);
  const alarms: Standing['alarms'] = [];
  // More flaws than are kept: some of them surely alarm.
  const told = check?.flaws.filter((flaw) => isAlarming(flaw, now)).length ?? 0;
  if (check && (told > 0 || check.flawCount > check.flaws.length)) alarms.push('flaws');
  if ('lost' in signer) alarms.push('key-lost');
  if (beatAt !== undefined && now - beatAt > silentMs) alarms.push('silent');
  return {
    now,
    ...(last ? { checkpoint: last } : {}),
    ...('key' in signer ? { key: signer.key.id } : {}),
    ...(check ? { check } : {}),
    alarms,
  };
}

/** Starts both; the promise of `stop` resolves when what is under way has ended. */
export function startKeeping(
  store: Store,
  ring: Keyring,
  onError: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let working = Promise.resolve();
  let isStopped = false;
  const work = (task: () => Promise<unknown>): void => {
    const before = working;
    working = (async () => {
      await before;
      if (!isStopped) await task().catch(onError);
    })();
  };
  const seal = (): void => work(() => sealOnce(store, ring));
  const check = (): void => work(() => checkNightly(store, ring));
  seal();
  check();
  const timers = [setInterval(seal, checkpointEveryMs), setInterval(check, lookEveryMs)];
  return {
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      await working;
    },
  };
}
