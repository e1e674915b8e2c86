/** Text messages that come in: the passwords of sites, and a trial on a desk with sample people. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Site } from '../../http/contract/directory.ts';
import type { NewSitePassword, SitePassword, TakenText } from '../../http/contract/texts.ts';
import { call, queryString } from './client.ts';

const pathOf = (site: string): string => `/sites/${encodeURIComponent(site)}/text-password`;
const keyOf = (site: string): string[] => ['text-password', site];

/** The sites that one may see, by pages, found with or without diacritics. */
export function useTextSites(q: string) {
  return useInfiniteQuery({
    queryKey: ['text-sites', q],
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

/** Whether a site can act by text message, since when, and who saw to it. */
export function useSitePassword(site: string) {
  return useQuery({
    queryKey: keyOf(site),
    queryFn: ({ signal }) => call<SitePassword>(pathOf(site), { signal }),
  });
}

/** Makes a site's password anew: it is in the answer and nowhere else, ever. */
export function useMakePassword(site: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<NewSitePassword>(pathOf(site), { method: 'POST' }),
    retry: false,
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(site) }),
  });
}

/** Takes a site's password away. */
export function useRemovePassword(site: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(pathOf(site), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(site) }),
  });
}

/** What would happen if this text came in. On sample data it does happen. */
export function useTrialText() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { from: string; text: string }) =>
      call<TakenText>('/sample/texts', { method: 'POST', body }),
    retry: false,
    onSuccess: () => client.invalidateQueries(),
  });
}
