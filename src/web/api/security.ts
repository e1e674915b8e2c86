/** One's own password, second factor, passkeys and sessions. */
import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import type { Enrolment, OpenSession } from '../../http/contract/identity.ts';
import { call } from './client.ts';
import { makePasskey } from './passkey.ts';
import type { ApiError } from './problem.ts';
import { ownKeys } from './own-keys.ts';
import { keys } from './queries.ts';

/** A change of one's own, after which these are asked for anew. Never sent twice by itself. */
function useChange<V, R = unknown>(send: (given: V) => Promise<R>, stale: readonly QueryKey[]) {
  const client = useQueryClient();
  return useMutation<R, ApiError, V>({
    mutationFn: send,
    retry: false,
    onSuccess: () => Promise.all(stale.map((key) => client.invalidateQueries({ queryKey: key }))),
  });
}

function post<R = unknown>(path: string, body: object): Promise<R> {
  return call<R>(path, { method: 'POST', body });
}

/** Changes the password; every other session ends. */
export function useChangePassword() {
  return useChange<{ current: string; next: string }>(
    (body) => post('/me/password', body),
    [ownKeys.sessions],
  );
}

/** Begins to enrol an authenticator app: its secret is in the answer and nowhere else. */
export function useBeginFactor() {
  return useChange<string, Enrolment>((password) => post('/me/second-factor', { password }), []);
}

/** Confirms the app by its first code; the session is then as good as one opened by both. */
export function useConfirmFactor() {
  return useChange<string>((code) => post('/me/second-factor/confirm', { code }), []);
}

/** Makes new recovery codes, shown once. */
export function useNewRecoveryCodes() {
  return useChange<string, { recoveryCodes: string[] }>(
    (password) => post('/me/second-factor/recovery-codes', { password }),
    [],
  );
}

/** Gives the authenticator app up. */
export function useDropFactor() {
  return useChange<string>(
    (password) => post('/me/second-factor/drop', { password }),
    [ownKeys.session, keys.me],
  );
}

export interface Passkey {
  id: string;
  name: string;
  createdAt?: string;
}

/** One's passkeys. */
export function usePasskeys() {
  return useQuery({
    queryKey: ownKeys.passkeys,
    queryFn: async ({ signal }) => {
      const { items } = await call<{ items: Passkey[] }>('/me/passkeys', { signal });
      return items;
    },
  });
}

/** Makes a passkey in this browser, under a name. */
export function useAddPasskey() {
  return useChange<string>(
    async (name) => post('/me/passkeys', { name, response: await makePasskey() }),
    [ownKeys.passkeys],
  );
}

/** Drops a passkey. */
export function useDropPasskey() {
  return useChange<string>(
    (id) => call(`/me/passkeys/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    [ownKeys.passkeys],
  );
}

/** Where one is signed in. */
export function useSessions() {
  return useQuery({
    queryKey: ownKeys.sessions,
    queryFn: async ({ signal }) => {
      const { items } = await call<{ items: OpenSession[] }>('/me/sessions', { signal });
      return items;
    },
  });
}

/** Signs out elsewhere. */
export function useEndSession() {
  return useChange<string>(
    (id) => call(`/me/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    [ownKeys.sessions],
  );
}

/** Signs out everywhere, here too. */
export function useEndSessions() {
  return useChange<void>(() => post('/me/sessions/end', {}), [keys.me]);
}
