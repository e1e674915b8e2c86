/**
 * The page takes over from the screen that stood in its HTML: in one moment, with everything that
 * was typed, chosen, tapped and sent there, and the cursor where it was.
 */
import { useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Stands beside the first screen that can be used, and hands it the place of the one before. */
export function TakeOver() {
  useLayoutEffect(takeOver, []);
  return null;
}

function takeOver(): void {
  const before = document.getElementById('first');
  const page = document.getElementById('root');
  if (!before || !page) return;
  // A button under the finger is let go first: pressed on one, released on another is no click.
  if (before.matches(':active')) return whenReleased(takeOver);
  const { activeElement: focused } = document;
  const mark = headingInView(before);
  const deeds = [...touched(before), ...sent(before)];
  const place = focused instanceof HTMLElement && before.contains(focused) ? focused : undefined;
  before.remove();
  page.hidden = false;
  if (mark) window.scrollBy(0, topOf(document.getElementById(mark.id)) - mark.top);
  if (place) focusLike(page, place);
  // Not within React's own work, but before anything is painted.
  queueMicrotask(() => {
    for (const deed of deeds) flushSync(() => deed(page));
  });
}

/** Once the finger is up, and whatever click that makes has been heard. */
function whenReleased(then: () => void): void {
  const ender = new AbortController();
  for (const end of ['pointerup', 'pointercancel']) {
    const released = (): void => {
      ender.abort();
      setTimeout(then);
    };
    window.addEventListener(end, released, { signal: ender.signal });
  }
}

/** The first heading in view, and where it stands: what is above it may have another height. */
function headingInView(before: HTMLElement): { id: string; top: number } | undefined {
  const headings = [...before.querySelectorAll<HTMLElement>('h2[id]')];
  const heading = window.scrollY > 0 ? headings.find((one) => topOf(one) >= 0) : undefined;
  return heading && { id: heading.id, top: topOf(heading) };
}

function topOf(element: Element | null): number {
  return element?.getBoundingClientRect().top ?? 0;
}

type Deed = (page: HTMLElement) => void;

/** What was typed, chosen and tapped, in its order: a tap may have asked for another screen. */
function touched(before: HTMLElement): Deed[] {
  const all = [...before.querySelectorAll<HTMLElement>('input, textarea, button[data-deed]')];
  return all
    .toSorted((a, b) => Number(a.dataset['deed'] ?? 0) - Number(b.dataset['deed'] ?? 0))
    .map((one) => (isField(one) ? filled(one) : tapped(one)));
}

function isField(one: HTMLElement): one is Field {
  return one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement;
}

function filled(field: Field): Deed {
  if (field instanceof HTMLInputElement && field.type === 'file') return chosen(field);
  if (isTicked(field)) return (page) => twin(page, field)?.click();
  if (isTick(field) || field.value === '') return () => undefined;
  return (page) => write(twin(page, field), field.value);
}

/** A photo that was taken already. */
function chosen({ name, files }: HTMLInputElement): Deed {
  return (page) => {
    const input = page.querySelector<HTMLInputElement>(`input[type=file][name="${name}"]`);
    if (!input || !files?.length) return;
    input.files = files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
}

function isTick({ type }: Field): boolean {
  return type === 'radio' || type === 'checkbox';
}

function isTicked(field: Field): boolean {
  return field instanceof HTMLInputElement && isTick(field) && field.checked;
}

/** The same field of the new page. */
function twin(page: HTMLElement, field: Field): Field | null {
  const value = isTick(field) ? `[value="${CSS.escape(field.value)}"]` : '';
  return page.querySelector<Field>(`[name="${CSS.escape(field.name)}"]${value}`);
}

/** Writes as a hand does: React listens to the event, and compares with what it wrote itself. */
function write(field: Field | null, value: string): void {
  if (!field) return;
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A button is known by what it says. */
function tapped(button: HTMLElement): Deed {
  const said = sayingOf(button);
  return (page) =>
    [...page.querySelectorAll('button')].find((one) => sayingOf(one) === said)?.click();
}

function sayingOf(button: HTMLElement): string | null {
  return button.getAttribute('aria-label') ?? button.textContent;
}

function sent(before: HTMLElement): Deed[] {
  const isSent = before.querySelector('form[data-sent]') !== null;
  return isSent ? [(page) => page.querySelector('form')?.requestSubmit()] : [];
}

function focusLike(page: HTMLElement, before: HTMLElement): void {
  if (isField(before)) twin(page, before)?.focus({ preventScroll: true });
}
