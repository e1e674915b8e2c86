/** `thongsuot verify FILE`: with nothing but the file, and the published keys where given. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { attachedFiles, verifyPdf } from './app/pdf-seal.ts';
import type { VerifyOptions } from './cli/run.ts';
import { besideName, contentOf, type Absence, type FoundFile } from './domain/carried-files.ts';
import { sha256OfBytes } from './domain/record.ts';
import { verifyRecordFile, type FileReport, type RecordFile } from './domain/record-file.ts';
import { flawSentence } from './domain/record-flaws.ts';
import type { PublicKey } from './domain/signing.ts';
import { errorCode } from './store/refusal.ts';

type Say = (line: string) => void;

/** Verifies an exported file, says what was found, and takes its attachments out where asked. */
export async function verifyFile(
  file: string,
  { keys, extract }: VerifyOptions,
  say: Say,
): Promise<number> {
  const bytes = await bytesOf(file);
  const trusted = keys === undefined ? undefined : keysIn(await bytesOf(keys), keys);
  const report = isPdf(bytes)
    ? verifyPdf(bytes, { trusted })
    : verifyRecordFile(bytes.toString('utf8'), { trusted });
  tell(report, say);
  if (extract !== undefined) await takeOut(bytes, report, extract, say);
  if (!trusted) say(compareKey(report.key));
  const { length } = report.flaws;
  say(length === 0 ? '✔ khớp / it fits' : `✖ ${length} chỗ sai / flaws`);
  return length === 0 ? 0 : 1;
}

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1_024).includes('%PDF-');

const whyAbsent: Record<Absence, string> = {
  masked: 'không kèm bản đã che / left out of a masked copy',
  size: 'không kèm vì quá lớn / left out for its size',
  waiting: 'chờ quét mã độc / waits for the virus scanner',
  infected: 'đã bỏ vì có mã độc / dropped: malware',
};

function tell({ code, entries, masked, sealed, files, flaws }: FileReport, say: Say): void {
  for (const flaw of flaws) {
    say(`✖ ${flawSentence(flaw, 'vi')}\n  ${flawSentence(flaw, 'en')}`);
  }
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
