/** Text messages that come in: the passwords of sites, and a trial on a desk with sample people. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NewSitePassword, SitePassword, TakenText } from '../../http/contract/texts.ts';
import { call } from './client.ts';

const pathOf = (site: string): string => `/sites/${encodeURIComponent(site)}/text-password`;
const keyOf = (site: string): string[] => ['text-password', site];

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
