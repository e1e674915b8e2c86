/** What the board and the wall ask for besides incidents: views, the search of everything. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoardView, Found, NewView, Wall } from '../../http/contract/board.ts';
import type { GroupView } from '../../http/contract/groups.ts';
import { tellDeskTime } from '../parts/now.ts';
import { call, queryString } from './client.ts';
import { makeIntents } from './intent.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

/** The views that this person kept, and those shared in the unit. */
export function useViews() {
  return useQuery({
    queryKey: keys.views,
    queryFn: async ({ signal }) => (await call<{ items: BoardView[] }>('/views', { signal })).items,
  });
}

/** Keeps a view; one of the same name is replaced. */
export function useKeepView() {
  const client = useQueryClient();
  return useMutation<BoardView, ApiError, NewView>({
    mutationFn: (body) => call('/views', { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.views }),
  });
}

/** Forgets a view of one's own. */
export function useForgetView() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => call(`/views/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.views }),
  });
}

/** Everything that these letters find; asks nothing for none. */
export function useFound(q: string) {
  return useQuery({
    queryKey: keys.found(q),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call<Found>(`/search${queryString({ q })}`, { signal }),
  });
}

/** How often the wall is asked for when nothing is heard: "overdue" comes with time alone. */
const wallMs = 15_000;

/** How things stand in each province. */
export function useWall() {
  return useQuery({
    queryKey: keys.wall,
    refetchInterval: wallMs,
    // A wall has no window that is in focus.
    refetchIntervalInBackground: true,
    queryFn: async ({ signal }) => {
      const wall = await call<Wall>('/wall', { signal });
      tellDeskTime(wall.now);
      return wall;
    },
  });
}

/** Proposes incidents as one mass outage; the same ones sent again are the same proposal. */
export function usePropose() {
  const client = useQueryClient();
  const [intents] = useState(() => makeIntents());
  return useMutation<GroupView, ApiError, { incidents: string[]; reason: string }>({
    mutationFn: (body) => call('/groups', { method: 'POST', body, key: intents.keyFor(body) }),
    onSuccess: () => {
      intents.done();
      return client.invalidateQueries({ queryKey: keys.groups });
    },
  });
}
