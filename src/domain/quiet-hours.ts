/** Hours in which, where an agreement says so, no phone rings for what asks nobody to act. */
import type { Agreement, Instant } from './agreement.ts';
import type { GroupNoticeType } from './group-notices.ts';
import type { NoticeType } from './notices.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** Việt Nam has no summer time. */
const offsetMs = 7 * 3_600_000;

/**
 * What says how things stand. The ladder waits for nothing, and `group-fixed` asks every site to
 * verify: both ask somebody to act.
 */
const canWait: ReadonlySet<string> = new Set<NoticeType | GroupNoticeType>([
  'breached',
  'group-confirmed',
  'group-joined',
  'group-diagnosed',
  'group-etr',
  'group-ended',
]);

/** From when on a notice of `at` may be sent: a push rings and may have to wait, a mail never. */
export function sentFrom(
  agreement: Pick<Agreement, 'options'>,
  { notice, channel }: { notice: string; channel: string },
  at: Instant,
): Instant {
  return channel === 'push' && canWait.has(notice) ? quietUntil(agreement, at) : at;
}

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
