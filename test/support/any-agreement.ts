/** Agreements in order, with every option that one may have and words that are hard to write. */
import fc from 'fast-check';
import type { Agreement, Calendar, Contact, Hours } from '../../src/domain/agreement.ts';
import { read, shipped } from './agreements.ts';

const { agreement: example } = read(shipped.example);

/** What a file of words, colons and indents may stumble over. */
const hard = [
  'null',
  'no: yes',
  '# không phải ghi chú',
  '- một',
  '{ vi: x }',
  '"trong ngoặc"',
  "it's",
  '  thụt vào',
  'cuối có dấu cách  ',
  '|',
  '>-',
  '*tham chiếu',
  '2026-01-01',
  '0123',
  '1e3',
  'một\nhai',
  'một\n\n\nhai\n',
  '\n  ba\n bốn',
  'tab\there',
  'C:\\thư mục',
  'x'.repeat(190),
  `${'từ '.repeat(60)}\n\n+ ${'mục '.repeat(30)}      Fax`,
];

const words = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom(...hard),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    )
    .map((text) => text.normalize('NFC'))
    .filter((text) => text.length > 0 && text.length <= maxLength && text.isWellFormed());

const inBoth = (max: number) => fc.record({ vi: words(max), en: words(max) });
const minutes = fc.integer({ min: 1, max: 60_000 }).map((count) => count * 60_000);

const hours: fc.Arbitrary<Hours> = fc.record({
  utcOffsetMinutes: fc.integer({ min: -1439, max: 1439 }),
  weekdays: fc.constantFrom([1, 2, 3, 4, 5], [7]),
  hours: fc.constantFrom(
    [{ fromMinute: 0, toMinute: 1440 }],
    [
      { fromMinute: 61, toMinute: 62 },
      { fromMinute: 480, toMinute: 1439 },
    ],
  ),
});

const written: fc.Arbitrary<Calendar> = hours.chain((week) =>
  fc.constantFrom<string[][]>([], ['2026-02-17', '2027-02-06']).map((holidays) => ({
    ...week,
    utcOffsetMinutes: 420,
    hours: [{ fromMinute: 0, toMinute: 1440 }],
    holidays,
    holidaysThrough: '2027-12-31',
  })),
);
const calendar = fc.oneof(fc.constant(null), fc.constant(example.calendar), written);

const clocks: fc.Arbitrary<Agreement['clocks']> = fc.record({
  response: fc.record({ dueMs: minutes, clause: fc.constant('3'), restarts: fc.boolean() }),
  diagnosis: fc.record({ dueMs: minutes, clause: fc.constant('4') }),
  restoration: fc.constant({ clause: '5' }),
  verification: fc.oneof(
    fc.constant({ clause: '6' }),
    fc.record({ dueMs: minutes, clause: fc.constant('6') }),
  ),
});

const rfo = fc.record({
  dueMs: minutes,
  clause: fc.constant('7'),
  asked: fc.constantFrom('always' as const, 'on-request' as const),
});

const options: fc.Arbitrary<Agreement['options']> = fc.record(
  {
    unansweredCallsAsNotice: fc.integer({ min: 1, max: 100 }),
    recordYears: fc.integer({ min: 1, max: 100 }),
    quietHours: fc.record({
      fromMinute: fc.integer({ min: 0, max: 1439 }),
      toMinute: fc.integer({ min: 0, max: 1440 }),
    }),
  },
  { requiredKeys: [] },
);

const ways: fc.Arbitrary<Partial<Contact>> = fc.record(
  {
    phonePrinted: words(60),
    faxPrinted: words(60),
    hours,
    fax: fc.constant('+842462880005'),
    email: fc.constant('a@b.example.vn'),
    webhook: fc.constant('https://a.example.vn/b?c=d#e'),
    verifiedOn: fc.constant('2026-10-01'),
  },
  { requiredKeys: [] },
);

/** An agreement that can be put in force: the sample's skeleton, with anything else in it. */
export const anyAgreement: fc.Arbitrary<Agreement> = fc
  .record({
    version: fc.integer({ min: 1, max: 100_000 }),
    calendar,
    clocks,
    options,
    title: inBoth(200),
    name: words(200),
    printed: words(60),
    ways,
    contract: fc.option(words(200)),
    rfo: fc.option(rfo),
    mode: fc.constantFrom('automatic' as const, 'offered' as const),
    text: fc.array(inBoth(8000), { minLength: 7, maxLength: 7 }),
  })
  .map((given) => ({
    id: example.id,
    version: given.version,
    title: given.title,
    ...(given.contract === null ? {} : { contract: given.contract }),
    customer: { ...example.customer, name: given.title },
    carrier: example.carrier,
    calendar: given.calendar,
    clocks: { ...given.clocks, ...(given.rfo ? { rfo: given.rfo } : {}) },
    ladder: { ...example.ladder, mode: given.mode },
    options: given.options,
    contacts: example.contacts.map((contact) => ({ ...contact, ...given.ways, name: given.name })),
    hotlines: example.hotlines.map((hotline) => ({ ...hotline, printed: given.printed })),
    paper: example.paper.map((clause, place) => ({
      ...clause,
      title: given.title,
      text: given.text[place] ?? clause.text,
    })),
  }));
