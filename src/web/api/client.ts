/** Calls to the desk: same origin, JSON both ways, the session's cookie; failures as `ApiError`. */
import { isByHand } from './hand.ts';
import { problemOf, unexpected, unreachable } from './problem.ts';

interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  /** The id of the user's intent: the same on every retry of it (`Idempotency-Key`). */
  key?: string;
  signal?: AbortSignal | undefined;
}

/** Asks the desk. Resolves with the body of a 2xx answer; rejects with an `ApiError`. */
export async function call<T>(path: string, how: Call = {}): Promise<T> {
  const response = await send(path, how);
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw unexpected(response.status);
  }
}

async function send(path: string, how: Call): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  // The browser itself says where the parts of a form end.
  const form = how.body instanceof FormData ? how.body : undefined;
  if (how.body !== undefined && !form) headers['content-type'] = 'application/json';
  if (isByHand()) headers['x-by-hand'] = '1';
  if (how.key !== undefined) headers['idempotency-key'] = how.key;
  try {
    return await fetch(`/api${path}`, {
      method: how.method ?? 'GET',
      headers,
      ...(how.body === undefined ? {} : { body: form ?? JSON.stringify(how.body) }),
      ...(how.signal ? { signal: how.signal } : {}),
    });
  } catch (error) {
    // A call that we gave up ourselves is not a network failure.
    if (how.signal?.aborted) throw error;
    throw unreachable();
  }
}

/** A query string out of what is set; empty, false and undefined values are left out. */
export function queryString(values: Record<string, string | number | boolean | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '' && value !== false) params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
