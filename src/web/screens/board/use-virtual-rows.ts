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
  /** What the rows are in. */
  list: RefObject<HTMLDivElement | null>;
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
  lines: VirtualItem[];
  /** How high what is above and below the lines in view is, in pixels. */
  above: number;
  below: number;
  measure: ((line: Element | null) => void) | undefined;
  /** Whether lines fly past faster than anybody reads. */
  isSpinning: boolean;
  /** The row that has the keyboard, or had it last. */
  active: () => string | undefined;
  /** Moves the keyboard by so many rows. */
  move: (by: number) => boolean;
}

/**
 * How many lines are ready above and below the view: seven frames of a spun wheel, so that drawing
 * them need not hold up the frame that scrolls.
 */
const overscan = 12;

/** So many lines a second nobody reads: a spun wheel or a dragged scroll bar, not a page turned. */
const readableMax = 100;

/** The header lies over the top of the page, the navigation of a phone over its foot. */
const [topPx, footPx] = [72, 80];

/** The lines in view, and how the keyboard goes through them all. */
export function useVirtualRows(rows: Rows): VirtualRows {
  const { list, name, ids, perLine, size, measured } = rows;
  const [back] = useState(() => (cameBack() && left?.name === name ? left : undefined));
  const active = useRef(back?.id);
  const top = useTop(list);
  const [isSpinning, follow] = useSpin(size);
  const virtualizer = useWindowVirtualizer<Element>({
    count: Math.ceil(ids.length / perLine),
    estimateSize: () => size,
    overscan,
    onChange: follow,
    useFlushSync: false,
    scrollMargin: top,
    scrollPaddingStart: topPx,
    scrollPaddingEnd: footPx,
    ...(back ? { initialMeasurementsCache: back.lines, initialOffset: back.y } : {}),
  });
  useSizeKept(virtualizer, size);
  const lines = virtualizer.getVirtualItems();
  const known = useKnown(ids);
  useActive(list, active, known);
  useLayoutEffect(() => {
    if (!back) return;
    window.scrollTo(0, back.y);
    focusActive(list, active, known);
  }, [back, list, active, known]);
  usePlaceKept(name, active, virtualizer);
  return {
    lines,
    above: Math.max(0, (lines[0]?.start ?? top) - top),
    below: virtualizer.getTotalSize() - ((lines.at(-1)?.end ?? top) - top),
    measure: measured ? virtualizer.measureElement : undefined,
    isSpinning,
    active: () => active.current,
    move: (by) => {
      const here = active.current === undefined ? -1 : ids.indexOf(active.current);
      const next = Math.min(ids.length - 1, Math.max(0, here + by));
      if (next < 0) return false;
      active.current = ids[next];
      virtualizer.scrollToIndex(Math.floor(next / perLine), { align: 'auto' });
      focusActive(list, active, known);
      return true;
    },
  };
}

interface Scrolled {
  scrollOffset: number | null;
  isScrolling: boolean;
}

/** Whether the list is scrolled faster than it can be read, as the virtualizer's moves tell. */
function useSpin(size: number): [boolean, (list: Scrolled) => void] {
  const [isSpinning, setSpinning] = useState(false);
  const last = useRef<{ y: number; at: number }>(undefined);
  const follow = ({ scrollOffset, isScrolling }: Scrolled): void => {
    const [before, now] = [last.current, { y: scrollOffset ?? 0, at: performance.now() }];
    last.current = now;
    if (!isScrolling || !before) return setSpinning(false);
    // Two moves within one frame tell nothing of a pace.
    if (now.at - before.at < 1) return;
    const linesASecond = (Math.abs(now.y - before.y) / size / (now.at - before.at)) * 1_000;
    setSpinning(linesASecond > readableMax);
  };
  return [isSpinning, follow];
}

/** Lines that are closer together or further apart are all measured anew. */
function useSizeKept(virtualizer: { measure: () => void }, size: number): void {
  const before = useRef(size);
  useLayoutEffect(() => {
    if (before.current !== size) virtualizer.measure();
    before.current = size;
  }, [virtualizer, size]);
}

/**
 * Gives the row its keyboard; one that was out of view is there a frame later. By then keys may
 * have gone further: the row that is meant is looked up anew.
 */
function focusActive(
  list: RefObject<HTMLDivElement | null>,
  active: RefObject<string | undefined>,
  known: RefObject<readonly string[]>,
  tries = 10,
): void {
  const index = active.current === undefined ? -1 : known.current.indexOf(active.current);
  if (index < 0) return;
  const row = list.current?.querySelector<HTMLElement>(`[data-nth="${index}"] [data-row]`);
  if (row) row.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusActive(list, active, known, tries - 1));
}

/** The rows as they are now, for what is called later. */
function useKnown(ids: readonly string[]): RefObject<readonly string[]> {
  const known = useRef(ids);
  useLayoutEffect(() => {
    known.current = ids;
  });
  return known;
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
    const who = (): string | undefined => active.current;
    let y = window.scrollY;
    const look = (): void => {
      y = window.scrollY;
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => {
      window.removeEventListener('scroll', look);
      left = { name, y, id: who(), lines: virtualizer.measurementsCache };
    };
  }, [name, active, virtualizer]);
}

/** The row that the focus comes to is the one that the keys go on from. */
function useActive(
  list: RefObject<HTMLDivElement | null>,
  active: RefObject<string | undefined>,
  known: RefObject<readonly string[]>,
): void {
  useEffect(() => {
    const { current } = list;
    const came = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      const index = target.closest('[data-nth]')?.getAttribute('data-nth');
      if (index) active.current = known.current[Number(index)];
    };
    current?.addEventListener('focusin', came);
    return () => current?.removeEventListener('focusin', came);
  }, [list, active, known]);
}
