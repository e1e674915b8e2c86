/** Terms, legal holds and tombstones: what may go, what must stay, and what is left of it. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Tombstone } from '../domain/retention.ts';
import { toTimestamp, type Store } from './connect.ts';
import { isNamed } from './incidents.ts';
import type { DB } from './schema.ts';

/** A finished record, with where it ends. */
export interface FinishedRecord {
  id: string;
  code: string;
  siteName: string;
  carrierUnit: string;
  version: number;
  head: string;
  agreement: string;
  /** When its last entry was received. */
  endedAt: Instant;
  isHeld: boolean;
}

const finished = sql`i.id, i.code, i.snapshot->'report'->'site'->>'name' as "siteName",
  i.carrier_unit as "carrierUnit", i.version, encode(i.head, 'hex') as head,
  i.snapshot->'report'->'agreement'->>'sha256' as agreement,
  (e.body::jsonb->>'at')::float8 as "endedAt",
  exists (select from legal_holds h where h.incident = i.id and h.lifted_at is null) as "isHeld"
  from incidents i join events e on e.incident = i.id and e.seq = i.version
  where not i.is_open`;

/** Finished records that were reported before an instant, the oldest first. */
export async function finishedBefore(
  store: Store,
  before: Instant,
  limit: number,
): Promise<FinishedRecord[]> {
  const { rows } = await sql<FinishedRecord>`
    select ${finished} and i.reported_at < ${toTimestamp(before)}::timestamptz
    order by i.reported_at, i.code limit ${limit}`.execute(store.db);
  return rows;
}

/** One finished record, by its id or code; locked, so that nobody adds to it meanwhile. */
export async function lockFinished(
  tx: Transaction<DB>,
  name: string,
): Promise<FinishedRecord | undefined> {
  const locked = await sql<{ id: string }>`select id from incidents
    where not is_open and ${isNamed(name)} for update`.execute(tx);
  // Read only now: a hold or an entry that this had to wait for counts.
  const { rows } = await sql<FinishedRecord>`
    select ${finished} and i.id = ${locked.rows[0]?.id ?? null}`.execute(tx);
  return rows[0];
}

/** A legal hold, with how it was lifted. */
export interface HoldRow {
  id: string;
  incident: string;
  code: string | null;
  side: string;
  reason: string;
  placedByName: string;
  placedAt: Date;
  liftedByName: string | null;
  liftedAt: Date | null;
  liftReason: string | null;
}

/** Every hold of a side, those in force first. */
export async function listHolds(store: Store, side: string): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.incident, i.code, h.side, h.reason, h.placed_by_name as "placedByName",
      h.placed_at as "placedAt", h.lifted_by_name as "liftedByName",
      h.lifted_at as "liftedAt", h.lift_reason as "liftReason"
    from legal_holds h left join incidents i on i.id = h.incident where h.side = ${side}
    order by h.lifted_at is not null, h.placed_at desc limit 200`.execute(store.db);
  return rows;
}

/** Who acts, as a hold keeps it. */
interface By {
  person: string;
  name: string;
}

/** Places a hold; false where the record is gone. Who is removing it is waited for. */
export async function placeHold(
  db: Kysely<DB>,
  hold: { id: string; incident: string; side: string; reason: string; by: By; at: Instant },
): Promise<boolean> {
  const { id, incident, side, reason, by, at } = hold;
  const { rows } = await sql`select from incidents where id = ${incident} for key share`.execute(
    db,
  );
  if (rows.length === 0) return false;
  await sql`insert into legal_holds (id, incident, side, reason, placed_by, placed_by_name,
      placed_at)
    values (${id}, ${incident}, ${side}, ${reason}, ${by.person}, ${by.name},
      ${toTimestamp(at)})`.execute(db);
  return true;
}

/** Lifts a hold of one's own side; gives its incident, undefined where there is none in force. */
export async function liftHold(
  db: Kysely<DB>,
  { id, side, reason, by, at }: { id: string; side: string; reason: string; by: By; at: Instant },
): Promise<string | undefined> {
  const { rows } = await sql<{ incident: string }>`
    update legal_holds set lifted_by = ${by.person}, lifted_by_name = ${by.name},
      lifted_at = ${toTimestamp(at)}, lift_reason = ${reason}
    where id = ${id} and side = ${side} and lifted_at is null
    returning incident`.execute(db);
  return rows[0]?.incident;
}

/** Removes a record with all that hangs on it; its tombstone stands in the same transaction. */
export async function removeRecord(
  tx: Transaction<DB>,
  incident: string,
  removedAt: Instant,
  { body, hash, signature }: Tombstone,
): Promise<void> {
  await sql`insert into removals (incident, removed_at, body, hash, signature)
    values (${incident}, ${toTimestamp(removedAt)}, ${body}, decode(${hash}, 'hex'),
      ${signature})`.execute(tx);
  await sql`delete from answer_link_uses u using answer_links l
    where l.locator = u.locator and l.incident = ${incident}`.execute(tx);
  for (const table of besides) {
    await sql`delete from ${sql.table(table)} where incident = ${incident}`.execute(tx);
  }
  await sql`delete from incidents where id = ${incident}`.execute(tx);
  await forgetMessages(tx, incident);
}

/**
 * What was sent about it, with tries and receipts: names, addresses and words. What speaks of other
 * incidents too stays until the last of them goes. A scan, because a removal is one person's act.
 */
async function forgetMessages(tx: Transaction<DB>, incident: string): Promise<void> {
  await sql`with gone as (
      select id from messages m where incidents @> ${JSON.stringify([{ id: incident }])}::jsonb
        and not exists (select from jsonb_array_elements(m.incidents) of
          join incidents i on i.id = (of.value->>'id')::uuid)
        and not exists (select from inbound_texts t where t.message = m.id)
    ), tried as (
      delete from tries using gone where message = gone.id returning gateway, gateway_id
    ), heard as (
      delete from receipts r using tried
      where r.gateway = tried.gateway and r.gateway_id = tried.gateway_id
    )
    delete from messages m using gone where m.id = gone.id`.execute(tx);
}

/** What hangs on an incident, in the order in which it goes; its mass outage stays. */
const besides = [
  'answer_links',
  'attachments',
  'deliveries',
  'deadlines',
  'group_duties',
  'group_members',
  'inbound_mails',
  'inbound_texts',
  'events',
];

/** A tombstone with the record that it stands for. */
export interface KeptTombstone extends Tombstone {
  incident: string;
}

/** The tombstones of these records; without ids the last ones. */
export async function tombstones(
  store: Store,
  incidents?: readonly string[],
): Promise<KeptTombstone[]> {
  const those = incidents ? sql`where incident = any(${incidents}::uuid[])` : sql``;
  const { rows } = await sql<KeptTombstone>`
    select incident, body, encode(hash, 'hex') as hash, signature from removals ${those}
    order by removed_at desc limit 500`.execute(store.db);
  return rows;
}

/** Tombstones that a checkpoint sealed and that are gone, or others than they were. */
export async function lostTombstones(store: Store): Promise<{ id: string; checkpoint: number }[]> {
  const { rows } = await sql<{ id: string; checkpoint: number }>`
    select l.id, l.checkpoint::float8 as checkpoint from checkpoint_leaves l
    where l.kind = 'removal'
      and not exists (select from removals r where r.incident = l.id and r.hash = l.head)
    order by l.id limit 1000`.execute(store.db);
  return rows;
}
