/** Readiness: whether each level would reach anybody; a circuit played through beforehand. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DrillRunView, ReadinessView, RehearsalView } from '../../http/contract/readiness.ts';
import { call, queryString } from './client.ts';
import type { ApiError } from './problem.ts';

/** How often a drill under way is looked at. */
const runMs = 3_000;

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
    queryFn: ({ signal }) => call<ReadinessView>('/readiness', { signal }),
  });
}

/** A drill as it runs: asked after every few seconds, as long as somebody may still answer. */
export function useDrillRun(id: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ['readiness', 'drill', id],
    queryFn: async ({ signal }) => {
      const run = await call<DrillRunView>(`/readiness/drills/${id}`, { signal });
      const seen = client.getQueryData<DrillRunView>(['readiness', 'drill', id]);
      // Whoever answers turns their level green: the board is asked for anew.
      if (seen && answersOf(seen) !== answersOf(run)) {
        void client.invalidateQueries({ queryKey: ['readiness'], exact: true });
      }
      return run;
    },
    refetchInterval: ({ state }) =>
      state.data?.tests.every(({ answeredAt }) => answeredAt !== undefined) ? false : runMs,
  });
}

function answersOf({ tests }: DrillRunView): number {
  return tests.filter(({ answeredAt }) => answeredAt !== undefined).length;
}

/** What somebody finds out about a contact, by the name of its route. */
export interface ContactActs {
  drills: { agreement: string; province: string };
  verifications: { agreement: string; contact: string; channel: string };
  leave: {
    agreement: string;
    contact: string;
    from: string;
    to: string;
    remark: string;
    deputy?: string;
  };
  hours: { agreement: string; contact: string; weekdays: number[]; spans: string[] };
}

/** Sends one of them; the board is asked for anew. */
export function useContactAct<N extends keyof ContactActs>(name: N) {
  const client = useQueryClient();
  return useMutation<{ id: string } | undefined, ApiError, ContactActs[N]>({
    mutationFn: (body) => call(`/readiness/${name}`, { method: 'POST', body }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['readiness'] });
      await client.invalidateQueries({ queryKey: ['rehearsal'] });
    },
  });
}
