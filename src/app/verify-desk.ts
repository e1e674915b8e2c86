/**
 * Walking everything that is kept, in pages: keys, checkpoints, every record's chain, and whether
 * each record still is what was sealed. What does not fit is named; memory does not grow with it.
 */
import { verifyAudit } from '../domain/audit-seal.ts';
import { attachedIn } from '../domain/carried-files.ts';
import { readCheckpoint, verifyCheckpoint, verifyPlace } from '../domain/checkpoint.ts';
import type { Before, CheckpointFlaw, Leaf } from '../domain/checkpoint.ts';
import { verifyRecord, type Sealed } from '../domain/record.ts';
import type { RecordFlaw } from '../domain/record-flaws.ts';
import type { RemovalBody } from '../domain/retention.ts';
import { verifyKeys, type PublicKey } from '../domain/signing.ts';
import { auditBetween, auditHeads, type AuditHead } from '../store/audit-seals.ts';
import { filesAsKept, infectedFiles } from '../store/attachments.ts';
import { readCheckpoints, readLeaves, sealedHeads } from '../store/checkpoints.ts';
import type { KeptCheckpoint } from '../store/checkpoints.ts';
import type { Store } from '../store/connect.ts';
import { readKeys, type Witness } from '../store/keys.ts';
import type { KeptRecord } from '../store/record.ts';
import { eachRecord, type Kind } from './chain.ts';
import { walkVanished } from './verify-vanished.ts';

/** So many flaws are told one by one; beyond that their number says enough. */
const toldMax = 1_000;

/** A flaw, with the time of the checkpoint that it concerns. */
export type FoundFlaw = RecordFlaw & { at?: number };

/** What a walk found. */
export interface DeskReport {
  records: number;
  checkpoints: number;
  flawCount: number;
  /** The first of them. */
  flaws: FoundFlaw[];
  /** Records that are gone by the rule of their term, each with its tombstone. */
  removed: RemovalBody[];
}

/** Walks the whole desk. `witness`: the last checkpoint as it was noted outside the database. */
export async function verifyDesk(
  store: Store,
  { witness, onPage }: { witness?: Witness | undefined; onPage?: (count: number) => void } = {},
): Promise<DeskReport> {
  const report: DeskReport = { records: 0, checkpoints: 0, flawCount: 0, flaws: [], removed: [] };
  const add = (flaw: FoundFlaw): void => {
    report.flawCount += 1;
    if (report.flaws.length < toldMax) report.flaws.push(flaw);
  };
  const keys = await readKeys(store.db);
  for (const { key, what } of verifyKeys(keys)) add({ what, id: key });
  report.checkpoints = await walkCheckpoints(store, keys, witness, add);
  await walkAudit(store, add);
  const count = onPage ?? ((): void => undefined);
  report.records = await eachRecord(store, count, async (page, kind) => {
    await checkPage(store, page, kind, add);
    if (kind.name === 'incident') await checkFiles(store, page, add);
  });
  report.removed = await walkVanished(store, keys, add);
  return report;
}

async function walkCheckpoints(
  store: Store,
  keys: readonly PublicKey[],
  witness: Witness | undefined,
  add: (flaw: FoundFlaw) => void,
): Promise<number> {
  let before: Before | undefined;
  let count = 0;
  let isWitnessed = witness === undefined;
  for (let after = 0; ;) {
    const page = await readCheckpoints(store, after, 200);
    for (const kept of page) {
      const leaves = await readLeaves(store, kept.seq);
      const { at, flaws } = flawsOf(kept, before, leaves, keys);
      for (const what of new Set(flaws)) add({ what, seq: kept.seq, at });
      if (witness?.seq === kept.seq && witness.hash === kept.hash) isWitnessed = true;
      before = { seq: kept.seq, at, hash: kept.hash };
    }
    count += page.length;
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
  }
  if (!isWitnessed && witness) add({ what: 'checkpoints-cut', seq: witness.seq });
  return count;
}

/** The audit trail, from one sealed head to the next. */
async function walkAudit(store: Store, add: (flaw: FoundFlaw) => void): Promise<void> {
  let before: AuditHead | undefined;
  for (;;) {
    const page = await auditHeads(store, before?.version ?? 0, 500);
    if (page.length === 0) return;
    for (const sealed of page) {
      const entries = await auditBetween(store, before?.version ?? 0, sealed.version);
      const { at } = sealed;
      for (const flaw of verifyAudit({ ...(before ? { before } : {}), sealed, entries })) {
        add({ ...flaw, at });
      }
      before = sealed;
    }
  }
}

function flawsOf(
  kept: KeptCheckpoint,
  before: Before | undefined,
  leaves: readonly Leaf[],
  keys: readonly PublicKey[],
): { at: number; flaws: CheckpointFlaw[] } {
  const said = readCheckpoint(kept);
  const flaws = [...verifyCheckpoint(kept, keys), ...verifyPlace(kept, before, leaves)];
  // The number in the table is only where the text lies: the text's own is the signed one.
  if (said && said.seq !== kept.seq) flaws.push('checkpoint-missing');
  return { at: said?.at ?? before?.at ?? 0, flaws };
}

async function checkPage(
  store: Store,
  page: readonly KeptRecord[],
  kind: Kind,
  add: (flaw: FoundFlaw) => void,
): Promise<void> {
  const ids = page.map(({ incident }) => incident);
  const sealedOf = Map.groupBy(await sealedHeads(store, kind.name, ids), ({ id }) => id);
  for (const { incident, sealed, end } of page) {
    const flaws = verifyRecord(sealed, end);
    for (const { seq, what } of flaws) add({ what, id: incident, seq });
    // With no entry left it vanished as a whole, and is named as such.
    if (sealed.length === 0) continue;
    const heads = sealedOf.get(incident) ?? [];
    let other = heads.find(({ version, head }) => sealed[version - 1]?.hash !== head);
    if (other && other.version > sealed.length) {
      // It may have been written, and sealed, after the page was read.
      const [again] = await kind.read(store, [incident]);
      other = heads.find(({ version, head }) => again?.sealed[version - 1]?.hash !== head);
    }
    if (!other) continue;
    const isThere = sealed[other.version - 1] !== undefined;
    const what = isThere ? 'not-as-sealed' : 'cut-short';
    if (what === 'cut-short' && flaws.some((flaw) => flaw.what === what)) continue;
    add({ what, id: incident, seq: isThere ? other.version : sealed.length + 1 });
  }
}

/**
 * Whether each file that a record names is there and hashes to what it says. Content that went
 * because of malware is missed only where the audit trail does not say so, too.
 */
async function checkFiles(
  store: Store,
  page: readonly KeptRecord[],
  add: (flaw: FoundFlaw) => void,
): Promise<void> {
  const named = page.flatMap(({ incident, sealed }) =>
    readable(sealed).map((file) => ({ ...file, incident, key: `${incident} ${file.sha256}` })),
  );
  if (named.length === 0) return;
  const ids = [...new Set(named.map(({ incident }) => incident))];
  const kept = await filesAsKept(store, ids);
  const infected = await infectedFiles(store, ids);
  for (const { key, incident: id, seq } of named) {
    const file = kept.get(key);
    if (file?.hash !== undefined && `${id} ${file.hash}` !== key) {
      add({ what: 'attachment-changed', id, seq });
    } else if (file?.hash === undefined && !(file?.scan === 'infected' && infected.has(key))) {
      add({ what: 'attachment-missing', id, seq });
    }
  }
}

/** What the entries attach; one that cannot be read is a flaw of the chain already. */
function readable(sealed: readonly Sealed[]): ReturnType<typeof attachedIn> {
  return sealed.flatMap((entry) => {
    try {
      return attachedIn([entry]);
    } catch {
      return [];
    }
  });
}
