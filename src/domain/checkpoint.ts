/**
 * Checkpoints: about every minute one signed sentence over the heads of all records that moved,
 * chained to the sentence before it. A record's own chain shows a change within it; a checkpoint
 * shows that the whole record was there, so that it cannot vanish or be made anew unseen.
 */
import type { Instant, Millis } from './agreement.ts';
import { isIncluded, leafHash, merkleRoot, type Inclusion } from './merkle.ts';
import { canonical, genesis, sha256 } from './record.ts';
import { isSignedBy, signText, type PublicKey, type SigningKey } from './signing.ts';

/** What has a head of its own. `removal`: a record that was removed by the rule of its term. */
export const leafKinds = ['incident', 'group', 'audit', 'removal'] as const;
export type LeafKind = (typeof leafKinds)[number];

/** A head as a checkpoint seals it: so many entries, the last one's hash. */
export interface Leaf {
  kind: LeafKind;
  id: string;
  version: number;
  head: string;
}

/** What a checkpoint says. */
export interface CheckpointBody {
  format: typeof checkpointFormat;
  seq: number;
  /** Never before the checkpoint before it, also where the clock was set back. */
  at: Instant;
  /** The hash of the checkpoint before it. */
  prev: string;
  root: string;
  size: number;
  key: string;
  /** By how much the clock stood behind the checkpoint before it. */
  clockBackMs?: Millis;
}

/** A checkpoint as it is kept: the exact text, its hash, and the signature over the text. */
export interface Checkpoint {
  body: string;
  hash: string;
  signature: string;
}

const checkpointFormat = 'thongsuot-checkpoint/1';

/** Less than this is a clock that is kept right by its network, not one that was set back. */
const clockSlackMs = 1_000;

/** The text of a leaf, which its hash covers. */
export function leafText({ kind, id, version, head }: Leaf): string {
  return canonical({ kind, id, version, head });
}

/** The checkpoint before the next one. */
export interface Before {
  seq: number;
  at: Instant;
  hash: string;
}

/** Makes the checkpoint after `before`, over the leaves in their order, at the clock's time. */
export function makeCheckpoint(
  before: Before | undefined,
  leaves: readonly Leaf[],
  now: Instant,
  key: SigningKey,
): Checkpoint {
  const behindMs = before ? before.at - now : 0;
  const said: CheckpointBody = {
    format: checkpointFormat,
    seq: (before?.seq ?? 0) + 1,
    at: Math.max(now, before?.at ?? now),
    prev: before?.hash ?? genesis,
    root: merkleRoot(leaves.map((leaf) => leafHash(leafText(leaf)))),
    size: leaves.length,
    key: key.id,
    ...(behindMs > clockSlackMs ? { clockBackMs: behindMs } : {}),
  };
  const body = canonical(said);
  return { body, hash: sha256(body), signature: signText(key, body) };
}

/** How a checkpoint fails. */
export type CheckpointFlaw =
  | 'checkpoint-unreadable'
  | 'checkpoint-changed'
  | 'checkpoint-missing'
  | 'checkpoint-chain'
  | 'checkpoint-forged'
  | 'checkpoint-key'
  | 'checkpoint-backdated'
  | 'checkpoint-leaves'
  | 'clock-back';

/** What a checkpoint says; undefined where it is unreadable. */
export function readCheckpoint({ body }: Pick<Checkpoint, 'body'>): CheckpointBody | undefined {
  try {
    const said = JSON.parse(body) as Partial<CheckpointBody> | null;
    const isWhole =
      said?.format === checkpointFormat &&
      [said.seq, said.at, said.size].every(Number.isSafeInteger) &&
      [said.prev, said.root, said.key].every((text) => typeof text === 'string') &&
      canonical(said) === body;
    return isWhole ? (said as CheckpointBody) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a checkpoint is what its key signed, by itself: without its neighbours. */
export function verifyCheckpoint(kept: Checkpoint, keys: readonly PublicKey[]): CheckpointFlaw[] {
  const said = readCheckpoint(kept);
  if (!said) return ['checkpoint-unreadable'];
  const flaws: CheckpointFlaw[] = [];
  if (sha256(kept.body) !== kept.hash) flaws.push('checkpoint-changed');
  const key = keys.find(({ id }) => id === said.key);
  if (!key) flaws.push('checkpoint-key');
  else if (!isSignedBy(key, kept.body, kept.signature)) flaws.push('checkpoint-forged');
  return flaws;
}

/** Whether a checkpoint follows the one before it, and seals exactly these leaves. */
export function verifyPlace(
  kept: Checkpoint,
  before: Before | undefined,
  leaves: readonly Leaf[],
): CheckpointFlaw[] {
  const said = readCheckpoint(kept);
  if (!said) return [];
  const flaws: CheckpointFlaw[] = [];
  if (said.seq !== (before?.seq ?? 0) + 1) flaws.push('checkpoint-missing');
  else if (said.prev !== (before?.hash ?? genesis)) flaws.push('checkpoint-chain');
  if (before && said.at < before.at) flaws.push('checkpoint-backdated');
  if (said.clockBackMs !== undefined) flaws.push('clock-back');
  const root = merkleRoot(leaves.map((leaf) => leafHash(leafText(leaf))));
  if (said.size !== leaves.length || said.root !== root) flaws.push('checkpoint-leaves');
  return flaws;
}

/** Whether a checkpoint seals this leaf, by the path that comes with it. */
export function isSealedBy(said: CheckpointBody, leaf: Leaf, inclusion: Inclusion): boolean {
  if (inclusion.size !== said.size) return false;
  return isIncluded(leafHash(leafText(leaf)), inclusion, said.root);
}
