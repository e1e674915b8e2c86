/** The words of messages as one's side administers them. */
import { useQuery } from '@tanstack/react-query';
import type { WordingListView, WordingPageView } from '../../http/contract/admin-wordings.ts';
import { call } from './client.ts';

const key = ['admin', 'wordings'];

/** Where the words of a kind are kept. */
export function wordingPath(kind: string, lang: string): string {
  return `/admin/wordings/${kind}/${lang}`;
}

/** Every text that one's side reads; asks nothing of whoever does not administer it. */
export function useWordings(enabled: boolean) {
  return useQuery({
    queryKey: key,
    enabled,
    queryFn: async ({ signal }) =>
      (await call<WordingListView>('/admin/wordings', { signal })).items,
  });
}

/** The words of one kind, with their history. */
export function useWording(kind: string, lang: string) {
  return useQuery({
    queryKey: [...key, kind, lang],
    queryFn: ({ signal }) => call<WordingPageView>(wordingPath(kind, lang), { signal }),
  });
}
