/**
 * The export of an incident: its head is sealed now, and the record leaves the desk with everything
 * that proves it; as a file for programs, or as minutes for people with that file in them.
 */
import { leafText, readCheckpoint } from '../domain/checkpoint.ts';
import { leafHash, merklePath } from '../domain/merkle.ts';
import { replay } from '../domain/evolve.ts';
import type { Incident } from '../domain/incident.ts';
import { maskedText } from '../domain/masking.ts';
import { canonical, verifyRecord, type Sealed } from '../domain/record.ts';
import { recordFormat, writeRecordFile, type Proof } from '../domain/record-file.ts';
import type { RecordContent } from '../domain/record-file.ts';
import { readCheckpointAt, readLeaves, sealedHeads } from '../store/checkpoints.ts';
import type { SealedHead } from '../store/checkpoints.ts';
import { readNow } from '../store/connect.ts';
import { findUnit } from '../store/directory.ts';
import { eventOf, readRecords } from '../store/record.ts';
import { bytesOf, carriedFiles, type Carriage } from './carried.ts';
import { makeCheckpoints } from './checkpoints.ts';
import { forPrint } from './examine.ts';
import type { Desk } from './handle.ts';
import type { Keyring } from './keyring.ts';
import type { PrintedFile } from './minutes-files.ts';
import { minutesPdf } from './minutes-pdf.ts';
import { sealPdf } from './pdf-seal.ts';

/** So many proofs go with a record: the first, which shows since when it stands, and the last. */
const proofsMax = 200;

/** So many pictures are printed in the minutes, four a page; all are attached. */
const printsMax = 12;

/** What is asked for. */
export interface ExportOrder {
  incident: string;
  isMasked: boolean;
  /** The address of the desk, for the code in the minutes. */
  deskUrl: string;
}

/** Why nothing leaves: the key is lost, or the record itself does not hold. */
export type NoExport = { bar: 'key-lost' | 'broken' };

/** An exported record, before it is written into a file or a document. */
export interface Exported {
  text: string;
  content: RecordContent;
}

const about = {
  vi:
    'Hồ sơ một sự cố do bàn trực Thông Suốt xuất ra, tự chứng minh được. Kiểm tra: ' +
    'thongsuot verify TỆP [--keys thongsuot-keys.json]. Định dạng: docs/record-format.md.',
  en:
    'The record of one incident, exported by a Thông Suốt desk; it proves itself. To verify: ' +
    'thongsuot verify FILE [--keys thongsuot-keys.json]. Format: docs/record-format.md.',
};

/** Exports a record as a file. Its head is sealed at once where it was not yet. */
export async function exportRecord(
  desk: Desk,
  ring: Keyring,
  { incident, isMasked }: ExportOrder,
  carriage: Carriage = { by: 'inside' },
): Promise<Exported | NoExport> {
  const { store } = desk;
  const signer = await ring.signer();
  if ('lost' in signer) return { bar: 'key-lost' };
  const heads = await headsOf(desk, ring, incident);
  const [kept] = await readRecords(store, [incident]);
  const last = heads.at(-1);
  if (!kept || !last) return { bar: 'broken' };
  if (verifyRecord(kept.sealed, kept.end).length > 0) return { bar: 'broken' };
  // What came since it was sealed is in the next export: everything in this one is proved.
  const sealed = kept.sealed.slice(0, last.version);
  const first = eventOf(sealed[0] ?? { body: '{}', hash: '' });
  if (first.type !== 'reported') return { bar: 'broken' };
  const { code, agreement } = first.data;
  const terms = canonical(await desk.agreementOf(agreement.sha256));
  const entries = isMasked ? sealed.map(maskedEntry) : sealed;
  const files = await carriedFiles(store, incident, entries, { isMasked, carriage });
  if (files === 'broken') return { bar: 'broken' };
  const masked = isMasked ? maskedText(terms) : undefined;
  const content: RecordContent = {
    format: recordFormat,
    about,
    incident: { id: incident, code },
    exportedAt: await readNow(store),
    masked: isMasked,
    entries,
    proofs: await proofsOf(desk, heads),
    keys: await ring.keys(),
    agreement:
      masked === undefined
        ? { sha256: agreement.sha256, body: terms }
        : { sha256: agreement.sha256, body: masked, masked: true },
    files,
  };
  return { text: writeRecordFile(content, signer.key), content };
}

/** Where the record's heads were sealed; the present one is sealed now if it was not. */
async function headsOf(desk: Desk, ring: Keyring, incident: string): Promise<SealedHead[]> {
  const heads = await sealedHeads(desk.store, 'incident', [incident]);
  const [kept] = await readRecords(desk.store, [incident]);
  if (heads.at(-1)?.version === kept?.sealed.length) return heads;
  await makeCheckpoints(desk.store, ring, { isNow: true });
  return sealedHeads(desk.store, 'incident', [incident]);
}

function maskedEntry(entry: Sealed): Sealed {
  const body = maskedText(entry.body);
  return body === undefined ? entry : { body, hash: entry.hash, masked: true };
}

async function proofsOf(desk: Desk, heads: readonly SealedHead[]): Promise<Proof[]> {
  const told =
    heads.length > proofsMax ? [...heads.slice(0, 1), ...heads.slice(1 - proofsMax)] : heads;
  const proofs: Proof[] = [];
  for (const { checkpoint: seq, place, kind, id, version, head } of told) {
    const checkpoint = await readCheckpointAt(desk.store, seq);
    if (!checkpoint) throw new Error(`checkpoint ${seq} is gone`);
    const hashes = (await readLeaves(desk.store, seq)).map((leaf) => leafHash(leafText(leaf)));
    const leaf = { kind, id, version, head };
    proofs.push({ checkpoint, leaf, index: place, path: merklePath(hashes, place) });
  }
  return proofs;
}

/** Exports a record as minutes: a PDF with the file in it, sealed as a whole. */
export async function exportMinutes(
  desk: Desk,
  ring: Keyring,
  order: ExportOrder,
  provinceName: (code: string) => string,
): Promise<{ pdf: Buffer; code: string } | NoExport> {
  const exported = await exportRecord(desk, ring, order, { by: 'beside' });
  if ('bar' in exported) return exported;
  const files = await printedFiles(desk, exported.content);
  if (!files) return { bar: 'broken' };
  return minutesOfExport(desk, ring, exported, { ...order, provinceName, files });
}

/** The files that go into the minutes, with a small print of the pictures among them. */
async function printedFiles(
  { store }: Desk,
  { incident, files = [] }: RecordContent,
): Promise<PrintedFile[] | undefined> {
  const printed: PrintedFile[] = [];
  for (const file of files) {
    if (file.beside === undefined) {
      printed.push(file);
      continue;
    }
    const bytes = await bytesOf(store, incident.id, file.sha256);
    if (!bytes) return undefined;
    const isShown = printed.filter(({ print }) => print).length < printsMax;
    const print = isShown ? await forPrint(bytes, file.type) : undefined;
    printed.push({ ...file, bytes, ...(print ? { print } : {}) });
  }
  return printed;
}

/** An incident as an archive holds it: record, minutes, and the files beside them. */
export interface ArchivedIncident {
  code: string;
  incident: Incident;
  head: string;
  text: string;
  pdf: Buffer;
  files: PrintedFile[];
}

/** Where the files of an archived incident lie, below its folder. */
const filesFolder = 'dinh-kem';

/** Exports a record and its minutes for an archive: the files lie in a folder beside them. */
export async function exportForArchive(
  desk: Desk,
  ring: Keyring,
  order: ExportOrder,
  provinceName: (code: string) => string,
): Promise<ArchivedIncident | NoExport> {
  const carriage = { by: 'folder', folder: filesFolder } as const;
  const exported = await exportRecord(desk, ring, order, carriage);
  if ('bar' in exported) return exported;
  const { text, content } = exported;
  const files = await printedFiles(desk, content);
  if (!files) return { bar: 'broken' };
  const made = await minutesOfExport(desk, ring, exported, { ...order, provinceName, files });
  if ('bar' in made) return made;
  const incident = replay(content.entries.map(eventOf));
  const head = content.entries.at(-1)?.hash ?? '';
  return { code: made.code, incident, head, text, pdf: made.pdf, files };
}

/** What minutes are made of besides the record. */
interface MinutesOrder extends Pick<ExportOrder, 'isMasked' | 'deskUrl'> {
  provinceName: (code: string) => string;
  files: PrintedFile[];
}

/** Makes the minutes of a record that was exported, and seals them. */
async function minutesOfExport(
  desk: Desk,
  ring: Keyring,
  { text, content }: Exported,
  { provinceName, files, ...order }: MinutesOrder,
): Promise<{ pdf: Buffer; code: string } | NoExport> {
  const signer = await ring.signer();
  if ('lost' in signer) return { bar: 'key-lost' };
  const events = content.entries.map(eventOf);
  const incident = replay(events);
  const { report } = incident;
  const units = await Promise.all(report.customerUnits.map((id) => findUnit(desk.store, id)));
  const last = content.proofs.at(-1);
  const said = last && readCheckpoint(last.checkpoint);
  const agreement = await desk.agreementOf(report.agreement.sha256);
  const head = last?.leaf.head ?? '';
  const pdf = await minutesPdf(
    {
      incident,
      events,
      agreement,
      provinceName: provinceName(report.province),
      unitNames: units.flatMap((unit) => (unit ? [unit.name] : [])),
      exportedAt: content.exportedAt,
      isMasked: order.isMasked,
      files,
      proof: {
        head,
        checkpoint: said?.seq ?? 0,
        sealedAt: said?.at ?? 0,
        key: signer.key.id,
        url: `${order.deskUrl}/api/record/heads/${head}`,
      },
    },
    text,
  );
  return { pdf: sealPdf(pdf, text, signer.key), code: report.code };
}
