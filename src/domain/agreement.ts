/**
 * The agreement between a customer and a carrier: the law that an incident runs under. A file of
 * `agreements/` is read into this shape; an incident keeps the version it was opened under.
 */

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. The domain knows no other time. */
export type Instant = number;

/** A length of time in whole milliseconds. */
export type Millis = number;

/** The two sides of an agreement. */
export type Party = 'customer' | 'carrier';

/** The clocks of the procedure: four beside clauses 3 to 6, and one that outlives clause 7. */
export const clockNames = ['response', 'diagnosis', 'restoration', 'verification', 'rfo'] as const;
export type ClockName = (typeof clockNames)[number];

/** The parts of an agreement that a version may change, in the order of its file. */
export const agreementParts = [
  'head',
  'calendar',
  'clocks',
  'ladder',
  'options',
  'contacts',
  'hotlines',
  'paper',
] as const;
export type AgreementPart = (typeof agreementParts)[number];

/** A level of the ladder (clause 3). `automatic` tells by itself; `offered` waits for a click. */
export interface LadderLevel {
  level: number;
  /** Counted from T0 of the cycle, never from the level before. */
  afterMs: Millis;
  contact: string;
  clause: string;
}

/** A person or desk that is told. Channels are what the agreement has on paper. */
export interface Contact {
  id: string;
  name: string;
  title: Words;
  party: Party;
  phone?: string;
  /** The number as the paper prints it, where it differs from the E.164 form in `phone`. */
  phonePrinted?: string;
  fax?: string;
  /** The fax number as the paper prints it; `fax` is the E.164 form. */
  faxPrinted?: string;
  email?: string;
  /** A program that is told as well: an https address, signed with a key of its own. */
  webhook?: string;
  /** The day (YYYY-MM-DD) on which somebody last made sure that this contact is reached. */
  verifiedOn?: string;
  /** When this contact can be reached; absent: at every hour. */
  hours?: Hours;
}

/** Hours of a week, as in a calendar, without its holidays. */
export type Hours = Pick<Calendar, 'utcOffsetMinutes' | 'weekdays' | 'hours'>;

/** The same words in the two languages of the desk. */
export interface Words {
  vi: string;
  en: string;
}

/**
 * When hours count. `null` in an agreement means 24 × 7. Hours are minutes of the local day,
 * half-open; days are 1 (Monday) … 7 (Sunday); holidays are local dates, YYYY-MM-DD.
 */
export interface Calendar {
  utcOffsetMinutes: number;
  weekdays: number[];
  hours: { fromMinute: number; toMinute: number }[];
  holidays: string[];
  /** The last day (YYYY-MM-DD) for which the holidays are known. */
  holidaysThrough: string;
}

/** The number to dial for notice in one province: as printed, and as dialled today (E.164). */
export interface Hotline {
  province: string;
  printed: string;
  e164: string;
}

/** A clock as agreed. `dueMs` is absent where the agreement sets no limit. */
export interface ClockTerms {
  dueMs?: Millis;
  clause: string;
}

/** One agreement, one version. Content-addressed: the desk stores it under its SHA-256. */
export interface Agreement {
  id: string;
  version: number;
  title: Words;
  contract?: string;
  customer: { id: string; name: Words };
  carrier: { id: string; name: Words };
  calendar: Calendar | null;
  hotlines: Hotline[];
  contacts: Contact[];
  clocks: {
    /** `restarts`: each word from the carrier starts it again, until the line is reported fixed. */
    response: ClockTerms & { dueMs: Millis; restarts: boolean };
    diagnosis: ClockTerms & { dueMs: Millis };
    /** Due at the ETR that the carrier gave; it has no length of its own. */
    restoration: { clause: string };
    verification: ClockTerms;
    /**
     * The report of the root cause (RFO) after closing. `asked`: `always`, wherever the customer
     * was not at fault, or only `on-request`. Absent: the customer may ask, and names the days.
     */
    rfo?: ClockTerms & { dueMs: Millis; asked: 'always' | 'on-request' };
  };
  ladder: { mode: 'automatic' | 'offered'; levels: LadderLevel[] };
  options: {
    /** The n-th unanswered call counts as notice; absent: it never does. */
    unansweredCallsAsNotice?: number;
    /** Years that a record is kept after its last entry; absent: the desk's (retention.ts). */
    recordYears?: number;
    /**
     * When phones do not ring for what asks nobody to act; absent: they always do. Minutes of
     * Việt Nam's day, half-open; an end before the beginning is the next day's.
     */
    quietHours?: { fromMinute: number; toMinute: number };
  };
  /** The paper's own words, clause by clause, for the screens to show beside the step. */
  paper: { clause: string; title: Words; text: Words }[];
}

/** What is wrong with an agreement, and where: `path` as keys and indexes into the document. */
export interface Flaw {
  path: (string | number)[];
  vi: string;
  en: string;
}
