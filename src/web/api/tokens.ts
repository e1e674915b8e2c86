/** Tokens for programs: made, shown once, revoked. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Token } from '../../http/contract/directory.ts';
import type { TokenScope } from '../../http/contract/limits.ts';
import { call } from './client.ts';
import type { ApiError } from './problem.ts';
import { keys } from './queries.ts';

interface NewToken {
  name: string;
  days: number;
  scopes: TokenScope[];
}

type CreatedToken = Token & { secret: string };

/** Makes a token. Its secret is in the answer and nowhere else, ever. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation<CreatedToken, ApiError, NewToken>({
    mutationFn: (body) => call('/me/tokens', { method: 'POST', body }),
    // Not idempotent: a lost answer would hide the secret of a token that was made.
    retry: false,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}

/** Revokes a token at once. */
export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => call(`/me/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
}
