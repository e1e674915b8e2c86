/**
 * What an archive of a year says of itself: every file in it by its SHA-256, signed. The records
 * prove themselves one by one; the manifest proves that none was taken out, added or replaced.
 */
import type { Instant, Words } from './agreement.ts';
import { verifyCheckpoint, type Checkpoint } from './checkpoint.ts';
import { canonical, sha256 } from './record.ts';
import type { RecordFlaw } from './record-flaws.ts';
import { isSignedBy, signText, verifyKeys, type PublicKey, type SigningKey } from './signing.ts';

const archiveFormat = 'thongsuot-archive/1';

/** A file of the archive. */
export interface ArchivedFile {
  path: string;
  size: number;
  sha256: string;
}

/** What the manifest holds, before it is sealed. */
export interface ManifestContent {
  format: typeof archiveFormat;
  about: Words;
  unit: { id: string; name: string };
  /** The calendar year in which the incidents were reported, on Việt Nam's clocks. */
  year: number;
  exportedAt: Instant;
  masked: boolean;
  incidents: { id: string; code: string }[];
  /** Records that the desk does not vouch for, because they do not fit their seals: not here. */
  leftOut: { id: string; code: string }[];
  /** How many incidents of the year are not over yet: not here either. */
  open: number;
  files: ArchivedFile[];
  /** The last one when the archive was made. */
  checkpoint: Checkpoint;
  keys: PublicKey[];
}

interface Manifest extends ManifestContent {
  seal: { key: string; signature: string };
}

/** Seals a manifest, and writes it: in one way only. */
export function writeManifest(content: Omit<ManifestContent, 'format'>, key: SigningKey): string {
  const whole: ManifestContent = { format: archiveFormat, ...content };
  const seal = { key: key.id, signature: signText(key, sealedText(whole, key.id)) };
  return spelled({ ...whole, seal });
}

function spelled(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

function sealedText(content: ManifestContent, key: string): string {
  return canonical({ format: 'thongsuot-manifest/1', key, sha256: sha256(canonical(content)) });
}

/** A manifest as it was read: what it says, which key signed it, what does not fit. */
export interface ReadManifest {
  manifest: ManifestContent;
  key: string;
  flaws: RecordFlaw[];
}

/** Reads a manifest and verifies its seal; undefined where it is none. */
export function readManifest(
  text: string,
  trusted?: readonly PublicKey[],
): ReadManifest | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest;
    const { seal, ...content } = manifest;
    if (content.format !== archiveFormat) return undefined;
    const keys = trusted ?? content.keys;
    const flaws: RecordFlaw[] = verifyKeys(content.keys).map(({ key: id, what }) => ({ what, id }));
    const key = keys.find(({ id }) => id === seal.key);
    const isSealed = key && isSignedBy(key, sealedText(content, seal.key), seal.signature);
    if (!isSealed || spelled(manifest) !== text) flaws.push({ what: 'archive-manifest' });
    flaws.push(...verifyCheckpoint(content.checkpoint, keys).map((what) => ({ what })));
    return { manifest: content, key: seal.key, flaws };
  } catch {
    return undefined;
  }
}
