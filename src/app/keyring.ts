/** The desk's keys: made at the first start, found at every other, changed by command. */
import { newSigningKey, published, readSigningKey } from '../domain/signing.ts';
import type { PublicKey, SigningKey } from '../domain/signing.ts';
import { readNow, type Store } from '../store/connect.ts';
import { addKey, findKey, keepKey, keyFile, readKeys } from '../store/keys.ts';

/** What signs, and where it lies. */
export interface Keyring {
  varFolder: string;
  /** The key that signs now; `lost`: the id of one whose private half is not at hand. */
  signer: () => Promise<{ key: SigningKey } | { lost: string }>;
  /** Every key ever published, the first one first. */
  keys: () => Promise<PublicKey[]>;
}

/** Where private keys come from. */
export interface KeyringOptions {
  varFolder: string;
  /** A private key that the operator keeps elsewhere (PEM); undefined: the desk makes its own. */
  pem: string | undefined;
}

/**
 * Opens the keyring, and makes the first key where the desk has none yet. A lost key refuses
 * nothing here: the desk goes on without checkpoints, and says so until the key is back.
 */
export async function openKeyring(store: Store, options: KeyringOptions): Promise<Keyring> {
  const { varFolder, pem } = options;
  const given = pem === undefined ? undefined : readSigningKey(pem);
  await addKey(store, async (keys) => {
    if (keys.length > 0) return undefined;
    const key = given ?? newSigningKey();
    if (!given) await keepKey(varFolder, key);
    return published(key, await readNow(store));
  });
  const found = new Map<string, SigningKey>(given ? [[given.id, given]] : []);
  const keys = (): Promise<PublicKey[]> => readKeys(store.db);
  return {
    varFolder,
    keys,
    signer: async () => {
      const last = (await keys()).at(-1);
      const key = last && (found.get(last.id) ?? (await read(varFolder, last.id)));
      if (!key) return { lost: last?.id ?? '' };
      found.set(key.id, key);
      return { key };
    },
  };
}

async function read(varFolder: string, id: string): Promise<SigningKey | undefined> {
  const pem = await findKey(varFolder, id);
  if (pem === undefined) return undefined;
  const key = readSigningKey(pem);
  return key.id === id ? key : undefined;
}

/**
 * Changes the key: the old one signs for the new one. `isLost`: the old one is gone, and nobody
 * vouches for the new one; then its id has to be compared by whoever verifies. Throws a sentence
 * where it is not said to be lost, and is; and where it is said to be, and is not.
 */
export async function rotateKey(store: Store, ring: Keyring, isLost: boolean): Promise<PublicKey> {
  const made = await addKey(store, async () => {
    const before = await ring.signer();
    if ('lost' in before && !isLost) throw new RangeError(lostKey(ring.varFolder, before.lost));
    if ('key' in before && isLost) throw new RangeError(notLost(before.key.id));
    const key = newSigningKey();
    await keepKey(ring.varFolder, key);
    return published(key, await readNow(store), 'key' in before ? before.key : undefined);
  });
  if (!made) throw new Error('no key was made');
  return made;
}

/** What to do about a key that is lost, in both languages. */
export function lostKey(varFolder: string, id: string): string {
  const file = keyFile(varFolder, id);
  return `Không thấy khoá ký ${id}. Hãy đưa lại tệp ${file} (hoặc THONGSUOT_RECORD_KEY); \
nếu mất hẳn: thongsuot key rotate --lost.
The signing key ${id} is not there. Put ${file} back (or THONGSUOT_RECORD_KEY); \
if it is gone for good: thongsuot key rotate --lost.`;
}

function notLost(id: string): string {
  return `Khoá ${id} vẫn còn: bỏ --lost để nó ký cho khoá mới.
The key ${id} is there: leave --lost out, so that it signs for the new one.`;
}
