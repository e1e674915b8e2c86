/** Signing in and out. The session is a cookie that scripts cannot read. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { alone } from '../offline/outgoing.ts';
import { call } from './client.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

export interface Credentials {
  email: string;
  password: string;
}

/** Signs in; every answer kept for the person before is dropped. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, Credentials>({
    // Not while something is being sent: it would be sent as whoever signs in.
    mutationFn: (body) => alone(() => call('/auth/sign-in/email', { method: 'POST', body })),
    onSuccess: () => client.resetQueries(),
  });
}

/** Signs out and forgets everything that was shown. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError>({
    mutationFn: () => alone(() => call('/auth/sign-out', { method: 'POST', body: {} })),
    onSuccess: () => {
      // Whoever is shown the page watches `me`: it must change, not vanish.
      client.setQueryData(keys.me, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
    },
  });
}
