/**
 * Writes an agreement as a file in the shape of `agreements/*.yaml`, to be edited and read again.
 * What `readAgreement` makes of it is the same agreement; comments are those of this writer.
 */
import { Document, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { Agreement, Contact, Hours, Millis, Words } from '../domain/agreement.ts';
import { canonical } from '../domain/record.ts';
import type { HolidaySets } from './agreement-schema.ts';
import { spanWords, timeOfDay } from './agreement-words.ts';

/** What a writer knows besides: sets of holidays by name, provinces by code. */
export interface WritingFacts {
  holidays: HolidaySets;
  provinceNames: ReadonlyMap<string, string>;
}

/** As wide as the files that ship. */
const width = 100;

const head = `\
 Thời hạn viết theo ISO 8601: PT4H là 4 giờ, PT90M là 90 phút. Số và mã đặt trong ngoặc kép.
 Durations are ISO 8601: PT4H is 4 hours, PT90M is 90 minutes. Numbers and codes are quoted.`;

/** The heads of the parts, as the files that ship have them. */
const heads: Readonly<Record<string, string>> = {
  customer: 'Hai bên / the parties',
  calendar: 'Giờ tính thời hạn / the hours that count',
  clocks: 'Thời hạn, kể từ T0 / clocks, counted from T0',
  ladder: 'Báo cáo cấp trên (điều 3) / the ladder (clause 3)',
  options: 'Những điều khác / other terms',
  contacts: 'Đầu mối / contacts',
  hotlines: 'Số điện thoại báo sự cố (điều 2) / hotlines (clause 2)',
  paper: 'Nguyên văn / the words of the paper',
};

/** The text of the file. */
export function writeAgreement(agreement: Agreement, facts: WritingFacts): string {
  const document = new Document(fileOf(agreement, facts.holidays), {
    // Two like contacts are two: a file with references is not read.
    aliasDuplicateObjects: false,
  });
  document.commentBefore = head;
  const parts = document.contents;
  if (!isMap<Scalar<string>, Node>(parts)) throw new Error('an agreement is written as a map');
  for (const { key, value } of parts.items) {
    const told = heads[key.value];
    if (told !== undefined) {
      key.spaceBefore = true;
      key.commentBefore = ` ─── ${told} `.padEnd(width - 1, '─');
    }
    if (value) lay(key.value, value);
  }
  nameProvinces(parts, facts.provinceNames);
  // A line of words is one line: only the paper's paragraphs are folded.
  return document.toString({ lineWidth: width, flowCollectionPadding: true });
}

/** The agreement by the keys and values of its file. */
function fileOf(agreement: Agreement, sets: HolidaySets): object {
  const { clocks, options, ladder, calendar, customer, carrier } = agreement;
  const { response, diagnosis, restoration, verification, rfo } = clocks;
  return {
    id: agreement.id,
    version: agreement.version,
    title: words(agreement.title),
    ...(agreement.contract === undefined ? {} : { contract: agreement.contract }),
    customer: { id: customer.id, name: words(customer.name) },
    carrier: { id: carrier.id, name: words(carrier.name) },
    calendar: calendar ? { ...hoursOf(calendar), holidays: holidaysOf(calendar, sets) } : 'none',
    clocks: {
      response: {
        due: duration(response.dueMs),
        clause: response.clause,
        restarts: response.restarts,
      },
      diagnosis: { due: duration(diagnosis.dueMs), clause: diagnosis.clause },
      restoration,
      verification: { due: duration(verification.dueMs), clause: verification.clause },
      ...(rfo ? { rfo: { due: duration(rfo.dueMs), clause: rfo.clause, asked: rfo.asked } } : {}),
    },
    ladder: {
      mode: ladder.mode,
      levels: ladder.levels.map(({ level, afterMs, contact, clause }) => {
        return { level, after: duration(afterMs), contact, clause };
      }),
    },
    options: optionsOf(options),
    contacts: agreement.contacts.map(contactOf),
    hotlines: agreement.hotlines.map(({ province, printed, e164 }) => {
      return { province, printed, e164 };
    }),
    paper: agreement.paper.map(({ clause, title, text }) => {
      return { clause, title: words(title), text: words(text) };
    }),
  };
}

/** In the order of the files: the database keeps none. */
function words({ vi, en }: Words): Words {
  return { vi, en };
}

function optionsOf({ unansweredCallsAsNotice, recordYears, quietHours }: Agreement['options']) {
  return {
    unansweredCallsAsNotice: unansweredCallsAsNotice ?? 'never',
    ...(recordYears === undefined ? {} : { recordYears }),
    ...(quietHours ? { quietHours: spanWords(quietHours) } : {}),
  };
}

function contactOf({ title, hours, ...contact }: Contact): object {
  const { id, name, party, phone, phonePrinted, fax, faxPrinted, ...rest } = contact;
  const { email, webhook, verifiedOn } = rest;
  const ways = { phone, phonePrinted, fax, faxPrinted, email, webhook, verifiedOn };
  const there = Object.entries(ways).filter(([, value]) => value !== undefined);
  const kept = hours ? { hours: hoursOf(hours) } : {};
  return { id, name, title: words(title), party, ...Object.fromEntries(there), ...kept };
}

function hoursOf({ utcOffsetMinutes: offset, weekdays, hours }: Hours) {
  const utcOffset = `${offset < 0 ? '-' : '+'}${timeOfDay(Math.abs(offset))}`;
  return { utcOffset, weekdays, hours: hours.map(spanWords) };
}

function holidaysOf(calendar: NonNullable<Agreement['calendar']>, sets: HolidaySets) {
  const written = { dates: calendar.holidays, through: calendar.holidaysThrough };
  const known = Object.entries(sets).find(([, set]) => canonical(set) === canonical(written));
  return known?.[0] ?? written;
}

/** PT4H, PT1H30M; `none` where nothing was agreed. */
function duration(ms: Millis | undefined): string {
  if (ms === undefined) return 'none';
  const minutes = ms / 60_000;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
}

/** Lays a part out as the files that ship have it: short things on one line, one below another. */
function lay(part: string, value: Node): void {
  if (isMap<Scalar, Node>(value)) {
    if (isWords(value) && part !== 'text') value.flow = isShort(value);
    const isLine = ['options', 'levels', 'hotlines'].includes(part);
    for (const pair of value.items) layPair(part, pair);
    if (isLine) value.flow = true;
  }
  if (!isSeq<Node>(value)) return;
  if (['weekdays', 'hours', 'dates'].includes(part)) value.flow = true;
  for (const [place, item] of value.items.entries()) {
    if (part === 'paper' && place > 0) item.spaceBefore = true;
    lay(part, item);
  }
}

function layPair(part: string, { key, value }: Pair<Scalar, Node>): void {
  const name = String(key.value);
  if (!value) return;
  if (part === 'clocks' && isMap(value)) value.flow = true;
  if (part === 'text' && isScalar(value) && isProse(value.value)) value.type = Scalar.BLOCK_FOLDED;
  lay(name, value);
}

/** Paragraphs; what begins or ends with a space, or has odd characters, is quoted instead. */
function isProse(text: unknown): boolean {
  return typeof text === 'string' && /^\S(?:[^\p{Cc}\p{Zl}\p{Zp}]|\n(?=\S))*$/u.test(text);
}

function isWords(map: YAMLMap<Scalar, Node>): boolean {
  return map.items.map(({ key }) => key.value).join(' ') === 'vi en';
}

/** Whether two texts stand on one line, behind what the longest key takes. */
function isShort(map: YAMLMap<Scalar, Node>): boolean {
  const { vi, en }: Partial<Words> = map.toJSON() as Words;
  return vi.length + en.length < width - 30;
}

function nameProvinces(parts: YAMLMap<Scalar, Node>, names: ReadonlyMap<string, string>): void {
  const hotlines = parts.get('hotlines');
  if (!isSeq<YAMLMap>(hotlines)) return;
  for (const hotline of hotlines.items) {
    const name = names.get(String(hotline.get('province')));
    if (name !== undefined) hotline.comment = ` ${name}`;
  }
}
