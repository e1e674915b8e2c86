/** What was told to whom: the list, one message whole, the switch, another try, calls to make. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useState } from 'react';
import type {
  Delivery,
  DeliveryMessage,
  DeliveryPage,
  DeliveryState,
  PhoneTask,
} from '../../http/contract/deliveries.ts';
import type { Lang } from '../words/use-words.tsx';
import { call, queryString } from './client.ts';
import { makeIntents } from './intent.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

/** What the list is narrowed to. */
export type DeliveryFilters = Partial<
  Record<'q' | 'status' | 'channel' | 'from' | 'to' | 'group', string>
>;

// A gateway's answer is no event of an incident: what waits is asked after from time to time.
const waitingMs = 10_000;
const calmMs = 60_000;
const waits = (items: Delivery[]): boolean =>
  items.some(({ status, channel }) => {
    return channel !== 'phone' && (status === 'queued' || status === 'sending');
  });

/** The means in one order everywhere; within it, as the desk gives them. */
const order = ['mail', 'text', 'phone', 'webhook', 'push'];
const rank = ({ channel }: Delivery): number => order.indexOf(channel);

/** Who was told of an incident, by its id or code. */
export function useTold(id: string) {
  return useQuery({
    queryKey: keys.told(id),
    queryFn: async ({ signal }) => {
      const path = `/incidents/${encodeURIComponent(id)}/deliveries`;
      const { items } = await call<{ items: Delivery[] }>(path, { signal });
      return items.toSorted((a, b) => rank(a) - rank(b));
    },
    refetchInterval: ({ state }) => (waits(state.data ?? []) ? waitingMs : calmMs),
  });
}

/** What was sent, or would have been, by pages. */
export function useDeliveries(filters: DeliveryFilters) {
  return useInfiniteQuery({
    queryKey: [...keys.deliveries, 'list', filters],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) => {
      const query = queryString({ ...filters, cursor: pageParam, limit: 50 });
      return call<DeliveryPage>(`/deliveries${query}`, { signal });
    },
    getNextPageParam: (page) => page.next,
    refetchInterval: calmMs,
  });
}

/** One message whole; asks nothing while `id` is not known. */
export function useMessage(id: string | undefined) {
  return useQuery({
    queryKey: [...keys.deliveries, 'message', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => call<DeliveryMessage>(`/deliveries/messages/${id ?? ''}`, { signal }),
  });
}

/** Whether anything leaves the desk, and whom that reaches: headquarters' to ask. */
export function useDeliveryState() {
  return useQuery({
    queryKey: [...keys.deliveries, 'live'],
    queryFn: ({ signal }) => call<DeliveryState>('/deliveries/live', { signal }),
  });
}

/** Switches delivery on, repeating the numbers that the person was shown, or off. */
export function useTurn() {
  const client = useQueryClient();
  const queryKey = keys.deliveries;
  return useMutation<
    DeliveryState,
    ApiError,
    { live: true; confirm: DeliveryState['reach'] } | { live: false }
  >({
    mutationFn: (body) => call('/deliveries/live', { method: 'POST', body }),
    // A refusal may mean that the numbers have moved: they are shown anew.
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

/** Sends a failed message again. */
export function useRetry() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => call(`/deliveries/messages/${id}/retry`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.deliveries }),
  });
}

/** Sends the reader a test; the answer names the message. */
export function useSendTest() {
  return useMutation<{ id: string }, ApiError, Lang>({
    mutationFn: (lang) => call('/deliveries/test', { method: 'POST', body: { lang } }),
    retry: false,
  });
}

/** The calls that wait for this person, with their script in the reader's language. */
export function usePhoneTasks(lang: Lang, enabled = true) {
  return useQuery({
    queryKey: [...keys.calls, lang],
    enabled,
    queryFn: async ({ signal }) => {
      const path = `/phone-tasks${queryString({ lang, limit: 200 })}`;
      return (await call<{ items: PhoneTask[] }>(path, { signal })).items;
    },
    refetchInterval: calmMs,
  });
}

/** How a call went, as it is sent. */
export interface CallReport {
  result: 'reached' | 'not-reached' | 'wrong-number';
  remark: string;
  said?: string;
  claimedAt?: string;
}

/** Logs a call; the same report sent again is the same call. */
export function useReportCall(id: string) {
  const client = useQueryClient();
  const [intents] = useState(() => makeIntents());
  return useMutation<unknown, ApiError, CallReport>({
    mutationFn: (body) =>
      call(`/phone-tasks/${id}`, { method: 'POST', body, key: intents.keyFor(body) }),
    onSuccess: () => {
      intents.done();
      void client.invalidateQueries({ queryKey: keys.deliveries });
      return client.invalidateQueries({ queryKey: keys.calls });
    },
  });
}
