/**
 * A row's link opens its incident without loading the page anew. One listener of the list serves
 * all its rows: a link that knows of the address itself hears of each change of it, row by row.
 */
import { useEffect, type RefObject } from 'react';
import { useLocation } from 'wouter';

/** Follows the rows' links (`a[data-row]`) inside the list, as a click with nothing held does. */
export function useRowLinks(list: RefObject<HTMLElement | null>): void {
  const [, go] = useLocation();
  useEffect(() => {
    const { current } = list;
    const follow = (event: MouseEvent): void => {
      const { ctrlKey, metaKey, altKey, shiftKey, button, target } = event;
      const isHeld = ctrlKey || metaKey || altKey || shiftKey;
      if (isHeld || button !== 0 || event.defaultPrevented || !(target instanceof Element)) return;
      const href = target.closest('a[data-row]')?.getAttribute('href');
      if (!href) return;
      event.preventDefault();
      go(href);
    };
    current?.addEventListener('click', follow);
    return () => current?.removeEventListener('click', follow);
  }, [list, go]);
}
