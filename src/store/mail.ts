/** Mail that came in, the queue of what people have to look at, and how each mailbox is heard. */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { partyOf, type Actor } from '../domain/roles.ts';
import { toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/**
 * A mailbox that was not read to its end for so long is silent: it is looked at every four minutes,
 * so three looks in a row have failed.
 */
export const mailSilentMs = 900_000;

/** What became of a mail. */
export type MailOutcome =
  | 'joined'
  | 'bounced'
  | 'delayed'
  | 'arrived'
  | 'automatic'
  | 'held'
  | 'waiting'
  | 'set-aside';

/** A mail as it is kept. */
export interface MailRow {
  id: string;
  mailbox: string;
  sender: string;
  subject: string;
  body: string;
  raw: Buffer | null;
  receivedAt: Instant;
  outcome: MailOutcome;
  reason: string;
  message?: string;
  incident?: string;
  carrier?: string;
}

/** Keeps a mail, once. */
export async function addMail(store: Store, row: MailRow): Promise<void> {
  await store.db
    .insertInto('inbound_mails')
    .values({
      id: row.id,
      mailbox: row.mailbox,
      sender: row.sender,
      subject: row.subject,
      body: row.body,
      raw: row.raw,
      received_at: toTimestamp(row.receivedAt),
      outcome: row.outcome,
      reason: row.reason,
      message: row.message ?? null,
      incident: row.incident ?? null,
      carrier: row.carrier ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether a mail was taken before. */
export async function hasMail(store: Store, id: string): Promise<boolean> {
  const found = await store.db
    .selectFrom('inbound_mails')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

/** How many mails came from an address since an instant. */
export async function mailsFrom(store: Store, sender: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inbound_mails where sender = ${sender}
      and received_at > ${toTimestamp(since)}::timestamptz`.execute(store.db);
  return rows[0]?.count ?? 0;
}

/** The carrier of an incident. */
export async function carrierOf(store: Store, incident: string): Promise<string | undefined> {
  const row = await store.db
    .selectFrom('incidents')
    .select('carrier_unit')
    .where('id', '=', incident)
    .executeTakeFirst();
  return row?.carrier_unit;
}

/** A mail in the queue. */
export interface QueuedMail {
  id: string;
  sender: string;
  subject: string;
  body: string;
  receivedAt: Date;
  outcome: string;
  reason: string;
  /** The incidents of our message that it answers. */
  incidents: { id: string; code: string }[];
}

/** Mails that wait for a person, the longest first: headquarters' all, a carrier's its own. */
export async function waitingMails(store: Store, actor: Actor, limit: number) {
  const { rows } = await sql<QueuedMail>`
    select i.id, i.sender, i.subject, i.body, i.received_at as "receivedAt", i.outcome, i.reason,
      coalesce(m.incidents, '[]'::jsonb) as incidents
    from inbound_mails i left join messages m on m.id = i.message
    where i.outcome = 'waiting' and ${visibleTo(actor)}
    order by i.received_at, i.id limit ${limit}`.execute(store.db);
  return rows;
}

/** A mail that waits, with its raw text; undefined where this person has none of that id. */
export async function findWaiting(store: Store, actor: Actor, id: string) {
  const { rows } = await sql<QueuedMail & { raw: Buffer | null }>`
    select i.id, i.sender, i.subject, i.body, i.received_at as "receivedAt", i.outcome, i.reason,
      i.raw, '[]'::jsonb as incidents
    from inbound_mails i where i.id = ${id} and i.outcome = 'waiting' and ${visibleTo(actor)}
  `.execute(store.db);
  return rows[0];
}

/** Writes what a person did with a mail; false where somebody was first. */
export async function settleMail(
  store: Store,
  id: string,
  done: { outcome: 'joined' | 'set-aside'; reason: string; incident?: string } & {
    by: string;
    at: Instant;
  },
  db: Kysely<DB> = store.db,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inbound_mails')
    .set({
      outcome: done.outcome,
      reason: done.reason,
      incident: done.incident ?? null,
      done_by: done.by,
      done_at: toTimestamp(done.at),
    })
    .where('id', '=', id)
    .where('outcome', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function visibleTo(actor: Actor) {
  return partyOf(actor) === 'customer' ? sql`true` : sql`i.carrier = ${actor.unit}`;
}

/** How a mailbox is heard. */
export interface MailboxRow {
  name: string;
  uidValidity: string | null;
  lastUid: string;
  since: Date;
  heardAt: Date | null;
  lastError: string | null;
}

/** All mailboxes that were ever read. */
export async function listMailboxes(db: Kysely<DB>): Promise<MailboxRow[]> {
  return db
    .selectFrom('mailboxes')
    .select(['name', 'uid_validity as uidValidity', 'last_uid as lastUid', 'since'])
    .select(['heard_at as heardAt', 'last_error as lastError'])
    .orderBy('name')
    .execute();
}

/** Writes a mailbox down when it is first tried, so that one that never answers is known too. */
export async function openMailboxRow(store: Store, name: string, now: Instant): Promise<void> {
  await store.db
    .insertInto('mailboxes')
    .values({ name, since: toTimestamp(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes that a mailbox was read to its end, or what kept it from that. */
export async function noteMailbox(
  store: Store,
  name: string,
  how: { at: Instant; uidValidity: bigint; lastUid: number } | { error: string },
): Promise<void> {
  const set =
    'error' in how
      ? { last_error: how.error }
      : {
          heard_at: toTimestamp(how.at),
          uid_validity: how.uidValidity.toString(),
          last_uid: how.lastUid,
          last_error: null,
        };
  await store.db.updateTable('mailboxes').set(set).where('name', '=', name).execute();
}
