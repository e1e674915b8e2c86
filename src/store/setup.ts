/** The set-up of a new desk: whether it is open, its one-time code, and what is left of it. */
import { sql, type Kysely } from 'kysely';
import { deskNow, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** How a code stands to the set-up: good, not (wrong, expired, none printed), or it is closed. */
export type SetupCode = 'good' | 'wrong' | 'closed';

/** Whether nobody has an account yet. Once false it is false for ever. */
export async function isSetupOpen(store: Store): Promise<boolean> {
  const row = await store.db.selectFrom('setup').select('closed_at').executeTakeFirst();
  return row?.closed_at === null;
}

/** Keeps the hash of a new code, good for so long; the one before is good no more. */
export async function keepSetupCode(
  store: Store,
  code: { codeSha256: string; forMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await store.db
    .updateTable('setup')
    .set({
      code_sha256: Buffer.from(code.codeSha256, 'hex'),
      code_expires_at: sql<Date>`${deskNow(store)} + ${`${code.forMs} milliseconds`}::interval`,
    })
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Judges a code by its hash. With `toUse` under lock: of two at once, one waits for the other. */
export async function judgeSetupCode(
  store: Store,
  codeSha256: string,
  db: Kysely<DB> = store.db,
  toUse = false,
): Promise<SetupCode> {
  const found = db
    .selectFrom('setup')
    .select('closed_at')
    .select(
      sql<boolean>`code_sha256 = ${Buffer.from(codeSha256, 'hex')}
        and code_expires_at > ${deskNow(store)}`.as('isGood'),
    );
  const row = await (toUse ? found.forUpdate() : found).executeTakeFirst();
  if (row?.closed_at !== null) return 'closed';
  return row.isGood ? 'good' : 'wrong';
}
