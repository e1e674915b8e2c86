/** The words of messages that sides have put in place of those that ship. */
import type { Kysely } from 'kysely';
import type { SideWording, Wording, WordingKind } from '../domain/wording.ts';
import { deskNow, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** The languages of messages. */
export type WordingLanguage = 'vi' | 'en';

/** Texts that a side has replaced, with whoever did it last. */
export interface WordingRow {
  kind: WordingKind;
  lang: WordingLanguage;
  words: Wording;
  at: Date;
  byName: string;
}

/**
 * What each side has replaced in a language, by its root unit. Read once for a batch of messages:
 * at most some thirty short rows for each side.
 */
export async function readWordings(
  db: Kysely<DB>,
  lang: WordingLanguage,
): Promise<ReadonlyMap<string, SideWording>> {
  const rows = await db
    .selectFrom('wordings')
    .select(['side', 'kind', 'words'])
    .where('lang', '=', lang)
    .execute();
  const sides = Map.groupBy(rows, ({ side }) => side);
  return new Map(
    [...sides].map(([side, own]): [string, SideWording] => [
      side,
      Object.fromEntries(own.map(({ kind, words }) => [kind, words])),
    ]),
  );
}

/** All that a side has replaced, in both languages. */
export async function wordingsOfSide(db: Kysely<DB>, side: string): Promise<WordingRow[]> {
  const rows = await db
    .selectFrom('wordings')
    .select(['kind', 'lang', 'words', 'at', 'by_name as byName'])
    .where('side', '=', side)
    .execute();
  return rows as WordingRow[];
}

/** Which texts of which side. */
export interface WordingKey {
  side: string;
  kind: WordingKind;
  lang: WordingLanguage;
}

/** Keeps what a side has replaced; nothing replaced is no row. */
export async function keepWording(
  store: Store,
  key: WordingKey,
  { words, byName }: Pick<WordingRow, 'words' | 'byName'>,
): Promise<void> {
  if (Object.keys(words).length === 0) {
    await store.db
      .deleteFrom('wordings')
      .where('side', '=', key.side)
      .where('kind', '=', key.kind)
      .where('lang', '=', key.lang)
      .execute();
    return;
  }
  const now = { words: JSON.stringify(words), at: deskNow(store), by_name: byName };
  await store.db
    .insertInto('wordings')
    .values({ ...key, ...now })
    .onConflict((conflict) => conflict.columns(['side', 'kind', 'lang']).doUpdateSet(now))
    .execute();
}
