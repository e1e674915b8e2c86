/**
 * What a phone does with a message while the page is closed: shows it, and opens the incident when
 * it is tapped. Without imports, so that it runs alone or as a part of another service worker.
 */

/** The part of a service worker's world that is used; the page's own types do not know it. */
interface PushWorld {
  addEventListener: <N extends keyof PushEvents>(
    name: N,
    heard: (event: PushEvents[N]) => void,
  ) => void;
  registration: {
    showNotification: (title: string, options: Record<string, unknown>) => Promise<void>;
  };
  clients: {
    matchAll: (options: { type: 'window' }) => Promise<PushedPage[]>;
    openWindow: (url: string) => Promise<unknown>;
  };
}

interface PushedPage {
  url: string;
  focus: () => Promise<unknown>;
  navigate: (url: string) => Promise<unknown>;
}

interface PushLasting {
  waitUntil: (work: Promise<unknown>) => void;
}

interface PushEvents {
  push: PushLasting & { data: { json: () => unknown } | null };
  notificationclick: PushLasting & { notification: { data: PushTold; close: () => void } };
}

/** As the desk writes it: see `PushPayload` of its messenger. */
interface PushedMessage {
  message: string;
  tag: string;
  title: string;
  body: string;
  incidents: { id: string; code: string }[];
  incidentCount: number;
}

interface PushTold {
  message: string;
  /** Where a tap leads: the incident, or the board where there are several. */
  path: string;
}

const worker = globalThis as unknown as PushWorld;

worker.addEventListener('push', (event) => {
  const payload = event.data?.json() as PushedMessage | undefined;
  if (!payload) return;
  const { message, tag, title, body, incidents, incidentCount } = payload;
  const [first] = incidents;
  const path = first && incidentCount === 1 ? `/su-co/${encodeURIComponent(first.code)}` : '/';
  const data: PushTold = { message, path };
  event.waitUntil(
    worker.registration.showNotification(title, { body, tag, data, icon: '/icon.svg' }),
  );
});

worker.addEventListener('notificationclick', (event) => {
  const { data, close } = event.notification;
  close.call(event.notification);
  event.waitUntil(Promise.all([tellOpened(data.message), open(data.path)]));
});

/** Evidence for the desk. A phone without a network still opens the page. */
async function tellOpened(message: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ message });
  await fetch('/api/me/push/opened', { method: 'POST', headers, body }).catch(() => undefined);
}

async function open(path: string): Promise<void> {
  const [page] = await worker.clients.matchAll({ type: 'window' });
  if (!page) {
    await worker.clients.openWindow(path);
    return;
  }
  await page.focus();
  await page.navigate(path);
}
