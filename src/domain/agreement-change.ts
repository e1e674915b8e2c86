/**
 * What a side keeps of an agreement, changed piece by piece: its contacts with the levels that they
 * answer for, the hotlines, the days off. Each change is a new version, so that an incident keeps
 * what it was opened under. Pure: an agreement in, the next one out.
 */
import type { Agreement, Contact, Flaw, Hotline, Party } from './agreement.ts';
import { flawsOf } from './agreement-flaws.ts';
import { keepsToOwn } from './agreement-rights.ts';
import { canonical } from './record.ts';
import type { RefusalWords } from './refusal-words.ts';

/** What of an agreement can be imported as a table. */
export const amendedKinds = ['contacts', 'hotlines', 'holidays'] as const;
export type AmendedKind = (typeof amendedKinds)[number];

/** A contact as it is administered: empty text where the agreement has nothing. */
export interface ContactRecord {
  id: string;
  name: string;
  titleVi: string;
  titleEn: string;
  /** As it is written; the number that is dialled follows from it. */
  phone: string;
  fax: string;
  email: string;
  /** The levels of the ladder that this contact answers for, from 1. */
  levels: number[];
}

/** The days off of a calendar, and the last day up to which they are known. */
export interface DaysOff {
  holidays: string[];
  through: string;
}

/** Something of an agreement as it shall be. A contact that ends leaves its levels to its heir. */
export type Amendment =
  | { kind: 'contact'; id: string; to: ContactRecord; dialled: Pick<Contact, 'phone' | 'fax'> }
  | { kind: 'contact'; id: string; to: null; heir: string | undefined }
  | { kind: 'hotline'; id: string; to: Hotline }
  | { kind: 'calendar'; id: string; to: DaysOff };

/** What changed, in one agreement: from what, to what. */
export interface AmendedThing {
  kind: Amendment['kind'];
  /** The agreement, then the thing in it: `agreement-2009/account-manager`. */
  id: string;
  before: object | null;
  after: object | null;
}

/** What is wrong with an amendment: of which thing, which field, and what to do. */
export interface AmendmentFlaw {
  kind: Amendment['kind'];
  id: string;
  field: string;
  words: { vi: RefusalWords; en: RefusalWords };
}

/** A contact as it is administered. */
export function contactRecord(agreement: Agreement, contact: Contact): ContactRecord {
  const { id, name, title, phone = '', fax = '', email = '' } = contact;
  return {
    id,
    name,
    titleVi: title.vi,
    titleEn: title.en,
    phone: contact.phonePrinted ?? phone,
    fax: contact.faxPrinted ?? fax,
    email,
    levels: agreement.ladder.levels.filter((one) => one.contact === id).map((one) => one.level),
  };
}

/** The agreement with what is wanted in it. What an amendment does not speak of stays. */
export function amended(
  agreement: Agreement,
  amendments: readonly Amendment[],
  party: Party,
): Agreement {
  return amendments.reduce((at, one) => amendedBy(at, one, party), agreement);
}

function amendedBy(agreement: Agreement, one: Amendment, party: Party): Agreement {
  if (one.kind === 'calendar') {
    const { holidays, through } = one.to;
    const { calendar } = agreement;
    if (!calendar) return agreement;
    const sorted = [...new Set(holidays)].toSorted();
    return { ...agreement, calendar: { ...calendar, holidays: sorted, holidaysThrough: through } };
  }
  if (one.kind === 'hotline') {
    const isThere = agreement.hotlines.some(({ province }) => province === one.id);
    const others = agreement.hotlines.map((each) => (each.province === one.id ? one.to : each));
    return { ...agreement, hotlines: isThere ? others : [...others, one.to] };
  }
  const heir = one.to === null ? (one.heir ?? '') : '';
  const theirs = new Set(one.to?.levels);
  const levels = agreement.ladder.levels.map((level) => {
    if (theirs.has(level.level)) return { ...level, contact: one.id };
    return level.contact === one.id ? { ...level, contact: heir } : level;
  });
  const contacts = contactsWith(agreement.contacts, one, party);
  return { ...agreement, contacts, ladder: { ...agreement.ladder, levels } };
}

function contactsWith(
  contacts: readonly Contact[],
  one: Extract<Amendment, { kind: 'contact' }>,
  party: Party,
): Contact[] {
  if (one.to === null) return contacts.filter(({ id }) => id !== one.id);
  const before = contacts.find(({ id }) => id === one.id);
  const next = contactWith(before, one.to, one.dialled, party);
  return before ? contacts.map((each) => (each === before ? next : each)) : [...contacts, next];
}

/** The contact of a record. A number that changed was never verified, whatever the paper says. */
function contactWith(
  before: Contact | undefined,
  { id, name, titleVi, titleEn, phone, fax, email }: ContactRecord,
  dialled: Pick<Contact, 'phone' | 'fax'>,
  party: Party,
): Contact {
  const isSameWay = before?.phone === dialled.phone && (before?.email ?? '') === email;
  return {
    ...(before?.webhook === undefined ? {} : { webhook: before.webhook }),
    ...(before?.hours === undefined ? {} : { hours: before.hours }),
    ...(isSameWay && before?.verifiedOn ? { verifiedOn: before.verifiedOn } : {}),
    id,
    name,
    title: { vi: titleVi, en: titleEn },
    party: before?.party ?? party,
    ...numbers('phone', phone, dialled.phone),
    ...numbers('fax', fax, dialled.fax),
    ...(email === '' ? {} : { email }),
  };
}

function numbers(key: 'phone' | 'fax', written: string, number: string | undefined) {
  if (number === undefined) return {};
  return { [key]: number, ...(written === number ? {} : { [`${key}Printed`]: written }) };
}

/** What differs between two versions, of the parts that are amended piece by piece. */
export function differences(before: Agreement, after: Agreement): AmendedThing[] {
  const [then, now] = [piecesOf(before), piecesOf(after)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [then.get(key), now.get(key)];
    if (canonical(was?.record ?? null) === canonical(is?.record ?? null)) return [];
    const { kind, id } = is ?? was ?? { kind: 'contact' as const, id: key };
    return [{ kind, id, before: was?.record ?? null, after: is?.record ?? null }];
  });
}

/** By which it is known that a piece still is as it was looked at; undefined: it is not there. */
export function pieceOf(
  agreement: Agreement,
  kind: Amendment['kind'],
  id: string,
): object | undefined {
  return piecesOf(agreement).get(`${kind} ${id}`)?.record;
}

function piecesOf(agreement: Agreement) {
  const { id: of, contacts, hotlines, calendar } = agreement;
  const pieces = new Map<string, { kind: Amendment['kind']; id: string; record: object }>();
  const add = (kind: Amendment['kind'], id: string, record: object): void => {
    pieces.set(`${kind} ${id}`, { kind, id: id === of ? of : `${of}/${id}`, record });
  };
  for (const contact of contacts) add('contact', contact.id, contactRecord(agreement, contact));
  for (const hotline of hotlines) add('hotline', hotline.province, hotline);
  if (calendar) {
    add('calendar', of, { holidays: calendar.holidays, through: calendar.holidaysThrough });
  }
  return pieces;
}

/**
 * What is wrong with the next version, told at the fields of the amendments that led to it. Empty:
 * it can be put in force.
 */
export function amendmentFlaws(
  { before, after }: { before: Agreement; after: Agreement },
  amendments: readonly Amendment[],
  { party, provinces }: { party: Party; provinces: readonly string[] },
): AmendmentFlaw[] {
  const [first] = amendments;
  if (!first) return [];
  const known = new Set(flawsOf(before, { provinces }).map(({ en }) => en));
  const flaws = flawsOf(after, { provinces })
    .filter(({ en }) => !known.has(en))
    .map((flaw) => placed(flaw, after, leftBy(flaw, before, amendments) ?? first));
  if (flaws.length === 0 && !keepsToOwn(party, before, after)) {
    return [{ kind: first.kind, id: first.id, field: 'id', words: said.notYours }];
  }
  return flaws;
}

/** The amendment that ended the contact of a level which nobody answers for now. */
function leftBy({ path }: Flaw, { ladder }: Agreement, amendments: readonly Amendment[]) {
  const [part, , index] = path;
  if (part !== 'ladder' || typeof index !== 'number') return undefined;
  const was = ladder.levels[index]?.contact;
  return amendments.find((one) => one.kind === 'contact' && one.to === null && one.id === was);
}

function placed({ path, vi, en }: Flaw, after: Agreement, first: Amendment): AmendmentFlaw {
  const [part, index, key] = path;
  const { kind, id } = first;
  if (part === 'ladder') return { kind, id, field: 'levels', words: said.levelLeft };
  const words = told(vi, 'Hãy sửa ô này.', en, 'Mend this field.');
  if (part === 'contacts' && typeof index === 'number') {
    return { kind: 'contact', id: after.contacts[index]?.id ?? id, field: String(key), words };
  }
  if (part === 'hotlines' && typeof index === 'number') {
    return {
      kind: 'hotline',
      id: after.hotlines[index]?.province ?? id,
      field: String(key),
      words,
    };
  }
  return { kind, id, field: key === 'holidaysThrough' ? 'through' : 'day', words };
}

/** Words for a flaw: what is wrong, and what to do. */
export function told(vi: string, viTodo: string, en: string, enTodo: string) {
  return { vi: { what: vi, todo: viTodo }, en: { what: en, todo: enTodo } };
}

const said = {
  notYours: told(
    'Phần này của thoả thuận thuộc về bên kia.',
    'Hãy bỏ thay đổi này, hoặc nhờ bên kia sửa.',
    'This part of the agreement is the other side’s.',
    'Leave it out, or ask the other side.',
  ),
  levelLeft: told(
    'Có cấp báo cáo không còn ai nhận, hoặc người nhận không có số điện thoại hay thư điện tử.',
    'Hãy giao cấp này cho một đầu mối có số điện thoại hoặc thư điện tử.',
    'A level of the ladder would reach nobody, or somebody without telephone and mail.',
    'Give the level to a contact that has a telephone number or a mail address.',
  ),
};
