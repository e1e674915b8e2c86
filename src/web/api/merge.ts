/** Rows that were asked for again, put back into the pages that they came from. */

/** What the order of a list goes by. */
interface Item {
  id: string;
  reportedAt: string;
  due?: { dueAt: string } | undefined;
}

interface News<T> {
  /** The ids that were asked for: those without a row have left the list. */
  asked: ReadonlySet<string>;
  items: readonly T[];
  sort: 'due' | 'reported';
  /** Whether there are rows beyond the last page: what belongs there is left for its page. */
  more: boolean;
}

/**
 * The pages with these rows in their places, as many pages as before. A row that nothing was asked
 * about stays the same object, so that it is not drawn again.
 */
export function merge<T extends Item>(
  pages: readonly (readonly T[])[],
  { asked, items, sort, more }: News<T>,
): T[][] {
  const before = pages.flat();
  const last = before.at(-1);
  const order = sort === 'due' ? byDue : byReport;
  const known = new Set(before.map(({ id }) => id));
  const shown = items.filter(
    (item) => known.has(item.id) || !more || !last || order(item, last) < 0,
  );
  const rows = [...before.filter(({ id }) => !asked.has(id)), ...shown].toSorted(order);
  let from = 0;
  return pages.map((page, at) => {
    const to = at === pages.length - 1 ? rows.length : from + page.length;
    const part = rows.slice(from, to);
    from = to;
    return part;
  });
}

// The desk writes every instant alike (UTC, milliseconds): as texts they sort as they do as times.
function byDue(a: Item, b: Item): number {
  const [first, second] = [a.due?.dueAt ?? '~', b.due?.dueAt ?? '~'];
  return compare(first, second) || compare(a.id, b.id);
}

function byReport(a: Item, b: Item): number {
  return compare(b.reportedAt, a.reportedAt) || compare(b.id, a.id);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
