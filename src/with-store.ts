/** What the verbs of the command line share: a store while they work, and their progress. */
import type { Config } from './config.ts';
import { connect, type Store } from './store/connect.ts';
import { refuseUnset } from './store/migrate.ts';
import { attachDatabase } from './store/postgres.ts';

/**
 * Works with the desk's database, running or not; what was started for it is ended. Refuses where
 * no desk has been set up.
 */
export async function withStore(
  config: Config,
  work: (store: Store) => Promise<number>,
): Promise<number> {
  const database = await attachDatabase(config);
  const store = connect(database.url);
  try {
    await refuseUnset(store);
    return await work(store);
  } finally {
    await store.db.destroy();
    await database.stop();
  }
}

/** Says how far long work has come, every thousand. */
export function progress(say: (line: string) => void): (count: number) => void {
  let told = 0;
  return (count) => {
    if (count - told < 1_000) return;
    told = count;
    say(`… ${count}`);
  };
}
