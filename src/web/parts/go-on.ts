/** Where the keyboard goes on when what was pressed has gone with what it did. */
import { useEffect, useRef, type RefObject } from 'react';

/**
 * Gives the ref of the words that tell of a deed. They take the focus once it is `done`, unless
 * something in the page has it: who goes by keyboard or by ear would begin at the top otherwise.
 */
export function useGoOn<E extends HTMLElement = HTMLParagraphElement>(
  done: unknown,
): RefObject<E | null> {
  const told = useRef<E>(null);
  useEffect(() => {
    const isLost = document.activeElement?.matches('body, main') ?? true;
    if (done !== undefined && isLost) told.current?.focus({ preventScroll: true });
  }, [done]);
  return told;
}
