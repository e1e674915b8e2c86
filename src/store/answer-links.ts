/** Links by which somebody answers without an account: their public halves, and their uses. */
import { sql, type Kysely } from 'kysely';
import type { AnswerLink, LinkAnswer } from '../domain/answer-link.ts';
import type { Instant } from '../domain/agreement.ts';
import { toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** A link as it is written, with the message that brings it. */
export interface NewLink extends Omit<AnswerLink, 'uses' | 'revokedAt'> {
  delivery: string;
  message: string;
}

/** Writes links, in the transaction that writes their messages. */
export async function addLinks(tx: Kysely<DB>, links: readonly NewLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx
    .insertInto('answer_links')
    .values(
      links.map(({ contactName, madeAt, expiresAt, ...link }) => ({
        ...link,
        contact_name: contactName,
        made_at: toTimestamp(madeAt),
        expires_at: toTimestamp(expiresAt),
      })),
    )
    .execute();
}

/** A link by its public half; undefined: there is none. Reads only. */
export async function findLink(store: Store, locator: string): Promise<AnswerLink | undefined> {
  const rows = await linkRows(store).where('l.locator', '=', locator).execute();
  return rows.map(shaped)[0];
}

/** The links about an incident, the newest first. */
export async function linksOf(store: Store, incident: string): Promise<AnswerLink[]> {
  const rows = await linkRows(store)
    .where('l.incident', '=', incident)
    .orderBy('l.made_at', 'desc')
    .orderBy('l.locator')
    .execute();
  return rows.map(shaped);
}

/** Notes that a link gave an answer; the same once more changes nothing. */
export async function addUse(
  tx: Kysely<DB>,
  use: { locator: string; answer: LinkAnswer; at: Instant },
): Promise<void> {
  await tx
    .insertInto('answer_link_uses')
    .values({ ...use, at: toTimestamp(use.at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Ends a link for good; false where somebody had done so before, who is who did. */
export async function revokeLink(
  db: Kysely<DB>,
  locator: string,
  by: { at: Instant; name: string },
): Promise<boolean> {
  const revoked = await db
    .updateTable('answer_links')
    .set({ revoked_at: toTimestamp(by.at), revoked_by: by.name })
    .where('locator', '=', locator)
    .where('revoked_at', 'is', null)
    .returning('locator')
    .execute();
  return revoked.length > 0;
}

function linkRows(store: Store) {
  return store.db
    .selectFrom('answer_links as l')
    .select(['l.locator', 'l.incident', 'l.cycle', 'l.level', 'l.contact', 'l.address'])
    .select(['l.contact_name', 'l.made_at', 'l.expires_at', 'l.revoked_at'])
    .select(sql<AnswerLink['channel']>`l.channel`.as('channel'))
    .select(
      sql<AnswerLink['uses']>`(
        select coalesce(jsonb_agg(jsonb_build_object('answer', u.answer,
          'at', floor(extract(epoch from u.at) * 1000)::float8) order by u.at), '[]')
        from answer_link_uses u where u.locator = l.locator)`.as('uses'),
    );
}

type LinkRow = Awaited<ReturnType<ReturnType<typeof linkRows>['execute']>>[number];

function shaped(row: LinkRow): AnswerLink {
  const { contact_name: contactName, made_at: made, expires_at: ends, ...rest } = row;
  const { revoked_at: revoked, ...link } = rest;
  return {
    ...link,
    contactName,
    madeAt: made.getTime(),
    expiresAt: ends.getTime(),
    ...(revoked ? { revokedAt: revoked.getTime() } : {}),
  };
}
