/**
 * The live stream: one connection per page, which says that an incident has moved on. What is
 * shown of it is asked for again: rows of the board by their ids, counts at most once a second.
 */
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { LiveEvent } from '../../http/contract/directory.ts';
import { tellMoved } from './moved.ts';
import { keys } from './queries.ts';

/** `restored` lasts a few seconds after a loss, so that a person sees that it is over. */
export type LiveState = 'connecting' | 'open' | 'lost' | 'restored';

const restoredMs = 4_000;
const listsMs = 1_000;
const backoffMaxMs = 30_000;

let state: LiveState = 'connecting';
/** When the stream was lost, in milliseconds since 1970; while it is not. */
let lostAt = Date.now();
const listeners = new Set<() => void>();

function become(next: LiveState): void {
  if (next === state) return;
  if (next === 'lost') lostAt = Date.now();
  state = next;
  for (const listener of listeners) listener();
}

/** The state of the connection, for the shell to show. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Since when the stream has been lost; undefined while it is not. */
export function useLostSince(): number | undefined {
  return useLiveState() === 'lost' ? lostAt : undefined;
}

/** Opens the stream and keeps it open until the returned function is called. */
export function startLive(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lists = throttled(() => {
    void client.invalidateQueries({ queryKey: keys.lists });
    void client.invalidateQueries({ queryKey: keys.groups });
    void client.invalidateQueries({ queryKey: keys.wall });
  });

  const opened = (): void => {
    const wasLost = state === 'lost';
    attempt = 0;
    become(wasLost ? 'restored' : 'open');
    if (!wasLost) return;
    // Whatever happened meanwhile was not told to us: ask for everything in view again.
    void client.invalidateQueries();
    setTimeout(() => state === 'restored' && become('open'), restoredMs);
  };
  const failed = (): void => {
    become('lost');
    // A refused stream is not tried again by the browser itself; a broken one is.
    if (source?.readyState !== EventSource.CLOSED) return;
    void client.invalidateQueries({ queryKey: keys.me });
    timer = setTimeout(open, Math.min(1000 * 2 ** attempt++, backoffMaxMs));
  };
  function open(): void {
    source?.close();
    source = new EventSource('/api/live');
    source.addEventListener('open', opened);
    source.addEventListener('error', failed);
    // The desk itself may have missed something: then so have we.
    source.addEventListener('gap', () => void client.invalidateQueries());
    source.addEventListener('incident', (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as LiveEvent;
      refresh(client, event);
      tellMoved(client, [event.id]);
      lists.run();
    });
  }

  open();
  window.addEventListener('online', open);
  return () => {
    window.removeEventListener('online', open);
    clearTimeout(timer);
    lists.cancel();
    source?.close();
    become('connecting');
  };
}

/** An incident may be on screen by its id or by its code. */
function refresh(client: QueryClient, event: LiveEvent): void {
  for (const id of [event.id, event.code]) {
    void client.invalidateQueries({ queryKey: keys.incident(id) });
    void client.invalidateQueries({ queryKey: keys.record(id) });
    void client.invalidateQueries({ queryKey: keys.told(id) });
  }
}

/** Runs at once, then at most once per `listsMs`, and never forgets the last call. */
function throttled(action: () => void): { run: () => void; cancel: () => void } {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const pass = (): void => {
    waiting = undefined;
    if (again) run();
  };
  function run(): void {
    again = waiting !== undefined;
    if (again) return;
    action();
    waiting = setTimeout(pass, listsMs);
  }
  return { run, cancel: () => clearTimeout(waiting) };
}
