/**
 * Lists that keep up with the desk row by row: what moved on is asked for again, by its id, some of
 * it at a time; nothing else of a list of ten thousand is.
 */
import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import type { IncidentPage, IncidentSummary } from '../../http/contract/incidents.ts';
import { call, queryString } from './client.ts';
import { merge } from './merge.ts';
import { keys, type ListFilters } from './queries.ts';

type Pages = InfiniteData<IncidentPage, string>;

/** What comes within this is asked for together: a storm of 700 makes four requests, not 700. */
const gatherMs = 250;

/** As many ids as one request takes. */
const askedMax = 200;

/** Beyond this a list that nobody looks at is asked for whole when somebody does. */
const waitingMax = 1_000;

const waiting = new Map<string, Set<string>>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says that these incidents have moved on: every list that is kept will know. */
export function tellMoved(client: QueryClient, ids: readonly string[]): void {
  for (const query of boards(client)) {
    const some = waiting.get(query.queryHash) ?? new Set();
    for (const id of ids) some.add(id);
    waiting.set(query.queryHash, some);
    if (some.size > waitingMax && !query.isActive()) {
      waiting.delete(query.queryHash);
      client.removeQueries({ queryKey: query.queryKey, exact: true });
    }
  }
  timer ??= setTimeout(() => {
    timer = undefined;
    for (const query of boards(client)) if (query.isActive()) void bring(client, query);
  }, gatherMs);
}

/** Brings a list that comes into view up to date: it may have missed what moved on meanwhile. */
export function catchUp(client: QueryClient, filters: ListFilters): void {
  const query = client.getQueryCache().find({ queryKey: keys.list(filters) });
  if (query) void bring(client, query);
}

async function bring(client: QueryClient, query: Query): Promise<void> {
  const ids = [...(waiting.get(query.queryHash) ?? [])];
  if (ids.length === 0 || !query.state.data) return;
  waiting.delete(query.queryHash);
  const filters = query.queryKey[1] as ListFilters;
  try {
    const answers = await Promise.all(
      parts(ids).map((part) =>
        call<IncidentPage>(
          `/incidents${queryString({ ...filters, ids: part.join(','), limit: askedMax })}`,
        ),
      ),
    );
    const items = answers.flatMap((answer) => answer.items);
    // A page that is on its way would be written over what we know: wait until it is here.
    if (query.state.fetchStatus !== 'idle') return tellMoved(client, ids);
    client.setQueryData<Pages>(query.queryKey, (data) => data && merged(data, ids, items, filters));
  } catch {
    // The connection's own return asks for everything again.
  }
}

function merged(
  data: Pages,
  ids: string[],
  items: IncidentSummary[],
  { sort = 'due' }: ListFilters,
): Pages {
  const more = data.pages.at(-1)?.next !== undefined;
  const pages = merge(
    data.pages.map((page) => page.items),
    { asked: new Set(ids), items, sort, more },
  );
  return {
    ...data,
    pages: data.pages.map((page, at) => ({ ...page, items: pages[at] ?? page.items })),
  };
}

function boards(client: QueryClient): Query[] {
  return client.getQueryCache().findAll({ queryKey: keys.board });
}

function parts(ids: string[]): string[][] {
  const count = Math.ceil(ids.length / askedMax);
  return Array.from({ length: count }, (_, at) => ids.slice(at * askedMax, (at + 1) * askedMax));
}
