/** Sending from the page: at once where the desk is reached, otherwise kept until it is. */
import type { QueryClient } from '@tanstack/react-query';
import type { IncidentView } from '../../http/contract/incidents.ts';
import { tellMoved } from '../api/moved.ts';
import { noteOwn } from '../api/own.ts';
import { asApiError } from '../api/problem.ts';
import { onNews, keep, waiting, type Waiting } from './outgoing.ts';
import { isPassing, send, sendWaiting } from './pass.ts';

/** A person who has pressed the button is not kept waiting longer: the phone takes it over. */
const patienceMs = 8_000;

/** Between tries while something waits: soon at first, for most lines are back in a moment. */
const pausesMs = [2_000, 5_000, 15_000, 30_000];

/**
 * Sends an act, or keeps it: then the answer is undefined, and it is sent by itself when a network
 * comes. Rejects with the desk's refusal, and where the phone cannot keep anything.
 */
export async function sendOrKeep(act: Omit<Waiting, 'place'>): Promise<IncidentView | undefined> {
  const isBehind = (await waiting().catch(() => [])).some(
    ({ incident, id }) => incident === act.incident && id !== act.id,
  );
  if (isBehind) return await kept(act);
  try {
    return (await send(act, patienceMs)) as IncidentView;
  } catch (error) {
    // Who signs has read what he signs: that is not put off.
    if (!isPassing(asApiError(error)) || act.act.name === 'sign') throw error;
    // With no network at all nothing has left the phone; otherwise nobody knows.
    await kept({ ...act, tried: navigator.onLine }).catch(() => {
      throw error;
    });
    return undefined;
  }
}

async function kept(act: Omit<Waiting, 'place'>): Promise<undefined> {
  await keep(act);
  // So that the browser does not tidy it away, and wakes the worker when there is a network.
  void navigator.storage?.persist?.();
  void wakeWorkerLater().catch(() => undefined);
}

async function wakeWorkerLater(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  if ('sync' in registration) {
    await (registration.sync as { register: (tag: string) => Promise<void> }).register('outgoing');
  }
}

/** Sends what waits, now and whenever it may work again, until the returned function is called. */
export function startSending(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isStopped = false;
  const soon = (pauseMs: number | undefined): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void pass(), pauseMs);
  };
  const pass = async (): Promise<void> => {
    clearTimeout(timer);
    const outcome = await sendWaiting().catch(() => 'later' as const);
    if (isStopped || outcome !== 'later') {
      failures = 0;
      return;
    }
    soon(pausesMs[Math.min(failures, pausesMs.length - 1)]);
    failures += 1;
  };
  const now = (): void => {
    failures = 0;
    void pass();
  };
  const seen = (): void => {
    if (document.visibilityState === 'visible') now();
  };
  const stopHearing = onNews(({ sent, kept: isKept }) => {
    if (isKept) soon(pausesMs[0]);
    if (sent === undefined) return;
    noteOwn(sent);
    tellMoved(client, [sent]);
    for (const queryKey of [['incident'], ['record'], ['incidents'], ['circuit']]) {
      void client.invalidateQueries({ queryKey });
    }
  });
  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', seen);
  now();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stopHearing();
    window.removeEventListener('online', now);
    document.removeEventListener('visibilitychange', seen);
  };
}
