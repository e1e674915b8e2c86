/**
 * Photos and files on their way to an incident: made small on the phone, since the line that is
 * left carries little, and kept with the rest that waits. Those of a report that is not sent yet
 * lie beside its draft, and survive the page like it.
 */
import { createStore, get, set } from 'idb-keyval';
import { uuidv7 } from '../api/intent.ts';
import { deskNow } from '../parts/now.ts';
import { keep, waiting, type Waiting } from './outgoing.ts';
import { sendWaiting } from './pass.ts';

/** A file as it will be sent. */
export interface Ready {
  id: string;
  file: Blob;
  name: string;
  /** What it weighed when it was chosen. */
  bytes: number;
}

/** Why a file is not even kept: the desk would refuse it. */
export type Unfit = 'too-large' | 'wrong-kind' | 'too-many';

/** What the desk takes; a phone offers its camera for it. */
export const accepted = 'image/jpeg,image/png,image/webp,application/pdf,text/plain,.log';

/** As many as may wait for one incident: the desk takes twenty of one side. */
const filesMax = 10;
/** The desk's own limit. */
const bytesMax = 20 * 1024 * 1024;

/** The longest side of a photo in pixels: the print on a device's label is still read. */
const sideMax = 1_600;
/** A photo of so many bytes takes half a minute at 2G (100 kbit/s); a smaller one is left alone. */
const goalBytes = 400_000;
const qualities = [0.8, 0.65, 0.5];

/** Makes files ready for the line; `have`: how many wait for the same incident already. */
export async function readied(files: Iterable<File>, have: number) {
  const ready: Ready[] = [];
  const unfit: { name: string; why: Unfit }[] = [];
  for (const file of files) {
    const isFull = have + ready.length >= filesMax;
    const one = isFull ? 'too-many' : await readyOne(file);
    if (typeof one === 'string') unfit.push({ name: file.name, why: one });
    else ready.push(one);
  }
  return { ready, unfit };
}

async function readyOne(file: File): Promise<Ready | Unfit> {
  const isPicture = file.type.startsWith('image/');
  const small = isPicture && file.size > goalBytes ? await shrunk(file) : undefined;
  if (!small && !isTaken(file)) return 'wrong-kind';
  if (!small && file.size > bytesMax) return 'too-large';
  const name = small ? file.name.replace(/\.\w+$/, '').concat('.jpg') : file.name;
  return { id: uuidv7(deskNow()), file: small ?? file, name, bytes: file.size };
}

function isTaken({ type, name }: File): boolean {
  return (type !== '' && accepted.split(',').includes(type)) || name.endsWith('.log');
}

/** The picture small enough, upright; undefined where this browser cannot read it. */
async function shrunk(file: File): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  );
  if (!picture) return undefined;
  const scale = Math.min(1, sideMax / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  let smallest: Blob | undefined;
  for (const quality of qualities) {
    smallest = (await jpegOf(canvas, quality)) ?? smallest;
    if (smallest && smallest.size <= goalBytes) break;
  }
  return smallest;
}

async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> {
  return await new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality);
  });
}

/** Puts files behind whatever waits for the incident, and sends what can be sent. */
export async function keepFiles(
  files: readonly Ready[],
  to: Pick<Waiting, 'incident' | 'person' | 'label'>,
): Promise<void> {
  for (const { id, file, name } of files) {
    const at = new Date(deskNow()).toISOString();
    await keep({ ...to, id, at, act: { name: 'attach', body: { file, name } } });
  }
  void navigator.storage?.persist?.();
  await sendWaiting();
}

/** How many files wait for an incident. */
export async function filesWaiting(incident: string): Promise<number> {
  const all = await waiting();
  return all.filter((one) => one.incident === incident && one.act.name === 'attach').length;
}

const drafts = createStore('thongsuot-photos', 'drafts');

/** The photos of the report that a person is writing. */
export async function readDraftPhotos(person: string): Promise<Ready[]> {
  return (await get<Ready[]>(person, drafts).catch(() => undefined)) ?? [];
}

/** Keeps them beside its draft. */
export async function writeDraftPhotos(person: string, photos: readonly Ready[]): Promise<void> {
  await set(person, photos, drafts);
}
