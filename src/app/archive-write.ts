/**
 * The archive of a year: every finished incident of a unit with its minutes, its record and its
 * files, a table of them, and a signed manifest. One incident is in memory at a time.
 */
import { rename, rm } from 'node:fs/promises';
import { writeManifest, type ArchivedFile } from '../domain/archive-manifest.ts';
import type { ManifestContent } from '../domain/archive-manifest.ts';
import type { SigningKey } from '../domain/signing.ts';
import { countYear, finishedIn, type FinishedIncident } from '../store/archives.ts';
import { lastCheckpoint, readCheckpointAt } from '../store/checkpoints.ts';
import { readNow } from '../store/connect.ts';
import { findUnit, listProvinces } from '../store/directory.ts';
import { indexOf, type IndexLine } from './archive-index.ts';
import { aboutArchive, readMe } from './archive-words.ts';
import { makeCheckpoints } from './checkpoints.ts';
import { exportForArchive } from './export.ts';
import type { Desk } from './handle.ts';
import type { Keyring } from './keyring.ts';
import { openSealedZip, type SealedZip } from './zip.ts';

/** What is asked for. */
export interface ArchiveOrder {
  unit: string;
  year: number;
  isMasked: boolean;
  /** Where the archive is written; until it is whole, beside it, with `.part`. */
  path: string;
  /** The address of the desk, for the codes in the minutes. */
  deskUrl: string;
}

/** How far it has come. */
export interface ArchiveProgress {
  done: number;
  total: number;
}

/** What was made. */
export interface ArchiveMade {
  incidents: number;
  leftOut: number;
  open: number;
  bytes: number;
  sha256: string;
}

/** Incidents are looked up a page at a time. */
const pageSize = 100;

/**
 * Writes an archive. It is there only when it is whole: begun again after a crash, it is written
 * from its beginning in the place of the half one.
 */
export async function writeArchive(
  desk: Desk,
  ring: Keyring,
  order: ArchiveOrder,
  onProgress: (progress: ArchiveProgress) => unknown,
): Promise<ArchiveMade | { bar: 'key-lost' | 'no-unit' }> {
  const signer = await ring.signer();
  if ('lost' in signer) return { bar: 'key-lost' };
  const found = await findUnit(desk.store, order.unit);
  if (!found) return { bar: 'no-unit' };
  // One checkpoint for all: without it each incident that moved would make its own.
  await makeCheckpoints(desk.store, ring, { isNow: true });
  const part = `${order.path}.part`;
  const exportedAt = await readNow(desk.store);
  const zip = openSealedZip(part, signer.key, new Date(exportedAt));
  const unit = { id: found.id, name: found.name };
  try {
    const around = { desk, ring, order, key: signer.key, unit, exportedAt };
    const made = await fill(zip, around, onProgress);
    const { bytes, sha256 } = await zip.end();
    await rename(part, order.path);
    return { ...made, bytes, sha256 };
  } catch (error) {
    await zip.drop();
    await rm(part, { force: true });
    throw error;
  }
}

interface Around extends Pick<ManifestContent, 'unit' | 'exportedAt'> {
  desk: Desk;
  ring: Keyring;
  order: ArchiveOrder;
  key: SigningKey;
}

async function fill(
  zip: SealedZip,
  around: Around,
  onProgress: (progress: ArchiveProgress) => unknown,
): Promise<Pick<ArchiveMade, 'incidents' | 'leftOut' | 'open'>> {
  const { desk, order, unit } = around;
  const provinces = new Map((await listProvinces(desk.store)).map((p) => [p.code, p.name]));
  const files = [await zip.add('DOC-TRUOC.txt', readMe(unit.name, order.year))];
  const lines: IndexLine[] = [];
  const leftOut: ManifestContent['leftOut'] = [];
  const { total, open } = await countYear(desk.store, order);
  let done = 0;
  await onProgress({ done, total });
  for await (const one of finishedIn(desk.store, order, pageSize)) {
    const line = await addIncident(zip, around, one, { provinces, files });
    if (line) lines.push(line);
    else leftOut.push(one);
    done += 1;
    await onProgress({ done, total });
  }
  files.push(await zip.add('index.csv', indexOf(lines)));
  await zip.add('manifest.json', await manifestOf(around, { lines, leftOut, files, open }));
  return { incidents: lines.length, leftOut: leftOut.length, open };
}

async function manifestOf(
  { desk, ring, order, key, unit, exportedAt }: Around,
  listed: Pick<ManifestContent, 'leftOut' | 'files' | 'open'> & { lines: IndexLine[] },
): Promise<Buffer> {
  const { lines, ...more } = listed;
  const { last } = await lastCheckpoint(desk.store);
  const checkpoint = last && (await readCheckpointAt(desk.store, last.seq));
  // A desk that was never touched has none: an empty archive says so by what it lacks.
  const content = {
    about: aboutArchive,
    unit,
    year: order.year,
    exportedAt,
    masked: order.isMasked,
    incidents: lines.map(({ incident: { id, report } }) => ({ id, code: report.code })),
    ...more,
    checkpoint: checkpoint ?? { body: '', hash: '', signature: '' },
    keys: await ring.keys(),
  };
  return Buffer.from(writeManifest(content, key), 'utf8');
}

async function addIncident(
  zip: SealedZip,
  { desk, ring, order: { isMasked, deskUrl } }: Around,
  { id }: FinishedIncident,
  into: { provinces: ReadonlyMap<string, string>; files: ArchivedFile[] },
): Promise<IndexLine | undefined> {
  const provinceName = (code: string): string => into.provinces.get(code) ?? code;
  const exported = await exportForArchive(
    desk,
    ring,
    { incident: id, isMasked, deskUrl },
    provinceName,
  );
  if ('bar' in exported) return undefined;
  const { code, incident, head, text, pdf, files } = exported;
  into.files.push(
    await zip.add(`${code}/bien-ban-${code}.pdf`, pdf),
    await zip.add(`${code}/${code}.json`, Buffer.from(text, 'utf8')),
  );
  for (const { beside, bytes } of files) {
    if (beside === undefined || !bytes) continue;
    into.files.push(await zip.add(`${code}/${beside}`, bytes));
  }
  return { incident, head, folder: code, province: provinceName(incident.report.province) };
}
