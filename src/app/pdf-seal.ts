/**
 * The seal of a PDF: one comment line before its end, in which the desk signs the SHA-256 of all
 * other bytes and of the attached record. Readers skip comments, and PDF/A allows nothing after the
 * end; so the file stays a PDF/A, and no byte of it can change unseen (decision 13).
 */
import { hash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { canonical, sha256, sha256OfBytes } from '../domain/record.ts';
import {
  noReport,
  verifyRecordFile,
  type Against,
  type FileReport,
} from '../domain/record-file.ts';
import { isSignedBy, signText, type PublicKey, type SigningKey } from '../domain/signing.ts';

const format = 'thongsuot-pdf/1';
const line = /%thongsuot-seal ([\w-]+)\.([\w-]+)\n/g;

/** Where the file's end begins: the comment stands before it, so that no offset moves. */
const tail = /startxref\s+\d+\s+%%EOF\s*$/;

/** Seals a PDF that was made of a record. Latin-1 keeps each byte as one character. */
export function sealPdf(pdf: Buffer, record: string, key: SigningKey): Buffer {
  const text = pdf.toString('latin1');
  const at = tail.exec(text)?.index;
  if (at === undefined) throw new Error('the PDF has no end');
  const said = canonical({
    format,
    key: key.id,
    pdf: hash('sha256', pdf),
    record: sha256(record),
  });
  const seal = `${Buffer.from(said).toString('base64url')}.${signText(key, said)}`;
  return Buffer.from(`${text.slice(0, at)}%thongsuot-seal ${seal}\n${text.slice(at)}`, 'latin1');
}

/** Verifies a PDF, the record in it, and the files that are attached beside the record. */
export function verifyPdf(
  pdf: Buffer,
  { trusted, beside }: Against = {},
): FileReport & { record?: string } {
  const text = pdf.toString('latin1');
  const [first, ...others] = attachedFiles(text, pdf);
  const record = first && first.length > 0 ? first.toString('utf8') : undefined;
  const attached = new Set(others.map((file) => sha256OfBytes(file)));
  const report: FileReport =
    record === undefined
      ? noReport('pdf-attachment')
      : verifyRecordFile(record, { trusted, beside: { ...beside, pdf: attached } });
  const keys = trusted ?? keysOf(record);
  const flaws = [...sealFlaws(text, record, keys), ...report.flaws];
  return { ...report, flaws, ...(record === undefined ? {} : { record }) };
}

interface Said {
  format?: string;
  key?: string;
  pdf?: string;
  record?: string;
}

function sealFlaws(
  text: string,
  record: string | undefined,
  keys: readonly PublicKey[],
): FileReport['flaws'] {
  const [found, another] = [...text.matchAll(line)];
  if (!found || another) return [{ what: 'pdf-unsealed' }];
  const said = Buffer.from(found[1] ?? '', 'base64url').toString('utf8');
  const { key, ...seal } = parsed(said);
  const signer = keys.find(({ id }) => id === key);
  const isSpelled = Buffer.from(said).toString('base64url') === found[1];
  if (!signer || !isSpelled || !isSignedBy(signer, said, found[2] ?? '')) {
    return [{ what: 'pdf-forged' }];
  }
  const rest = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  const flaws: FileReport['flaws'] = [];
  if (seal.format !== format || hash('sha256', Buffer.from(rest, 'latin1')) !== seal.pdf) {
    flaws.push({ what: 'pdf-changed' });
  }
  if (record !== undefined && sha256(record) !== seal.record) {
    flaws.push({ what: 'pdf-other-record' });
  }
  return flaws;
}

function parsed(text: string): Said {
  try {
    const value = JSON.parse(text) as Said | null;
    return value ?? {};
  } catch {
    return {};
  }
}

function keysOf(record: string | undefined): PublicKey[] {
  const { keys } = parsed(record ?? '') as { keys?: unknown };
  return Array.isArray(keys) ? keys.filter(isKey) : [];
}

/** A file that somebody made up may bring anything in the place of its keys. */
function isKey(value: unknown): value is PublicKey {
  const { id, x } = (value ?? {}) as Partial<PublicKey>;
  return typeof id === 'string' && typeof x === 'string';
}

/** No file that a desk attaches is larger: the record of 4,000 entries of 4,000 letters. */
const attachedBytesMax = 128 * 1024 * 1024;

/**
 * The embedded files in their order, the record first, as our PDFs have them: streams of that type,
 * deflated. One that cannot be unfolded is left out: it is missing then, and named as such.
 */
export function* attachedFiles(text: string, pdf: Buffer): Generator<Buffer> {
  const heads = /\/Type\s*\/EmbeddedFile\b[\s\S]{0,600}?stream\r?\n/g;
  for (let head = heads.exec(text); head; head = heads.exec(text)) {
    const length = /\/Length (\d+)/.exec(head[0])?.[1];
    const to = heads.lastIndex + Number(length ?? 0);
    const bytes = pdf.subarray(heads.lastIndex, to);
    // What lies in a stream is never taken for the head of another.
    heads.lastIndex = to;
    try {
      const isDeflated = head[0].includes('/FlateDecode');
      yield isDeflated ? inflateSync(bytes, { maxOutputLength: attachedBytesMax }) : bytes;
    } catch {
      yield Buffer.alloc(0);
    }
  }
}
