/** Contacts and hotlines as people write them, made into amendments of an agreement. */
import type { Agreement, Hotline, Party } from '../../domain/agreement.ts';
import {
  contactRecord,
  pieceOf,
  told,
  type Amendment,
  type AmendmentFlaw,
  type ContactRecord,
} from '../../domain/agreement-change.ts';
import { canonical, sha256 } from '../../domain/record.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { partyOf, type Actor } from '../../domain/roles.ts';
import { e164 } from '../phone-number.ts';
import type { OwnAgreements, Wish } from './amend.ts';

/** Which piece of which agreement, as it was seen; `seen` undefined: it is to be new. */
export interface Aim {
  agreement: string;
  id: string;
  seen: string | undefined;
}

/** A contact as it is typed. */
export type ContactWritten = Omit<ContactRecord, 'id'>;

/** An amendment, with what can be said of it before the agreement is looked at whole. */
export interface Written {
  amendment: Amendment;
  flaws: AmendmentFlaw[];
}

/** By which it is known that a piece still is as it was looked at. */
export function seenOf(piece: object): string {
  return sha256(canonical(piece));
}

/** The contacts of an agreement that are the actor's side's own. */
export function ownContacts(agreement: Agreement, actor: Actor): ContactRecord[] {
  return agreement.contacts
    .filter(({ party }) => party === partyOf(actor))
    .map((contact) => contactRecord(agreement, contact));
}

/** The wish to have a contact as written; without `to` it ends, and its levels go to `heir`. */
export function wishContact(
  actor: Actor,
  aim: Aim,
  { to, heir }: { to?: ContactWritten; heir?: string | undefined },
): (own: OwnAgreements) => Wish {
  return (own) => {
    const found = aimed(own, 'contact', aim);
    if ('refusal' in found) return found;
    const { agreement } = found;
    const { id } = aim;
    const before = agreement.contacts.find((one) => one.id === id);
    const isTheirs = before === undefined || before.party === partyOf(actor);
    if (!isTheirs || (!before && !to)) return { refusal: 'D-1' };
    const written: Written = to
      ? contactWritten(agreement, { ...to, id }, partyOf(actor))
      : { amendment: { kind: 'contact', id, to: null, heir }, flaws: [] };
    return { wishes: new Map([[aim.agreement, [written.amendment]]]), flaws: written.flaws };
  };
}

/** The wish to have a province's hotline as written. */
export function wishHotline(
  aim: Aim,
  written: { printed: string; dialled: string },
): (own: OwnAgreements) => Wish {
  return (own) => {
    const found = aimed(own, 'hotline', aim);
    if ('refusal' in found) return found;
    const { amendment, flaws } = hotlineWritten(found.agreement, {
      province: aim.id,
      ...written,
    });
    return { wishes: new Map([[aim.agreement, [amendment]]]), flaws };
  };
}

/** The agreement of an aim, where its piece still is as it was seen. */
export function aimed(
  own: OwnAgreements,
  kind: Amendment['kind'],
  { agreement: of, id, seen }: Aim,
): { agreement: Agreement } | Refusal {
  const agreement = own.get(of);
  if (!agreement) return { refusal: 'D-1' };
  const there = pieceOf(agreement, kind, id);
  if (there !== undefined && seen === undefined) return { refusal: 'A-9' };
  const isAsSeen = there === undefined ? seen === undefined : seen === seenOf(there);
  return isAsSeen ? { agreement } : { refusal: 'A-2' };
}

/** The levels that one's own side answers for, or nobody does: the other side's are not taken. */
function openLevels({ ladder, contacts }: Agreement, party: Party): Set<number> {
  const partyOfContact = new Map(contacts.map((one) => [one.id, one.party]));
  const open = ladder.levels.filter(
    ({ contact }) => (partyOfContact.get(contact) ?? party) === party,
  );
  return new Set(open.map(({ level }) => level));
}

/** A contact as somebody wrote it: its numbers as they are dialled, and what is wrong with it. */
export function contactWritten(
  agreement: Agreement,
  written: ContactRecord,
  party: Party,
): Written {
  const to = { ...written };
  // A keyboard may write one letter in two strokes; the agreement's file has it in one.
  for (const key of ['name', 'titleVi', 'titleEn', 'phone', 'fax', 'email'] as const) {
    to[key] = written[key].normalize('NFC');
  }
  const before = agreement.contacts.find(({ id }) => id === to.id);
  const was = before && contactRecord(agreement, before);
  // A number of the paper may be of no plan of today; whoever leaves it as it is has not typed it.
  const dialled = (key: 'phone' | 'fax'): string | undefined =>
    was?.[key] === to[key] ? before?.[key] : e164(to[key]);
  const [phone, fax] = [dialled('phone'), dialled('fax')];
  const at = (field: string, words: AmendmentFlaw['words']): AmendmentFlaw => {
    return { kind: 'contact', id: `${agreement.id}/${to.id}`, field, words };
  };
  const levels = openLevels(agreement, party);
  const flaws = [
    ...(to.name === '' ? [at('name', said.empty)] : []),
    ...(to.titleVi === '' ? [at('titleVi', said.empty)] : []),
    ...(to.phone !== '' && phone === undefined ? [at('phone', said.phone)] : []),
    ...(to.fax !== '' && fax === undefined ? [at('fax', said.phone)] : []),
    ...(to.levels.every((level) => levels.has(level)) ? [] : [at('levels', said.level)]),
  ];
  const record = { ...to, titleEn: to.titleEn === '' ? to.titleVi : to.titleEn };
  const numbers = { ...(phone ? { phone } : {}), ...(fax ? { fax } : {}) };
  return { amendment: { kind: 'contact', id: to.id, to: record, dialled: numbers }, flaws };
}

/** A hotline as somebody wrote it; `dialled` is the whole number, with its area code. */
export function hotlineWritten(
  { id, hotlines }: Agreement,
  { province, printed, dialled }: { province: string; printed: string; dialled: string },
): Written {
  const isAsIs = hotlines.some((one) => one.province === province && one.e164 === dialled);
  const number = isAsIs ? dialled : e164(dialled);
  const to: Hotline = { province, printed: printed.normalize('NFC'), e164: number ?? dialled };
  const at = (field: string, words: AmendmentFlaw['words']): AmendmentFlaw => {
    return { kind: 'hotline', id: `${id}/${province}`, field, words };
  };
  const flaws = [
    ...(printed === '' ? [at('printed', said.empty)] : []),
    ...(number === undefined ? [at('e164', said.phone)] : []),
  ];
  return { amendment: { kind: 'hotline', id: province, to }, flaws };
}

const said = {
  empty: told('Còn trống.', 'Hãy điền.', 'It is empty.', 'Fill it in.'),
  phone: told(
    'Không có số điện thoại nào như vậy.',
    'Hãy ghi cả mã vùng hoặc đầu số, ví dụ 024 3826 3333, 0912 345 678, +84 98 269 3434.',
    'No telephone has such a number.',
    'Write it with its area code, such as 024 3826 3333, 0912 345 678, +84 98 269 3434.',
  ),
  level: told(
    'Thoả thuận không có cấp này, hoặc cấp này do bên kia nhận.',
    'Hãy chọn một cấp mà bên mình đang nhận.',
    'The agreement has no such level, or the other side answers for it.',
    'Choose a level that your side answers for.',
  ),
};
