/**
 * The audit trail as a chain: what was done to the desk is sealed like what was done to incidents.
 * Entries are written by everybody at once, so that their chain is made when they are sealed.
 */
import { genesis, seal } from './record.ts';
import type { RecordFlaw } from './record-flaws.ts';

/** The trail's own id among the leaves of a checkpoint: a desk has one. */
export const auditId = '00000000-0000-0000-0000-000000000001';

/** An entry as it is sealed: every column as its text, null where there is none. */
export type AuditText = { id: string; at: string } & Record<string, string | null>;

/** An entry at its place in the chain; without `entry` it is there no more. */
export interface SealedAudit {
  place: number;
  id: string;
  hash: string;
  /** In milliseconds; undefined where the entry is gone. */
  at: number | undefined;
  entry: AuditText | undefined;
}

/** Seals entries behind a head, in order; gives the hash of each. */
export function sealAudit(entries: readonly AuditText[], head: string = genesis): string[] {
  let prev = head;
  return entries.map((entry) => (prev = seal(entry, prev).hash));
}

/** A part of the trail between two checkpoints, with the heads that they sealed. */
export interface AuditSpan {
  /** The head before it, and when that was sealed; absent: nothing was. */
  before?: { version: number; head: string; at: number };
  sealed: { version: number; head: string };
  entries: readonly SealedAudit[];
}

/** An entry is sealed within a minute or so; one dated this long before its span was slipped in. */
const lateMs = 600_000;

/** Names each entry of a span that was changed, dropped or slipped in with another date. */
export function verifyAudit({ before, sealed, entries }: AuditSpan): RecordFlaw[] {
  const flaws: RecordFlaw[] = [];
  let prev = before?.head ?? genesis;
  let place = before?.version ?? 0;
  for (const { id, at, entry, hash, ...kept } of entries) {
    place += 1;
    if (kept.place !== place) flaws.push({ what: 'audit-seal-missing', seq: place });
    place = kept.place;
    const seq = Number(id);
    if (!entry) flaws.push({ what: 'audit-missing', seq });
    else if (seal(entry, prev).hash !== hash) flaws.push({ what: 'audit-changed', seq });
    if (before && at !== undefined && at < before.at - lateMs) {
      flaws.push({ what: 'audit-backdated', seq });
    }
    prev = hash;
  }
  const isWhole = place === sealed.version && prev === sealed.head;
  if (!isWhole) flaws.push({ what: 'audit-not-as-sealed', seq: sealed.version });
  return flaws;
}
