/** Verifying an archive offline: its seal, its manifest, every file in it, and every record. */
import { createHash } from 'node:crypto';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { readManifest, type ManifestContent } from '../domain/archive-manifest.ts';
import { sha256OfBytes } from '../domain/record.ts';
import { verifyRecordFile, type Against, type FileReport } from '../domain/record-file.ts';
import type { RecordFlaw } from '../domain/record-flaws.ts';
import type { PublicKey } from '../domain/signing.ts';
import { verifyPdf } from './pdf-seal.ts';
import { verifyZipSeal } from './zip.ts';

/** What is read into memory at once: no file that a desk writes is larger. */
const fileBytesMax = 192 * 1024 * 1024;

/** What an archive turned out to be. */
export interface ArchiveReport {
  unit: string;
  year: number;
  incidents: number;
  leftOut: string[];
  open: number;
  files: number;
  masked: boolean;
  key: string;
  flaws: RecordFlaw[];
}

const noArchive: ArchiveReport = {
  unit: '',
  year: 0,
  incidents: 0,
  leftOut: [],
  open: 0,
  files: 0,
  masked: false,
  key: '',
  flaws: [{ what: 'file-unreadable' }],
};

/** Verifies an archive, one file in memory at a time. `onFile` hears the count. */
export async function verifyArchive(
  path: string,
  options: { trusted?: readonly PublicKey[] | undefined; onFile?: (count: number) => void } = {},
): Promise<ArchiveReport> {
  let zip;
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: true });
    return await reportOn(path, zip, options.trusted, options.onFile);
  } catch {
    // Neither a zip, nor one whose table of contents can be read.
    return noArchive;
  } finally {
    zip?.close();
  }
}

async function reportOn(
  path: string,
  zip: ZipFile,
  trusted: readonly PublicKey[] | undefined,
  onFile?: (count: number) => void,
): Promise<ArchiveReport> {
  const flaws: RecordFlaw[] = [];
  const entries = await entriesOf(zip, flaws);
  const text = await bytesOf(zip, entries.get('manifest.json'));
  const read = text && readManifest(text.toString('utf8'), trusted);
  if (!read) return noArchive;
  const { manifest, key } = read;
  const keys = trusted ?? manifest.keys;
  const seal = await verifyZipSeal(path, keys);
  if (seal !== 'fits') flaws.unshift({ what: sealFlaws[seal] });
  flaws.push(...read.flaws, ...foreign(entries, manifest));
  await verifyFiles(zip, { entries, manifest, trusted: keys }, flaws, onFile);
  return {
    unit: manifest.unit.name,
    year: manifest.year,
    incidents: manifest.incidents.length,
    leftOut: manifest.leftOut.map(({ code }) => code),
    open: manifest.open,
    files: manifest.files.length,
    masked: manifest.masked,
    key,
    flaws,
  };
}

const sealFlaws = {
  none: 'archive-unsealed',
  forged: 'archive-forged',
  changed: 'archive-changed',
} as const;

/** What lies in the zip by its path; a second one of the same path is a flaw. */
async function entriesOf(zip: ZipFile, flaws: RecordFlaw[]): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const { fileName: id } = entry;
    if (entries.has(id)) flaws.push({ what: 'archive-foreign', id });
    else entries.set(id, entry);
  }
  return entries;
}

function foreign(entries: ReadonlyMap<string, Entry>, { files }: ManifestContent): RecordFlaw[] {
  const named = new Set(files.map(({ path }) => path)).add('manifest.json');
  return [...entries.keys()]
    .filter((id) => !named.has(id))
    .map((id) => ({ what: 'archive-foreign', id }));
}

interface Opened {
  entries: ReadonlyMap<string, Entry>;
  manifest: ManifestContent;
  trusted: readonly PublicKey[];
}

async function verifyFiles(
  zip: ZipFile,
  { entries, manifest, trusted }: Opened,
  flaws: RecordFlaw[],
  onFile?: (count: number) => void,
): Promise<void> {
  const against = { trusted, beside: { folder: new Set(manifest.files.map((f) => f.sha256)) } };
  const proved = new Set<string>();
  for (const [index, file] of manifest.files.entries()) {
    onFile?.(index + 1);
    const { path: id } = file;
    const entry = entries.get(id);
    const verify = verifierOf(id);
    const bytes = verify && (await bytesOf(zip, entry));
    const hash = bytes ? sha256OfBytes(bytes) : await hashOf(zip, entry);
    if (!entry) flaws.push({ what: 'archive-missing', id });
    else if (hash !== file.sha256 || entry.uncompressedSize !== file.size) {
      flaws.push({ what: 'archive-file', id });
    }
    if (!verify || !bytes) continue;
    const report = verify(bytes, against);
    if (id === `${report.code}/${report.code}.json`) proved.add(report.code);
    for (const flaw of report.flaws) {
      flaws.push({ ...flaw, id: flaw.id === undefined ? id : `${id}, ${flaw.id}` });
    }
  }
  for (const { code: id } of manifest.incidents) {
    if (!proved.has(id)) flaws.push({ what: 'archive-missing', id });
  }
}

/** The records and minutes of an archive by their places; what is attached is only hashed. */
function verifierOf(path: string): ((bytes: Buffer, to: Against) => FileReport) | undefined {
  if (/^(SC-[\d-]+)\/\1\.json$/.test(path)) {
    return (bytes, against) => verifyRecordFile(bytes.toString('utf8'), against);
  }
  return /^(SC-[\d-]+)\/bien-ban-\1\.pdf$/.test(path) ? verifyPdf : undefined;
}

/** The bytes of an entry; undefined where it is none, too large, or does not unfold. */
async function bytesOf(zip: ZipFile, entry: Entry | undefined): Promise<Buffer | undefined> {
  if (!entry || entry.uncompressedSize > fileBytesMax) return undefined;
  const chunks: Buffer[] = [];
  const isWhole = await eachChunk(zip, entry, (chunk) => chunks.push(chunk));
  return isWhole ? Buffer.concat(chunks) : undefined;
}

async function hashOf(zip: ZipFile, entry: Entry | undefined): Promise<string | undefined> {
  const hash = createHash('sha256');
  const isWhole = entry && (await eachChunk(zip, entry, (chunk) => hash.update(chunk)));
  return isWhole ? hash.digest('hex') : undefined;
}

async function eachChunk(
  zip: ZipFile,
  entry: Entry,
  work: (chunk: Buffer) => unknown,
): Promise<boolean> {
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) work(chunk as Buffer);
    return true;
  } catch {
    return false;
  }
}
