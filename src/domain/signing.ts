/**
 * The desk's own signature (Ed25519, RFC 8032): who made a checkpoint or an export. A key is known
 * by its id, which follows from its public half; a new key is vouched for by the one before it.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Instant } from './agreement.ts';
import { canonical, sha256 } from './record.ts';

/** A key as it is published: `x` is the public half, base64url (RFC 8037). */
export interface PublicKey {
  id: string;
  x: string;
  since: Instant;
  /** The key before it, and that key's signature; absent: the first, or its predecessor is lost. */
  prev?: string;
  signature?: string;
}

/** A key that signs. `pem` is its private half (PKCS #8): it never leaves the desk. */
export interface SigningKey {
  id: string;
  x: string;
  pem: string;
}

/** Makes a key. */
export function newSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return readSigningKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

/** Reads a private key. Throws where the text is none, or none of Ed25519. */
export function readSigningKey(pem: string): SigningKey {
  let jwk;
  try {
    jwk = createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' });
  } catch {
    throw new RangeError('THONGSUOT_RECORD_KEY: this is no private key (PKCS #8, PEM).');
  }
  const { x, crv } = jwk;
  if (x === undefined || crv !== 'Ed25519') {
    throw new RangeError('THONGSUOT_RECORD_KEY: the key is none of Ed25519.');
  }
  return { id: keyId(x), x, pem };
}

/** The id of a public key: the beginning of its SHA-256, 64 bits as 16 digits. */
function keyId(x: string): string {
  return sha256(`thongsuot-key ${x}`).slice(0, 16);
}

/** Signs a text; the signature is base64url. */
export function signText(key: Pick<SigningKey, 'pem'>, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), key.pem).toString('base64url');
}

/** Whether the signature over the text is that key's; a key that is none has signed nothing. */
export function isSignedBy(key: Pick<PublicKey, 'x'>, text: string, signature: string): boolean {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    // Base64 has several spellings of the same bytes: only one of them is the signature.
    if (bytes.toString('base64url') !== signature) return false;
    return verify(null, Buffer.from(text, 'utf8'), publicKey, bytes);
  } catch {
    return false;
  }
}

/** A new key as it is published, vouched for by the one before it where that one is at hand. */
export function published(key: SigningKey, since: Instant, before?: SigningKey): PublicKey {
  const { id, x } = key;
  if (!before) return { id, x, since };
  const told = { id, x, since, prev: before.id };
  return { ...told, signature: signText(before, succession(told)) };
}

/** What the old key signs of the new one. */
function succession({ id, x, since, prev }: Omit<PublicKey, 'signature'>): string {
  return canonical({ format: 'thongsuot-key/1', id, x, since, prev });
}

/** How a list of published keys fails. */
export type KeyFlaw = 'key-id' | 'key-signature' | 'key-not-vouched';

/** Walks the published keys, the first one first, and names each that does not follow. */
export function verifyKeys(keys: readonly PublicKey[]): { key: string; what: KeyFlaw }[] {
  return keys.flatMap((key, index) => {
    const flaws: { key: string; what: KeyFlaw }[] = [];
    if (keyId(key.x) !== key.id) flaws.push({ key: key.id, what: 'key-id' });
    const before = keys[index - 1];
    if (!before) return flaws;
    if (key.signature === undefined) flaws.push({ key: key.id, what: 'key-not-vouched' });
    else if (key.prev !== before.id || !isSignedBy(before, succession(key), key.signature)) {
      flaws.push({ key: key.id, what: 'key-signature' });
    }
    return flaws;
  });
}
