/**
 * A zip that is written as it comes and sealed as a whole: the archive's comment, which stands at
 * its very end, is the desk's signature over the SHA-256 of every byte before it. Any program opens
 * it; no byte of it can change unseen, not even one that zip programs skip.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ArchivedFile } from '../domain/archive-manifest.ts';
import { canonical, sha256OfBytes } from '../domain/record.ts';
import { isSignedBy, signText, type PublicKey, type SigningKey } from '../domain/signing.ts';

const format = 'thongsuot-zip/1';

/** Text shrinks; pictures and PDFs are shrunk already. */
const shrinks = /\.(json|csv|txt|log)$/;

/** A zip while it is written. */
export interface SealedZip {
  /** Adds a file; resolves when its bytes have left memory. */
  add: (path: string, bytes: Buffer) => Promise<ArchivedFile>;
  /** Ends and seals it; gives its size and SHA-256. */
  end: () => Promise<{ bytes: number; sha256: string }>;
  /** Gives up: what was written is no zip. */
  drop: () => Promise<void>;
}

/** Opens a zip for writing, with one date on every file in it. */
export function openSealedZip(path: string, key: SigningKey, mtime: Date): SealedZip {
  const zip = new ZipFile();
  const sealing = new Sealing(key);
  const written = pipeline(zip.outputStream, sealing, createWriteStream(path, { mode: 0o600 }));
  // Whoever adds or ends hears of it; until then it is not unheard.
  written.catch(() => undefined);
  return {
    add: async (name, bytes) => {
      const stream = Readable.from([bytes], { objectMode: false });
      zip.addReadStream(stream, name, { mtime, compress: shrinks.test(name), size: bytes.length });
      await Promise.race([finished(stream), written]);
      return { path: name, size: bytes.length, sha256: sha256OfBytes(bytes) };
    },
    end: async () => {
      zip.end({ forceZip64Format: false, comment: '.'.repeat(sealing.length) });
      await written;
      return { bytes: sealing.bytes, sha256: sealing.whole.digest('hex') };
    },
    drop: async () => {
      sealing.destroy(new Error('the archive was given up'));
      await written.catch(() => undefined);
    },
  };
}

/** Passes bytes on, and puts the seal in the place of the last ones. */
class Sealing extends Transform {
  /** How long a seal is: the same for every archive. */
  readonly length: number;
  readonly whole: Hash = createHash('sha256');
  bytes = 0;
  readonly #before: Hash = createHash('sha256');
  readonly #key: SigningKey;
  #held: Buffer = Buffer.alloc(0);

  constructor(key: SigningKey) {
    super();
    this.#key = key;
    this.length = sealOf(key, '0'.repeat(64)).length;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    const all = Buffer.concat([this.#held, chunk]);
    const cut = Math.max(0, all.length - this.length);
    this.#held = all.subarray(cut);
    this.#before.update(all.subarray(0, cut));
    this.#pass(all.subarray(0, cut));
    done();
  }

  override _flush(done: TransformCallback): void {
    this.#pass(Buffer.from(sealOf(this.#key, this.#before.digest('hex')), 'latin1'));
    done();
  }

  #pass(bytes: Buffer): void {
    this.whole.update(bytes);
    this.bytes += bytes.length;
    this.push(bytes);
  }
}

function sealOf(key: SigningKey, sha256: string): string {
  const said = canonical({ format, key: key.id, sha256 });
  return `thongsuot-seal ${Buffer.from(said).toString('base64url')}.${signText(key, said)}`;
}

/** How an archive's own seal stands: `forged` is one of no key that is known. */
export type ZipSeal = 'fits' | 'changed' | 'forged' | 'none';

/** Verifies the seal of an archive, reading it once. */
export async function verifyZipSeal(path: string, keys: readonly PublicKey[]): Promise<ZipSeal> {
  const { size, tail } = await tailOf(path);
  const found = /thongsuot-seal ([\w-]+)\.([\w-]+)$/.exec(tail);
  if (!found) return 'none';
  const [seal, body = '', signature = ''] = found;
  const said = Buffer.from(body, 'base64url').toString('utf8');
  const { key: id, sha256, ...rest } = parsed(said);
  const key = keys.find((each) => each.id === id);
  const isSpelled = Buffer.from(said).toString('base64url') === body;
  if (!key || !isSpelled || rest.format !== format || !isSignedBy(key, said, signature)) {
    return 'forged';
  }
  const hash = createHash('sha256');
  const end = size - seal.length - 1;
  for await (const chunk of createReadStream(path, { end })) hash.update(chunk as Buffer);
  return hash.digest('hex') === sha256 ? 'fits' : 'changed';
}

async function tailOf(path: string): Promise<{ size: number; tail: string }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 1_024);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return { size, tail: buffer.toString('latin1') };
  } finally {
    await file.close();
  }
}

function parsed(text: string): { format?: string; key?: string; sha256?: string } {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}
