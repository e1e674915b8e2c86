/** A bound on what is under way with a gateway at one time. */

/** Hands out places; who finds none waits in turn, and only so many wait. */
export interface Window {
  /** Resolves with what gives the place back; undefined: the signal came first, or no room. */
  enter: (signal: AbortSignal) => Promise<(() => void) | undefined>;
}

/** Opens a window of `size` places, with at most `waitingMax` waiting for one. */
export function openWindow(size: number, waitingMax: number): Window {
  let free = size;
  const waiting = new Set<() => void>();

  function leave(): void {
    const [next] = waiting;
    if (next) next();
    else free += 1;
  }

  return {
    enter: (signal) => {
      const { promise, resolve } = Promise.withResolvers<(() => void) | undefined>();
      if (signal.aborted || (free === 0 && waiting.size >= waitingMax)) {
        resolve(undefined);
        return promise;
      }
      if (free > 0) {
        free -= 1;
        resolve(leave);
        return promise;
      }
      const settle = (place: (() => void) | undefined): void => {
        waiting.delete(onFree);
        signal.removeEventListener('abort', onAbort);
        resolve(place);
      };
      const onFree = (): void => settle(leave);
      const onAbort = (): void => settle(undefined);
      waiting.add(onFree);
      signal.addEventListener('abort', onAbort, { once: true });
      return promise;
    },
  };
}
