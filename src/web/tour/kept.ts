/**
 * How far somebody has come with the tour, on this machine: offered once to each person, left and
 * taken up again where it was, and not offered any more once it was done or declined.
 */
import { useSyncExternalStore } from 'react';
import { recall, remember } from '../parts/kept.ts';

/** Where a tour stands. `incident`: the one it goes through, once it has found one. */
export interface Standing {
  step: number;
  isPaused?: boolean;
  incident?: string;
}

/** By person: under way, or over. */
type Kept = Record<string, Standing | 'over'>;

const slot = 'thongsuot.tour';
/** Instead of persons: nobody is offered a tour here, as on a screen in a hall. */
const never = '*';
const listeners = new Set<() => void>();

function read(): Kept | typeof never {
  const text = recall(slot);
  if (text === never) return never;
  try {
    return JSON.parse(text ?? '{}') as Kept;
  } catch {
    return {};
  }
}

let kept = read();

/** Notes where a person's tour stands. */
export function keepTour(person: string, standing: Standing | 'over'): void {
  kept = { ...(kept === never ? {} : kept), [person]: standing };
  remember(slot, JSON.stringify(kept));
  for (const listener of listeners) listener();
}

/** Where a person's tour stands; undefined: it was never offered here. */
export function useTour(person: string): Standing | 'over' | undefined {
  return useSyncExternalStore(subscribe, () => (kept === never ? 'over' : kept[person]));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
