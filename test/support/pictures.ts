/** Pictures for the guides: small, and written anew only where a reader would see it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

/** Where the pictures lie. */
export const picturesFolder = join(import.meta.dirname, '..', '..', 'docs', 'guide', 'img');

/** Letters stay readable from here on: a desktop's screen is shown at half a page's width. */
const widthMax = 1080;
/** 160 pictures of 20 kB: what a clone carries each time that all of them change. */
const quality = 60;
/** A channel that differs by less is the encoder's noise. */
const channelNoise = 48;
/** A word changed is 0.05 % of a phone's screen; a digit is not worth a new file. */
const differenceMin = 0.0003;

/**
 * Keeps a screenshot (PNG) under a name such as `vi/phone/board`, as WebP. Leaves the file as it is
 * where nobody would see a difference; says whether it was written.
 * `jitter`: the part of it that may differ all the same.
 */
export async function keepPicture(
  name: string,
  png: Buffer,
  jitter = differenceMin,
): Promise<boolean> {
  const file = join(picturesFolder, `${name}.webp`);
  const fresh = await sharp(png)
    .resize({ width: widthMax, withoutEnlargement: true, kernel: 'lanczos3' })
    .webp({ quality, effort: 4, smartSubsample: true })
    .toBuffer();
  const kept = await readFile(file).catch(() => undefined);
  // Nearly all are the same to the byte: nothing has to be decoded and compared then.
  if (kept && (kept.equals(fresh) || !(await differ(kept, fresh, jitter)))) return false;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, fresh);
  return true;
}

/** Whether two pictures look different. */
async function differ(one: Buffer, other: Buffer, least: number): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map(pixelsOf));
  if (!a || !b || a.width !== b.width || a.height !== b.height) return true;
  let count = 0;
  for (let at = 0; at < a.data.length; at += 3) {
    const differs = [0, 1, 2].some(
      (channel) =>
        Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > channelNoise,
    );
    if (differs) count += 1;
  }
  return count > a.width * a.height * least;
}

async function pixelsOf(picture: Buffer): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
