/** Where a form that was not taken goes on: at the first field that says what is wrong with it. */

/** Gives that field the focus, once its words are there; a screen reader reads them with it. */
export function focusFirstFlaw(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const flaw = form?.querySelector<HTMLElement>(
      '[aria-invalid="true"], [data-error="true"] input, [data-lacking] button',
    );
    flaw?.focus();
  });
}
