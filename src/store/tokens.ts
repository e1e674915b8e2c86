/** Tokens for programs, each with the rights of its person. The secret itself is never kept. */
import { sql } from 'kysely';
import { usualScopes, type TokenScope } from '../domain/administration.ts';
import type { Store } from './connect.ts';

/** A token as its owner sees it. */
export interface TokenRow {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  scopes: TokenScope[];
}

/** Stores a new token under the SHA-256 of its secret. */
export async function addToken(
  store: Store,
  token: {
    id: string;
    person: string;
    /** In which the program acts; absent: the person's first. */
    appointment?: string;
    name: string;
    secretSha256: string;
    days: number;
    scopes?: readonly TokenScope[];
  },
): Promise<TokenRow> {
  const scopes = token.scopes ?? usualScopes;
  const expires = new Date(Date.now() + token.days * 86_400_000);
  const row = await store.db
    .insertInto('api_tokens')
    .values({
      id: token.id,
      person: token.person,
      appointment: sql<string>`coalesce(${token.appointment ?? null}::uuid,
        (select id from appointments where person = ${token.person} order by created_at limit 1))`,
      scopes: [...scopes],
      name: token.name,
      secret_sha256: Buffer.from(token.secretSha256, 'hex'),
      expires_at: expires,
    })
    .returning(['created_at'])
    .executeTakeFirstOrThrow();
  const { id, name } = token;
  const createdAt = row.created_at;
  return { id, name, createdAt, expiresAt: expires, lastUsedAt: null, scopes: [...scopes] };
}

/** The tokens of a person, newest first. */
export async function listTokens(store: Store, person: string): Promise<TokenRow[]> {
  return store.db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'created_at as createdAt', 'expires_at as expiresAt'])
    .select('last_used_at as lastUsedAt')
    .select(sql<TokenScope[]>`scopes`.as('scopes'))
    .where('person', '=', person)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Revokes a token of this person; false where there is none of that id. */
export async function removeToken(store: Store, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await store.db
    .deleteFrom('api_tokens')
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
