/**
 * The words of messages as each side administers its own: judged, kept and put in the audit trail
 * in one transaction. The trail has the texts whole, so that its entries alone take a change back.
 */
import type { Kysely } from 'kysely';
import { canonical, sha256 } from '../../domain/record.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { partyOf, type Actor } from '../../domain/roles.ts';
import {
  fieldsOf,
  kindsReadBy,
  replacedOf,
  tidied,
  wordingFlaws,
  wordingKinds,
  type Wording,
  type WordingFlaw,
  type WordingKind,
} from '../../domain/wording.ts';
import { shippedWording } from '../../notify/wording.ts';
import { languages, type Language } from '../../notify/words.ts';
import { writeAudit, type AuditRow, type Origin } from '../../store/audit.ts';
import type { Store } from '../../store/connect.ts';
import { changingDirectory } from '../../store/directory-change.ts';
import type { DB } from '../../store/schema.ts';
import { keepWording, wordingsOfSide } from '../../store/wordings.ts';
import { maskedLink, sampleLocator } from '../link-secret.ts';

/** Which texts. */
export interface WordingName {
  kind: WordingKind;
  lang: Language;
}

/** The texts of one kind in one language, as the reader's side has them. */
export interface WordingItem extends WordingName {
  shipped: Wording;
  /** What is in force: the texts that ship, or those in their place. */
  words: Wording;
  /** Absent: nothing is replaced. */
  replaced?: { at: Date; byName: string };
  /** By which it is known that it still is as it was looked at. */
  seen: string;
}

/** Who changes words, on which desk. */
export interface WordingAct {
  store: Store;
  actor: Actor;
  /** The desk's address: links to answer by take room in a text. */
  deskUrl: string;
  origin?: Origin | undefined;
}

/** Why nothing was changed. */
export type WordingRefused = Refusal & { flaws?: WordingFlaw[] };

/** All texts that the actor's side reads, in both languages. The actor administers the side. */
export async function wordingItems(actor: Actor, db: Kysely<DB>): Promise<WordingItem[]> {
  const party = partyOf(actor);
  const rows = await wordingsOfSide(db, actor.unit);
  return kindsReadBy(party).flatMap((kind) =>
    languages.map((lang): WordingItem => {
      const row = rows.find((one) => one.kind === kind && one.lang === lang);
      const shipped = shippedWording(kind, party, lang);
      // A text that the kind no longer has stays behind.
      const words = tidied(kind, { ...shipped, ...row?.words });
      const replaced = row && { at: row.at, byName: row.byName };
      const seen = sha256(canonical(words));
      return { kind, lang, shipped, words, seen, ...(replaced ? { replaced } : {}) };
    }),
  );
}

/** The texts of one name; undefined: the side is told nothing of the kind. */
export async function wordingItem(
  actor: Actor,
  db: Kysely<DB>,
  { kind, lang }: WordingName,
): Promise<WordingItem | undefined> {
  const items = await wordingItems(actor, db);
  return items.find((one) => one.kind === kind && one.lang === lang);
}

/** What is wrong with wanted texts; nothing is written. */
export function judgeWording(name: WordingName, wanted: Wording, deskUrl: string): WordingFlaw[] {
  const linkChars = maskedLink(deskUrl, sampleLocator).length;
  return wordingFlaws(name.kind, name.lang, wanted, { linkChars });
}

/**
 * Puts texts in place of those that ship; `wanted` null: back to those. A-2 where they are no
 * longer as they were seen.
 */
export async function saveWording(
  act: WordingAct,
  name: WordingName,
  wanted: Wording | null,
  seen: string,
): Promise<{ changed: number } | WordingRefused> {
  return changingDirectory(act.store, async (tx) => {
    const item = await wordingItem(act.actor, tx, name);
    if (!item) return { refusal: 'D-1' };
    if (item.seen !== seen) return { refusal: 'A-2' };
    const to = tidied(name.kind, wanted ?? item.shipped);
    const flaws = wanted === null ? [] : judgeWording(name, to, act.deskUrl);
    if (flaws.length > 0) return { refusal: 'A-1', flaws };
    return putWording(act, tx, item, to);
  });
}

/** Whether an entry of the trail changed words. */
export function isWordingChange({ subjectKind, outcome }: AuditRow): boolean {
  return subjectKind === 'wording' && outcome === 'ok';
}

/** Takes back what an entry did: A-2 where the texts are no longer as it left them. */
export async function undoWording(
  act: WordingAct,
  row: AuditRow,
): Promise<{ changed: number } | WordingRefused> {
  const name = namedBy(row.subject);
  if (!name) return { refusal: 'A-5' };
  return changingDirectory(act.store, async (tx) => {
    const item = await wordingItem(act.actor, tx, name);
    if (!item) return { refusal: 'D-1' };
    const [before, after] = [row.before, row.after] as Wording[];
    if (canonical(item.words) !== canonical(after)) return { refusal: 'A-2' };
    return putWording(act, tx, item, tidied(name.kind, before ?? {}));
  });
}

/** How a subject of the trail is written. */
export function wordingId({ kind, lang }: WordingName): string {
  return `${kind}/${lang}`;
}

function namedBy(id: string): WordingName | undefined {
  const [kind, lang] = id.split('/');
  const known = wordingKinds.find((one) => one === kind);
  const language = languages.find((one) => one === lang);
  return known && language && { kind: known, lang: language };
}

/** Puts texts that were judged in place of those in force, with the entry that can undo it. */
export async function putWording(
  { store, actor, origin }: WordingAct,
  tx: Kysely<DB>,
  item: WordingItem,
  to: Wording,
): Promise<{ changed: number }> {
  const changed = fieldsOf(item.kind).filter((field) => to[field] !== item.words[field]).length;
  if (changed === 0) return { changed };
  const { kind, lang, shipped, words: before } = item;
  const words = replacedOf(shipped, to);
  const isShipped = Object.keys(words).length === 0;
  const key = { side: actor.unit, kind, lang };
  await keepWording({ ...store, db: tx }, key, { words, byName: actor.name });
  const action = isShipped ? 'wording.shipped' : 'wording.change';
  const subject = { kind: 'wording', id: wordingId(item) };
  await writeAudit(store, { actor, action, subject, before, after: to, origin }, tx);
  return { changed };
}
