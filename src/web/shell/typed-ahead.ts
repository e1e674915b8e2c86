/**
 * What is typed between the key that opens the palette and the palette's coming over the line: it
 * is kept for it, and does nothing else meanwhile. "n" of a name would leave the page otherwise.
 */
import { useCallback, useEffect, useRef } from 'react';

/** Listens while something is on its way, which takes it once; `onEscape`: it is not wanted. */
export function useTypedAhead(isAwaited: boolean, onEscape: () => void): () => string {
  const typed = useRef('');
  useEffect(() => {
    if (!isAwaited) return;
    typed.current = '';
    const onKey = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') onEscape();
      else if (event.key.length === 1) typed.current += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [isAwaited, onEscape]);
  return useCallback(() => {
    const taken = typed.current;
    typed.current = '';
    return taken;
  }, []);
}
