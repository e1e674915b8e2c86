/** The words of the command line about the record: verifying it, and the keys that sign it. */
import { openKeyring, rotateKey } from './app/keyring.ts';
import { verifyDesk } from './app/verify-desk.ts';
import type { Verbs } from './cli/run.ts';
import type { Config } from './config.ts';
import { flawSentence } from './domain/record-flaws.ts';
import { ringOf } from './serve.ts';
import { findWitness } from './store/keys.ts';
import { verifyFile } from './verify-file.ts';
import { progress, withStore } from './with-store.ts';

/** The verbs of the record. */
export function composeRecordVerbs(
  config: Config,
  say: (line: string) => void,
): Pick<Verbs, 'verify' | 'rotateKey'> {
  return {
    verify: (file, options) =>
      file === undefined ? verifyAllKept(config, say) : verifyFile(file, options, say),
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
