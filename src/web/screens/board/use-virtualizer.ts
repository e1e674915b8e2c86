/** TanStack Virtual over the page's own scrolling, as its React binding does it. */
import {
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { useLayoutEffect, useReducer, useState } from 'react';
import { flushSync } from 'react-dom';

interface Options {
  count: number;
  /** How high a line is, or about how high. */
  size: number;
  scrollMargin: number;
  scrollPaddingStart: number;
  scrollPaddingEnd: number;
  initialMeasurementsCache?: VirtualItem[];
  initialOffset?: number;
}

/** How many lines are ready above and below the view: a fast wheel goes four a frame. */
const overscan = 8;

/** The virtualizer of the window; the caller is drawn again when other lines come into view. */
export function useVirtualizer({ size, ...options }: Options): Virtualizer<Window, Element> {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const whole = {
    ...options,
    overscan,
    estimateSize: () => size,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    // While scrolling at once, so that no frame shows a gap.
    onChange: (_: unknown, isScrolling: boolean) => (isScrolling ? flushSync(draw) : draw()),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, Element>(whole));
  virtualizer.setOptions(whole);
  const { _didMount: mounted, _willUpdate: drawn } = virtualizer;
  useLayoutEffect(() => mounted(), [mounted]);
  useLayoutEffect(() => drawn());
  // Lines that are closer together or further apart are all measured anew.
  useLayoutEffect(() => remeasure(virtualizer, size), [virtualizer, size]);
  return virtualizer;
}

const sizes = new WeakMap<object, number>();

function remeasure(virtualizer: Virtualizer<Window, Element>, size: number): void {
  const before = sizes.get(virtualizer);
  sizes.set(virtualizer, size);
  if (before !== undefined && before !== size) virtualizer.measure();
}
