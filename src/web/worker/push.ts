/**
 * What a phone does with a message while the page is closed: shows it, and opens the incident when
 * it is tapped.
 */
/** As the desk writes it: see `PushPayload` of its messenger. */
interface Payload {
  message: string;
  tag: string;
  title: string;
  body: string;
  incidents: { id: string; code: string }[];
  incidentCount: number;
}

interface Told {
  message: string;
  /** Where a tap leads: the incident, or the board where there are several. */
  path: string;
}

/** Hears what the desk pushes. */
export function hearPushes(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => {
    const payload = event.data?.json() as Payload | undefined;
    if (!payload) return;
    const { message, tag, title, body, incidents, incidentCount } = payload;
    const [first] = incidents;
    const path = first && incidentCount === 1 ? `/su-co/${encodeURIComponent(first.code)}` : '/';
    const data: Told = { message, path };
    const options = { body, tag, data, icon: '/icon-192.png' };
    event.waitUntil(worker.registration.showNotification(title, options));
  });

  worker.addEventListener('notificationclick', (event) => {
    const { message, path } = event.notification.data as Told;
    event.notification.close();
    event.waitUntil(Promise.all([tellOpened(message), open(worker, path)]));
  });
}

/** Evidence for the desk. A phone without a network still opens the page. */
async function tellOpened(message: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ message });
  await fetch('/api/me/push/opened', { method: 'POST', headers, body }).catch(() => undefined);
}

async function open(worker: ServiceWorkerGlobalScope, path: string): Promise<void> {
  const [page] = await worker.clients.matchAll({ type: 'window' });
  if (!page) {
    await worker.clients.openWindow(path);
    return;
  }
  await page.focus();
  await page.navigate(path);
}
