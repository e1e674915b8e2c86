/** How the rows lie in lines: how many side by side, and how high a line is. */
import { useSyncExternalStore } from 'react';

/** The least width of a card, as in cards.module.css, and about how high it is. */
const [cardRem, cardHighRem] = [22, 8.25];
/** As in table.module.css: a row and its line. */
const [rowRem, compactRem] = [4, 2.25];

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

export function useLines(wide: boolean, compact: boolean) {
  const width = useSyncExternalStore(
    (listener) => {
      window.addEventListener('resize', listener);
      return () => window.removeEventListener('resize', listener);
    },
    () => document.documentElement.clientWidth,
  );
  const px = rem();
  if (wide) return { perLine: 1, size: (compact ? compactRem : rowRem) * px, measured: false };
  const perLine = Math.max(1, Math.floor(width / (cardRem * px)));
  return { perLine, size: cardHighRem * px, measured: true };
}
