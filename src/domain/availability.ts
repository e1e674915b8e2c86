/**
 * Whose minutes they are: the outage as spans, each with the one who held responsibility for it.
 * Spans, not totals, are what is kept, so that an answer can always be recomputed and explained.
 */
import type { Instant, Millis } from './agreement.ts';
import type { Incident } from './incident.ts';

export const owners = ['customer', 'carrier', 'force-majeure', 'unknown'] as const;
export type Owner = (typeof owners)[number];

/** A piece of the outage, [from, to), and who answers for it. */
export interface OwnedSpan {
  from: Instant;
  to: Instant;
  owner: Owner;
}

/**
 * The outage up to `now`, or to its end, cut wherever the owner changes; adjoining, in order, and
 * together exactly as long as the outage. Force majeure counts only where the customer accepted it.
 */
export function outageSpans(incident: Incident, now: Instant): OwnedSpan[] {
  const { since } = incident.outage;
  const until = Math.max(since, incident.outage.until ?? now);
  const inside = (at: Instant): Instant => Math.min(until, Math.max(since, at));
  const accepted = incident.forceMajeure.filter((claim) => claim.verdict === 'accepted');
  const cuts = [
    since,
    ...incident.holdings.map((holding) => holding.from),
    ...accepted.flatMap((claim) => [claim.from, claim.to ?? until]),
    until,
  ].map(inside);
  const ordered = [...new Set(cuts)].toSorted((a, b) => a - b);
  const spans: OwnedSpan[] = [];
  for (const [index, from] of ordered.entries()) {
    const to = ordered[index + 1];
    if (to === undefined) break;
    const owner = ownerAt(incident, from);
    const last = spans.at(-1);
    if (last?.owner === owner) last.to = to;
    else spans.push({ from, to, owner });
  }
  return spans;
}

/** The outage in milliseconds by owner; the four together are the whole outage. */
export function attribute(incident: Incident, now: Instant): Record<Owner, Millis> {
  const sums = { customer: 0, carrier: 0, 'force-majeure': 0, unknown: 0 };
  for (const span of outageSpans(incident, now)) sums[span.owner] += span.to - span.from;
  return sums;
}

function ownerAt(incident: Incident, at: Instant): Owner {
  const holder = incident.holdings.findLast((holding) => holding.from <= at)?.holder ?? 'unknown';
  const excused = incident.forceMajeure.some(
    (claim) =>
      claim.verdict === 'accepted' && claim.from <= at && (claim.to === undefined || at < claim.to),
  );
  return excused && holder === 'carrier' ? 'force-majeure' : holder;
}
