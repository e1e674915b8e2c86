/** How long records are kept: what is over its term, holds, removals. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Retention } from '../../http/contract/retention.ts';
import { call } from './client.ts';
import type { ApiError } from './problem.ts';

const key = ['retention'];

/** Everything about the term of one's own side's records. */
export function useRetention() {
  return useQuery<Retention, ApiError>({
    queryKey: key,
    queryFn: ({ signal }) => call<Retention>('/retention', { signal }),
  });
}

/** An act on a record's term: where it is sent, and what it says. */
export type RetentionAct =
  | { act: 'hold' | 'remove'; incident: string; reason: string }
  | { act: 'lift'; id: string; reason: string };

/** Places a hold, lifts one, or removes a record. */
export function useRetentionAct() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, RetentionAct>({
    mutationFn: (asked) => {
      const { reason } = asked;
      if (asked.act === 'lift') {
        const id = encodeURIComponent(asked.id);
        return call(`/retention/holds/${id}/lift`, { method: 'POST', body: { reason } });
      }
      const path = asked.act === 'hold' ? '/retention/holds' : '/retention/removals';
      return call(path, { method: 'POST', body: { incident: asked.incident, reason } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
