/** Whether there is room for a table: then the board draws one, and cards otherwise. */
import { useSyncExternalStore } from 'react';

// The same bound as in the style sheets.
const wide = window.matchMedia('(min-width: 75em)');

export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener('change', listener);
      return () => wide.removeEventListener('change', listener);
    },
    () => wide.matches,
  );
}
