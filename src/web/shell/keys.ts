/**
 * What the keyboard can do, in one place: each screen says what it offers while it is shown, `?`
 * lists exactly that, and the palette offers it too. None of it fires while somebody types or while
 * a sheet lies over the page.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something that a key does, or the palette. */
export interface Deed {
  /** Names it among those of its screen. */
  id: string;
  label: string;
  /** The keys as `KeyboardEvent.key` has them; none: the palette's alone. */
  keys?: readonly string[];
  /** How the keys are shown, where that is not how they are named. */
  shown?: string;
  /** Whether the palette offers it: moving the eye down a list is nothing to choose from one. */
  isAct?: boolean;
  /** False: not now; the key does then what it always does. */
  run: (event?: KeyboardEvent) => boolean | void;
}

/** What one screen offers, under its name. */
export interface Deeds {
  title: string;
  deeds: readonly Deed[];
}

const offered: { current: Deeds }[] = [];
let snapshot: Deeds[] = [];
const listeners = new Set<() => void>();

/** Offers these while the caller is shown. What is offered last comes first where keys agree. */
export function useDeeds(title: string, deeds: readonly Deed[]): void {
  const own = useRef<Deeds>({ title, deeds });
  useEffect(() => {
    own.current = { title, deeds };
    tell();
  });
  useEffect(() => {
    offered.push(own);
    tell();
    if (offered.length === 1) document.addEventListener('keydown', onKey);
    return () => {
      offered.splice(offered.indexOf(own), 1);
      tell();
      if (offered.length === 0) document.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** All that is offered now, for the list of keys and for the palette. */
export function useOffered(): Deeds[] {
  return useSyncExternalStore(subscribe, () => snapshot);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  tell();
  return () => listeners.delete(listener);
}

function tell(): void {
  // Nobody looks at it most of the time: then nothing is made.
  if (listeners.size === 0) return;
  snapshot = offered.map((one) => one.current);
  for (const listener of listeners) listener();
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.isComposing || isTyping(event.target) || isCovered()) return;
  for (const { current } of offered.toReversed()) {
    for (const { keys, run } of current.deeds) {
      if (!keys?.includes(event.key) || run(event) === false) continue;
      event.preventDefault();
      return;
    }
  }
}

/** Whether the keys go into a field. A check box and a radio take none but the space bar. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]',
    ) !== null
  );
}

/** Whether a sheet or a menu lies over the page. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open], [role="dialog"], [role="menu"]') !== null;
}
