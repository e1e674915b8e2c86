/** Tokens for programs, each with the rights of its person. The secret itself is never kept. */
import type { Store } from './connect.ts';

/** A token as its owner sees it. */
export interface TokenRow {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  /** Whether the program may sign for its owner (clause 7). */
  maySign: boolean;
}

/** Stores a new token under the SHA-256 of its secret. */
export async function addToken(
  store: Store,
  token: {
    id: string;
    person: string;
    name: string;
    secretSha256: string;
    days: number;
    maySign: boolean;
  },
): Promise<TokenRow> {
  const expires = new Date(Date.now() + token.days * 86_400_000);
  const row = await store.db
    .insertInto('api_tokens')
    .values({
      id: token.id,
      person: token.person,
      name: token.name,
      secret_sha256: Buffer.from(token.secretSha256, 'hex'),
      expires_at: expires,
      may_sign: token.maySign,
    })
    .returning(['created_at'])
    .executeTakeFirstOrThrow();
  const { id, name, maySign } = token;
  return { id, name, maySign, createdAt: row.created_at, expiresAt: expires, lastUsedAt: null };
}

/** The tokens of a person, newest first. */
export async function listTokens(store: Store, person: string): Promise<TokenRow[]> {
  return store.db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'created_at as createdAt', 'expires_at as expiresAt'])
    .select(['last_used_at as lastUsedAt', 'may_sign as maySign'])
    .where('person', '=', person)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Whether a token, by the SHA-256 of its secret in hexadecimal, may sign for its owner. */
export async function tokenMaySign(store: Store, secretSha256: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('api_tokens')
    .select('may_sign')
    .where('secret_sha256', '=', Buffer.from(secretSha256, 'hex'))
    .executeTakeFirst();
  return row?.may_sign ?? false;
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
