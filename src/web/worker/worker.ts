/**
 * The service worker: keeps the page itself, so that it opens without any network. It never keeps
 * an answer of the desk: what a person may see is kept by the page, apart by person (`offline/`).
 *
 * What else the worker does stands in a file of its own, imported here: `background.ts` sends what
 * waits; for messages that the desk pushes, a `push.ts` like it.
 */
import { sendInBackground } from './background.ts';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { hearPushes } from './push.ts';

declare const self: ServiceWorkerGlobalScope & { pageFiles: PrecacheEntry[] };

/** What is the desk's own to answer, also when it is opened as a page. */
const desks = /^\/(api|healthz|readyz|metrics)(\/|$)|\.[a-z0-9]+$/;

hearPushes(self);
sendInBackground();

// A page is asked for by many addresses and is one file; the rest is found by its name.
precacheAndRoute(self.pageFiles, { directoryIndex: '' });
cleanupOutdatedCaches();
const page = createHandlerBoundToURL('/index.html');

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.mode !== 'navigate' || desks.test(url.pathname)) return;
  event.respondWith(page({ request, event, url }));
});

// The first visit works without a network as soon as the page has been kept.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version waits until the person agrees: nobody's form is pulled from under the hand.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
