/** The words of the command line about the record: verifying it, and the keys that sign it. */
import { readFile } from 'node:fs/promises';
import { openKeyring, rotateKey } from './app/keyring.ts';
import { verifyPdf } from './app/pdf-seal.ts';
import { verifyDesk } from './app/verify-desk.ts';
import type { Verbs } from './cli/run.ts';
import type { Config } from './config.ts';
import { flawSentence } from './domain/record-flaws.ts';
import { verifyRecordFile } from './domain/record-file.ts';
import type { PublicKey } from './domain/signing.ts';
import { ringOf } from './serve.ts';
import { findWitness } from './store/keys.ts';
import { errorCode } from './store/refusal.ts';
import { progress, withStore } from './with-store.ts';

/** The verbs of the record. */
export function composeRecordVerbs(
  config: Config,
  say: (line: string) => void,
): Pick<Verbs, 'verify' | 'rotateKey'> {
  return {
    verify: (file, keys) =>
      file === undefined ? verifyAllKept(config, say) : verifyFile(file, keys, say),
    rotateKey: (isLost) =>
      withStore(config, async (store) => {
        const ring = await openKeyring(store, ringOf(config));
        const key = await rotateKey(store, ring, isLost);
        say(`Khoá ký mới / new signing key: ${key.id}`);
        if (config.recordKey !== undefined) {
          const { varFolder } = config;
          say(`Hãy bỏ THONGSUOT_RECORD_KEY cũ / drop the old one: ${varFolder}/record-keys`);
        }
        return 0;
      }),
  };
}

/** Everything in the desk's database; and whether its end is the one noted outside it. */
async function verifyAllKept(config: Config, say: (line: string) => void): Promise<number> {
  return withStore(config, async (store) => {
    const witness = await findWitness(config.varFolder);
    const { records, checkpoints, flaws, flawCount } = await verifyDesk(store, {
      witness,
      onPage: progress(say),
    });
    for (const flaw of flaws) {
      say(`✖ ${flawSentence(flaw, 'vi')}\n  ${flawSentence(flaw, 'en')}`);
    }
    if (flawCount > flaws.length) say(`… ${flawCount - flaws.length}`);
    say(
      `${records} hồ sơ, ${checkpoints} mốc niêm phong, ${flawCount} chỗ sai / ` +
        `records, checkpoints, flaws.`,
    );
    return flawCount === 0 ? 0 : 1;
  });
}

/** One exported file, with nothing but itself and the published keys, where they are given. */
async function verifyFile(
  file: string,
  keysFile: string | undefined,
  say: (line: string) => void,
): Promise<number> {
  const bytes = await bytesOf(file);
  const trusted = keysFile === undefined ? undefined : keysIn(await bytesOf(keysFile), keysFile);
  const isPdf = bytes.subarray(0, 1_024).includes('%PDF-');
  const { code, entries, masked, sealed, key, flaws } = isPdf
    ? verifyPdf(bytes, trusted)
    : verifyRecordFile(bytes.toString('utf8'), trusted);
  for (const flaw of flaws) {
    say(`✖ ${flawSentence(flaw, 'vi')}\n  ${flawSentence(flaw, 'en')}`);
  }
  const from = sealed ? new Date(sealed.from).toISOString() : '–';
  const to = sealed ? new Date(sealed.to).toISOString() : '–';
  say(`${code}: ${entries} mục / entries, niêm phong / sealed ${from} … ${to}`);
  if (masked > 0) say(`${masked} mục che số liên hệ, chỉ mang dấu / entries masked, hash carried`);
  if (!trusted) say(compareKey(key));
  say(flaws.length === 0 ? '✔ khớp / it fits' : `✖ ${flaws.length} chỗ sai / flaws`);
  return flaws.length === 0 ? 0 : 1;
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new RangeError(`${file}: không đọc được / cannot be read (${errorCode(error)}).`, {
      cause: error,
    });
  }
}

/** Published keys as `/.well-known/thongsuot-keys.json` has them. */
function keysIn(bytes: Buffer, file: string): PublicKey[] {
  try {
    const { keys } = JSON.parse(bytes.toString('utf8')) as { keys: (PublicKey & Kid)[] };
    return keys.map(({ kid, x, since, prev, signature }) => ({
      id: kid,
      x,
      since,
      ...(prev === undefined ? {} : { prev }),
      ...(signature === undefined ? {} : { signature }),
    }));
  } catch {
    throw new RangeError(`${file}: không phải danh sách khoá / no list of keys.`);
  }
}

interface Kid {
  kid: string;
}

function compareKey(key: string): string {
  return `Khoá lấy từ chính tệp này: hãy đối chiếu ${key} với /.well-known/thongsuot-keys.json
The keys are the file's own: compare ${key} with /.well-known/thongsuot-keys.json`;
}
