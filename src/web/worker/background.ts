/** Sends what waits when the browser says that there is a network, the page open or closed. */
import { sendWaiting } from '../offline/pass.ts';

declare const self: ServiceWorkerGlobalScope;

/** The browser's own event; the standard library does not know it yet. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

async function sendOrAskAgain(): Promise<void> {
  // A rejection tells the browser to wake us again.
  if ((await sendWaiting()) === 'later') throw new Error('the desk was not reached');
}

/** Listens for the browser's word that there is a network; the page asked for it (`send.ts`). */
export function sendInBackground(): void {
  self.addEventListener('sync', (event) => {
    const { tag } = event as SyncEvent;
    if (tag === 'outgoing') (event as SyncEvent).waitUntil(sendOrAskAgain());
  });
}
