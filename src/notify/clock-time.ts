/** Times as messages say them. */
import type { Instant } from '../domain/agreement.ts';

/** The desk's place is UTC+7. */
const utcOffsetMs = 420 * 60_000;

/** An instant as people say it: 13:05 22/11/2026, at the desk's place (UTC+7). */
export function clockTime(at: Instant): string {
  const local = new Date(at + utcOffsetMs).toISOString();
  const [year, month, day] = local.slice(0, 10).split('-');
  return `${local.slice(11, 16)} ${day}/${month}/${year}`;
}
