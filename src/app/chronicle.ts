/** The record told to a reader: each entry with author and times, and whether the chain holds. */
import { genesis, verifyRecord } from '../domain/record.ts';
import { authorOf } from '../domain/roles.ts';
import { eventOf, type KeptRecord } from '../store/record.ts';
import { iso } from './view.ts';

/** The whole record of an incident, in the contract's shape. Unreadable entries are only named. */
export function chronicleOf(code: string, { incident: id, sealed, end }: KeptRecord) {
  const flaws = verifyRecord(sealed, end);
  const unreadable = new Set(flaws.filter((f) => f.what === 'unreadable').map((f) => f.seq));
  const events = sealed
    .filter((_entry, index) => !unreadable.has(index + 1))
    .map((entry) => ({ event: eventOf(entry), hash: entry.hash }));
  const corrections = events.flatMap(({ event }) =>
    event.type === 'corrected' ? [{ entry: event.data.entry, by: event.seq }] : [],
  );
  return {
    id,
    code,
    head: sealed.at(-1)?.hash ?? genesis,
    holds: flaws.length === 0,
    flaws,
    entries: events.map(({ event, hash }) => ({
      seq: event.seq,
      type: event.type,
      at: iso(event.at),
      claimedAt: iso(event.claimedAt),
      actor: { ...event.actor, party: authorOf(event.actor) },
      data: { ...event.data } as Record<string, unknown>,
      command: event.command,
      hash,
      correctedBy: corrections.filter((c) => c.entry === event.seq).map((c) => c.by),
    })),
  };
}
