/**
 * Of ten thousand rows only those in view are there. Keeps the place on the page and the row that
 * has the keyboard, also while another screen is shown.
 */
import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { cameBack } from '../../shell/arrival.ts';

interface Place {
  name: string;
  y: number;
  /** The row that had the keyboard. */
  id: string | undefined;
  /** How high each line was, so that the same height of page is there again. */
  lines: VirtualItem[];
}

/** Where the list stood when it was last left. */
let left: Place | undefined;

interface Rows {
  /** The question that the rows answer: another question begins at the top. */
  name: string;
  ids: readonly string[];
  /** How many rows stand side by side. */
  perLine: number;
  /** How high a line is, in pixels; `measured`: about. */
  size: number;
  measured: boolean;
}

export interface VirtualRows {
  list: RefObject<HTMLDivElement | null>;
  lines: VirtualItem[];
  /** How high what is above and below the lines in view is, in pixels. */
  above: number;
  below: number;
  measure: ((line: Element | null) => void) | undefined;
  /** The row that has the keyboard, or had it last. */
  active: () => string | undefined;
  /** Moves the keyboard by so many rows. */
  move: (by: number) => boolean;
}

/** The header lies over the top of the page, the navigation of a phone over its foot. */
const [topPx, footPx] = [72, 80];

export function useVirtualRows({ name, ids, perLine, size, measured }: Rows): VirtualRows {
  const list = useRef<HTMLDivElement>(null);
  const back = useRef(cameBack() && left?.name === name ? left : undefined);
  const active = useRef(back.current?.id);
  const top = useTop(list);
  const virtualizer = useWindowVirtualizer({
    count: Math.ceil(ids.length / perLine),
    estimateSize: () => size,
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: topPx,
    scrollPaddingEnd: footPx,
    ...(back.current
      ? { initialMeasurementsCache: back.current.lines, initialOffset: back.current.y }
      : {}),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, size]);
  const lines = virtualizer.getVirtualItems();

  function focus(index: number, tries = 10): void {
    const row = list.current?.querySelector<HTMLElement>(`[data-at="${index}"] [data-row]`);
    if (row) row.focus({ preventScroll: true });
    else if (tries > 0) requestAnimationFrame(() => focus(index, tries - 1));
  }

  useLayoutEffect(() => {
    const place = back.current;
    if (!place) return;
    window.scrollTo(0, place.y);
    const index = place.id === undefined ? -1 : ids.indexOf(place.id);
    if (index >= 0) focus(index);
    // Once, as the screen is come back to.
  }, []);
  usePlaceKept(name, active, virtualizer);
  useActive(list, active, ids);

  return {
    list,
    lines,
    above: Math.max(0, (lines[0]?.start ?? top) - top),
    below: virtualizer.getTotalSize() - ((lines.at(-1)?.end ?? top) - top),
    measure: measured ? virtualizer.measureElement : undefined,
    active: () => active.current,
    move: (by) => {
      const here = active.current === undefined ? -1 : ids.indexOf(active.current);
      const next = Math.min(ids.length - 1, Math.max(0, here + by));
      if (next < 0) return false;
      active.current = ids[next];
      virtualizer.scrollToIndex(Math.floor(next / perLine), { align: 'auto' });
      focus(next);
      return true;
    },
  };
}

/** Where the list begins on the page; filters and figures above it come and go. */
function useTop(list: RefObject<HTMLDivElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const look = (): void => {
      const box = list.current?.getBoundingClientRect();
      if (box) setTop(Math.round(box.top + window.scrollY));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return top;
}

function usePlaceKept(
  name: string,
  active: RefObject<string | undefined>,
  virtualizer: { measurementsCache: VirtualItem[] },
): void {
  useLayoutEffect(() => {
    let y = window.scrollY;
    const look = (): void => {
      y = window.scrollY;
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      window.removeEventListener('scroll', look);
      left = { name, y, id: active.current, lines: virtualizer.measurementsCache };
    };
  }, [name, active, virtualizer]);
}

/** The row that the focus comes to is the one that the keys go on from. */
function useActive(
  list: RefObject<HTMLDivElement | null>,
  active: RefObject<string | undefined>,
  ids: readonly string[],
): void {
  const known = useRef(ids);
  useEffect(() => {
    known.current = ids;
  });
  useEffect(() => {
    const { current } = list;
    const came = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      const index = target.closest('[data-at]')?.getAttribute('data-at');
      if (index) active.current = known.current[Number(index)];
    };
    current?.addEventListener('focusin', came);
    return () => current?.removeEventListener('focusin', came);
  }, [list, active]);
}
