/** A file joins an incident: scanned, examined, kept, and named in the record by its hash. */
import { createHash } from 'node:crypto';
import { refuse } from '../domain/refusals.ts';
import type { Actor } from '../domain/roles.ts';
import * as files from '../store/attachments.ts';
import { writeAudit } from '../store/audit.ts';
import { readNow, type Store } from '../store/connect.ts';
import { examine, nameOf } from './examine.ts';
import { handle, type Answer, type Desk, type Refused } from './handle.ts';
import type { Scanner } from './virus-scan.ts';

/** A file as somebody sends it. */
export interface SentFile {
  incident: string;
  actor: Actor;
  commandId: string;
  name: string;
  bytes: Buffer;
}

/** What was found in a file, for the audit. */
export type OnInfected = (found: { incident: string; sha256: string; what: string }) => unknown;

/** A file without an entry is swept away after so long: any upload has ended by then. */
const sweepAfterMs = 3_600_000;

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Attaches a file. First its content is kept, then its entry made: an entry without its file never
 * is, and a file without an entry is let go. The same file again is refused with F-7.
 */
export async function attach(
  desk: Desk,
  sent: SentFile,
  around: { scanner: Scanner | undefined; onInfected: OnInfected },
): Promise<Answer | Refused> {
  const { incident, actor, commandId, bytes } = sent;
  if (bytes.length === 0) return refuse('F-6');
  const source = hashOf(bytes);
  const verdict = await around.scanner?.(bytes);
  if (verdict?.is === 'infected') {
    await around.onInfected({ incident, sha256: source, what: verdict.what });
    return refuse('F-4');
  }
  const examined = await examine(bytes);
  if (typeof examined === 'string') return refuse(examined);
  const { type, content, thumbnail } = examined;
  const sha256 = hashOf(content);
  const scan = verdict === undefined ? 'none' : verdict.is === 'clean' ? 'clean' : 'waiting';
  const kept = { incident, sha256, type, content, thumbnail, scan } as const;
  await files.keepFile(desk.store, kept, await readNow(desk.store));
  const data = { name: nameOf(sent.name, type), type, size: content.length, sha256, source };
  const answer = await handle(desk, {
    incident,
    actor,
    commandId,
    command: { name: 'attach', data },
  });
  // Refused as known by another process just now: the file there is that one's, and stays.
  if ('refusal' in answer && answer.refusal !== 'F-7') {
    await files.dropFile(desk.store, incident, sha256);
  } else if (!('refusal' in answer)) {
    await files.fileIsRecorded(desk.store, incident, sha256);
  }
  return answer;
}

/** Looks again at what waits for the scanner, and sweeps away what no entry ever named. */
export async function tendFiles(
  store: Store,
  around: { scanner: Scanner | undefined; onInfected: OnInfected },
): Promise<void> {
  await files.sweepFiles(store, (await readNow(store)) - sweepAfterMs);
  const { scanner, onInfected } = around;
  if (!scanner) return;
  for (const { content, ...key } of await files.waitingFiles(store, 20)) {
    const verdict = content ? await scanner(content) : undefined;
    if (verdict?.is === 'away') return;
    if (verdict?.is === 'infected') await onInfected({ ...key, what: verdict.what });
    await files.fileWasScanned(store, key, verdict?.is === 'infected' ? 'infected' : 'clean');
  }
}

/** How often files are tended: who waits for a scanner that was away waits a minute longer. */
const tendEveryMs = 60_000;

/** Tends the files of a desk by itself; what is found later is written into the audit. */
export function startTending(
  store: Store,
  scanner: Scanner | undefined,
  onError: (error: unknown) => void,
): { stop: () => Promise<void> } {
  const onInfected: OnInfected = ({ incident, sha256, what }) =>
    writeAudit(store, {
      actor: 'desk',
      action: 'attachment.infected',
      subject: { kind: 'incident', id: incident },
      after: { sha256, what },
    });
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => tendFiles(store, { scanner, onInfected })).catch(onError);
  }, tendEveryMs);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}
