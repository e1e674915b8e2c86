/** Going through every record: is each chain whole, and does replaying it give the rows we show? */
import { replay } from '../domain/evolve.ts';
import type { Incident } from '../domain/incident.ts';
import { verifyRecord, type ChainFlaw, type Sealed } from '../domain/record.ts';
import type { Store } from '../store/connect.ts';
import { replaceReadModel } from '../store/rebuild.ts';
import { eventOf, readRecords, recordIds, type KeptRecord } from '../store/record.ts';

/** How many records are held in memory at a time. */
const pageSize = 500;

/** A record that does not fit, and how. */
export interface RecordFlaw {
  incident: string;
  flaws: ChainFlaw[];
}

/** Walks the chain of every record, and gives those that do not hold. `onPage` hears the count. */
export async function verifyAll(
  store: Store,
  onPage: (count: number) => void,
): Promise<{ count: number; broken: RecordFlaw[] }> {
  const broken: RecordFlaw[] = [];
  const count = await eachRecord(store, onPage, async (page) => {
    for (const { incident, sealed, end } of page) {
      const flaws = verifyRecord(sealed, end);
      if (flaws.length > 0) broken.push({ incident, flaws });
    }
  });
  return { count, broken };
}

/**
 * Replays every record and writes incidents and deadlines anew; gives how many rows were other than
 * what the record makes of them (0 on a healthy desk). A broken chain is refused, not rebuilt from.
 */
export async function rebuildAll(
  store: Store,
  onPage: (count: number) => void,
): Promise<{ count: number; changed: number }> {
  let changed = 0;
  const count = await eachRecord(store, onPage, async (page) => {
    const rebuilt = page.map(({ incident, sealed, end }) => {
      const flaws = verifyRecord(sealed, end);
      if (flaws.length > 0) throw new Error(`the record of ${incident} does not hold`);
      return { incident: replayed(sealed), head: sealed.at(-1)?.hash ?? '' };
    });
    changed += await replaceReadModel(store, rebuilt);
  });
  return { count, changed };
}

function replayed(sealed: Sealed[]): Incident {
  return replay(sealed.map(eventOf));
}

async function eachRecord(
  store: Store,
  onPage: (count: number) => void,
  work: (page: KeptRecord[]) => Promise<void>,
): Promise<number> {
  let count = 0;
  let after: string | undefined;
  for (;;) {
    const ids = await recordIds(store, after, pageSize);
    if (ids.length === 0) return count;
    await work(await readRecords(store, ids));
    count += ids.length;
    after = ids.at(-1);
    onPage(count);
  }
}
