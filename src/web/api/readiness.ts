/** Readiness: whether each level would reach anybody; a circuit played through beforehand. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReadinessView, RehearsalView } from '../../http/contract/readiness.ts';
import { call, queryString } from './client.ts';

/** Plays a circuit through from an instant (ISO 8601; undefined: now). */
export function useRehearsal(circuit: string | undefined, at: string | undefined) {
  return useQuery({
    queryKey: ['rehearsal', circuit, at],
    enabled: circuit !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<RehearsalView>(`/rehearsal${queryString({ circuit, at })}`, { signal }),
  });
}

/** Per agreement: each level as it stands now, and each province's last drill. */
export function useReadiness() {
  return useQuery({
    queryKey: ['readiness'],
    queryFn: async ({ signal }) => (await call<ReadinessView>('/readiness', { signal })).items,
  });
}
