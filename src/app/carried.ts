/** The files of an incident on their way out: which are handed out, where, and their bytes. */
import { attachedIn, besideName, type CarriedFile } from '../domain/carried-files.ts';
import { sha256OfBytes, type Sealed } from '../domain/record.ts';
import { readFileOf, scansOf } from '../store/attachments.ts';
import type { Store } from '../store/connect.ts';

/**
 * What one exported file carries at most: 48 MB are some twenty photos, and 64 MB as base64, which
 * a mail server still takes in parts. What is beyond it is named, and in the archive of a year.
 */
const carriedBytesMax = 48 * 1024 * 1024;

/** How files leave: in the record's own text, or beside it, in a folder or up to the bound. */
export type Carriage = { by: 'inside' } | { by: 'beside' } | { by: 'folder'; folder: string };

/**
 * Where each file that the record names will be. The entries are those that go out: in a masked
 * copy the names are masked, and the files stay behind, because nothing in them can be masked.
 */
export async function carriedFiles(
  store: Store,
  incident: string,
  entries: readonly Sealed[],
  { isMasked, carriage }: { isMasked: boolean; carriage: Carriage },
): Promise<CarriedFile[] | 'broken'> {
  const scans = await scansOf(store, incident);
  const files: CarriedFile[] = [];
  let left = carriage.by === 'folder' ? Infinity : carriedBytesMax;
  for (const { source: _source, ...file } of attachedIn(entries)) {
    const scan = scans.get(file.sha256)?.scan;
    if (scan === undefined) return 'broken';
    const isHeld = scan === 'waiting' || scan === 'infected';
    const absent = isMasked ? 'masked' : isHeld ? scan : file.size > left ? 'size' : undefined;
    if (absent !== undefined) {
      files.push({ ...file, absent });
      continue;
    }
    left -= file.size;
    const where = await placedBy(store, incident, file, carriage);
    if (!where) return 'broken';
    files.push({ ...file, ...where });
  }
  return files;
}

async function placedBy(
  store: Store,
  incident: string,
  file: CarriedFile,
  carriage: Carriage,
): Promise<Pick<CarriedFile, 'beside' | 'content'> | undefined> {
  if (carriage.by === 'beside') return { beside: besideName(file) };
  if (carriage.by === 'folder') return { beside: `${carriage.folder}/${besideName(file)}` };
  const content = await bytesOf(store, incident, file.sha256);
  return content && { content: content.toString('base64') };
}

/** The bytes of a file; undefined where they are not what the record names, or are gone. */
export async function bytesOf(
  store: Store,
  incident: string,
  sha256: string,
): Promise<Buffer | undefined> {
  const file = await readFileOf(store, { incident, sha256 }, 'content');
  return file?.bytes && sha256OfBytes(file.bytes) === sha256 ? file.bytes : undefined;
}
