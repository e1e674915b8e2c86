/** Administration: what each side keeps of its own. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Site } from '../../http/contract/directory.ts';
import { call, queryString } from './client.ts';

/** The units that one may see, by pages, found with or without diacritics. */
export function useUnits(q: string) {
  return useInfiniteQuery({
    queryKey: ['admin', 'units', q],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) =>
      call<{ items: Site[]; next?: string }>(
        `/sites${queryString({ q, cursor: pageParam, limit: 50 })}`,
        { signal },
      ),
    getNextPageParam: (page) => page.next,
  });
}
