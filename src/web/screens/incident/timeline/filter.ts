/** What part of the record is shown. */
import type { RecordEntry } from '../../../../http/contract/incidents.ts';

export const filters = ['all', 'turns', 'customer', 'carrier'] as const;
export type Filter = (typeof filters)[number];

/** Words beside the procedure: they turn nothing. */
const asides = ['noted', 'updated', 'corrected', 'hotline-called'];

/** Whether an entry passes a filter. */
export function passes(entry: RecordEntry, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'turns':
      return !asides.includes(entry.type);
    case 'customer':
    case 'carrier':
      return entry.actor.party === filter;
  }
}
