/** Mass outages: the list, one, and its acts. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupActBody, GroupList, GroupView } from '../../http/contract/groups.ts';
import { call, queryString } from './client.ts';
import { makeIntents } from './intent.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

export type Show = 'open' | 'ended' | 'all';

/** What a person may do to a group that is there. */
export type GroupAct = {
  [N in Exclude<GroupView['acts'][number], 'propose'>]: { name: N; body: GroupActBody<N> };
}[Exclude<GroupView['acts'][number], 'propose'>];

// Children move by themselves: each move is an event of an incident, told by the live stream.
const calmMs = 30_000;

/** Mass outages; by circuit: the known outage that it could join. Undefined: asks nothing. */
export function useGroups(narrow: { show?: Show; circuit?: string } | undefined) {
  return useQuery({
    queryKey: [...keys.groups, 'list', narrow ?? {}],
    enabled: narrow !== undefined,
    queryFn: async ({ signal }) => {
      return (await call<GroupList>(`/groups${queryString(narrow ?? {})}`, { signal })).items;
    },
    refetchInterval: calmMs,
  });
}

/** One mass outage, whole. */
export function useGroup(id: string) {
  return useQuery({
    queryKey: [...keys.groups, id],
    queryFn: ({ signal }) => call<GroupView>(`/groups/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: calmMs,
  });
}

/** Does an act; the same act sent again is the same intent. */
export function useGroupAct(id: string) {
  const client = useQueryClient();
  const [intents] = useState(() => makeIntents());
  return useMutation<GroupView, ApiError, GroupAct>({
    mutationFn: (act) =>
      call(`/groups/${encodeURIComponent(id)}/${act.name}`, {
        method: 'POST',
        body: act.body,
        key: intents.keyFor(act),
      }),
    onSuccess: (view) => {
      intents.done();
      client.setQueryData([...keys.groups, id], view);
    },
    // A refusal too: another person may have been quicker.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.groups });
      void client.invalidateQueries({ queryKey: keys.deliveries });
      void client.invalidateQueries({ queryKey: ['incident'] });
      return client.invalidateQueries({ queryKey: keys.lists });
    },
  });
}
