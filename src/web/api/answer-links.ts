/** Links by which people answer without an account: what went out, and ending one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerLinkView } from '../../http/contract/answer-links.ts';
import { call } from './client.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

/** The links about an incident, by its id or code, the newest first. */
export function useAnswerLinks(id: string) {
  return useQuery({
    queryKey: [...keys.told(id), 'links'],
    queryFn: async ({ signal }) => {
      const path = `/incidents/${encodeURIComponent(id)}/answer-links`;
      return (await call<{ items: AnswerLinkView[] }>(path, { signal })).items;
    },
  });
}

/** Ends a link for good. */
export function useRevoke(id: string) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (locator) => call(`/answer-links/${locator}/revoke`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.told(id) }),
  });
}
