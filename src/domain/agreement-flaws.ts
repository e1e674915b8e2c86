/**
 * What is wrong with an agreement whose shape is right: a level that reaches nobody, a clock
 * without an end, a province without a hotline. Found when the file is read, so that it is an error
 * before it is an accident in the night.
 */
import type { Agreement, Calendar, Flaw, LadderLevel, Millis } from './agreement.ts';
import { calendarFlaws, flaw, isDate, notADate } from './calendar-flaws.ts';
import { channelsOf } from './ladder.ts';

/** What the checks compare an agreement with. */
export interface Surroundings {
  /** Codes of every province that must have a hotline. */
  provinces: readonly string[];
  /** The local date, YYYY-MM-DD: without it, no check asks whether a date has passed. */
  today?: string;
}

/** The clauses of the paper: the steps of the procedure name them, so none may be missing. */
const clauses = ['1', '2', '3', '4', '5', '6', '7'];

const second = 1000;

/** Nobody agrees to wait longer for an answer: a longer clock is a slip of the pen. */
const clockMaxMs: Millis = 366 * 24 * 3600 * second;

/**
 * Every flaw of an agreement, in the order of its parts; empty: it can be put in force. Takes the
 * parts that could be read, so that one misspelt part does not hide the flaws of the others.
 * Paths are those of `Agreement`.
 */
export function flawsOf(agreement: Partial<Agreement>, around: Surroundings): Flaw[] {
  return [
    ...partyFlaws(agreement),
    ...calendarFlaws(agreement.calendar ?? null, around.today),
    ...clockFlaws(agreement),
    ...ladderFlaws(agreement),
    ...contactFlaws(agreement, around.today),
    ...hotlineFlaws(agreement, around.provinces),
    ...paperFlaws(agreement),
  ];
}

/** Whether text is a telephone number in the international form of E.164, such as +84243… */
function isE164(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

function partyFlaws({ customer, carrier }: Partial<Agreement>): Flaw[] {
  if (!customer || !carrier || customer.id !== carrier.id) return [];
  return [
    flaw(
      ['carrier', 'id'],
      `"${carrier.id}" đứng cả hai bên: khách hàng và nhà cung cấp phải là hai đơn vị khác nhau`,
      `"${carrier.id}" stands on both sides: customer and carrier must be two parties`,
    ),
  ];
}

function clockFlaws({ clocks, calendar }: Partial<Agreement>): Flaw[] {
  if (!clocks) return [];
  const terms = [
    ['response', clocks.response.dueMs],
    ['diagnosis', clocks.diagnosis.dueMs],
    ['verification', clocks.verification.dueMs],
    ['rfo', clocks.rfo?.dueMs],
  ] as const;
  return terms.flatMap(([name, dueMs]) =>
    dueMs === undefined ? [] : lengthFlaws(['clocks', name, 'dueMs'], dueMs, calendar),
  );
}

function lengthFlaws(path: Flaw['path'], length: Millis, calendar?: Calendar | null): Flaw[] {
  if (length <= 0 || length > clockMaxMs) {
    const vi = 'thời hạn phải dài hơn 0 và không quá một năm';
    return [flaw(path, vi, 'a deadline must be longer than nothing and no longer than a year')];
  }
  // A few minutes a week make decades of a year's clock: no notice could be recorded under it.
  if (!calendar || length <= 52 * weekOf(calendar)) return [];
  const vi = 'trong lịch làm việc này, thời hạn kéo dài quá một năm';
  return [flaw(path, vi, 'in this calendar the deadline would take longer than a year')];
}

/** The working time of one week; unending where there is none, which is a flaw of its own. */
function weekOf({ weekdays, hours }: Calendar): Millis {
  const minutes = hours.reduce((sum, span) => sum + span.toMinute - span.fromMinute, 0);
  const week = weekdays.length * minutes * 60 * second;
  return week > 0 ? week : Infinity;
}

function ladderFlaws({ ladder, contacts, calendar }: Partial<Agreement>): Flaw[] {
  if (!ladder) return [];
  if (ladder.levels.length === 0) {
    return [
      flaw(
        ['ladder', 'levels'],
        'không có cấp nào: quá hạn phản hồi mà không ai được báo',
        'there is no level: an overdue response would reach nobody',
      ),
    ];
  }
  return ladder.levels.flatMap((level, index) => [
    ...lengthFlaws(['ladder', 'levels', index, 'afterMs'], level.afterMs, calendar),
    ...risingFlaws(index, ladder.levels[index - 1], level),
    ...(contacts ? reachFlaws(index, level, contacts) : []),
  ]);
}

/** Levels rise in number and in time, both counted from T0: equal ones would race (clause 3). */
function risingFlaws(index: number, before: LadderLevel | undefined, level: LadderLevel): Flaw[] {
  const path = ['ladder', 'levels', index];
  const flaws: Flaw[] = [];
  if (!Number.isInteger(level.level) || level.level <= (before?.level ?? 0)) {
    const vi = 'số thứ tự của cấp phải là số nguyên từ 1, tăng dần';
    flaws.push(flaw([...path, 'level'], vi, 'level numbers are whole, from 1, and rise'));
  }
  if (before && level.afterMs <= before.afterMs) {
    const vi = 'cấp trên phải được báo muộn hơn cấp dưới (đều tính từ T0)';
    const en = 'a higher level must come later than the one below (both count from T0)';
    flaws.push(flaw([...path, 'afterMs'], vi, en));
  }
  return flaws;
}

function reachFlaws(index: number, level: LadderLevel, contacts: Agreement['contacts']): Flaw[] {
  const path = ['ladder', 'levels', index, 'contact'];
  const contact = contacts.find((each) => each.id === level.contact);
  if (!contact) {
    const vi = `không có đầu mối "${level.contact}": cấp ${level.level} không tới ai`;
    const en = `there is no contact "${level.contact}": level ${level.level} reaches nobody`;
    return [flaw(path, vi, en)];
  }
  // A fax number is kept because the paper has it; the desk cannot reach anybody by it.
  if (channelsOf(contact).length > 0) return [];
  const vi = `đầu mối "${level.contact}" không có số hay email: cấp ${level.level} không tới ai`;
  const en = `contact "${level.contact}" has no phone or mail: level ${level.level} reaches nobody`;
  return [flaw(path, vi, en)];
}

function contactFlaws({ contacts = [] }: Partial<Agreement>, today: string | undefined): Flaw[] {
  const flaws: Flaw[] = [];
  for (const [index, contact] of contacts.entries()) {
    const path = ['contacts', index];
    if (contacts.findIndex((each) => each.id === contact.id) < index) {
      const vi = `đầu mối "${contact.id}" ghi hai lần`;
      flaws.push(flaw([...path, 'id'], vi, `contact "${contact.id}" is given twice`));
    }
    for (const key of ['phone', 'fax'] as const) {
      const number = contact[key];
      if (number !== undefined && !isE164(number)) flaws.push(notE164([...path, key], number));
    }
    if (contact.email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email)) {
      const vi = `"${contact.email}" không phải là địa chỉ email`;
      flaws.push(flaw([...path, 'email'], vi, `"${contact.email}" is not a mail address`));
    }
    flaws.push(...webhookFlaws([...path, 'webhook'], contact.webhook));
    flaws.push(...verifiedFlaws([...path, 'verifiedOn'], contact.verifiedOn, today));
  }
  return flaws;
}

function webhookFlaws(path: Flaw['path'], address: string | undefined): Flaw[] {
  if (address === undefined || /^https:\/\/[^\s@/]+(\/\S*)?$/.test(address)) return [];
  const vi = `"${address}" không phải là địa chỉ https`;
  return [flaw(path, vi, `"${address}" is no https address`)];
}

function verifiedFlaws(path: Flaw['path'], date: string | undefined, today?: string): Flaw[] {
  if (date === undefined) return [];
  if (!isDate(date)) return [notADate(path, date)];
  if (today === undefined || date <= today) return [];
  const vi = `ngày kiểm tra đầu mối (${date}) còn ở tương lai`;
  return [flaw(path, vi, `the day of verification (${date}) is still to come`)];
}

function notE164(path: Flaw['path'], number: string): Flaw {
  return flaw(
    path,
    `"${number}" chưa ở dạng quốc tế E.164: dấu +, mã nước, số, không dấu cách`,
    `"${number}" is not in the international form E.164: +, country code, digits, no spaces`,
  );
}

function hotlineFlaws({ hotlines }: Partial<Agreement>, provinces: readonly string[]): Flaw[] {
  if (!hotlines) return [];
  const flaws: Flaw[] = [];
  const known = new Set(provinces);
  const covered = new Set<string>();
  for (const [index, { province, e164 }] of hotlines.entries()) {
    const path = ['hotlines', index, 'province'];
    if (!known.has(province)) {
      const vi = `không có tỉnh nào mang mã "${province}"`;
      flaws.push(flaw(path, vi, `no province has the code "${province}"`));
    } else if (covered.has(province)) {
      const vi = `tỉnh "${province}" đã có số điện thoại ở trên`;
      flaws.push(flaw(path, vi, `province "${province}" already has a hotline above`));
    }
    if (!isE164(e164)) flaws.push(notE164(['hotlines', index, 'e164'], e164));
    covered.add(province);
  }
  const missing = provinces.filter((code) => !covered.has(code));
  if (missing.length > 0) {
    const vi = `các tỉnh chưa có số điện thoại báo sự cố: ${missing.join(', ')}`;
    flaws.push(flaw(['hotlines'], vi, `provinces without a hotline: ${missing.join(', ')}`));
  }
  return flaws;
}

function paperFlaws({ paper, clocks, ladder }: Partial<Agreement>): Flaw[] {
  if (!paper) return [];
  const flaws: Flaw[] = [];
  for (const [index, { clause }] of paper.entries()) {
    const path = ['paper', index, 'clause'];
    if (!clauses.includes(clause)) {
      const vi = `điều khoản "${clause}" không thuộc quy trình bảy bước`;
      flaws.push(flaw(path, vi, `clause "${clause}" is none of the seven steps`));
    } else if (paper.findIndex((each) => each.clause === clause) < index) {
      flaws.push(flaw(path, `điều ${clause} ghi hai lần`, `clause ${clause} is given twice`));
    }
  }
  const missing = clauses.filter((clause) => !paper.some((each) => each.clause === clause));
  if (missing.length > 0) {
    const vi = `thiếu nguyên văn điều ${missing.join(', ')}`;
    flaws.push(flaw(['paper'], vi, `the words of clause ${missing.join(', ')} are missing`));
  }
  return [...flaws, ...referenceFlaws(clocks, ladder)];
}

/** A clock or level that cites a clause which the paper does not have rests on nothing. */
function referenceFlaws(clocks?: Agreement['clocks'], ladder?: Agreement['ladder']): Flaw[] {
  const cited: [Flaw['path'], string][] = [];
  for (const [name, terms] of Object.entries(clocks ?? {})) {
    cited.push([['clocks', name, 'clause'], terms.clause]);
  }
  for (const [index, level] of (ladder?.levels ?? []).entries()) {
    cited.push([['ladder', 'levels', index, 'clause'], level.clause]);
  }
  return cited
    .filter(([, clause]) => !clauses.includes(clause))
    .map(([path, clause]) => {
      const vi = `văn bản không có điều "${clause}"`;
      return flaw(path, vi, `the paper has no clause "${clause}"`);
    });
}
