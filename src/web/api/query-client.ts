/** How answers are kept: live events say what is stale, so nothing is asked twice for nothing. */
import { MutationCache, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query';
import { asApiError } from './problem.ts';
import { keys } from './queries.ts';

/** The desk was not reached, or was overloaded: worth another try; a refusal never is. */
function isPassing(error: unknown): boolean {
  const { status } = asApiError(error);
  return status === 0 || status === 503;
}

/** Waits 1, 2, 4 … seconds between tries, 8 at most. */
function retryDelay(attempt: number): number {
  return Math.min(1000 * 2 ** attempt, 8000);
}

/** The desk no longer lets this browser in as it did: signed out, locked, a factor missing. */
const shut = ['D-5', 'I-1', 'I-3', 'I-4'];

export function makeQueryClient(): QueryClient {
  // Who asks finds out who they are now; the page then shows the sign-in, the lock, the enrolment.
  const lookAgain = (error: unknown, key?: QueryKey): void => {
    if (key?.[0] === keys.me[0] || !shut.includes(asApiError(error).code)) return;
    void client.invalidateQueries({ queryKey: keys.me });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error, { queryKey }) => lookAgain(error, queryKey) }),
    mutationCache: new MutationCache({ onError: (error) => lookAgain(error) }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay,
        // "Offline", says the browser, also where only the wide network is gone: let fetch decide.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: {
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay,
      },
    },
  });
  return client;
}
