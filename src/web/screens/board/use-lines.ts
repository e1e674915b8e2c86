/** How the rows lie in lines: how many side by side, and how high a line is. */
import { useSyncExternalStore } from 'react';

/** The least width of a card, as in cards.module.css, and about how high it is. */
const [cardRem, cardHighRem] = [22, 8.25];
/** As in table.module.css: a row and its line. */
const [rowRem, compactRem] = [4, 2.25];

interface Lines {
  perLine: number;
  /** How high a line is, in pixels; `measured`: about. */
  size: number;
  measured: boolean;
}

/** The lines of a list; the page is measured when its width changes, not whenever it is drawn. */
export function useLines(wide: boolean, compact: boolean): Lines {
  const { width, px } = useSyncExternalStore(subscribe, read);
  if (wide) return { perLine: 1, size: (compact ? compactRem : rowRem) * px, measured: false };
  const perLine = Math.max(1, Math.floor(width / (cardRem * px)));
  return { perLine, size: cardHighRem * px, measured: true };
}

let known: { width: number; px: number } | undefined;

function read(): { width: number; px: number } {
  const root = document.documentElement;
  known ??= {
    width: root.clientWidth,
    px: Number.parseFloat(getComputedStyle(root).fontSize),
  };
  return known;
}

function subscribe(listener: () => void): () => void {
  const look = (): void => {
    known = undefined;
    listener();
  };
  // It may have changed while no list was there to hear of it.
  look();
  window.addEventListener('resize', look);
  return () => window.removeEventListener('resize', look);
}
