/** Archives that were ordered, made one after the other; what is made lies in the desk's folder. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  beatArchive,
  endArchive,
  forgetArchives,
  takeArchive,
  type ArchiveRow,
} from '../store/archives.ts';
import { readNow } from '../store/connect.ts';
import type { ArchiveTask } from './archive-worker.ts';
import type { ArchiveMade, ArchiveProgress } from './archive-write.ts';
import type { Desk } from './handle.ts';
import type { Keyring } from './keyring.ts';

/** How often a process looks whether an archive was ordered. */
const lookEveryMs = 3_000;

/** An archive is fetched within days, and can be made again: disks are not for ever. */
const keptMs = 7 * 86_400_000;

/** The memory of the thread: an incident with 48 MB of files takes some 400. */
const memoryMaxMb = 768;

/** Where an archive lies once it is made. */
export function archiveFile({ varFolder }: Pick<Keyring, 'varFolder'>, id: string): string {
  return join(varFolder, 'archives', `${id}.zip`);
}

/** Makes the archive whose turn it is; false where none is wanted. One that fails is said to. */
export async function makeNextArchive(
  desk: Desk,
  ring: Keyring,
  deskUrl: string,
): Promise<boolean> {
  const { store } = desk;
  for (const id of await forgetArchives(store, (await readNow(store)) - keptMs)) {
    await rm(archiveFile(ring, id), { force: true });
  }
  const row = await takeArchive(store);
  if (!row) return false;
  try {
    const made = await inThread(desk, ring, row, deskUrl);
    await endArchive(store, row.id, 'bar' in made ? undefined : made);
  } catch (error) {
    await endArchive(store, row.id);
    throw error;
  }
  return true;
}

async function inThread(
  { store }: Desk,
  ring: Keyring,
  { id, unit, year, isMasked }: ArchiveRow,
  deskUrl: string,
): Promise<ArchiveMade | { bar: string }> {
  const signer = await ring.signer();
  if ('lost' in signer) return { bar: 'key-lost' };
  const path = archiveFile(ring, id);
  await mkdir(join(ring.varFolder, 'archives'), { recursive: true, mode: 0o700 });
  const task: ArchiveTask = {
    url: store.url,
    clockOffsetMs: store.clockOffsetMs(),
    varFolder: ring.varFolder,
    pem: signer.key.pem,
    order: { unit, year, isMasked, path, deskUrl },
  };
  const worker = new Worker(new URL('archive-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMaxMb },
  });
  return new Promise((resolve, reject) => {
    worker.on('message', ({ progress, made }: Told) => {
      if (made) resolve(made);
      // A sign of life that is lost is followed by another.
      else if (progress) beatArchive(store, id, progress).catch(() => undefined);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error(`the archive ${id} was not finished`)));
  });
}

interface Told {
  progress?: ArchiveProgress;
  made?: ArchiveMade | { bar: string };
}

/** Makes archives as they are ordered; the promise of `stop` resolves when the last one ended. */
export function startArchiving(
  desk: Desk,
  ring: Keyring,
  deskUrl: string,
  onError: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let running: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    try {
      while (await makeNextArchive(desk, ring, deskUrl));
    } catch (error) {
      onError(error);
    } finally {
      running = undefined;
    }
  };
  const timer = setInterval(() => {
    running ??= work();
  }, lookEveryMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
