/** Views of the board that people keep for themselves, or share with their unit. */
import type { Actor } from '../domain/roles.ts';
import type { Store } from './connect.ts';

/** What a view is called, and what it shows: the board's address behind the question mark. */
export interface ViewFields {
  name: string;
  query: string;
  shared: boolean;
}

/** A view as its readers see it; `ownerName`: whose it is. */
export interface ViewRow extends ViewFields {
  id: string;
  owner: string;
  ownerName: string;
}

/** The person's own views and those shared within the unit that the person acts from. */
export async function listViews(store: Store, { person, unit }: Actor): Promise<ViewRow[]> {
  return views(store)
    .where((view) =>
      view.or([
        view('v.owner', '=', person),
        view.and([view('v.is_shared', '=', true), view('v.unit', '=', unit)]),
      ]),
    )
    .orderBy('v.created_at')
    .execute();
}

/**
 * Keeps a view under its owner and name: one of that name that is there already is replaced, so
 * that "save" said twice keeps one.
 */
export async function keepView(
  store: Store,
  { person, unit }: Actor,
  { id, ...fields }: ViewFields & { id: string },
): Promise<ViewRow> {
  const { name, query, shared } = fields;
  const kept = await store.db
    .insertInto('board_views')
    .values({ id, owner: person, unit, name, query, is_shared: shared })
    .onConflict((conflict) =>
      conflict.columns(['owner', 'name']).doUpdateSet({ unit, query, is_shared: shared }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return views(store).where('v.id', '=', kept.id).executeTakeFirstOrThrow();
}

/** How many views a person has kept under other names than this. */
export async function countOtherViews(store: Store, owner: string, name: string): Promise<number> {
  const row = await store.db
    .selectFrom('board_views')
    .select((view) => view.fn.countAll<string>().as('count'))
    .where('owner', '=', owner)
    .where('name', '!=', name)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Forgets a view of this person; false where there is none of that id. */
export async function forgetView(store: Store, owner: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await store.db
    .deleteFrom('board_views')
    .where('owner', '=', owner)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function views(store: Store) {
  return store.db
    .selectFrom('board_views as v')
    .innerJoin('auth_user as a', 'a.id', 'v.owner')
    .select(['v.id', 'v.owner', 'v.name', 'v.query', 'v.is_shared as shared'])
    .select('a.name as ownerName');
}
