/** Administration: what each side keeps of its own, changed by form or by file. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  AdminUnit,
  AdminUnitPage,
  ImportFileBody,
  ImportPreviewView,
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

/** What the form of a unit holds. */
export type UnitForm = Omit<AdminUnit, 'id' | 'circuits' | 'formerly' | 'now'>;

/** Saves a unit as it was seen; whoever was quicker makes this one look again. */
export function useSaveUnit(id: string) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, UnitForm & { seen: string }>({
    mutationFn: (body) => call(`/admin/units/${encodeURIComponent(id)}`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
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

/** What a file would change. */
export function usePreviewImport() {
  return useMutation<ImportPreviewView, ApiError, ImportFileBody>({
    mutationFn: (body) => call('/admin/imports/preview', { method: 'POST', body }),
  });
}

/** Applies a file as its preview showed it. */
export function useApplyImport() {
  const client = useQueryClient();
  return useMutation<ImportPreviewView, ApiError, ImportFileBody & { fingerprint: string }>({
    mutationFn: (body) => call('/admin/imports', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
