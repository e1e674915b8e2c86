/** Arriving on a screen: the top of it and its first words, unless one came back to it. */
import { useEffect, useRef, type RefObject } from 'react';

/**
 * Gives the ref of `<main>`, which takes the focus when the path changes, so that a keyboard or a
 * screen reader goes on from there. Going back keeps the browser's own place in the page.
 */
export function useArrival(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  const wentBack = useRef(false);
  useEffect(() => {
    const back = (): void => {
      wentBack.current = true;
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus({ preventScroll: true });
    if (!wentBack.current) window.scrollTo(0, 0);
    wentBack.current = false;
  }, [path]);
  return main;
}
