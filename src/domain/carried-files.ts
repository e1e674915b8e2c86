/**
 * The files beside a record as an export carries them: each by the hash that its entry names, with
 * its content, or with the place where it lies, or with the reason why it is not there.
 */
import type { AttachedFile } from './incident.ts';
import { sha256OfBytes, type Sealed } from './record.ts';
import type { RecordFlaw } from './record-flaws.ts';

/** Why a file is named only: contact data in it cannot be masked; too large; held back; malware. */
export const absences = ['masked', 'size', 'waiting', 'infected'] as const;
export type Absence = (typeof absences)[number];

/** A file of the record. One of `content`, `beside` and `absent` says where it is. */
export interface CarriedFile {
  /** The entry that attached it. */
  seq: number;
  name: string;
  type: string;
  size: number;
  sha256: string;
  /** Its bytes, base64. */
  content?: string;
  /** It lies beside the record, under this name: attached to the same PDF, or in the archive. */
  beside?: string;
  absent?: Absence;
}

/** A file that a record names, and whether it was found. `elsewhere`: beside, and not looked at. */
export interface FoundFile {
  seq: number;
  name: string;
  sha256: string;
  is: 'here' | 'elsewhere' | Absence;
}

/** The hashes of what lies beside a record; a place where nobody could look is absent. */
export interface Places {
  /** What is attached to the same PDF. */
  pdf?: ReadonlySet<string>;
  /** What is in the same archive. */
  folder?: ReadonlySet<string>;
}

/** What an entry that attaches a file says of it; entries of other kinds are left out. */
export function attachedIn(entries: readonly Pick<Sealed, 'body'>[]) {
  const files: (AttachedFile & { seq: number })[] = [];
  for (const { body } of entries) {
    if (!body.includes('"type":"attached"')) continue;
    const { type, seq, data } = JSON.parse(body) as Entry;
    if (type === 'attached' && data) files.push({ ...data, seq });
  }
  return files;
}

interface Entry {
  type?: string;
  seq: number;
  data?: AttachedFile;
}

/** The name under which a file lies beside its record: its entry, and its own name. */
export function besideName({ seq, name }: Pick<CarriedFile, 'seq' | 'name'>): string {
  return `${String(seq).padStart(2, '0')}-${name}`;
}

/** The bytes of a content; undefined where it is not spelled as base64 is. */
export function contentOf({ content }: Pick<CarriedFile, 'content'>): Buffer | undefined {
  if (content === undefined) return undefined;
  const bytes = Buffer.from(content, 'base64');
  return bytes.toString('base64') === content ? bytes : undefined;
}

/**
 * Whether each file that the record names is there and is the one it names, as far as somebody
 * could look.
 */
export function verifyCarried(
  entries: readonly Sealed[],
  carried: readonly CarriedFile[],
  beside: Places = {},
): { files: FoundFile[]; flaws: RecordFlaw[] } {
  const flaws: RecordFlaw[] = [];
  const files: FoundFile[] = [];
  const named = attachedIn(entries);
  for (const { seq, name, sha256 } of named) {
    const file = carried.find((each) => each.seq === seq);
    const is = file && placeOf({ ...file, sha256 }, beside);
    if (is === undefined) flaws.push({ what: 'attachment-missing', seq });
    else if (is === 'other') flaws.push({ what: 'attachment-changed', seq });
    else files.push({ seq, name, sha256, is });
  }
  for (const { seq } of carried) {
    if (!named.some((each) => each.seq === seq)) flaws.push({ what: 'attachment-foreign', seq });
  }
  return { files, flaws };
}

function placeOf(file: CarriedFile, beside: Places): FoundFile['is'] | 'other' | undefined {
  if (file.content !== undefined) {
    const bytes = contentOf(file);
    return bytes && sha256OfBytes(bytes) === file.sha256 ? 'here' : 'other';
  }
  if (file.beside === undefined) return absences.find((why) => why === file.absent);
  const there = file.beside.includes('/') ? beside.folder : beside.pdf;
  if (!there) return 'elsewhere';
  return there.has(file.sha256) ? 'here' : 'other';
}
