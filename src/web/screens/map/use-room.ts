/** How many rows of a list there is room for, on a screen that nobody scrolls. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** As many as can be read from across a room; a page that scrolls shows these. */
const mostShown = 8;

/**
 * The place of a list (its last row, "and so many more", counted in), and how many rows it holds.
 * A place as high as its rows has no bound: then `mostShown`.
 */
export function useRoom(): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(mostShown);
  useLayoutEffect(() => {
    const { current } = place;
    if (!current) return;
    const look = (): void => {
      const [first, second] = current.querySelectorAll('li');
      if (getComputedStyle(current).overflowY === 'visible' || !first || !second) {
        return setRoom(mostShown);
      }
      const step = second.offsetTop - first.offsetTop;
      const rest = current.querySelector('li:last-child')?.clientHeight ?? 0;
      setRoom(Math.max(1, Math.floor((current.clientHeight - Math.min(rest, step / 2)) / step)));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [place, room];
}
