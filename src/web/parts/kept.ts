/** Small choices that this machine keeps: how the board looks, whether the wall sounds. */

/** What was kept under a name; undefined where nothing was, or where storage is barred to us. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice; in a private window it lasts as long as the page. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Nothing depends on it.
  }
}
