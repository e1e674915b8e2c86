/**
 * The desk's keys: the public halves in the database, for everybody; the private ones beside it, in
 * a folder that only the desk's account reads. Whoever writes in the database cannot sign.
 */
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { PublicKey, SigningKey } from '../domain/signing.ts';
import { toTimestamp, type Store } from './connect.ts';
import { errorCode } from './refusal.ts';

/** Whoever holds this lock, for as long as its transaction lasts, adds a key. */
const keyLock = sql`select pg_advisory_xact_lock(1096, 41)`;

/** Every key that was ever published, the first one first. */
export async function readKeys(db: Store['db']): Promise<PublicKey[]> {
  const { rows } = await sql<{
    id: string;
    x: string;
    since: number;
    prev: string | null;
    signature: string | null;
  }>`
    select id, x, floor(extract(epoch from since) * 1000)::float8 as since, prev, signature
    from record_keys order by place`.execute(db);
  return rows.map(({ prev, signature, ...key }) => ({
    ...key,
    ...(prev === null ? {} : { prev }),
    ...(signature === null ? {} : { signature }),
  }));
}

/**
 * Adds a key where `make` gives one for the keys that are there; one caller after the other. The
 * private half has to be kept before `make` returns: a key that is published must be able to sign.
 */
export async function addKey(
  store: Store,
  make: (keys: PublicKey[]) => Promise<PublicKey | undefined>,
): Promise<PublicKey | undefined> {
  return store.db.transaction().execute(async (tx) => {
    await keyLock.execute(tx);
    const keys = await readKeys(tx);
    const made = await make(keys);
    if (!made) return undefined;
    await sql`
      insert into record_keys (place, id, x, since, prev, signature)
      values (${keys.length + 1}, ${made.id}, ${made.x}, ${toTimestamp(made.since)}::timestamptz,
        ${made.prev ?? null}, ${made.signature ?? null})`.execute(tx);
    return made;
  });
}

/** Where the private half of a key lies. */
export function keyFile(varFolder: string, id: string): string {
  return join(varFolder, 'record-keys', `${id}.pem`);
}

/** Keeps the private half of a key, readable by its owner alone. */
export async function keepKey(varFolder: string, { id, pem }: SigningKey): Promise<void> {
  await mkdir(join(varFolder, 'record-keys'), { recursive: true, mode: 0o700 });
  await writeFile(keyFile(varFolder, id), pem, { mode: 0o600 });
  await chmod(keyFile(varFolder, id), 0o600);
}

/** The private half of a key as it was kept; undefined where it is gone. */
export async function findKey(varFolder: string, id: string): Promise<string | undefined> {
  return textOf(keyFile(varFolder, id));
}

/** The last checkpoint that this machine made, noted outside the database. */
export interface Witness {
  seq: number;
  hash: string;
}

/** Notes the last checkpoint beside the keys: who cuts the chain's end off would have to know. */
export async function keepWitness(varFolder: string, { seq, hash }: Witness): Promise<void> {
  const file = join(varFolder, 'last-checkpoint.json');
  await mkdir(varFolder, { recursive: true });
  // Written beside and renamed: a power cut leaves the old note or the new one.
  await writeFile(`${file}.new`, `${JSON.stringify({ seq, hash })}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** What was noted last; undefined where nothing was. */
export async function findWitness(varFolder: string): Promise<Witness | undefined> {
  const text = await textOf(join(varFolder, 'last-checkpoint.json'));
  if (text === undefined) return undefined;
  try {
    const { seq, hash } = JSON.parse(text) as Partial<Witness>;
    return typeof seq === 'number' && typeof hash === 'string' ? { seq, hash } : undefined;
  } catch {
    return undefined;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
