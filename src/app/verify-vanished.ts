/** Records that were sealed and are there no more: removed under a rule, or vanished. */
import { readTombstone, type RemovalBody } from '../domain/retention.ts';
import type { RecordFlaw } from '../domain/record-flaws.ts';
import type { PublicKey } from '../domain/signing.ts';
import { sealedHeads, vanishedRecords } from '../store/checkpoints.ts';
import type { Store } from '../store/connect.ts';
import { lostTombstones, tombstones } from '../store/retention.ts';

/** So many removals are told one by one. */
const toldMax = 1_000;

/** Names what vanished, and gives what was removed with a tombstone that can be believed. */
export async function walkVanished(
  store: Store,
  keys: readonly PublicKey[],
  add: (flaw: RecordFlaw) => void,
): Promise<RemovalBody[]> {
  const removed: RemovalBody[] = [];
  for (const { id, checkpoint: seq } of await lostTombstones(store)) {
    add({ what: 'removal-missing', id, seq });
  }
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await vanishedRecords(store, after, 500);
    const ids = page.map(({ id }) => id);
    const stones = new Map((await tombstones(store, ids)).map((one) => [one.incident, one]));
    const heads = Map.groupBy(await sealedHeads(store, 'incident', ids), ({ id }) => id);
    for (const { id, checkpoint: seq } of page) {
      const stone = stones.get(id);
      const read = stone && readTombstone(stone, keys, heads.get(id)?.at(-1));
      if (!read) add({ what: 'vanished', id, seq });
      else if ('flaw' in read) add({ what: read.flaw, id, seq });
      else if (removed.length < toldMax) removed.push(read.said);
    }
    const last = page.at(-1);
    if (!last) return removed;
    after = last.id;
  }
}
