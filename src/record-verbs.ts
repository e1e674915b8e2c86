/** The words of the command line about the record: verifying it, and the keys that sign it. */
import { openDesk } from './app/handle.ts';
import { overdueRecords, remove } from './app/retention.ts';
import { openKeyring, rotateKey } from './app/keyring.ts';
import { verifyDesk } from './app/verify-desk.ts';
import type { Verbs, YearAsked } from './cli/run.ts';
import type { Config } from './config.ts';
import { recordRefusals } from './domain/record-refusals.ts';
import { flawSentence } from './domain/record-flaws.ts';
import { ringOf } from './serve.ts';
import { readNow, type Store } from './store/connect.ts';
import { findWitness } from './store/keys.ts';
import { verifyFile } from './verify-file.ts';
import { progress, withStore } from './with-store.ts';

/** The verbs of the record. */
export function composeRecordVerbs(
  config: Config,
  say: (line: string) => void,
): Pick<Verbs, 'verify' | 'rotateKey' | 'exportYear' | 'retention' | 'removeRecord'> {
  return {
    verify: (file, options) =>
      file === undefined ? verifyAllKept(config, say) : verifyFile(file, options, say),
    exportYear: (asked) => withStore(config, (store) => exportYear(store, config, asked, say)),
    retention: () => withStore(config, (store) => tellRetention(store, say)),
    removeRecord: ({ code, reason }) =>
      withStore(config, async (store) => {
        const ring = await openKeyring(store, ringOf(config));
        const asked = { incident: code, reason, actor: 'operator' } as const;
        const done = await remove(openDesk(store), ring, asked);
        if ('refusal' in done) {
          const { vi, en } = recordRefusals[done.refusal];
          throw new RangeError(`${vi.what} ${vi.todo}\n${en.what} ${en.todo}`);
        }
        say(`${code}: đã xoá, giấy xoá có chữ ký / removed, with a signed tombstone`);
        return 0;
      }),
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

/** What is over its term, and what holds it. */
async function tellRetention(store: Store, say: (line: string) => void): Promise<number> {
  const records = await overdueRecords(openDesk(store), await readNow(store));
  for (const { code, siteName, keptUntil, isHeld } of records) {
    const day = new Date(keptUntil).toISOString().slice(0, 10);
    say(`${code}  ${day}  ${siteName}${isHeld ? '  (giữ lại / on hold)' : ''}`);
  }
  say(`${records.length} hồ sơ hết thời hạn / records whose term is over`);
  return 0;
}

/** The archive of a year, written where it was asked for. */
async function exportYear(
  store: Store,
  config: Config,
  { out: path, ...asked }: YearAsked,
  say: (line: string) => void,
): Promise<number> {
  const { writeArchive } = await import('./app/archive-write.ts');
  const ring = await openKeyring(store, ringOf(config));
  const deskUrl = config.publicUrl ?? '';
  const order = { ...asked, path, deskUrl };
  const made = await writeArchive(openDesk(store), ring, order, ({ done, total }) => {
    if (done % 25 === 0 || done === total) say(`… ${done}/${total}`);
  });
  if ('bar' in made) {
    if (made.bar === 'no-unit') {
      throw new RangeError(`${asked.unit}: không có đơn vị này / no such unit.`);
    }
    throw new RangeError(recordRefusals['R-1'].en.what);
  }
  const { incidents, open, leftOut, bytes, sha256 } = made;
  say(`${path}: ${incidents} hồ sơ / records, ${bytes} byte, SHA-256 ${sha256}`);
  if (open > 0) say(`${open} sự cố chưa kết thúc, không có trong kho / still open, not in it`);
  if (leftOut > 0) say(`✖ ${leftOut} hồ sơ không khớp, bỏ lại / do not fit their seals: left out`);
  return leftOut === 0 ? 0 : 1;
}

/** Everything in the desk's database; and whether its end is the one noted outside it. */
async function verifyAllKept(config: Config, say: (line: string) => void): Promise<number> {
  return withStore(config, async (store) => {
    const witness = await findWitness(config.varFolder);
    const { records, checkpoints, flaws, flawCount, removed } = await verifyDesk(store, {
      witness,
      onPage: progress(say),
    });
    for (const flaw of flaws) {
      say(`✖ ${flawSentence(flaw, 'vi')}\n  ${flawSentence(flaw, 'en')}`);
    }
    for (const { code, removedAt, years, by } of removed) {
      const day = new Date(removedAt).toISOString().slice(0, 10);
      say(`${code}: xoá ngày ${day} sau ${years} năm lưu giữ, do ${by.name}, giấy xoá có chữ ký`);
      say(`  removed on ${day} after its term of ${years} years, with a signed tombstone`);
    }
    if (flawCount > flaws.length) say(`… ${flawCount - flaws.length}`);
    say(
      `${records} hồ sơ, ${checkpoints} mốc niêm phong, ${flawCount} chỗ sai / ` +
        `records, checkpoints, flaws.`,
    );
    return flawCount === 0 ? 0 : 1;
  });
}
