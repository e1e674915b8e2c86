/** A question or a small form in the place of the button that asked for it. */
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';

/**
 * Gives the ref of what takes a button's place, while the button is `hidden`. The focus goes to the
 * first field, or to the question as a whole: not to its "yes", which the same key would press at
 * once. Escape leaves it, where a way is given; the focus then goes back to the button, or to what
 * stands around it where the button has gone with what was done.
 */
export function useInPlace<E extends HTMLElement>(leave?: () => void): RefObject<E | null> {
  const place = useRef<E>(null);
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !leave) return;
    event.stopPropagation();
    leave();
  });
  useEffect(() => {
    const { current } = place;
    const { activeElement: opener } = document;
    const around = current?.parentElement;
    if (!current || !around) return;
    current.tabIndex = -1;
    (current.querySelector<HTMLElement>('input, select, textarea') ?? current).focus();
    current.addEventListener('keydown', onEscape);
    return () => {
      current.removeEventListener('keydown', onEscape);
      if (document.activeElement !== document.body) return;
      if (opener instanceof HTMLElement) opener.focus();
      if (document.activeElement === opener) return;
      around.tabIndex = -1;
      around.focus();
    };
  }, []);
  return place;
}
