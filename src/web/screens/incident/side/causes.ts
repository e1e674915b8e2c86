/** Why the minutes changed hands: the entry of the record that lies at each border of the strip. */
import type { RecordEntry } from '../../../../http/contract/incidents.ts';
import type { EventType } from '../../../../http/contract/procedure.ts';
import type { Outage, Span } from './outage.ts';

/** The kinds of entry that can begin a span, or end the outage. */
const turning: readonly EventType[] = [
  'reported',
  'responsibility-agreed',
  'force-majeure-claimed',
  'force-majeure-accepted',
  'force-majeure-ended',
  'rejected',
  'repaired-locally',
  'fixed-reported',
  'confirmed',
];

/** A border of the strip: its entry, and who answers from there on (nobody: it is over). */
export interface Turn {
  atMs: number;
  entry: RecordEntry | undefined;
  owner: Span['owner'] | undefined;
}

/** Every border in order: the start, each change of hands, and the end where there is one. */
export function turnsOf(
  { spans, isOver }: Pick<Outage, 'spans' | 'isOver'>,
  entries: readonly RecordEntry[],
): Turn[] {
  const starts = spans.map(({ fromMs, owner }, index): Turn => {
    const entry = index === 0 ? entries[0] : entryAt(entries, fromMs);
    return { atMs: fromMs, entry, owner };
  });
  const end = spans.at(-1);
  if (!isOver || !end) return starts;
  return [...starts, { atMs: end.toMs, entry: entryAt(entries, end.toMs), owner: undefined }];
}

/** An admission is written with the cause, so the last of several at one instant counts. */
function entryAt(entries: readonly RecordEntry[], atMs: number): RecordEntry | undefined {
  return entries.findLast(
    ({ type, at, claimedAt }) =>
      turning.includes(type as EventType) &&
      (Date.parse(at) === atMs || Date.parse(claimedAt) === atMs),
  );
}
