/** The key pair by which push services know a desk (VAPID, RFC 8292). */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import webpush, { type VapidKeys } from 'web-push';

/**
 * The desk's keys: made once, kept in `folder`, readable by their owner alone. Every subscription
 * is bound to them: with new keys each phone would have to subscribe again. Throws where the
 * folder cannot be written, or the file is not what was written.
 */
export async function readVapidKeys(folder: string): Promise<VapidKeys> {
  const file = join(folder, 'vapid.json');
  const kept = await read(file);
  if (kept) return kept;
  await mkdir(folder, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(webpush.generateVAPIDKeys()), { mode: 0o600 });
  // A link is made whole or not at all: of two processes that start together, one makes the keys.
  await link(draft, file).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  const made = await read(file);
  if (!made) throw new Error(`${file} has just vanished.`);
  return made;
}

async function read(file: string): Promise<VapidKeys | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const keys: unknown = JSON.parse(text);
  if (!isKeys(keys)) throw new Error(`${file} has no pair of VAPID keys.`);
  return keys;
}

function isKeys(keys: unknown): keys is VapidKeys {
  const { publicKey, privateKey } = (keys ?? {}) as Partial<Record<string, unknown>>;
  return typeof publicKey === 'string' && typeof privateKey === 'string';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
