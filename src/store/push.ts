/** Phones and browsers that their owners want to be told on. */
import { sql } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { toTimestamp, type Store } from './connect.ts';

/** A subscription as its owner sees it. */
export interface PushRow {
  id: string;
  label: string;
  createdAt: Date;
  lastOkAt: Date | null;
}

/** What a push service needs. */
export interface PushTarget {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** The phones of a person, the newest first. */
export async function listPushes(store: Store, person: string): Promise<PushRow[]> {
  return store.db
    .selectFrom('push_subscriptions')
    .select(['id', 'label', 'created_at as createdAt', 'last_ok_at as lastOkAt'])
    .where('person', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/**
 * Adds a phone, or gives it to whoever subscribed it last; undefined where the person would have
 * more than `max`.
 */
export async function addPush(
  store: Store,
  added: PushTarget & { person: string; label: string },
  max: number,
): Promise<PushRow | undefined> {
  const { id, person, label, endpoint, p256dh, auth } = added;
  const { rows } = await sql<PushRow>`
    insert into push_subscriptions as s (id, person, label, endpoint, p256dh, auth)
    select ${id}, ${person}, ${label}, ${endpoint}, ${p256dh}, ${auth}
    where (select count(*) from push_subscriptions
      where person = ${person} and endpoint <> ${endpoint}) < ${max}
    on conflict (endpoint) do update set person = excluded.person, label = excluded.label,
      p256dh = excluded.p256dh, auth = excluded.auth
    returning s.id, s.label, s.created_at as "createdAt", s.last_ok_at as "lastOkAt"
  `.execute(store.db);
  return rows[0];
}

/** Removes a phone of this person; false where there is none of that id. */
export async function removePush(store: Store, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await store.db
    .deleteFrom('push_subscriptions')
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Where a person is pushed to. */
export async function pushTargets(store: Store, person: string): Promise<PushTarget[]> {
  return store.db
    .selectFrom('push_subscriptions')
    .select(['id', 'endpoint', 'p256dh', 'auth'])
    .where('person', '=', person)
    .orderBy('created_at')
    .execute();
}

/** Notes how it went: a phone that is gone is forgotten, under the very keys that were tried. */
export async function notePush(
  store: Store,
  target: PushTarget,
  how: { goneAt: Instant } | { okAt: Instant },
): Promise<void> {
  if ('goneAt' in how) {
    await store.db
      .deleteFrom('push_subscriptions')
      .where('id', '=', target.id)
      .where('p256dh', '=', target.p256dh)
      .execute();
    return;
  }
  await store.db
    .updateTable('push_subscriptions')
    .set({ last_ok_at: toTimestamp(how.okAt) })
    .where('id', '=', target.id)
    .execute();
}
