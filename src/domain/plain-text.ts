/** What of a text is meant to be seen: nothing else of it is kept. */

/**
 * Marks that turn the direction of what follows. Neither language needs them; phones copy them
 * along with a number, and a name that has one reads as another's. So they are left out, as the
 * blanks around a text are.
 */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

/** Control characters, but those of lines and tabs. */
const unseen = /[^\P{Cc}\t\n\r]/gu;

/** The text without marks that turn what follows. */
export function unturned(text: string): string {
  return text.replaceAll(turning, '');
}

/** Whether a text has what cannot be seen, kept (PostgreSQL: NUL) or sealed (half a character). */
export function isUnfit(text: string): boolean {
  return text.search(unseen) >= 0 || !text.isWellFormed();
}

/** What is fit of a text that nobody can be asked to mend: a mail is there as it came. */
export function fitOf(text: string): string {
  return unturned(text).replaceAll(unseen, '').toWellFormed();
}
