/** The part of the page that a step means: found by its name, ringed, brought into view. */
import { useEffect, useEffectEvent } from 'react';

/** A part by its accessible name, or else by where it stands. */
export interface Meant {
  name?: string;
  selector?: string;
}

/** How long a part may take to come before the words have to do without it. */
const patienceMs = 8_000;

function find({ name, selector }: Meant): HTMLElement | undefined {
  if (selector !== undefined) return document.querySelector<HTMLElement>(selector) ?? undefined;
  const main = document.querySelector('main');
  const parts = main?.querySelectorAll<HTMLElement>('section, [role="group"]') ?? [];
  return [...parts].find((part) => nameOf(part) === name);
}

function nameOf(part: HTMLElement): string | null {
  const by = part.getAttribute('aria-labelledby');
  const text = by === null ? null : document.getElementById(by)?.textContent;
  return text ?? part.getAttribute('aria-label');
}

/** Rings a part while the caller is shown; `onSettled` once it is there, or will not come. */
export function useRing({ name, selector }: Meant, onSettled: () => void): void {
  const settled = useEffectEvent(onSettled);
  useEffect(() => {
    let ringed: HTMLElement | undefined;
    const look = (): void => {
      const found = find({ name, selector });
      if (!found || found === ringed) return;
      const isFirst = ringed === undefined;
      ringed?.removeAttribute('data-toured');
      ringed = found;
      found.setAttribute('data-toured', '');
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      found.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
      if (isFirst) settled();
    };
    // A screen that is arrived at takes the focus itself (`useArrival`): the words come after it.
    const arrived = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.matches('main')) settled();
    };
    document.addEventListener('focusin', arrived);
    // What comes later, or is drawn anew, is ringed too.
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
    const timer = setTimeout(() => ringed ?? settled(), patienceMs);
    look();
    return () => {
      watch.disconnect();
      clearTimeout(timer);
      document.removeEventListener('focusin', arrived);
      ringed?.removeAttribute('data-toured');
    };
  }, [name, selector]);
}
