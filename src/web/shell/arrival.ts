/** Arriving on a screen: the top of it and its first words, unless one came back to it. */
import { useEffect, useRef, type RefObject } from 'react';
import { navigate } from 'wouter/use-browser-location';

/** Whether the last change of place was a step back, until the place is arrived at. */
let wentBack = false;
/** Whether there is a place of ours to go back to. */
let cameFrom = false;
let from: string | undefined;
/** The link by which each place was left, to go on from it on coming back. */
const leftBy = new Map<string, string>();

window.addEventListener('popstate', () => {
  wentBack = true;
});
window.addEventListener(
  'click',
  ({ target }) => {
    const link = target instanceof Element ? target.closest('main a[href]') : null;
    leftBy.set(window.location.pathname, link?.getAttribute('href') ?? '');
  },
  { capture: true },
);

/** Whether the screen that is being shown was come back to: it stands then where it stood. */
export function cameBack(): boolean {
  return wentBack;
}

/** The path from which one came to this one, while the page is open. */
export function cameFromPath(): string | undefined {
  return from;
}

/** Goes back to where one came from; from outside one came from the board. */
export function goBack(): void {
  if (cameFrom) window.history.back();
  else navigate('/');
}

const still = { preventScroll: true };

/** The link by which this place was left, where one has come back to it and it is still there. */
function linkBack(main: HTMLElement | null): HTMLElement | undefined {
  const href = leftBy.get(window.location.pathname);
  if (!wentBack || !href) return undefined;
  return main?.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`) ?? undefined;
}

/**
 * Gives the ref of `<main>`, which takes the focus when the path changes, so that a keyboard or a
 * screen reader goes on from there. Going back keeps the browser's own place in the page, and the
 * focus where the screen has put it, or on the link by which one left.
 */
export function useArrival(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    from = wentBack ? undefined : shown.current;
    shown.current = path;
    const { activeElement } = document;
    const isPlaced = activeElement !== main.current && main.current?.contains(activeElement);
    if (!wentBack || !isPlaced) (linkBack(main.current) ?? main.current)?.focus(still);
    if (!wentBack) window.scrollTo(0, 0);
    wentBack = false;
    cameFrom = true;
  }, [path]);
  return main;
}
