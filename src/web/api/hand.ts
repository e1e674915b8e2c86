/** Whether a hand is on the page: what it asks by itself keeps no shared desk open. */

/** What a person causes is asked for within this of the click or the key. */
const causedWithinMs = 2_000;

let lastAt = 0;

/** Notes every click, key and touch from now on. The service worker, without hands, does not. */
export function watchHand(page: EventTarget): void {
  for (const event of handEvents) {
    page.addEventListener(event, () => (lastAt = Date.now()), true);
  }
}

/** What a hand does. Moving over the page is none: a passing sleeve does that. */
export const handEvents = ['pointerdown', 'keydown', 'wheel'] as const;

/** Whether a person has just touched the page. */
export function isByHand(): boolean {
  return Date.now() - lastAt < causedWithinMs;
}
