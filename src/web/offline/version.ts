/** The service worker from the page's side: it is started, and a new version of the page waits. */
import { useSyncExternalStore } from 'react';

/** A phone keeps a page open for days: it asks this often whether there is a newer one. */
const askEveryMs = 3_600_000;

let waiting: ServiceWorker | undefined;
let isPutOff = false;
const listeners = new Set<() => void>();

function noteWaiting(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/**
 * Starts the service worker once the page has what it shows first: a bad line carries one thing at
 * a time. Without one (an old browser, no certificate) the page works as long as the line does.
 */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const begin = (): void => void register();
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/worker.js').catch(() => undefined);
  if (!registration) return;
  const look = (worker: ServiceWorker | null): void => {
    // The very first worker replaces nothing: there is no news in it. Asked each time, since a page
    // that was opened without one stays open for days.
    if (worker && navigator.serviceWorker.controller !== null) noteWaiting(worker);
  };
  look(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') look(worker);
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), askEveryMs);
}

/** Whether a newer version of the page is here and waits for the person's word. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== undefined && !isPutOff,
  );
}

/** Not now: asked again when the page is next opened. */
export function putOffNewVersion(): void {
  isPutOff = true;
  for (const listener of listeners) listener();
}

/** Takes the new version: what is typed is kept as drafts, so that the reload loses nothing. */
export function takeNewVersion(): void {
  const reload = (): void => window.location.reload();
  // Another tab may have taken it already: then nothing changes any more, and we only reload.
  if (waiting === undefined || waiting.state === 'activated') reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  waiting?.postMessage('take-over');
}
