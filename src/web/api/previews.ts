/** What messages say, seen before they are sent, and tests of them. */
import { useMutation, useQuery, type PlaceholderDataFunction } from '@tanstack/react-query';
import type {
  MessagePreview,
  PreviewQuery,
  TestBody,
  Testable,
} from '../../http/contract/deliveries.ts';
import { call, queryString } from './client.ts';
import type { ApiError } from './problem.ts';

/** A message as each means would carry it now. */
export function usePreview(
  query: PreviewQuery,
  placeholderData: PlaceholderDataFunction<MessagePreview>,
) {
  return useQuery({
    queryKey: ['admin', 'preview', query],
    placeholderData,
    queryFn: ({ signal }) =>
      call<MessagePreview>(`/deliveries/preview${queryString({ ...query })}`, { signal }),
    retry: false,
  });
}

/** Under which agreements messages can be seen, and whom a test may go to. */
export function useTestable() {
  return useQuery({
    queryKey: ['admin', 'preview', 'testable'],
    queryFn: async ({ signal }) => (await call<Testable>('/deliveries/test', { signal })).items,
  });
}

/** Sends a message as a test; the answer names what was written. */
export function useSendWhat() {
  return useMutation<{ id: string }, ApiError, TestBody>({
    mutationFn: (body) => call('/deliveries/test', { method: 'POST', body }),
    retry: false,
  });
}
