/**
 * Amending agreements piece by piece: judged, put in force as new versions, and put in the audit
 * trail, in one transaction. Whatever version is still to come is amended alike, so that it does
 * not bring back what was changed before it.
 */
import type { Kysely } from 'kysely';
import type { Agreement } from '../../domain/agreement.ts';
import {
  amended,
  amendmentFlaws,
  differences,
  type AmendedThing,
  type Amendment,
  type AmendmentFlaw,
  type DaysOff,
} from '../../domain/agreement-change.ts';
import { canonical, sha256 } from '../../domain/record.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { partyOf, type Actor } from '../../domain/roles.ts';
import {
  addVersion,
  currentAgreements,
  listVersions,
  type VersionRow,
} from '../../store/agreements.ts';
import { writeAudit, type AuditRow, type Origin } from '../../store/audit.ts';
import { readNow, type Store } from '../../store/connect.ts';
import { changingDirectory } from '../../store/directory-change.ts';
import type { DB } from '../../store/schema.ts';

/** One's own agreements as they stand, by their ids. */
export type OwnAgreements = ReadonlyMap<string, Agreement>;

/** What is wanted of each agreement, by its id. */
type Wishes = ReadonlyMap<string, readonly Amendment[]>;

/** Amendments, with what is known to be wrong with them before an agreement is judged whole. */
export type Wish = { wishes: Wishes; flaws: AmendmentFlaw[] } | Refusal;

/** What an amendment does or would do. */
export interface Amending {
  changes: AmendedThing[];
  flaws: AmendmentFlaw[];
  /** Confirms exactly these changes. */
  fingerprint: string;
}

/** Why nothing was changed. */
export type AmendRefused = Refusal & { flaws?: AmendmentFlaw[] };

/** Who amends; `provinces` are the codes that an agreement is read against. */
interface Asked {
  store: Store;
  actor: Actor;
  provinces: readonly string[];
  /** From where it is asked. */
  origin?: Origin | undefined;
}

interface How {
  /** Judges only. */
  check?: boolean | undefined;
  /** The fingerprint that was seen (A-2 where anything else would happen by now). */
  confirmed?: string;
  /** An entry for the whole. */
  summary?: { action: string; after: object };
}

/** The agreements that the actor's unit is a party of, as they are in force. */
export async function ownAgreements(store: Store, actor: Actor): Promise<OwnAgreements> {
  const all = await currentAgreements(store);
  const own = all.filter(({ agreement }) => agreement[partyOf(actor)].id === actor.unit);
  return new Map(own.map(({ agreement }) => [agreement.id, agreement]));
}

/** Amends one's own agreements, all or nothing. */
export async function amend(
  asked: Asked,
  wish: (own: OwnAgreements) => Wish,
  how: How = {},
): Promise<Amending | AmendRefused> {
  const { store, actor } = asked;
  return changingDirectory(store, async (tx) => {
    const within = { ...store, db: tx };
    const own = await ownAgreements(within, actor);
    const wished = wish(own);
    if ('refusal' in wished) return wished;
    const lines = await linesOf(tx, own, wished.wishes);
    const plan = planned(asked, lines, wished.flaws);
    if (how.check) return plan;
    if (plan.flaws.length > 0) return { refusal: 'A-1', flaws: plan.flaws };
    if (how.confirmed !== undefined && how.confirmed !== plan.fingerprint) {
      return { refusal: 'A-2' };
    }
    if (plan.changes.length === 0) return plan;
    const versions = await putAll(within, actor, lines);
    await note(within, asked, plan, versions);
    if (how.summary) {
      const { action, after } = how.summary;
      const subject = { kind: 'import', id: plan.fingerprint };
      const whole = { ...after, versions, changes: plan.changes };
      await writeAudit(within, { actor, action, subject, after: whole, origin: asked.origin }, tx);
    }
    return plan;
  });
}

/** A version with what is wanted of it: the one in force, then those to come. */
interface Line {
  amendments: readonly Amendment[];
  newest: number;
  versions: Pick<VersionRow, 'agreement' | 'effectiveFrom' | 'byName'>[];
}

async function linesOf(tx: Kysely<DB>, own: OwnAgreements, wishes: Wishes): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [id, amendments] of wishes) {
    const agreement = own.get(id);
    if (!agreement) continue;
    const all = await listVersions(tx, id);
    const toCome = all.filter((one) => one.agreement.version > agreement.version).toReversed();
    const newest = all[0]?.agreement.version ?? agreement.version;
    const inForce = { agreement, effectiveFrom: null, byName: null };
    lines.push({ amendments, newest, versions: [inForce, ...toCome] });
  }
  return lines;
}

function planned(
  { actor, provinces }: Asked,
  lines: readonly Line[],
  first: readonly AmendmentFlaw[],
): Amending {
  const party = partyOf(actor);
  const changes: AmendedThing[] = [];
  const flaws = [...first];
  for (const { amendments, versions } of lines) {
    for (const [place, { agreement: before }] of versions.entries()) {
      const after = amended(before, amendments, party);
      if (place === 0) changes.push(...differences(before, after));
      const found = amendmentFlaws({ before, after }, amendments, { party, provinces });
      const whole = found.map((flaw) => ({ ...flaw, id: `${before.id}/${flaw.id}` }));
      flaws.push(...whole.filter((flaw) => !flaws.some((known) => isSame(known, flaw))));
    }
  }
  return { changes, flaws, fingerprint: sha256(canonical(changes)) };
}

function isSame(a: AmendmentFlaw, b: AmendmentFlaw): boolean {
  return a.kind === b.kind && a.id === b.id && a.field === b.field;
}

/** Puts the next versions in force; gives the number of the one that is in force now. */
async function putAll(
  within: Store,
  actor: Actor,
  lines: readonly Line[],
): Promise<Record<string, number>> {
  const now = await readNow(within);
  const made: Record<string, number> = {};
  for (const { amendments, newest, versions } of lines) {
    for (const [place, one] of versions.entries()) {
      const next = amended(one.agreement, amendments, partyOf(actor));
      if (place === 0 && differences(one.agreement, next).length === 0) break;
      const agreement = { ...next, version: newest + 1 + place };
      const effectiveFrom = Math.max(now, one.effectiveFrom?.getTime() ?? now);
      const stored = { agreement, sha256: sha256(canonical(agreement)) };
      await addVersion(within.db, stored, { effectiveFrom, byName: one.byName ?? actor.name });
      if (place === 0) made[agreement.id] = agreement.version;
    }
  }
  return made;
}

/** One entry for each thing, with the version that it made: by that it can be taken back. */
async function note(
  within: Store,
  { actor, origin }: Pick<Asked, 'actor' | 'origin'>,
  { changes }: Amending,
  versions: Readonly<Record<string, number>>,
): Promise<void> {
  for (const { kind, id, ...change } of changes) {
    const { before, after } = kind === 'calendar' ? daysChanged(change) : change;
    const verb = before === null ? 'add' : after === null ? 'end' : 'change';
    const version = versions[id.split('/')[0] ?? ''];
    const entry = {
      actor,
      action: `${kind}.${verb}`,
      subject: { kind, id },
      ...(before ? { before } : {}),
      after: { ...after, version },
      origin,
    };
    await writeAudit(within, entry, within.db);
  }
}

/** Of years of days off, those that came and those that went: the others say nothing. */
function daysChanged({ before, after }: Pick<AmendedThing, 'before' | 'after'>) {
  const [was, is] = [before, after].map((days): DaysOff => ({
    holidays: [],
    through: '',
    ...days,
  }));
  const without = (some: DaysOff | undefined, others: DaysOff | undefined) => {
    const known = new Set(others?.holidays);
    return { ...some, holidays: some?.holidays.filter((day) => !known.has(day)) ?? [] };
  };
  return { before: without(was, is), after: without(is, was) };
}

/** Whether an entry of the trail made versions of agreements: piece by piece, or a whole one. */
export function isAmendment(row: AuditRow): boolean {
  return madeBy(row).length > 0;
}

/** Whether an entry of the trail made a version that is the newest still: then it can be undone. */
export function isUndoable(row: AuditRow, own: OwnAgreements): boolean {
  const made = madeBy(row);
  return made.length > 0 && made.every(([id, version]) => own.get(id)?.version === version);
}

/**
 * Takes back what an entry did: the version before it is put in force as a new one. A-2 where
 * anything has followed, A-5 where the entry made no version.
 */
export async function undoAmendment(
  { store, actor, origin }: Omit<Asked, 'provinces'>,
  row: AuditRow,
): Promise<Amending | AmendRefused> {
  return changingDirectory(store, async (tx) => {
    const within = { ...store, db: tx };
    const own = await ownAgreements(within, actor);
    const made = madeBy(row);
    if (made.length === 0) return { refusal: 'A-5' };
    const changes: AmendedThing[] = [];
    const versions: Record<string, number> = {};
    for (const [id, version] of made) {
      const all = await listVersions(tx, id);
      const [newest] = all;
      const before = all.find(({ agreement }) => agreement.version < version)?.agreement;
      const now = own.get(id);
      if (!now || !before || newest?.agreement.version !== version) return { refusal: 'A-2' };
      const next = { ...before, version: version + 1 };
      const stored = { agreement: next, sha256: sha256(canonical(next)) };
      const effectiveFrom = await readNow(within);
      await addVersion(tx, stored, { effectiveFrom, byName: actor.name });
      changes.push(...differences(now, next));
      versions[id] = next.version;
    }
    const plan = { changes, flaws: [], fingerprint: sha256(canonical(changes)) };
    // What was put in force whole is taken back whole: its entry names versions, not pieces.
    if (row.subjectKind === 'agreement') await noteWhole(within, { actor, origin }, row, versions);
    else await note(within, { actor, origin }, plan, versions);
    return plan;
  });
}

async function noteWhole(
  within: Store,
  { actor, origin }: Pick<Asked, 'actor' | 'origin'>,
  { subject: id, after: undone }: AuditRow,
  versions: Readonly<Record<string, number>>,
): Promise<void> {
  const [newest] = await listVersions(within.db, id);
  const from = new Date(await readNow(within)).toISOString();
  const entry = {
    actor,
    action: 'agreement.version',
    subject: { kind: 'agreement', id },
    ...(typeof undone === 'object' && undone ? { before: undone } : {}),
    after: { version: versions[id], sha256: newest?.sha256, effectiveFrom: from },
    origin,
  };
  await writeAudit(within, entry, within.db);
}

/** The number of the version of an agreement that an entry made; undefined: it made none. */
export function madeVersion(row: AuditRow, agreement: string): number | undefined {
  return new Map(madeBy(row)).get(agreement);
}

/** The versions that an entry made, by their agreements. */
function madeBy({ subjectKind, subject, outcome, after }: AuditRow): [string, number][] {
  if (outcome !== 'ok' || typeof after !== 'object' || after === null) return [];
  if ('versions' in after) return Object.entries(after.versions as Record<string, number>);
  const isOurs = ['agreement', 'contact', 'hotline', 'calendar'].includes(subjectKind);
  if (!isOurs || !('version' in after)) return [];
  return [[subject.split('/')[0] ?? '', Number(after.version)]];
}
