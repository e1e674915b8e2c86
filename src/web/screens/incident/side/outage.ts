/** The outage up to this minute: the desk's spans, the last running on while the line is down. */
import type { IncidentView } from '../../../../http/contract/incidents.ts';
import { owners, type Owner } from '../../../../http/contract/procedure.ts';

export interface Span {
  owner: Owner;
  fromMs: number;
  toMs: number;
}

export interface Outage {
  spans: Span[];
  totalMs: number;
  byOwner: { owner: Owner; ms: number }[];
  isOver: boolean;
}

/** The outage at `now` (milliseconds since 1970); the owners that have no minute are left out. */
export function outageOf(view: Pick<IncidentView, 'outage' | 'outageUntil'>, now: number): Outage {
  const isOver = view.outageUntil !== undefined;
  const { spans: given } = view.outage;
  const spans = given.map((span, index): Span => {
    const [fromMs, toMs] = [Date.parse(span.from), Date.parse(span.to)];
    const runsOn = !isOver && index === given.length - 1;
    return { owner: span.owner, fromMs, toMs: runsOn ? Math.max(toMs, now) : toMs };
  });
  const sum = (some: Span[]): number => some.reduce((ms, span) => ms + span.toMs - span.fromMs, 0);
  const byOwner = owners
    .map((owner) => ({ owner, ms: sum(spans.filter((span) => span.owner === owner)) }))
    .filter(({ ms }) => ms > 0);
  return { spans, totalMs: sum(spans), byOwner, isOver };
}
