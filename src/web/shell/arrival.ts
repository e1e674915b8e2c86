/** Arriving on a screen: the top of it and its first words, unless one came back to it. */
import { useEffect, useRef, type RefObject } from 'react';
import { navigate } from 'wouter/use-browser-location';

/** Whether the last change of place was a step back, until the place is arrived at. */
let wentBack = false;
/** Whether there is a place of ours to go back to. */
let cameFrom = false;

window.addEventListener('popstate', () => {
  wentBack = true;
});

/** Whether the screen that is being shown was come back to: it stands then where it stood. */
export function cameBack(): boolean {
  return wentBack;
}

/** Goes back to where one came from; from outside one came from the board. */
export function goBack(): void {
  if (cameFrom) window.history.back();
  else navigate('/');
}

/**
 * Gives the ref of `<main>`, which takes the focus when the path changes, so that a keyboard or a
 * screen reader goes on from there. Going back keeps the browser's own place in the page, and the
 * focus where the screen has put it.
 */
export function useArrival(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const { activeElement } = document;
    const isPlaced = activeElement !== main.current && main.current?.contains(activeElement);
    if (!wentBack || !isPlaced) main.current?.focus({ preventScroll: true });
    if (!wentBack) window.scrollTo(0, 0);
    wentBack = false;
    cameFrom = true;
  }, [path]);
  return main;
}
