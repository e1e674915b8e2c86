/** Hours in which, where an agreement says so, no phone rings for what asks nobody to act. */
import type { Agreement, Instant } from './agreement.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** Việt Nam has no summer time. */
const offsetMs = 7 * 3_600_000;

/** The first instant from `at` on that is not quiet: `at` itself, unless the agreement says so. */
export function quietUntil({ options }: Pick<Agreement, 'options'>, at: Instant): Instant {
  const { quietHours } = options;
  if (!quietHours) return at;
  const from = quietHours.fromMinute * minuteMs;
  const to = quietHours.toMinute * minuteMs;
  const since = (ms: number): number => (((at + offsetMs - ms) % dayMs) + dayMs) % dayMs;
  // Since it began less time has passed than it lasts.
  const lasts = (to - from + dayMs) % dayMs;
  return since(from) < lasts ? at - since(from) + lasts : at;
}
