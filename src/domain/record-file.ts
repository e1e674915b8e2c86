/**
 * The record of one incident as a file that proves itself: docs/record-format.md. Everything in it
 * is verified here with nothing but the file and, where the reader has them, the published keys.
 */
import type { Instant, Words } from './agreement.ts';
import { verifyCarried, type CarriedFile, type FoundFile, type Places } from './carried-files.ts';
import { isSealedBy, readCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import type { Checkpoint, Leaf } from './checkpoint.ts';
import { canonical, sha256, verifyChain, type Sealed } from './record.ts';
import type { RecordFlaw } from './record-flaws.ts';
import { isSignedBy, signText, verifyKeys, type PublicKey, type SigningKey } from './signing.ts';

/** The version of the format; another one is another name. */
export const recordFormat = 'thongsuot-record/1';

/** A head of the record, the checkpoint that seals it, and the path between them. */
export interface Proof {
  checkpoint: Checkpoint;
  leaf: Leaf;
  index: number;
  path: string[];
}

/** What a file holds, before it is sealed. */
export interface RecordContent {
  format: typeof recordFormat;
  /** What this is and how to verify it, for whoever finds it. */
  about: Words;
  incident: { id: string; code: string };
  exportedAt: Instant;
  /** Whether contact data is masked. Then the masked entries' hashes are carried, not proved. */
  masked: boolean;
  entries: Sealed[];
  proofs: Proof[];
  keys: PublicKey[];
  /** The agreement that the incident was opened under, canonical. */
  agreement: { sha256: string; body: string; masked?: true };
  /** The files beside the record; absent in what was exported before files were carried. */
  files?: CarriedFile[];
}

/** A file: its content, and the desk's signature over all of it. */
export interface RecordFile extends RecordContent {
  seal: { key: string; signature: string };
}

/** Seals a file, and writes it: one spelling only, so that no byte can change unseen. */
export function writeRecordFile(content: RecordContent, key: SigningKey): string {
  const seal = { key: key.id, signature: signText(key, sealedText(content, key.id)) };
  return spelled({ ...content, seal });
}

function sealedText(content: RecordContent, key: string): string {
  return canonical({ format: 'thongsuot-file/1', key, sha256: sha256(canonical(content)) });
}

function spelled(file: RecordFile): string {
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** What a file turned out to be. */
export interface FileReport {
  code: string;
  entries: number;
  /** How many entries have masked contact data. */
  masked: number;
  /** When the first and the last head were sealed. */
  sealed?: { from: Instant; to: Instant };
  /** The key that signed the file. */
  key: string;
  /** The files that the record names, as far as they are what it says. */
  files: FoundFile[];
  flaws: RecordFlaw[];
}

/** What a file is verified against. */
export interface Against {
  /** The published keys; without them, those that the file brings. */
  trusted?: readonly PublicKey[] | undefined;
  /** The hashes of the files that lie beside the record, where somebody could look. */
  beside?: Places | undefined;
}

/** Verifies a file. */
export function verifyRecordFile(text: string, against: Against = {}): FileReport {
  try {
    return reportOn(text, JSON.parse(text) as RecordFile, against);
  } catch {
    // Whatever is missing or of another kind: it is not a file that a desk wrote.
    return noReport('file-unreadable');
  }
}

/** The report on what is no file of a record at all. */
export function noReport(what: RecordFlaw['what']): FileReport {
  return { code: '', entries: 0, masked: 0, key: '', files: [], flaws: [{ what }] };
}

function reportOn(text: string, file: RecordFile, { trusted, beside }: Against): FileReport {
  if (file.format !== recordFormat) throw new Error('another format');
  const { seal, ...content } = file;
  const keys = trusted ?? file.keys;
  const flaws: RecordFlaw[] = [];
  if (spelled(file) !== text) flaws.push({ what: 'file-altered' });
  flaws.push(...keyFlaws(file, trusted));
  const key = keys.find(({ id }) => id === seal.key);
  if (!key || !isSignedBy(key, sealedText(content, seal.key), seal.signature)) {
    flaws.push({ what: 'file-seal' });
  }
  flaws.push(...verifyChain(file.entries), ...proofsFlaws(file, keys), ...matters(file));
  const carried = file.files && verifyCarried(file.entries, file.files, beside);
  flaws.push(...(carried?.flaws ?? []));
  const times = file.proofs.map(({ checkpoint }) => readCheckpoint(checkpoint)?.at ?? 0);
  return {
    code: file.incident.code,
    entries: file.entries.length,
    masked: file.entries.filter((entry) => entry.masked).length,
    ...(times.length > 0 ? { sealed: { from: times[0] ?? 0, to: times.at(-1) ?? 0 } } : {}),
    key: seal.key,
    files: carried?.files ?? [],
    flaws,
  };
}

function keyFlaws(file: RecordFile, trusted?: readonly PublicKey[]): RecordFlaw[] {
  const flaws: RecordFlaw[] = verifyKeys(file.keys).map(({ key, what }) => ({ what, id: key }));
  if (!trusted) return flaws;
  const known = new Set(trusted.map(({ id, x }) => `${id} ${x}`));
  for (const { id, x } of file.keys) {
    if (!known.has(`${id} ${x}`)) flaws.push({ what: 'key-foreign', id });
  }
  return flaws;
}

/** Whether each proof holds, and the last one is of the last entry. */
function proofsFlaws(file: RecordFile, keys: readonly PublicKey[]): RecordFlaw[] {
  const flaws = file.proofs.flatMap((proof, index) => proofFlaws(file, proof, index + 1, keys));
  const isLastProved = file.proofs.at(-1)?.leaf.version === file.entries.length;
  return isLastProved ? flaws : [...flaws, { what: 'proof-missing', seq: file.entries.length }];
}

function proofFlaws(
  { incident, entries }: RecordFile,
  { checkpoint, leaf, index, path }: Proof,
  seq: number,
  keys: readonly PublicKey[],
): RecordFlaw[] {
  const said = readCheckpoint(checkpoint);
  const named = said?.seq ?? seq;
  const flaws: RecordFlaw[] = verifyCheckpoint(checkpoint, keys).map((what) => ({
    what,
    seq: named,
  }));
  if (!said) return flaws;
  const isOurs = leaf.kind === 'incident' && leaf.id === incident.id;
  if (!isOurs || !isSealedBy(said, leaf, { index, size: said.size, path })) {
    flaws.push({ what: 'proof-broken', seq: named });
  }
  if (entries[leaf.version - 1]?.hash !== leaf.head) {
    flaws.push({ what: 'not-as-sealed', seq: leaf.version });
  }
  return flaws;
}

/** Whether the file speaks of the incident, and of the agreement, that its first entry names. */
function matters({ incident, entries, agreement }: RecordFile): RecordFlaw[] {
  const first = JSON.parse(entries[0]?.body ?? '{}') as {
    incident?: string;
    data?: { code?: string; agreement?: { sha256?: string } };
  };
  const flaws: RecordFlaw[] = [];
  if (first.incident !== incident.id || first.data?.code !== incident.code) {
    flaws.push({ what: 'file-other' });
  }
  const isSame = agreement.masked === true || sha256(agreement.body) === agreement.sha256;
  if (!isSame || first.data?.agreement?.sha256 !== agreement.sha256) {
    flaws.push({ what: 'agreement-changed' });
  }
  return flaws;
}
