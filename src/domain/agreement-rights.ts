/** Whose each part of an agreement is to change: of one law, each side keeps its own numbers. */
import type { Agreement, Flaw, Party } from './agreement.ts';
import { canonical } from './record.ts';

/**
 * Whether a new version leaves alone what is not the party's to change. The carrier's contacts and
 * hotlines are the carrier's alone; all else is the customer's, who owns the agreement. Which of
 * its contacts answers a level is the carrier's to say; when the level is told is not.
 */
export function keepsToOwn(party: Party, before: Agreement, after: Agreement): boolean {
  const [then, now] = [before, after].map((agreement) =>
    asRead(party === 'customer' ? ofCarrier(agreement) : ofCustomer(agreement)),
  );
  return then === now;
}

/** By which two parts are the same: letters that are typed in two strokes are no other letters. */
function asRead(part: unknown): string {
  return canonical(part).normalize('NFC');
}

function ofCarrier({ contacts, hotlines }: Agreement) {
  return { contacts: contacts.filter((contact) => contact.party === 'carrier'), hotlines };
}

function ofCustomer(agreement: Agreement) {
  const contacts = agreement.contacts.filter((contact) => contact.party === 'customer');
  const theirs = new Set(contacts.map(({ id }) => id));
  const levels = agreement.ladder.levels.map((level) =>
    theirs.has(level.contact) ? level : { ...level, contact: null },
  );
  const ladder = { ...agreement.ladder, levels };
  return { ...agreement, contacts, ladder, hotlines: null, version: null };
}

/** Whether a version may follow another at all: a higher number, between the same two parties. */
export function mayFollow(before: Agreement, after: Agreement): boolean {
  return (
    after.version > before.version &&
    after.customer.id === before.customer.id &&
    after.carrier.id === before.carrier.id
  );
}

/**
 * Where a version does not follow (`mayFollow`) or keep to the party's own (`keepsToOwn`): for who
 * is still writing it. Paths are those of `Agreement`.
 */
export function followingFlaws(party: Party, before: Agreement, after: Agreement): Flaw[] {
  const flaws: Flaw[] = [];
  if (after.version <= before.version) {
    const vi = `phải lớn hơn ${before.version}, số của phiên bản mới nhất`;
    flaws.push({
      path: ['version'],
      vi,
      en: `must be above ${before.version}, the newest version`,
    });
  }
  for (const side of ['customer', 'carrier'] as const) {
    if (after[side].id === before[side].id) continue;
    const vi = `hai bên không đổi được: đây phải là "${before[side].id}"`;
    const en = `the parties stay as they are: this must be "${before[side].id}"`;
    flaws.push({ path: [side, 'id'], vi, en });
  }
  if (flaws.length > 0) return flaws;
  return othersPlaces(party, before, after).map((path) => ({ path, ...notYours }));
}

const notYours = {
  vi: 'phần này của bên kia: hãy để như bản trước',
  en: 'this part is the other side’s: leave it as it was',
};

/** The places of what is the other side's and is not as it was. */
function othersPlaces(party: Party, before: Agreement, after: Agreement): Flaw['path'][] {
  const contacts = placesIn('contacts', ({ contacts: all }) => {
    return all.map((one) => [one.id, one, one.party !== party]);
  });
  const hotlines = placesIn('hotlines', ({ hotlines: all }) => {
    return all.map((one) => [one.province, one, true]);
  });
  if (party === 'customer') return [...contacts(before, after), ...hotlines(before, after)];
  const levels = placesIn('levels', ({ ladder }) => {
    return ladder.levels.map((one) => [String(one.level), { ...one, contact: null }, true]);
  });
  const [was, is] = [before, after].map((agreement) => {
    const ladder = { mode: agreement.ladder.mode };
    return { ...agreement, version: null, contacts: null, hotlines: null, ladder };
  });
  return [
    ...differing(was, is),
    ...contacts(before, after),
    ...levels(before, after).map((path) => ['ladder', ...path]),
  ];
}

/** A thing of a list by its name, and whether it is the other side's. */
type Listed = [name: string, thing: object, isTheirs: boolean];

/** Finds in a list what is theirs and is changed, new, or gone (then the list itself is named). */
function placesIn(list: string, listed: (agreement: Agreement) => Listed[]) {
  return (before: Agreement, after: Agreement): Flaw['path'][] => {
    const [then, now] = [listed(before), listed(after)];
    const known = new Map(then.map(([name, ...rest]) => [name, rest]));
    const there = new Set(now.map(([name]) => name));
    const changed = now.flatMap(([name, thing, isTheirs], index) => {
      const [was, wasTheirs = false] = known.get(name) ?? [];
      const isSame = was !== undefined && asRead(was) === asRead(thing);
      return isSame || !(isTheirs || wasTheirs) ? [] : [[list, index]];
    });
    const isGone = then.some(([name, , isTheirs]) => isTheirs && !there.has(name));
    return isGone ? [...changed, [list]] : changed;
  };
}

/** The deepest keys at which two values differ; a list differs as a whole. */
function differing(was: unknown, is: unknown, path: Flaw['path'] = []): Flaw['path'][] {
  if (asRead(was ?? null) === asRead(is ?? null)) return [];
  if (!isGroup(was) || !isGroup(is)) return [path];
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...keys].flatMap((key) => differing(was[key], is[key], [...path, key]));
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
