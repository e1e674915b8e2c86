/** New versions of an agreement: judged, told in words against the present one, put in force. */
import type { Agreement, Instant } from '../../domain/agreement.ts';
import { keepsToOwn } from '../../domain/agreement-rights.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { partyOf, type Actor } from '../../domain/roles.ts';
import { addVersion, listVersions } from '../../store/agreements.ts';
import { writeAudit } from '../../store/audit.ts';
import { readNow, type Store } from '../../store/connect.ts';
import { readAgreement, type PlacedFlaw } from '../agreements.ts';
import { describeAgreement } from '../agreement-words.ts';
import { readFacts } from '../shipped.ts';

type Lines = { vi: string[]; en: string[] };

/** A new version beside the newest that there is: what its words say no more, and what instead. */
export interface NewVersion {
  agreement: Agreement;
  sha256: string;
  gone: Lines;
  come: Lines;
}

/** Who changes which agreement, and where the facts are that it is read against. */
interface Asked {
  store: Store;
  actor: Actor;
  root: string;
  yaml: string;
}

/**
 * Reads a file as a new version. Its parties are those of before, the actor's unit one of them, and
 * its number is above theirs; what is the other side's stays as it was.
 */
export async function readVersion(
  asked: Asked,
): Promise<NewVersion | { flaws: PlacedFlaw[] } | Refusal> {
  const reading = readAgreement(asked.yaml, await readFacts(asked.root));
  if ('flaws' in reading) return reading;
  const { agreement, sha256 } = reading;
  const [newest] = await listVersions(asked.store.db, agreement.id);
  const before = newest?.agreement;
  // An agreement with nobody of before names parties that the desk has never heard of.
  const party = partyOf(asked.actor);
  if (before?.[party].id !== asked.actor.unit) return { refusal: 'A-6' };
  const isSameSides =
    agreement.customer.id === before.customer.id && agreement.carrier.id === before.carrier.id;
  if (!isSameSides || agreement.version <= before.version) return { refusal: 'A-6' };
  if (!keepsToOwn(party, before, agreement)) return { refusal: 'A-8' };
  return { agreement, sha256, ...changesOf(before, agreement) };
}

/** What the words of a version say no more, and what they say instead. */
export function changesOf(before: Agreement, after: Agreement): { gone: Lines; come: Lines } {
  const [then, now] = [linesOf(before), linesOf(after)];
  return { gone: without(then, now), come: without(now, then) };
}

/**
 * Puts a version in force from an instant on, with its entry in the trail. `seen` is the SHA-256 of
 * what was previewed. Incidents keep the version that they were opened under.
 */
export async function putInForce(
  asked: Asked & { seen: string; effectiveFrom: Instant | undefined },
): Promise<NewVersion | { flaws: PlacedFlaw[] } | Refusal> {
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
    await writeAudit(store, { actor, action: 'agreement.version', subject, before, after }, tx);
    return read;
  });
}

function linesOf(agreement: Agreement): Lines {
  return { vi: describeAgreement(agreement, 'vi'), en: describeAgreement(agreement, 'en') };
}

function without(some: Lines, others: Lines): Lines {
  const left = (lang: keyof Lines): string[] => {
    const known = new Set(others[lang]);
    return some[lang].filter((line) => line.trim() !== '' && !known.has(line));
  };
  return { vi: left('vi'), en: left('en') };
}
