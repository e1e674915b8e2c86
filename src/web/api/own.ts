/** What was sent from this browser: its reader waits for that, not for a note that it is there. */
import { useSyncExternalStore } from 'react';

let sent: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/** Notes an incident on which this browser has acted. */
export function noteOwn(incident: string): void {
  if (sent.has(incident)) return;
  sent = new Set([...sent, incident]);
  for (const listener of listeners) listener();
}

/** The ids of all of them, since the page was opened. */
export function useOwn(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => sent);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
