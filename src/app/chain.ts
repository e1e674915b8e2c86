/** Going through every record: is each chain whole, and does replaying it give the rows we show? */
import { replay } from '../domain/evolve.ts';
import { replayGroup } from '../domain/group.ts';
import { verifyRecord, type ChainFlaw } from '../domain/record.ts';
import type { Store } from '../store/connect.ts';
import { groupEventOf, groupIds, readGroupRecords, replaceGroups } from '../store/group-record.ts';
import { replaceReadModel } from '../store/rebuild.ts';
import { eventOf, readRecords, recordIds, type KeptRecord } from '../store/record.ts';

/** How many records are held in memory at a time. */
const pageSize = 500;

/** A record that does not fit, and how. `incident` is the id of an incident or of a group. */
export interface RecordFlaw {
  incident: string;
  flaws: ChainFlaw[];
}

/** Where records are kept, and what follows from them. */
export interface Kind {
  name: 'incident' | 'group';
  ids: typeof recordIds;
  read: (store: Store, ids: string[]) => Promise<KeptRecord[]>;
  /** Writes the rows anew; gives how many were different. */
  replace: (store: Store, records: KeptRecord[]) => Promise<number>;
}

const kinds: Kind[] = [
  {
    name: 'incident',
    ids: recordIds,
    read: readRecords,
    replace: (store, records) =>
      replaceReadModel(
        store,
        records.map(({ sealed }) => ({
          incident: replay(sealed.map(eventOf)),
          head: sealed.at(-1)?.hash ?? '',
        })),
      ),
  },
  {
    name: 'group',
    ids: groupIds,
    read: readGroupRecords,
    replace: (store, records) =>
      replaceGroups(
        store,
        records.map(({ sealed }) => ({
          group: replayGroup(sealed.map(groupEventOf)),
          head: sealed.at(-1)?.hash ?? '',
        })),
      ),
  },
];

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
 * Replays every record and writes incidents, deadlines and groups anew; gives how many rows were
 * other than what the record makes of them (0 on a healthy desk). A broken chain is refused, not
 * rebuilt from.
 */
export async function rebuildAll(
  store: Store,
  onPage: (count: number) => void,
): Promise<{ count: number; changed: number }> {
  let changed = 0;
  const count = await eachRecord(store, onPage, async (page, kind) => {
    for (const { incident, sealed, end } of page) {
      const flaws = verifyRecord(sealed, end);
      if (flaws.length > 0) throw new Error(`the record of ${incident} does not hold`);
    }
    changed += await kind.replace(store, page);
  });
  return { count, changed };
}

/** Reads every record, page by page; gives how many there are. */
export async function eachRecord(
  store: Store,
  onPage: (count: number) => void,
  work: (page: KeptRecord[], kind: Kind) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (const kind of kinds) {
    let after: string | undefined;
    for (;;) {
      const ids = await kind.ids(store, after, pageSize);
      if (ids.length === 0) break;
      await work(await kind.read(store, ids), kind);
      count += ids.length;
      after = ids.at(-1);
      onPage(count);
    }
  }
  return count;
}
