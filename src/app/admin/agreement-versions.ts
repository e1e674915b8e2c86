/** Versions of an agreement: written as files, judged, compared, put in force. */
import type { Agreement, Instant } from '../../domain/agreement.ts';
import { followingFlaws, keepsToOwn, mayFollow } from '../../domain/agreement-rights.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { partyOf, type Actor } from '../../domain/roles.ts';
import { addVersion, listVersions } from '../../store/agreements.ts';
import { writeAudit, type Origin } from '../../store/audit.ts';
import { readNow, type Store } from '../../store/connect.ts';
import { listProvinces } from '../../store/directory.ts';
import { placeFlaws, readAgreement, type PlacedFlaw } from '../agreements.ts';
import { agreementChanges, type AgreementChange } from '../agreement-changes.ts';
import { writeAgreement, type WritingFacts } from '../agreement-file.ts';
import { readFacts } from '../shipped.ts';

/** A new version beside the newest that there is, and what differs. */
export interface NewVersion {
  agreement: Agreement;
  sha256: string;
  /** The number of the version that it is compared with. */
  before: number;
  changes: AgreementChange[];
}

/** Why a file is no next version, with the places in it that bar it. */
export type VersionRefused = Refusal & { places?: PlacedFlaw[] };

/** Who changes which agreement, and where the facts are that it is read against. */
interface Asked {
  store: Store;
  actor: Actor;
  root: string;
  yaml: string;
  /** From where it is asked. */
  origin?: Origin | undefined;
}

/**
 * Reads a file as a new version. Its parties are those of before, the actor's unit one of them, and
 * its number is above theirs; what is the other side's stays as it was.
 */
export async function readVersion(
  asked: Asked,
): Promise<NewVersion | { flaws: PlacedFlaw[] } | VersionRefused> {
  const reading = readAgreement(asked.yaml, await readFacts(asked.root));
  if ('flaws' in reading) return reading;
  const { agreement, sha256 } = reading;
  const [newest] = await listVersions(asked.store.db, agreement.id);
  const before = newest?.agreement;
  // An agreement with nobody of before names parties that the desk has never heard of.
  const party = partyOf(asked.actor);
  if (before?.[party].id !== asked.actor.unit) return { refusal: 'A-6' };
  const places = placeFlaws(asked.yaml, followingFlaws(party, before, agreement));
  if (!mayFollow(before, agreement)) return { refusal: 'A-6', places };
  if (!keepsToOwn(party, before, agreement)) return { refusal: 'A-8', places };
  const { provinceNames } = await writingFacts(asked.store, asked.root);
  const changes = agreementChanges(before, agreement, provinceNames);
  return { agreement, sha256, before: before.version, changes };
}

/** A version as the text of a file; undefined: there is no such version. */
export async function versionAsFile(
  store: Store,
  root: string,
  { id, version }: { id: string; version: number },
): Promise<string | undefined> {
  const all = await listVersions(store.db, id);
  const found = all.find(({ agreement }) => agreement.version === version);
  return found && writeAgreement(found.agreement, await writingFacts(store, root));
}

/** The newest version as the text of a file with the next number, to begin an edit from. */
export async function draftOf(
  store: Store,
  root: string,
  id: string,
): Promise<{ yaml: string; from: number } | undefined> {
  const [newest] = await listVersions(store.db, id);
  if (!newest) return undefined;
  const { version: from } = newest.agreement;
  const next = { ...newest.agreement, version: from + 1 };
  return { yaml: writeAgreement(next, await writingFacts(store, root)), from };
}

async function writingFacts(store: Store, root: string): Promise<WritingFacts> {
  const [{ holidays }, provinces] = await Promise.all([readFacts(root), listProvinces(store)]);
  return { holidays, provinceNames: new Map(provinces.map(({ code, name }) => [code, name])) };
}

/**
 * Puts a version in force from an instant on, with its entry in the trail. `seen` is the SHA-256 of
 * what was previewed. Incidents keep the version that they were opened under.
 */
export async function putInForce(
  asked: Asked & { seen: string; effectiveFrom: Instant | undefined },
): Promise<NewVersion | { flaws: PlacedFlaw[] } | VersionRefused> {
  const { store, actor } = asked;
  const read = await readVersion(asked);
  if ('flaws' in read || 'refusal' in read) return read;
  if (read.sha256 !== asked.seen) return { refusal: 'A-2' };
  const now = await readNow(store);
  const effectiveFrom = asked.effectiveFrom ?? now;
  if (effectiveFrom < now) return { refusal: 'A-7' };
  const { agreement, sha256 } = read;
  return store.db.transaction().execute(async (tx) => {
    const [newest] = await listVersions(tx, agreement.id);
    const how = { effectiveFrom, byName: actor.name };
    if (!(await addVersion(tx, read, how))) return { refusal: 'A-6' } as const;
    const subject = { kind: 'agreement', id: agreement.id };
    const before = newest && { version: newest.agreement.version, sha256: newest.sha256 };
    const from = new Date(effectiveFrom).toISOString();
    const after = { version: agreement.version, sha256, effectiveFrom: from };
    const entry = { actor, action: 'agreement.version', subject, before, after };
    await writeAudit(store, { ...entry, origin: asked.origin }, tx);
    return read;
  });
}
