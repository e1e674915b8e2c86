/** The keyboard on a list: j, k and the arrows move, Enter opens (the link does), `/` searches. */
import { useEffect, type RefObject } from 'react';

/** Rows are the elements marked `data-row`; they are links or hold the focus themselves. */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  search: RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const typing = isTyping(event.target);
      if (event.key === '/' && !typing) {
        event.preventDefault();
        search.current?.focus();
      } else if (stepOf(event, typing, list.current, search.current) !== 0) {
        event.preventDefault();
        move(list.current, stepOf(event, typing, list.current, search.current));
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list, search]);
}

/** Down 1, up -1, else 0. The arrows scroll the page unless the focus is in the list already. */
function stepOf(
  event: KeyboardEvent,
  typing: boolean,
  list: HTMLElement | null,
  search: HTMLInputElement | null,
): number {
  if (!typing && event.key === 'j') return 1;
  if (!typing && event.key === 'k') return -1;
  const inside = event.target instanceof Node && (list?.contains(event.target) ?? false);
  if (event.key === 'ArrowDown') return inside || event.target === search ? 1 : 0;
  return event.key === 'ArrowUp' && inside ? -1 : 0;
}

function move(list: HTMLElement | null, by: number): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const here = rows.findIndex((row) => row === document.activeElement);
  const next = rows[Math.min(rows.length - 1, Math.max(0, here + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
