/** What the screens ask the desk for, one hook per question, and the keys that name the answers. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import type {
  AgreementView,
  Circuit,
  Me,
  Province,
  SampleAccounts,
  Site,
  Token,
} from '../../http/contract/directory.ts';
import type {
  IncidentCounts,
  IncidentPage,
  IncidentRecord,
  IncidentView,
  ListQuery,
} from '../../http/contract/incidents.ts';
import { expectedView } from '../offline/expected-view.ts';
import { useWaiting } from '../offline/use-waiting.ts';
import { tellDeskTime } from '../parts/now.ts';
import { useWords } from '../words/use-words.tsx';
import { call, queryString } from './client.ts';
import { asApiError } from './problem.ts';

export const keys = {
  me: ['me'],
  sample: ['sample'],
  lists: ['incidents'],
  board: ['board'],
  list: (filters: ListFilters) => ['board', filters],
  counts: ['incidents', 'counts'],
  incident: (id: string) => ['incident', id],
  record: (id: string) => ['record', id],
  closing: (id: string) => ['incident', id, 'closing'],
  attachments: (id: string) => ['incident', id, 'attachments'],
  circuits: (search: Search) => ['circuits', search],
  circuit: (id: string) => ['circuit', id],
  provinces: ['provinces'],
  agreements: ['agreements'],
  tokens: ['tokens'],
  told: (id: string) => ['told', id],
  deliveries: ['deliveries'],
  calls: ['calls'],
  groups: ['groups'],
  views: ['views'],
  wall: ['wall'],
  found: (q: string) => ['found', q],
} as const;

/** The filters of the board, as they stand in its address. */
export type ListFilters = Partial<Omit<ListQuery, 'limit' | 'cursor' | 'ids'>>;

type Search = { q?: string; site?: string; province?: string };

const longMs = 10 * 60_000;

/** An answer by when the desk gave it. */
type Dated = { state: { dataUpdatedAt: number } };

/** When the page was opened: from then on it hears what moves on. */
const openedAt = Date.now();

/** Rows a page: ten thousand are fifty requests, each fetched before its place is reached. */
const pageMax = 200;

/** Who is signed in; `null`: nobody is. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    staleTime: longMs,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await call<Me>('/me', { signal });
      } catch (error) {
        if (asApiError(error).status === 401) return null;
        throw error;
      }
    },
  });
}

/** The sample accounts, while the desk runs on sample data. */
export function useSample() {
  return useQuery({
    queryKey: keys.sample,
    staleTime: longMs,
    queryFn: ({ signal }) => call<SampleAccounts>('/sample', { signal }),
  });
}

/**
 * The incidents that the filters leave, by pages; the last answer until the next is here. It never
 * grows stale: what moves on is asked for again by itself (`moved.ts`).
 */
export function useIncidents(filters: ListFilters) {
  return useInfiniteQuery({
    queryKey: keys.list(filters),
    initialPageParam: '',
    placeholderData: keepPreviousData,
    // Rows keep their identity by themselves (`moved.ts`): comparing ten thousand, field by field,
    // with each page that comes would hold up the frames meanwhile.
    structuralSharing: false,
    // What was kept from an earlier visit is asked for anew: nothing was heard in between.
    staleTime: ({ state }: Dated) => (state.dataUpdatedAt < openedAt ? 0 : Infinity),
    queryFn: async ({ signal, pageParam }) => {
      const query = queryString({ ...filters, cursor: pageParam, limit: pageMax });
      const page = await call<IncidentPage>(`/incidents${query}`, { signal });
      tellDeskTime(page.now);
      return page;
    },
    getNextPageParam: (page) => page.next,
  });
}

/** How many are open, by state and by whose move. */
export function useCounts() {
  return useQuery({
    queryKey: keys.counts,
    queryFn: ({ signal }) => call<IncidentCounts>('/incidents/counts', { signal }),
  });
}

/**
 * One incident, whole, by its id or its code: as the desk last told it, with what this person has
 * done since and the phone could not send yet.
 */
export function useIncident(id: string) {
  const asked = useToldIncident(id);
  const { noCode } = useWords().w.outgoing;
  const client = useQueryClient();
  const me = client.getQueryData<Me | null>(keys.me);
  const known = asked.data;
  const acts = useWaiting().filter(
    ({ incident, person }) => incident === (known?.id ?? id) && person === me?.person,
  );
  if (acts.length === 0) return asked;
  const circuit = client.getQueryData<Circuit>(keys.circuit(acts[0]?.circuit ?? ''));
  const data = expectedView(acts, { view: known, circuit, noCode });
  return { ...asked, data, isPending: data === undefined && asked.isPending };
}

function useToldIncident(id: string) {
  return useQuery(incidentAsked(id));
}

/** How an incident is asked for, by its id or its code; also before it is shown. */
export function incidentAsked(id: string) {
  return {
    queryKey: keys.incident(id),
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<IncidentView> => {
      const view = await call<IncidentView>(`/incidents/${encodeURIComponent(id)}`, { signal });
      tellDeskTime(view.now);
      return view;
    },
  };
}

/** The record of an incident: its entries, and whether the chain holds. */
export function useRecord(id: string) {
  return useQuery({
    queryKey: keys.record(id),
    queryFn: ({ signal }) =>
      call<IncidentRecord>(`/incidents/${encodeURIComponent(id)}/record`, { signal }),
  });
}

type Page<T> = { items: T[]; next?: string };

/** Circuits by words, site or province. */
export function useCircuits(search: Search, enabled = true) {
  return useQuery({
    queryKey: keys.circuits(search),
    enabled,
    queryFn: ({ signal }) => call<Page<Circuit>>(`/circuits${queryString(search)}`, { signal }),
  });
}

/** The units of a province. */
export function useSites(search: Search) {
  return useQuery({
    queryKey: ['sites', search],
    staleTime: longMs,
    queryFn: ({ signal }) =>
      call<Page<Site>>(`/sites${queryString({ ...search, limit: 200 })}`, { signal }),
  });
}

/** One circuit; asks nothing while the id is not known. */
export function useCircuit(id: string | undefined) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.circuit(id ?? ''),
    enabled: id !== undefined,
    // Who reports is told what is open on it by now, not half a minute ago.
    staleTime: 0,
    initialData: () => listed(client, id)?.circuit,
    initialDataUpdatedAt: () => listed(client, id)?.at,
    queryFn: ({ signal }) => call<Circuit>(`/circuits/${id ?? ''}`, { signal }),
  });
}

/** A circuit as a list had it: one of an office's several, while there is no network to ask by. */
function listed(client: QueryClient, id: string | undefined) {
  for (const { state } of client.getQueryCache().findAll({ queryKey: ['circuits'] })) {
    const page = state.data as Page<Circuit> | undefined;
    const circuit = page?.items.find((one) => one.id === id);
    if (circuit) return { circuit, at: state.dataUpdatedAt };
  }
  return undefined;
}

/** The provinces, with how many incidents are open in each. */
export function useProvinces() {
  return useQuery({
    queryKey: keys.provinces,
    queryFn: async ({ signal }) => {
      const { items } = await call<{ items: Province[] }>('/provinces', { signal });
      return items;
    },
  });
}

/** The agreements that this person works under. */
export function useAgreements() {
  return useQuery({
    queryKey: keys.agreements,
    staleTime: longMs,
    queryFn: async ({ signal }) => {
      const { items } = await call<{ items: AgreementView[] }>('/agreements', { signal });
      return items;
    },
  });
}

/** The person's tokens for programs. */
export function useTokens() {
  return useQuery({
    queryKey: keys.tokens,
    queryFn: async ({ signal }) => {
      const { items } = await call<{ items: Token[] }>('/me/tokens', { signal });
      return items;
    },
  });
}
