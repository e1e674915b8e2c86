/** The switch of delivery: off until somebody turns it on, with who did and when. */
import { sql, type Kysely } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { toTimestamp, type Store } from './connect.ts';
import { outboxChannel } from './outbox.ts';
import type { DB } from './schema.ts';

/** Whom delivery reaches, counted. */
export interface Reach {
  /** Addresses of people and contacts, by the channels that have a gateway. */
  addresses: number;
  gateways: number;
}

/** A turn of the switch. */
export interface SwitchTurn {
  isLive: boolean;
  at: Instant;
  person: string;
  personName: string;
  reach: Reach | null;
}

/** The last turns, newest first; none: it was never turned on. */
export async function readSwitch(db: Kysely<DB>, limit = 1): Promise<SwitchTurn[]> {
  const rows = await db
    .selectFrom('delivery_switch')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    isLive: row.is_live,
    at: row.at.getTime(),
    person: row.person,
    personName: row.person_name,
    reach: row.reach as unknown as Reach | null,
  }));
}

/** Turns it, and wakes whoever sends. */
export async function turnSwitch(
  store: Store,
  turn: SwitchTurn,
  db: Kysely<DB> = store.db,
): Promise<void> {
  await sql`
    with turned as (
      insert into delivery_switch (is_live, at, person, person_name, reach)
      values (${turn.isLive}, ${toTimestamp(turn.at)}::timestamptz, ${turn.person},
        ${turn.personName}, ${turn.reach ? JSON.stringify(turn.reach) : null}::jsonb)
      returning id
    )
    select pg_notify(${outboxChannel}, '') from turned`.execute(db);
}

/** How many addresses each channel would reach now: all people, and the contacts in force. */
export async function countAddresses(db: Kysely<DB>): Promise<Map<string, number>> {
  const { rows } = await sql<{ channel: string; count: number }>`
    with contacts as (
      select jsonb_array_elements(body->'contacts') as contact from (
        select distinct on (id) body from agreements order by id, version desc) latest
    ), reached as (
      select 'mail' as channel, contact->>'email' as address from contacts
      union select 'text', contact->>'phone' from contacts
      union select 'webhook', contact->>'webhook' from contacts
      union select 'push', person from push_subscriptions
      union select 'mail', a.email from people p join auth_user a on a.id = p.id
        where p.disabled_at is null
    )
    select channel, count(*)::int as count from reached where address is not null
    group by channel`.execute(db);
  return new Map(rows.map(({ channel, count }) => [channel, count]));
}
