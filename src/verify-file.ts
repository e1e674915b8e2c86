/** `thongsuot verify FILE`: with nothing but the file, and the published keys where given. */
import { mkdir, open, readFile, writeFile, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { verifyArchive } from './app/archive-verify.ts';
import { attachedFiles, verifyPdf } from './app/pdf-seal.ts';
import type { VerifyOptions } from './cli/run.ts';
import { besideName, contentOf, type Absence, type FoundFile } from './domain/carried-files.ts';
import { sha256OfBytes } from './domain/record.ts';
import { verifyRecordFile, type FileReport, type RecordFile } from './domain/record-file.ts';
import { flawSentence } from './domain/record-flaws.ts';
import type { PublicKey } from './domain/signing.ts';
import { errorCode } from './store/refusal.ts';
import { progress } from './with-store.ts';

type Say = (line: string) => void;

/** Verifies an exported file, says what was found, and takes its attachments out where asked. */
export async function verifyFile(
  file: string,
  { keys, extract }: VerifyOptions,
  say: Say,
): Promise<number> {
  const trusted = keys === undefined ? undefined : keysIn(await bytesOf(keys), keys);
  // A year's archive is no file to hold in memory.
  if (await isZip(file)) return verifyZip(file, trusted, say);
  const bytes = await bytesOf(file);
  const report = isPdf(bytes)
    ? verifyPdf(bytes, { trusted })
    : verifyRecordFile(bytes.toString('utf8'), { trusted });
  tell(report, say);
  if (extract !== undefined) await takeOut(bytes, report, extract, say);
  return conclude(report, trusted !== undefined, say);
}

function conclude(
  { key, flaws }: Pick<FileReport, 'key' | 'flaws'>,
  isTrusted: boolean,
  say: Say,
): number {
  if (!isTrusted) say(compareKey(key));
  say(flaws.length === 0 ? '✔ khớp / it fits' : `✖ ${flaws.length} chỗ sai / flaws`);
  return flaws.length === 0 ? 0 : 1;
}

/** The archive of a year, with how far it has come. */
async function verifyZip(
  file: string,
  trusted: readonly PublicKey[] | undefined,
  say: Say,
): Promise<number> {
  const report = await verifyArchive(file, { trusted, onFile: progress(say) });
  tellFlaws(report.flaws, say);
  const { unit, year, incidents, files, leftOut, masked } = report;
  say(`${unit}, ${year}: ${incidents} hồ sơ / records, ${files} tệp / files`);
  if (masked) say('Bản đã che số liên hệ / contact data is masked');
  if (report.open > 0)
    say(`${report.open} sự cố khi đó chưa kết thúc / were still open, and are not here`);
  for (const code of leftOut)
    say(`${code}: bàn trực không xác nhận / the desk did not vouch for it`);
  return conclude(report, trusted !== undefined, say);
}

async function isZip(file: string): Promise<boolean> {
  const handle = await opened(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.readUInt32BE(0) === 0x50_4b_03_04;
  } finally {
    await handle.close();
  }
}

async function opened(file: string): Promise<FileHandle> {
  try {
    return await open(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): RangeError {
  const why = `không đọc được / cannot be read (${errorCode(error)})`;
  return new RangeError(`${file}: ${why}.`, { cause: error });
}

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1_024).includes('%PDF-');

const whyAbsent: Record<Absence, string> = {
  masked: 'không kèm bản đã che / left out of a masked copy',
  size: 'không kèm vì quá lớn / left out for its size',
  waiting: 'chờ quét mã độc / waits for the virus scanner',
  infected: 'đã bỏ vì có mã độc / dropped: malware',
};

function tellFlaws(flaws: FileReport['flaws'], say: Say): void {
  for (const flaw of flaws) {
    say(`✖ ${flawSentence(flaw, 'vi')}\n  ${flawSentence(flaw, 'en')}`);
  }
}

function tell({ code, entries, masked, sealed, files, flaws }: FileReport, say: Say): void {
  tellFlaws(flaws, say);
  const from = sealed ? new Date(sealed.from).toISOString() : '–';
  const to = sealed ? new Date(sealed.to).toISOString() : '–';
  say(`${code}: ${entries} mục / entries, niêm phong / sealed ${from} … ${to}`);
  if (masked > 0) say(`${masked} mục che số liên hệ, chỉ mang dấu / entries masked, hash carried`);
  for (const file of files) say(`  ${besideName(file)}: ${placeWords(file)}`);
}

function placeWords({ is, sha256 }: FoundFile): string {
  if (is === 'here') return `✔ ${sha256.slice(0, 16)}`;
  if (is === 'elsewhere')
    return 'nằm cạnh hồ sơ, không xét / lies beside the record, not looked at';
  return whyAbsent[is];
}

/** Writes the attachments that fit into a folder; never over a file that is there. */
async function takeOut(
  bytes: Buffer,
  { files }: FileReport,
  folder: string,
  say: Say,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const named = new Map(files.map((file) => [file.sha256, file]));
  for (const content of contentsIn(bytes)) {
    const file = named.get(sha256OfBytes(content));
    if (!file) continue;
    // Whoever made the file chose the name: it may not lead out of the folder.
    const path = join(folder, basename(besideName(file)).replaceAll(/[\p{Cc}/\\:]/gu, '_'));
    try {
      await writeFile(path, content, { flag: 'wx' });
      say(`→ ${path}`);
    } catch (error) {
      const why = `không ghi được / cannot be written (${errorCode(error)})`;
      throw new RangeError(`${path}: ${why}.`, { cause: error });
    }
  }
}

function* contentsIn(bytes: Buffer): Generator<Buffer> {
  if (isPdf(bytes)) {
    yield* attachedFiles(bytes.toString('latin1'), bytes);
    return;
  }
  for (const file of recordIn(bytes).files ?? []) {
    const content = contentOf(file);
    if (content) yield content;
  }
}

function recordIn(bytes: Buffer): Partial<RecordFile> {
  try {
    return JSON.parse(bytes.toString('utf8')) as Partial<RecordFile>;
  } catch {
    return {};
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
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
