/** Texts that came in, and the passwords by which sites are known in them. */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Incident } from '../domain/incident.ts';
import { toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** A site's password, as far as anybody sees it. */
export interface PasswordRow {
  setAt: Date;
  setBy: string;
}

/** Whether a site has a password, since when, and who set it. */
export async function findPassword(store: Store, site: string): Promise<PasswordRow | undefined> {
  return store.db
    .selectFrom('site_passwords')
    .select(['set_at as setAt', 'set_by as setBy'])
    .where('site', '=', site)
    .executeTakeFirst();
}

/** Sets a site's password; whoever proved the old one has to prove the new one. */
export async function setPassword(
  store: Store,
  site: string,
  set: { hash: string; at: Instant; by: string },
  db: Kysely<DB> = store.db,
): Promise<void> {
  const row = { hash: set.hash, set_at: toTimestamp(set.at), set_by: set.by };
  await db
    .insertInto('site_passwords')
    .values({ site, ...row })
    .onConflict((conflict) => conflict.column('site').doUpdateSet(row))
    .execute();
}

/** Takes a site's password away, if it has one. */
export async function removePassword(db: Kysely<DB>, site: string): Promise<void> {
  await db.deleteFrom('site_passwords').where('site', '=', site).execute();
}

/** A circuit as a text names it, with its site's hash. */
export interface TextedCircuit {
  id: string;
  code: string;
  site: string;
  siteName: string;
  hash: string | null;
}

/** The circuit of a code, compared without signs and case. */
export async function circuitByCode(
  store: Store,
  comparable: string,
): Promise<TextedCircuit | undefined> {
  const { rows } = await sql<TextedCircuit>`
    select c.id, c.code, u.id as site, u.name as "siteName", p.hash
    from circuits c join units u on u.id = c.site
    left join site_passwords p on p.site = u.id
    where regexp_replace(upper(c.code), '[^A-Z0-9]', '', 'g') = ${comparable}
      or regexp_replace(upper(c.id), '[^A-Z0-9]', '', 'g') = ${comparable}
    order by c.id limit 1`.execute(store.db);
  return rows[0];
}

/** How much a number, and a site, were tried of late. */
export interface Tries {
  texts: number;
  /** Wrong passwords from this number. */
  wrong: number;
  /** How often it was told that it asks too much, and that it was not understood. */
  limited: number;
  unread: number;
}

/** Counts what a number sent since an instant. */
export async function triesOf(store: Store, sender: string, since: Instant): Promise<Tries> {
  const { rows } = await sql<Tries>`
    select count(*)::int as texts, count(*) filter (where outcome = 'wrong')::int as wrong,
      count(*) filter (where outcome = 'limited' and answer is not null)::int as limited,
      count(*) filter (where outcome = 'unread' and answer is not null)::int as unread
    from inbound_texts where sender = ${sender}
      and received_at > ${toTimestamp(since)}::timestamptz`.execute(store.db);
  return rows[0] ?? { texts: 0, wrong: 0, limited: 0, unread: 0 };
}

/** Counts wrong passwords for a site since an instant, from whatever number. */
export async function wrongFor(store: Store, site: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inbound_texts where site = ${site} and outcome = 'wrong'
      and received_at > ${toTimestamp(since)}::timestamptz`.execute(store.db);
  return rows[0]?.count ?? 0;
}

/** The open incidents for which this number has proved the password that their site has now. */
export async function incidentsOfSender(store: Store, sender: string): Promise<Incident[]> {
  const { rows } = await sql<{ snapshot: Incident }>`
    select i.snapshot from incidents i where i.is_open and exists (
      select from inbound_texts t join site_passwords p on p.site = i.site_unit
      where t.sender = ${sender} and t.incident = i.id and t.outcome in ('opened', 'known')
        and t.received_at >= p.set_at)
    order by i.reported_at desc`.execute(store.db);
  return rows.map((row) => row.snapshot);
}

/** A text as it is kept. */
export interface TextRow {
  id: string;
  gateway: string;
  gatewayId?: string;
  sender: string;
  body: string;
  receivedAt: Instant;
  outcome: string;
  site?: string;
  incident?: string;
  answer?: string;
  message?: string;
}

/** Keeps a text and what became of it. */
export async function addText(db: Kysely<DB>, row: TextRow): Promise<void> {
  await db
    .insertInto('inbound_texts')
    .values({
      id: row.id,
      gateway: row.gateway,
      gateway_id: row.gatewayId ?? null,
      sender: row.sender,
      body: row.body,
      received_at: toTimestamp(row.receivedAt),
      outcome: row.outcome,
      site: row.site ?? null,
      incident: row.incident ?? null,
      answer: row.answer ?? null,
      message: row.message ?? null,
    })
    .execute();
}

/** The text that a gateway has given under this id before. */
export async function knownText(store: Store, gateway: string, gatewayId: string) {
  return store.db
    .selectFrom('inbound_texts')
    .select(['outcome', 'answer'])
    .where('gateway', '=', gateway)
    .where('gateway_id', '=', gatewayId)
    .executeTakeFirst();
}
