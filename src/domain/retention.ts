/**
 * How long a record is kept, and what is left of it after: a signed tombstone, which says that it
 * was there, how it ended, under which rule it went and by whom.
 */
import type { Agreement, Instant } from './agreement.ts';
import { dateOfDay, localDay } from './calendar.ts';
import { canonical, sha256 } from './record.ts';
import { isSignedBy, signText, type PublicKey, type SigningKey } from './signing.ts';

/**
 * Years that a record is kept from its last entry, unless its agreement says otherwise: as long as
 * the vouchers of the payments that it bears on (Decree 174/2016/NĐ-CP, article 13: ten years).
 */
const usualYears = 10;

/** Việt Nam has no summer time. */
const vietnam = { utcOffsetMinutes: 420 };

const dayMs = 86_400_000;

/** The years that a record is kept, and whose rule that is. */
export function termOf({ options }: Pick<Agreement, 'options'>): {
  years: number;
  rule: 'agreement' | 'usual';
} {
  const { recordYears } = options;
  if (recordYears === undefined) return { years: usualYears, rule: 'usual' };
  return { years: recordYears, rule: 'agreement' };
}

/** The first instant at which a record that ended then may go: full years, on Việt Nam's days. */
export function keptUntil(endedAt: Instant, years: number): Instant {
  const day = localDay(vietnam, endedAt);
  const [year = '', month = '', date = ''] = dateOfDay(day).split('-');
  const wanted = [String(Number(year) + years).padStart(4, '0'), month, date].join('-');
  // A year has 365 days at least; from there it is a few steps. The 29th of February becomes March.
  let last = day + 365 * years;
  while (dateOfDay(last) < wanted) last += 1;
  return endedAt + (last - day) * dayMs;
}

/** What a tombstone says. */
export interface RemovalBody {
  format: typeof removalFormat;
  incident: string;
  code: string;
  /** Where the record ended. */
  version: number;
  head: string;
  /** When its last entry was received. */
  endedAt: Instant;
  years: number;
  rule: 'agreement' | 'usual';
  agreement: string;
  removedAt: Instant;
  by: { person: string; name: string; unit: string };
  reason: string;
  key: string;
}

/** A tombstone as it is kept. */
export interface Tombstone {
  body: string;
  hash: string;
  signature: string;
}

const removalFormat = 'thongsuot-removal/1';

/** Makes a tombstone. Throws before the term: what is younger is never removed. */
export function makeTombstone(
  facts: Omit<RemovalBody, 'format' | 'key'>,
  key: SigningKey,
): Tombstone {
  if (facts.removedAt < keptUntil(facts.endedAt, facts.years)) {
    throw new Error(`the term of ${facts.code} is not over`);
  }
  const body = canonical({ format: removalFormat, key: key.id, ...facts });
  return { body, hash: sha256(body), signature: signText(key, body) };
}

/** How a tombstone fails. */
export type RemovalFlaw = 'removal-forged' | 'removal-early' | 'removal-other' | 'removal-missing';

/** What a tombstone says, and whether it may be believed. `sealed`: the last head that was. */
export function readTombstone(
  kept: Tombstone,
  keys: readonly PublicKey[],
  sealed: { id: string; version: number; head: string } | undefined,
): { said: RemovalBody } | { flaw: RemovalFlaw } {
  const said = parsed(kept.body);
  const key = keys.find(({ id }) => id === said?.key);
  const isOurs = key && isSignedBy(key, kept.body, kept.signature);
  if (!said || !isOurs || sha256(kept.body) !== kept.hash) return { flaw: 'removal-forged' };
  if (said.removedAt < keptUntil(said.endedAt, said.years)) return { flaw: 'removal-early' };
  const isOfIt =
    sealed?.id === said.incident && sealed.version === said.version && sealed.head === said.head;
  return isOfIt ? { said } : { flaw: 'removal-other' };
}

function parsed(body: string): RemovalBody | undefined {
  try {
    const said = JSON.parse(body) as Partial<RemovalBody> | null;
    const isWhole =
      said?.format === removalFormat &&
      [said.version, said.endedAt, said.removedAt, said.years].every(Number.isSafeInteger);
    return isWhole ? (said as RemovalBody) : undefined;
  } catch {
    return undefined;
  }
}
