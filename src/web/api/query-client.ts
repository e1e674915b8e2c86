/** How answers are kept: live events say what is stale, so nothing is asked twice for nothing. */
import { QueryClient } from '@tanstack/react-query';
import { asApiError } from './problem.ts';

/** The desk was not reached, or was overloaded: worth another try; a refusal never is. */
function isPassing(error: unknown): boolean {
  const { status } = asApiError(error);
  return status === 0 || status === 503;
}

/** Waits 1, 2, 4 … seconds between tries, 8 at most. */
function retryDelay(attempt: number): number {
  return Math.min(1000 * 2 ** attempt, 8000);
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
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
}
