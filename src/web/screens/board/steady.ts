/**
 * A list that lives without jumping: rows that are shown stay where they are and change in place;
 * new ones wait until they are called for, but for the reader's own; one that has left the list
 * stays, and says so.
 */

/** What the list needs to know of a row. */
interface Item {
  id: string;
  due?: { dueAt: string } | undefined;
}

export interface Steady<T extends Item> {
  rows: { item: T; left: boolean }[];
  /** Rows of the answer that are not shown yet. */
  waiting: number;
  /** How many pages the rows came from. */
  pages: number;
}

/** An answer, page by page; `more`: there are rows beyond the last page. */
export interface Answer<T> {
  pages: readonly (readonly T[])[];
  more: boolean;
}

/** The list as the answer has it: at first, and whenever the reader asks for it. */
export function settle<T extends Item>({ pages }: Answer<T>): Steady<T> {
  // A row whose deadline moved while pages were fetched may be on two of them.
  const once = new Map(pages.flat().map((item) => [item.id, item]));
  const rows = [...once.values()].map((item) => ({ item, left: false }));
  return { rows, waiting: 0, pages: pages.length };
}

/**
 * The list after a new answer. Rows of pages that were not there before go to its end; the reader's
 * `own`, which he has just made, to their place: there he looks for them.
 */
export function follow<T extends Item>(
  shown: Steady<T>,
  answer: Answer<T>,
  own: ReadonlySet<string>,
): Steady<T> {
  // Where nothing is shown nothing can jump: one's own report is there as soon as it was sent.
  if (shown.rows.length === 0) return settle(answer);
  const items = answer.pages.flat();
  const fresh = new Map(items.map((item) => [item.id, item]));
  const last = items.at(-1);
  const kept = shown.rows.map(({ item }) => {
    const now = fresh.get(item.id);
    return now ? { item: now, left: false } : { item, left: !isBeyond(item, last, answer.more) };
  });
  const known = new Set(shown.rows.map(({ item }) => item.id));
  const more = answer.pages.slice(shown.pages).flat();
  const added = [...new Map(more.map((item) => [item.id, item])).values()]
    .filter(({ id }) => !known.has(id))
    .map((item) => ({ item, left: false }));
  const rows = withOwn([...kept, ...added], items, own);
  const held = new Set(rows.map(({ item }) => item.id));
  return {
    rows,
    waiting: items.filter(({ id }) => !held.has(id)).length,
    pages: answer.pages.length,
  };
}

/** The rows with those of one's own that are not among them, each after what it comes after. */
function withOwn<T extends Item>(
  rows: Steady<T>['rows'],
  items: readonly T[],
  own: ReadonlySet<string>,
): Steady<T>['rows'] {
  const all = [...rows];
  const placeOf = (id: string | undefined): number => all.findIndex(({ item }) => item.id === id);
  for (const [at, item] of items.entries()) {
    if (!own.has(item.id) || placeOf(item.id) >= 0) continue;
    const before = items.slice(0, at).findLast(({ id }) => placeOf(id) >= 0);
    all.splice(placeOf(before?.id) + 1, 0, { item, left: false });
  }
  return all;
}

/** New rows push the last ones out of the pages we asked for; those have not left the list. */
function isBeyond(item: Item, last: Item | undefined, more: boolean): boolean {
  if (!more || !last) return false;
  return dueOf(item) >= dueOf(last);
}

function dueOf({ due }: Item): number {
  return due ? Date.parse(due.dueAt) : Infinity;
}
