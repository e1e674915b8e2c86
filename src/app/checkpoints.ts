/** Making checkpoints: about every minute by the desk's own work, and at once for an export. */
import { makeCheckpoint, type Before } from '../domain/checkpoint.ts';
import { readCheckpoint } from '../domain/checkpoint.ts';
import { sealNewAudit } from '../store/audit-seals.ts';
import { addCheckpoint, inTurnToSeal, lastCheckpoint, movedHeads } from '../store/checkpoints.ts';
import type { Store } from '../store/connect.ts';
import { keepWitness } from '../store/keys.ts';
import type { Keyring } from './keyring.ts';

/** How often a process looks whether it is time. */
export const checkpointEveryMs = 60_000;

/** Another process's checkpoint so recent is this minute's. */
const recentMs = 50_000;

/** Heads in one checkpoint: its tree is verified in memory, in about 20 MB; more make the next. */
const leavesMax = 50_000;

/** What was made. `lost`: nothing, because the key with this id is not there. */
export type Made = { made: Before[] } | { lost: string };

/**
 * Seals every head that moved, in as many checkpoints as it takes; none where nothing moved or
 * another process is at it. `isNow`: although this minute's is made, and after whoever is at it.
 * `whole`: heads are looked for everywhere (the night's), not only where entries are added.
 */
export async function makeCheckpoints(
  store: Store,
  ring: Keyring,
  { isNow = false, whole = false }: { isNow?: boolean; whole?: boolean } = {},
): Promise<Made> {
  const signer = await ring.signer();
  if ('lost' in signer) return signer;
  const made: Before[] = [];
  for (let isDone = false; !isDone;) {
    const step = await inTurnToSeal(store, isNow || whole || made.length > 0, async (tx) => {
      const { now, last } = await lastCheckpoint(store, tx);
      const sinceMs = last ? now - last.at : Infinity;
      const isRecent = sinceMs >= 0 && sinceMs < recentMs;
      if (isRecent && !isNow && !whole && made.length === 0) return undefined;
      const moved = await movedHeads(tx, { limit: leavesMax, whole });
      await moved.keepMarks();
      const audit = await sealNewAudit(tx, { limit: leavesMax, whole });
      const leaves = [...moved.leaves, ...audit.leaves];
      if (leaves.length === 0) return undefined;
      const checkpoint = makeCheckpoint(last, leaves, now, signer.key);
      const said = readCheckpoint(checkpoint);
      if (!said) throw new Error('a checkpoint of our own is unreadable');
      await addCheckpoint(tx, said, checkpoint, leaves);
      return {
        isAll: moved.isAll && audit.isAll,
        seq: said.seq,
        at: said.at,
        hash: checkpoint.hash,
      };
    });
    if (step) made.push({ seq: step.seq, at: step.at, hash: step.hash });
    isDone = step?.isAll ?? true;
  }
  const last = made.at(-1);
  if (last) await keepWitness(ring.varFolder, last);
  return { made };
}
