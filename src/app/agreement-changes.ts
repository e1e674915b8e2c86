/**
 * What differs between two versions of an agreement, field by field and in words: each is taken
 * apart into what its fields say, and whatever is not said alike is told.
 */
import {
  agreementParts,
  type Agreement,
  type AgreementPart,
  type Contact,
  type Millis,
  type Words,
} from '../domain/agreement.ts';
import { terms } from '../domain/terms.ts';
import { fieldWords as called, valueWords } from './agreement-field-words.ts';
import { lengthWords, spanWords, weekWords } from './agreement-words.ts';

/** Lines in both languages. */
interface Lines {
  vi: string[];
  en: string[];
}

/** A field that is not as it was. Of long texts and lists only what differs is told. */
export interface AgreementChange {
  part: AgreementPart;
  /** Where it stands in the file: `clocks.response.due`. */
  path: string;
  what: Words;
  /** Empty: there was nothing. */
  before: Lines;
  /** Empty: there is nothing any more. */
  after: Lines;
}

/** What one field says: by lines, in both languages. */
interface Field {
  part: AgreementPart;
  path: string;
  what: Words;
  said: Words[];
  /** What it is compared by, where its words say more. */
  is?: string;
}

/**
 * Every difference between two versions but their numbers, in the order of the file. Provinces are
 * named by `provinceNames` (by code).
 */
export function agreementChanges(
  before: Agreement,
  after: Agreement,
  provinceNames: ReadonlyMap<string, string> = new Map(),
): AgreementChange[] {
  const [then, now] = [before, after].map(
    (version) => new Map(fieldsOf(version, provinceNames).map((field) => [field.path, field])),
  );
  const all = new Map([...(then ?? []), ...(now ?? [])]);
  const changes = [...all].flatMap(([path, { part, what }]) => {
    const [was, is] = [then?.get(path), now?.get(path)];
    if (comparable(was) === comparable(is)) return [];
    return [{ part, path, what, before: lines(was, is), after: lines(is, was) }];
  });
  return changes.toSorted(
    (a, b) => agreementParts.indexOf(a.part) - agreementParts.indexOf(b.part),
  );
}

function comparable(field: Field | undefined): string {
  // Words are made here, in one order: a version has hundreds, and a list many versions.
  return field?.is ?? JSON.stringify(field?.said ?? []).normalize('NFC');
}

/** The lines of the one that are not the other's; all of them, where only their order differs. */
function lines(some: Field | undefined, others: Field | undefined): Lines {
  const known = new Set(others?.said.map((line) => JSON.stringify(line)));
  const all = some?.said ?? [];
  const own = all.filter((line) => !known.has(JSON.stringify(line)));
  const isReordered = own.length === 0 && all.length === others?.said.length;
  const told = isReordered ? all : own;
  return { vi: told.map(({ vi }) => vi), en: told.map(({ en }) => en) };
}

function fieldsOf(agreement: Agreement, provinceNames: ReadonlyMap<string, string>): Field[] {
  return [
    ...headFields(agreement),
    ...calendarFields(agreement),
    ...clockFields(agreement),
    ...ladderFields(agreement),
    ...optionFields(agreement),
    ...agreement.contacts.flatMap(contactFields),
    ...agreement.hotlines.map(({ province, printed, e164 }): Field => {
      const name = provinceNames.get(province) ?? province;
      const what = both((lang) => `${called.hotline[lang]} ${name}`);
      return {
        part: 'hotlines',
        path: `hotlines.${province}`,
        what,
        said: [same(`${printed} (${e164})`)],
      };
    }),
    ...paperFields(agreement),
  ];
}

/** A field that says one thing; none where there is nothing to say. */
function one(
  part: AgreementPart,
  path: string,
  what: Words,
  said: Words | string | undefined,
): Field[] {
  if (said === undefined) return [];
  return [{ part, path, what, said: [typeof said === 'string' ? same(said) : said] }];
}

function same(text: string): Words {
  return { vi: text, en: text };
}

function both(words: (lang: 'vi' | 'en') => string): Words {
  return { vi: words('vi'), en: words('en') };
}

/** A text in two languages is two fields. */
function inBoth(part: AgreementPart, path: string, what: Words, said: Words): Field[] {
  return (['vi', 'en'] as const).flatMap((of) =>
    one(
      part,
      `${path}.${of}`,
      both((lang) => `${what[lang]} (${called.language[of][lang]})`),
      said[of],
    ),
  );
}

function headFields({ title, contract, customer, carrier }: Agreement): Field[] {
  return [
    ...inBoth('head', 'title', called.title, title),
    ...one('head', 'contract', called.contract, contract),
    ...one('head', 'customer.id', called.customerId, customer.id),
    ...inBoth('head', 'customer.name', terms.party.customer, customer.name),
    ...one('head', 'carrier.id', called.carrierId, carrier.id),
    ...inBoth('head', 'carrier.name', terms.party.carrier, carrier.name),
  ];
}

function calendarFields({ calendar }: Agreement): Field[] {
  const week = both((lang) => (calendar ? weekWords(calendar, lang) : valueWords.always[lang]));
  const hours = one('calendar', 'calendar', called.calendar, week);
  if (!calendar) return hours;
  return [
    ...hours,
    {
      part: 'calendar',
      path: 'calendar.holidays',
      what: called.holidays,
      said: calendar.holidays.map(same),
    },
    ...one('calendar', 'calendar.holidays.through', called.through, calendar.holidaysThrough),
  ];
}

function clockFields({ clocks, calendar }: Agreement): Field[] {
  return Object.entries(clocks).flatMap(([name, clock]: [string, Partial<Clock>]) => {
    const told = (key: keyof typeof called.clock, said: Words | string | undefined): Field[] => {
      const clockWords = terms.clock[name as keyof typeof terms.clock];
      const what = both((lang) => `${clockWords[lang]}: ${called.clock[key][lang]}`);
      return one('clocks', `clocks.${name}.${key}`, what, said);
    };
    const { dueMs, restarts, asked } = clock;
    const due =
      name === 'restoration'
        ? undefined
        : dueMs === undefined
          ? valueWords.noLimit
          : length(dueMs, calendar);
    return [
      ...told('due', due),
      ...told('clause', clock.clause),
      ...told('restarts', restarts === undefined ? undefined : valueWords.yesNo[`${restarts}`]),
      ...told('asked', asked && valueWords.asked[asked]),
    ];
  });
}

interface Clock {
  dueMs: Millis;
  clause: string;
  restarts: boolean;
  asked: 'always' | 'on-request';
}

function length(ms: Millis, calendar: Agreement['calendar']): Words {
  return both((lang) => lengthWords(ms, calendar !== null, lang));
}

function ladderFields({ ladder, contacts, calendar }: Agreement): Field[] {
  const levels = ladder.levels.flatMap(({ level, afterMs, contact, clause }) => {
    const path = `ladder.levels.${level}`;
    const what = (key: keyof typeof called.level): Words =>
      both((lang) => `${called.levelNo[lang]} ${level}: ${called.level[key][lang]}`);
    const name = contacts.find(({ id }) => id === contact)?.name;
    const said = [same(name === undefined ? contact : `${name} (${contact})`)];
    return [
      ...one('ladder', `${path}.after`, what('after'), length(afterMs, calendar)),
      // Another name of the same contact is a change of the contact.
      {
        part: 'ladder' as const,
        path: `${path}.contact`,
        what: what('contact'),
        said,
        is: contact,
      },
      ...one('ladder', `${path}.clause`, what('clause'), clause),
    ];
  });
  return [...one('ladder', 'ladder.mode', called.mode, valueWords.mode[ladder.mode]), ...levels];
}

function optionFields({ options }: Agreement): Field[] {
  const { unansweredCallsAsNotice: calls, recordYears: years, quietHours: quiet } = options;
  const path = 'options';
  return [
    ...one(
      'options',
      `${path}.unansweredCallsAsNotice`,
      called.calls,
      calls === undefined ? valueWords.neverNotice : valueWords.notice(calls),
    ),
    ...one(
      'options',
      `${path}.recordYears`,
      called.years,
      years === undefined ? undefined : valueWords.years(years),
    ),
    ...one('options', `${path}.quietHours`, called.quiet, quiet && spanWords(quiet)),
  ];
}

function contactFields(contact: Contact): Field[] {
  const { id, name, title, party, hours } = contact;
  const what = (key: keyof typeof called.contact): Words =>
    both((lang) => `${name}: ${called.contact[key][lang]}`);
  const path = (key: string): string => `contacts.${id}.${key}`;
  const keys = [
    'phone',
    'phonePrinted',
    'fax',
    'faxPrinted',
    'email',
    'webhook',
    'verifiedOn',
  ] as const;
  return [
    ...one('contacts', path('name'), what('name'), name),
    ...inBoth('contacts', path('title'), what('title'), title),
    ...one('contacts', path('party'), what('party'), terms.party[party]),
    ...keys.flatMap((key) => one('contacts', path(key), what(key), contact[key])),
    ...one(
      'contacts',
      path('hours'),
      what('hours'),
      hours && both((lang) => weekWords(hours, lang)),
    ),
  ];
}

/** Of the paper's words the paragraphs that differ are told. */
function paperFields({ paper }: Agreement): Field[] {
  return paper.flatMap(({ clause, title, text }) => {
    const path = `paper.${clause}`;
    const what = both((lang) => `${called.clause[lang]} ${clause}`);
    const texts = (['vi', 'en'] as const).map((of): Field => ({
      part: 'paper',
      path: `${path}.text.${of}`,
      what: both((lang) => `${what[lang]} (${called.language[of][lang]})`),
      said: text[of].split('\n').map(same),
    }));
    const named = both((lang) => `${what[lang]}, ${called.heading[lang]}`);
    return [...inBoth('paper', `${path}.title`, named, title), ...texts];
  });
}
