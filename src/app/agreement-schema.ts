/**
 * The shape of an agreement's file: what a manager writes (PT4H, "08:00-11:30", none) on the one
 * side, the domain's `Agreement` (milliseconds, minutes, null) on the other. Unknown keys are
 * refused: a misspelt option must not be a silent one.
 */
import { z } from 'zod';
import type { Agreement, Calendar, Hours, LadderLevel } from '../domain/agreement.ts';

/** Statutory days off, and the last day (YYYY-MM-DD) through which they are known. */
export interface HolidaySet {
  dates: string[];
  through: string;
}

/** Holiday sets by the name that an agreement may use for them, such as `vn`. */
export type HolidaySets = Readonly<Record<string, HolidaySet>>;

const minuteMs = 60_000;

/** A flaw's words ride on Zod's custom issues as `params`. */
interface Told {
  vi: string;
  en: string;
}

function text(max: number): z.ZodString {
  return z.string().min(1).max(max);
}

function shaped(pattern: RegExp, told: Told): z.ZodString {
  return text(200).refine((value) => pattern.test(value), { params: { ...told } });
}

const id = shaped(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  vi: 'mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối',
  en: 'an id has lower-case letters without diacritics, digits and hyphens only',
});

const clause = text(10);
const words = z.strictObject({ vi: text(200), en: text(200) });
const longWords = z.strictObject({ vi: text(8000), en: text(8000) });

const durationWords = {
  vi: 'thời hạn viết theo ISO 8601, giờ và phút: PT4H, PT30M, PT1H30M',
  en: 'a duration is written in ISO 8601, hours and minutes: PT4H, PT30M, PT1H30M',
};

// Days are refused: with business hours, nobody can tell whether P1D is 24 hours or a working day.
const duration = text(20).transform((value, context): number => {
  const parts = /^PT(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?$/.exec(value);
  if (!parts) {
    context.addIssue({ code: 'custom', params: durationWords });
    return z.NEVER;
  }
  return (Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0)) * minuteMs;
});

/**
 * Lets a file say in words that something is absent on purpose. A key left empty stays an error:
 * a forgotten calendar must not become 24 × 7.
 */
function orWord<Inner extends z.ZodType>(
  word: string,
  inner: Inner,
): z.ZodPreprocess<z.ZodNullable<Inner>> {
  return z.preprocess((value) => {
    if (value === word) return null;
    return value === null ? undefined : value;
  }, z.nullable(inner));
}

type Clocks = Agreement['clocks'];

const requiredClock = z.strictObject({ due: duration, clause });

const clocks = z.strictObject({
  response: requiredClock
    .extend({ restarts: z.boolean() })
    .transform(({ due, ...rest }): Clocks['response'] => ({ dueMs: due, ...rest })),
  diagnosis: requiredClock.transform(({ due, ...rest }): Clocks['diagnosis'] => ({
    dueMs: due,
    ...rest,
  })),
  restoration: z.strictObject({ clause }),
  verification: z
    .strictObject({ due: orWord('none', duration), clause })
    .transform(({ due, ...rest }): Clocks['verification'] =>
      due === null ? rest : { dueMs: due, ...rest },
    ),
  rfo: requiredClock
    .extend({ asked: z.enum(['always', 'on-request']) })
    .transform(({ due, ...rest }): NonNullable<Clocks['rfo']> => ({ dueMs: due, ...rest }))
    .exactOptional(),
});

const level = z
  .strictObject({ level: z.int(), after: duration, contact: id, clause })
  .transform(({ after, ...rest }): LadderLevel => ({ ...rest, afterMs: after }));

const party = z.strictObject({ id, name: words });

const utcOffset = shaped(/^[+-]([01]\d|2[0-3]):[0-5]\d$/, {
  vi: 'múi giờ viết như "+07:00"',
  en: 'an offset from UTC is written like "+07:00"',
}).transform((value) => {
  const minutes = Number(value.slice(1, 3)) * 60 + Number(value.slice(4));
  return value.startsWith('-') ? -minutes : minutes;
});

const hours = shaped(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  vi: 'khoảng giờ viết như "08:00-11:30"',
  en: 'a span of hours is written like "08:00-11:30"',
}).transform((value) => ({
  fromMinute: Number(value.slice(0, 2)) * 60 + Number(value.slice(3, 5)),
  toMinute: Number(value.slice(6, 8)) * 60 + Number(value.slice(9)),
}));

const contactHours = z
  .strictObject({
    utcOffset,
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    hours: z.array(hours).min(1).max(24),
  })
  .transform(({ utcOffset: utcOffsetMinutes, ...rest }): Hours => ({ ...rest, utcOffsetMinutes }));

const contact = z.strictObject({
  id,
  name: text(200),
  title: words,
  party: z.enum(['customer', 'carrier']),
  phone: text(40).exactOptional(),
  phonePrinted: text(60).exactOptional(),
  fax: text(40).exactOptional(),
  faxPrinted: text(60).exactOptional(),
  email: text(200).exactOptional(),
  webhook: text(500).exactOptional(),
  verifiedOn: text(10).exactOptional(),
  hours: contactHours.exactOptional(),
});

/** Keys that may be left out, for "did you mean"; a required key is known by its absence. */
export const optionalKeys = [...Object.keys(contact.shape), 'contract', 'rfo'];

const holidayList = z.strictObject({ dates: z.array(text(10)).max(2000), through: text(10) });

/** Holidays by the name of a set, or written out with the last day that they cover. */
function holidaysOf(sets: HolidaySets): z.ZodPreprocess<typeof holidayList> {
  return z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    const set = Object.hasOwn(sets, value) ? sets[value] : undefined;
    if (set) return set;
    const known = Object.keys(sets).join(', ');
    const params = {
      vi: `không có bộ ngày nghỉ lễ "${value}" (có: ${known})`,
      en: `there is no set of holidays "${value}" (there is: ${known})`,
    };
    context.addIssue({ code: 'custom', params });
    return z.NEVER;
  }, holidayList);
}

/**
 * The schema of an agreement's file: parses what the YAML holds into an `Agreement`.
 * Limits on every text and list keep a wrong file from becoming a heavy one.
 */
export function agreementSchema(sets: HolidaySets) {
  const calendar = z
    .strictObject({
      utcOffset,
      weekdays: z.array(z.int()).max(7),
      hours: z.array(hours).max(24),
      holidays: holidaysOf(sets),
    })
    .transform(({ utcOffset: utcOffsetMinutes, holidays, ...rest }): Calendar => ({
      ...rest,
      utcOffsetMinutes,
      holidays: holidays.dates,
      holidaysThrough: holidays.through,
    }));
  return z.strictObject({
    id,
    version: z.int().min(1).max(100_000),
    title: words,
    contract: text(200).exactOptional(),
    customer: party,
    carrier: party,
    calendar: orWord('none', calendar),
    clocks,
    ladder: z.strictObject({
      mode: z.enum(['automatic', 'offered']),
      levels: z.array(level).max(10),
    }),
    options: z
      .strictObject({
        unansweredCallsAsNotice: orWord('never', z.int().min(1).max(100)),
        recordYears: z.int().min(1).max(100).exactOptional(),
        quietHours: hours.exactOptional(),
      })
      .transform(({ unansweredCallsAsNotice: count, ...rest }): Agreement['options'] => ({
        ...(count === null ? {} : { unansweredCallsAsNotice: count }),
        ...rest,
      })),
    contacts: z.array(contact).max(100),
    hotlines: z
      .array(z.strictObject({ province: text(10), printed: text(60), e164: text(40) }))
      .max(1000),
    paper: z.array(z.strictObject({ clause, title: words, text: longWords })).max(100),
  }) satisfies z.ZodType<Agreement>;
}
