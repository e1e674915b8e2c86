/** Archives of a year: ordered, followed while they are made, fetched. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Archive, ArchiveList, ArchiveOrder } from '../../http/contract/archives.ts';
import { call } from './client.ts';
import type { ApiError } from './problem.ts';

/** While one is being made it moves every second or so. */
const followMs = 1_500;

const key = ['archives'];

/** What was ordered from one's unit; asked again and again while anything is under way. */
export function useArchives() {
  return useQuery<ArchiveList, ApiError>({
    queryKey: key,
    queryFn: ({ signal }) => call<ArchiveList>('/archives', { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? followMs : false),
  });
}

/** Whether an archive waits or is being made. */
export function isUnderWay({ state }: Archive): boolean {
  return state === 'waiting' || state === 'running';
}

/** Orders one. */
export function useOrderArchive() {
  const client = useQueryClient();
  return useMutation<Archive, ApiError, ArchiveOrder>({
    mutationFn: (body) => call('/archives', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
