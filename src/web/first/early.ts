/**
 * What runs before the page's own scripts are here: a kilobyte that gives the first screen its
 * colours, and remembers what a hand has done to it. What was typed and chosen stands in the fields
 * themselves; their order, taps on buttons and the sending are noted for `take-over.tsx` to repeat.
 */
let deeds = 0;

/** Notes on an element which deed it was that it was touched by. */
function note(element: HTMLElement): void {
  deeds += 1;
  element.dataset['deed'] = String(deeds);
}

function scheme(): string {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage is barred: the system's choice holds.
  }
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** The button of the first screen that an event is about. */
function buttonOf({ target }: Event): HTMLButtonElement | null {
  return target instanceof Element
    ? target.closest<HTMLButtonElement>('#first button[type=button]')
    : null;
}

document.documentElement.dataset['mantineColorScheme'] = scheme();

document.addEventListener('click', (event) => {
  const button = buttonOf(event);
  if (!button) return;
  note(button);
  if (!button.hasAttribute('aria-pressed')) return;
  for (const beside of button.parentElement?.querySelectorAll('[aria-pressed]') ?? []) {
    beside.setAttribute('aria-pressed', String(beside === button));
  }
});

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLElement && target.closest('#first')) note(target);
});

document.addEventListener('submit', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLFormElement) || target.closest('#first') === null) return;
  event.preventDefault();
  target.dataset['sent'] = '';
  target.querySelector('[type=submit]')?.setAttribute('aria-busy', 'true');
});
