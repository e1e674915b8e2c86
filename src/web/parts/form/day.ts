/** A day as people here type it, 5/9/2026, and as the desk has it, 2026-09-05. */

/** The day that was typed; undefined: it is none, or not whole yet. What is empty stays so. */
export function dayOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return '';
  const local = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text);
  const [year = '', month = '', day = ''] = local
    ? [local[3], local[2], local[1]]
    : (/^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)?.slice(1) ?? []);
  const iso = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const at = new Date(`${iso}T00:00:00Z`);
  // The 31st of February is the 3rd of March to a browser, and a slip of the pen to us.
  const isThere = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
  return isThere && Number(year) >= 1000 ? iso : undefined;
}

/** A day of the desk as it is typed: 05/09/2026. */
export function dayText(iso: string): string {
  return iso.split('-').toReversed().join('/');
}
