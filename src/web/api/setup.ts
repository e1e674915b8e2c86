/** The set-up of a new desk, by its one-time code; and what is left after it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HandedOver } from '../../http/contract/people.ts';
import type {
  FirstOfOther,
  SetupChoices,
  SetupFile,
  SetupLeft,
  SetupOrder,
} from '../../http/contract/setup.ts';
import { call } from './client.ts';
import { ownKeys } from './own-keys.ts';
import type { ApiError } from './problem.ts';

/** What the desk can begin with; the code is looked at and not used up. */
export function useSetupChoices() {
  return useMutation<SetupChoices, ApiError, string>({
    mutationFn: (code) => call('/setup/look', { method: 'POST', body: { code } }),
  });
}

/** What an agreement of one's own says, or its flaws. */
export function useSetupFile() {
  return useMutation<SetupFile, ApiError, { code: string; yaml: string }>({
    mutationFn: (body) => call('/setup/agreement', { method: 'POST', body }),
  });
}

/** Sets the desk up, once. Never sent twice by itself. */
export function useSetUp() {
  return useMutation<unknown, ApiError, SetupOrder>({
    mutationFn: (body) => call('/setup', { method: 'POST', body }),
    retry: false,
  });
}

/** What is left to do, for administrators. */
export function useSetupLeft() {
  return useQuery({
    queryKey: ownKeys.setupLeft,
    queryFn: ({ signal }) => call<SetupLeft>('/setup/left', { signal }),
  });
}

/** Invites the other side's first administrator. */
export function useInviteFirst() {
  const client = useQueryClient();
  return useMutation<HandedOver, ApiError, FirstOfOther>({
    mutationFn: (body) => call('/setup/other-side', { method: 'POST', body }),
    retry: false,
    onSuccess: () => client.invalidateQueries({ queryKey: ownKeys.setupLeft }),
  });
}
