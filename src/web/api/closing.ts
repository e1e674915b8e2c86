/** What is to be signed, and the proof of who signs (clause 7). */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Closing } from '../../http/contract/closing.ts';
import { call } from './client.ts';
import { askPasskey } from './passkey.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

/** The facts that a signature is put under, asked anew whenever the incident moves. */
export function useClosing(id: string) {
  return useQuery<Closing, ApiError>({
    queryKey: keys.closing(id),
    queryFn: ({ signal }) =>
      call<Closing>(`/incidents/${encodeURIComponent(id)}/closing`, { signal }),
  });
}

/** Proves anew who one is: by the password, or else by a passkey. Nothing of it is kept. */
export function useProof() {
  return useMutation<void, ApiError, string | undefined>({
    gcTime: 0,
    mutationFn: async (password) => {
      const body = password === undefined ? { passkey: await askPasskey() } : { password };
      await call('/session/prove', { method: 'POST', body });
    },
  });
}
