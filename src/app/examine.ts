/**
 * A file as it arrives becomes one that may be kept: known by its bytes, never by its name.
 * Pictures are written anew, so that neither a place nor a passenger comes with them.
 */
import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import { turns } from './turns.ts';

/** The largest file: a phone's photo is 3 to 8 MB, a carrier's report with pictures 10. */
export const fileBytesMax = 20 * 1024 * 1024;

/** The most pixels of a picture: a phone's 48 million fit, a bomb of a billion does not. */
const pixelsMax = 50_000_000;

/** Kept at most so wide: the print on a device's label is still read. */
const sideMax = 4_096;
const thumbnailSide = 320;

/** As wide as half a page of A4 at 200 dots an inch. */
const printSide = 640;

/** Decoding 50 million pixels takes 200 MB: two at a time. */
const linesMax = 2;
const inLine = turns();
let arrived = 0;

sharp.cache(false);
sharp.concurrency(1);

/** A file as it is kept. */
export interface Examined {
  type: keyof typeof endings;
  content: Buffer;
  thumbnail?: Buffer;
}

/** The kinds that are taken, with the ending that each has by its bytes. */
const endings = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
} as const;

/** The kinds as the API names them. */
export const fileTypes = Object.keys(endings) as Examined['type'][];

/** Examines bytes; F-1: no kind that is taken, F-3: a picture that cannot be read. */
export async function examine(bytes: Buffer): Promise<Examined | 'F-1' | 'F-3'> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  switch (mime) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      arrived += 1;
      return inLine(`picture ${arrived % linesMax}`, () => rewritten(bytes, mime));
    case 'application/pdf':
      return isWholePdf(bytes) ? { type: mime, content: bytes } : 'F-1';
    case undefined:
      return isText(bytes) ? { type: 'text/plain', content: bytes } : 'F-1';
    default:
      return 'F-1';
  }
}

/** A picture as minutes show it: small, on white, JPEG, which PDF/A takes; of others undefined. */
export async function forPrint(bytes: Buffer, type: string): Promise<Buffer | undefined> {
  if (!type.startsWith('image/')) return undefined;
  const size = { width: printSide, height: printSide, fit: 'inside' } as const;
  return sharp(bytes, { limitInputPixels: pixelsMax })
    .resize({ ...size, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 75 })
    .toBuffer();
}

/** The name that a file is kept under: as sent, without a path, with the ending of its bytes. */
export function nameOf(sent: string, type: Examined['type']): string {
  const base = sent.split(/[/\\]/).at(-1) ?? '';
  const plain = base
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, ' ');
  const stem = plain
    .replace(/\.[^.]{1,8}$/, '')
    .trim()
    .slice(0, 100)
    .trim();
  const isLog = type === 'text/plain' && /\.log$/i.test(base);
  return `${stem === '' ? 'tep' : stem}.${isLog ? 'log' : endings[type]}`;
}

async function rewritten(
  bytes: Buffer,
  type: 'image/jpeg' | 'image/png' | 'image/webp',
): Promise<Examined | 'F-3'> {
  try {
    const turned = sharp(bytes, { limitInputPixels: pixelsMax, failOn: 'error' })
      .autoOrient()
      .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true });
    // Nothing but pixels is written unless it is asked for: no place, no camera, no comment.
    const content = await written(turned, type).toBuffer();
    const size = { width: thumbnailSide, height: thumbnailSide, fit: 'inside' } as const;
    const small = sharp(content).resize({ ...size, withoutEnlargement: true });
    return { type, content, thumbnail: await small.webp({ quality: 70 }).toBuffer() };
  } catch {
    return 'F-3';
  }
}

function written(picture: Sharp, type: Examined['type']): Sharp {
  if (type === 'image/png') return picture.png({ compressionLevel: 9 });
  return type === 'image/webp' ? picture.webp({ quality: 85 }) : picture.jpeg({ quality: 85 });
}

/** A PDF that ends where it says: what is hung on behind its end is another file in disguise. */
function isWholePdf(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF');
  return (
    end > 0 &&
    bytes
      .subarray(end + 5)
      .toString('latin1')
      .trim() === ''
  );
}

/** Text in UTF-8 whose only control characters are those of lines. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() !== '' && !/[^\P{Cc}\t\n\v\f\r]/u.test(text);
  } catch {
    return false;
  }
}
