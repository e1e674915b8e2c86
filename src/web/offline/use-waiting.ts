/** What waits on this phone, for the screens. */
import { useSyncExternalStore } from 'react';
import { onNews, waiting, type Waiting } from './outgoing.ts';

let snapshot: readonly Waiting[] = [];
let reading = false;
let again = false;
const listeners = new Set<() => void>();

/** Reads the queue anew; what changes meanwhile is read once more after it. */
async function refresh(): Promise<void> {
  again = reading;
  if (reading) return;
  reading = true;
  snapshot = await waiting().catch(() => []);
  reading = false;
  for (const listener of listeners) listener();
  if (again) await refresh();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) void refresh();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

onNews(() => void refresh());

/** All that waits, whoever's it is, in its order. */
export function useWaiting(): readonly Waiting[] {
  return useSyncExternalStore(subscribe, () => snapshot);
}
