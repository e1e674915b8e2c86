/** Administration: what each side keeps of its own, changed by form or by file. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import type {
  AdminCircuit,
  AdminCircuitPage,
  AdminUnit,
  AdminUnitPage,
  HistoryView,
  ImportFileBody,
  ImportOrderBody,
  ImportPreviewView,
  Saved,
} from '../../http/contract/admin.ts';
import { call, queryString } from './client.ts';
import type { ApiError } from './problem.ts';

const key = ['admin'];

/** The units that one administers, by pages, found with or without diacritics. */
export function useUnits(filters: { q: string; ended: boolean }) {
  return useInfiniteQuery({
    queryKey: [...key, 'units', filters],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) =>
      call<{ items: AdminUnit[]; total: number; next?: string }>(
        `/admin/units${queryString({ ...filters, cursor: pageParam, limit: 50 })}`,
        { signal },
      ),
    getNextPageParam: (page) => page.next,
  });
}

/** One unit with its circuits and its history. */
export function useUnit(id: string) {
  return useQuery({
    queryKey: [...key, 'unit', id],
    queryFn: ({ signal }) =>
      call<AdminUnitPage>(`/admin/units/${encodeURIComponent(id)}`, { signal }),
  });
}

/** The circuits that one administers, by pages. */
export function useAdminCircuits(filters: { q: string; ended: boolean }) {
  return useInfiniteQuery({
    queryKey: [...key, 'circuits', filters],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) =>
      call<{ items: AdminCircuit[]; total: number; next?: string }>(
        `/admin/circuits${queryString({ ...filters, cursor: pageParam, limit: 50 })}`,
        { signal },
      ),
    getNextPageParam: (page) => page.next,
  });
}

/** One circuit with its history. */
export function useAdminCircuit(id: string) {
  return useQuery({
    queryKey: [...key, 'circuit', id],
    queryFn: ({ signal }) =>
      call<AdminCircuitPage>(`/admin/circuits/${encodeURIComponent(id)}`, { signal }),
  });
}

/** What is to be saved, at which address. */
interface Order {
  path: string;
  body: object;
}

/** Long enough for a Vietnamese word, short enough to be told before the next field. */
export const judgedAfterMs = 400;

/** What the desk finds wrong with an order as it is typed; nothing is written. */
export function useJudged<T extends Saved = Saved>(order: Order, enabled: boolean) {
  const [asked] = useDebouncedValue(JSON.stringify(order), judgedAfterMs);
  const judged = useQuery<T, ApiError>({
    queryKey: [...key, 'judged', asked],
    enabled,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const { path, body } = JSON.parse(asked) as Order;
      return call<T>(path, { method: 'POST', body: { ...body, check: true }, signal });
    },
  });
  if (!enabled) return { flaws: [], error: null, told: undefined };
  const { data: told, error } = judged;
  return { flaws: told?.flaws ?? [], error, told };
}

/**
 * Saves a thing as it was seen; whoever was quicker makes this one look again. `onSaved` is told
 * when what is shown has been read anew, also where the form that asked is gone by then.
 */
export function useSave(onSaved?: () => void) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, Order>({
    mutationFn: ({ path, body }) => call(path, { method: 'POST', body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key });
      onSaved?.();
    },
  });
}

/** Takes back what an entry of the history did. */
export function useUndo() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => call(`/admin/history/${id}/undo`, { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** What was imported as such a table, the newest first. */
export function useImports(kind: ImportFileBody['kind']) {
  return useQuery({
    queryKey: [...key, 'imports', kind],
    queryFn: async ({ signal }) => {
      const path = `/admin/tables/${kind}/history`;
      return (await call<{ items: HistoryView }>(path, { signal })).items;
    },
  });
}

/** What a file would change. */
export function usePreviewImport() {
  return useMutation<ImportPreviewView, ApiError, ImportFileBody>({
    mutationFn: (body) => call('/admin/imports/preview', { method: 'POST', body }),
  });
}

/** Applies a file as its preview showed it. */
export function useApplyImport(onDone: () => void) {
  const client = useQueryClient();
  return useMutation<ImportPreviewView, ApiError, ImportOrderBody>({
    mutationFn: (body) => call('/admin/imports', { method: 'POST', body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key });
      onDone();
    },
  });
}
