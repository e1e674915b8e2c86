/**
 * A thread of its own that writes one archive: making minutes takes a core for 0.2 s each, and the
 * desk has deadlines to keep meanwhile. Told what to make by `workerData`, tells how far it is.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../store/connect.ts';
import { writeArchive, type ArchiveOrder } from './archive-write.ts';
import { openDesk } from './handle.ts';
import { openKeyring } from './keyring.ts';

/** What the thread is told. */
export interface ArchiveTask {
  url: string;
  clockOffsetMs: number;
  varFolder: string;
  pem: string;
  order: ArchiveOrder;
}

const { url, clockOffsetMs, varFolder, pem, order } = workerData as ArchiveTask;
const store = connect(url, () => clockOffsetMs);
try {
  const ring = await openKeyring(store, { varFolder, pem });
  const made = await writeArchive(openDesk(store), ring, order, (progress) =>
    parentPort?.postMessage({ progress }),
  );
  parentPort?.postMessage({ made });
} finally {
  await store.db.destroy();
}
