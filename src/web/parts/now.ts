/**
 * What time it is at the desk. A phone's clock may be minutes off; deadlines are the desk's, so the
 * difference is learnt from its answers. One timer per pace serves every countdown on the page.
 */
import { useSyncExternalStore } from 'react';

/** Below this a difference is the network's delay, not the clock's error. */
const toleratedMs = 2_000;

const slot = 'thongsuot.clock';

let aheadMs = remembered();

/** Takes note of the desk's own time (ISO 8601) at the moment at which an answer arrives. */
export function tellDeskTime(iso: string): void {
  const difference = Date.parse(iso) - Date.now();
  if (!Number.isFinite(difference)) return;
  aheadMs = Math.abs(difference) < toleratedMs ? 0 : difference;
  try {
    // A phone that opens without a network claims times too: by what was learnt before.
    localStorage.setItem(slot, String(aheadMs));
  } catch {
    // A private window: learnt anew with the next answer.
  }
}

function remembered(): number {
  try {
    return Number(localStorage.getItem(slot) ?? 0) || 0;
  } catch {
    return 0;
  }
}

/** The desk's time now, in milliseconds since 1970. */
export function deskNow(): number {
  return Date.now() + aheadMs;
}

interface Ticker {
  subscribe: (listener: () => void) => () => void;
  read: () => number;
}

function makeTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let value = deskNow();
  const tick = (): void => {
    value = deskNow();
    for (const listener of listeners) listener();
  };
  return {
    subscribe(listener) {
      if (listeners.size === 0) {
        value = deskNow();
        timer = setInterval(tick, everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
    read: () => value,
  };
}

const tickers = { second: makeTicker(1_000), minute: makeTicker(15_000) };

/** The desk's time, again and again: every second, or (`minute`) often enough for minutes. */
export function useNow(pace: keyof typeof tickers = 'minute'): number {
  const { subscribe, read } = tickers[pace];
  return useSyncExternalStore(subscribe, read, read);
}
