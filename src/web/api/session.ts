/** In and out of the desk, and what it knows of this browser. The session is a cookie. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { codeView, SessionView } from '../../http/contract/identity.ts';
import type { z } from 'zod';
import { alone } from '../offline/outgoing.ts';
import { call } from './client.ts';
import { askPasskey, type PasskeyAnswer } from './passkey.ts';
import type { ApiError } from './problem.ts';
import { ownKeys } from './own-keys.ts';
import { keys } from './queries.ts';

export interface Credentials {
  email: string;
  password: string;
  shared?: boolean;
}

/** What a code of an invitation or a reset is for. */
export type AccessCode = z.infer<typeof codeView>;

/** Goes in by some means; every answer kept for the person before is dropped. */
function useGoIn<V>(send: (given: V) => Promise<unknown>, stay = false) {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, V>({
    // Not while something is being sent: it would be sent as whoever signs in.
    mutationFn: (given) => alone(() => send(given)),
    onSuccess: () => (stay ? undefined : client.resetQueries()),
  });
}

/** Signs in; `I-6` where the second step is missing. `stay`: the page looks on itself. */
export function useSignIn(stay = false) {
  return useGoIn<Credentials>(
    (body) => call('/auth/sign-in/email', { method: 'POST', body }),
    stay,
  );
}

/** The second step of signing in. */
export function useSecondStep() {
  return useGoIn<{ code: string; shared: boolean }>((body) =>
    call('/auth/second-factor', { method: 'POST', body }),
  );
}

interface ByPasskey {
  shared: boolean;
  /** What the authenticator has answered already; otherwise it is asked. */
  response?: PasskeyAnswer;
}

/** Signs in by a passkey. */
export function usePasskeySignIn() {
  return useGoIn<ByPasskey>(async ({ shared, response }) => {
    const body = { shared, response: response ?? (await askPasskey()) };
    await call('/auth/passkey', { method: 'POST', body });
  });
}

/** By what means one signs in here, besides passwords and passkeys. */
export function useMeans() {
  return useQuery({
    queryKey: ownKeys.means,
    staleTime: Infinity,
    queryFn: ({ signal }) => call<{ sso?: string; isNew?: true }>('/auth/means', { signal }),
  });
}

/** Asks for a mail to set a new password. */
export function useForgotten() {
  return useMutation<unknown, ApiError, string>({
    mutationFn: (email) => call('/auth/forgotten', { method: 'POST', body: { email } }),
  });
}

/** What a code is for; looking uses nothing up. */
export function useLookAtCode() {
  return useMutation<AccessCode, ApiError, string>({
    mutationFn: (code) => call('/codes/look', { method: 'POST', body: { code } }),
  });
}

/** Sets the password by a code, once. */
export function useUseCode() {
  return useMutation<unknown, ApiError, { code: string; password: string }>({
    mutationFn: (body) => call('/codes/use', { method: 'POST', body }),
  });
}

/** The browser's session, told even while it is locked. */
export function useSession() {
  return useQuery({
    queryKey: ownKeys.session,
    queryFn: ({ signal }) => call<SessionView>('/session', { signal }),
  });
}

/** Proves once more who one is, by the password or else by a passkey: unlocks, too. */
export function useProve() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string | undefined>({
    mutationFn: async (password) => {
      const body = password === undefined ? { passkey: await askPasskey() } : { password };
      await call('/session/prove', { method: 'POST', body });
    },
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Locks this desk, at once. */
export function useLock() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError>({
    mutationFn: () => call('/session/lock', { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
  });
}

/** Says whether several people share this browser, so that it locks itself. */
export function useSharing() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, boolean>({
    mutationFn: (shared) => call('/session/sharing', { method: 'POST', body: { shared } }),
    onSuccess: () =>
      Promise.all(
        [keys.me, ownKeys.session, ownKeys.sessions].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
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
