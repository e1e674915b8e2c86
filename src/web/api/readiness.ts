/** Readiness: what would happen on a circuit if nobody answered. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RehearsalView } from '../../http/contract/readiness.ts';
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
