/**
 * Where a channel does not work, the contact's next one is used at once: nobody waits for a dead
 * mail server while their phone is on. Whoever was told by the next one already is not told again.
 */
import type { Agreement } from '../domain/agreement.ts';
import { channelsOf } from '../domain/ladder.ts';
import type { Kysely } from 'kysely';
import { addStandIns, unreachedRows, type StandIn, type Unreached } from '../store/stand-ins.ts';
import type { DB } from '../store/schema.ts';

/** Which rows were not reached: those that wait on a channel, or those of messages. */
export type Which = Parameters<typeof unreachedRows>[1];

/**
 * Queues the stand-ins. `works` tells whether a channel can be used now; a phone task always can,
 * because a person carries it out.
 */
export async function standIn(
  tx: Kysely<DB>,
  which: Which,
  around: {
    now: number;
    works: (channel: string) => boolean;
    agreementOf: (sha256: string) => Promise<Agreement>;
  },
): Promise<void> {
  const rows: StandIn[] = [];
  for (const row of await unreachedRows(tx, which)) {
    const next = await nextMeans(row, around);
    if (next) rows.push({ of: row.id, ...next });
  }
  await addStandIns(tx, rows, around.now);
}

async function nextMeans(
  row: Unreached,
  around: Parameters<typeof standIn>[2],
): Promise<{ channel: string; address: string } | undefined> {
  if (!row.recipient.startsWith('contact:')) return undefined;
  const agreement = await around.agreementOf(row.agreement);
  const id = row.recipient.slice('contact:'.length);
  const means = channelsOf(agreement.contacts.find((contact) => contact.id === id));
  const place = means.findIndex(({ channel }) => channel === row.channel);
  return means.slice(place + 1).find(({ channel }) => channel === 'phone' || around.works(channel));
}
