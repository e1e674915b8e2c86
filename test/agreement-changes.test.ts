/** What a new version changes is told by field: nothing is left out, nothing is told in vain. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreementChanges, type AgreementChange } from '../src/app/agreement-changes.ts';
import { describeAgreement } from '../src/app/agreement-words.ts';
import type { Agreement } from '../src/domain/agreement.ts';
import { followingFlaws, keepsToOwn, mayFollow } from '../src/domain/agreement-rights.ts';
import { read, shipped } from './support/agreements.ts';

const { agreement: viettel } = read(shipped.viettel);
const { agreement: example } = read(shipped.example);

/** The sample with everything that an agreement may have. */
const whole: Agreement = {
  ...example,
  clocks: { ...example.clocks, rfo: { dueMs: 60_000, clause: '7', asked: 'always' } },
  options: { ...example.options, recordYears: 15, quietHours: { fromMinute: 1320, toMinute: 360 } },
  contacts: example.contacts.map((contact) => ({
    ...contact,
    fax: '+8400',
    faxPrinted: '00',
    webhook: 'https://a.example.vn',
    verifiedOn: '2026-01-02',
    hours: { utcOffsetMinutes: 420, weekdays: [1], hours: [{ fromMinute: 1, toMinute: 2 }] },
  })),
};

/** Every agreement that differs from this one in a single value, with the path of the value. */
function* slips(value: unknown, path: string[] = []): Generator<[string, unknown]> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      for (const [where, other] of slips(inner, [...path, key])) {
        yield [
          where,
          Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other },
        ];
      }
    }
    return;
  }
  const text = value === 'carrier' ? 'customer' : `${String(value)}x`;
  const other = { string: text, number: Number(value) + 60_000, boolean: !value };
  yield [path.join('.'), other[typeof value as keyof typeof other]];
}

const told = (changes: AgreementChange[]): string[] =>
  changes.map(
    ({ what, before, after }) => `${what.en}: ${before.en.join(' / ')} → ${after.en.join(' / ')}`,
  );

test('whatever is changed is told, in both languages; what is not, is not', () => {
  assert.deepEqual(agreementChanges(whole, whole), []);
  let count = 0;
  for (const [path, other] of slips(whole)) {
    if (path === 'id' || path === 'version') continue;
    const changes = agreementChanges(whole, other as Agreement);
    assert.ok(changes.length > 0, path);
    for (const { what, before, after } of changes) {
      const lines = [what.vi, what.en, ...before.vi, ...before.en, ...after.vi, ...after.en];
      assert.doesNotMatch(lines.join('\n'), /undefined|null|NaN|\[object/, path);
      assert.notDeepEqual(before, after, path);
    }
    count += 1;
  }
  assert.ok(count > 400, `${count}`);
});

test('where a version meddles with the other side’s part is told, and only there', () => {
  for (const [path, other] of slips(whole)) {
    const next = { ...(other as Agreement), version: whole.version + 1 };
    for (const party of ['customer', 'carrier'] as const) {
      const isFine = mayFollow(whole, next) && keepsToOwn(party, whole, next);
      const places = followingFlaws(party, whole, next);
      // The id of an agreement names another one: it is never compared.
      if (path !== 'id') assert.equal(places.length === 0, isFine, `${party}: ${path}`);
    }
  }
  const [flaw] = followingFlaws('carrier', whole, { ...whole, version: whole.version });
  assert.deepEqual(flaw?.path, ['version']);
});

test('a letter typed in two strokes is no other letter', () => {
  const contacts = whole.contacts.map((one) => ({ ...one, name: one.name.normalize('NFD') }));
  const stored = { ...whole, contacts };
  const next = { ...whole, version: whole.version + 1 };
  assert.notDeepEqual(stored.contacts, next.contacts);
  assert.deepEqual(agreementChanges(stored, next), []);
  assert.ok(keepsToOwn('customer', stored, next));
  assert.deepEqual(followingFlaws('customer', stored, next), []);
});

test('a clock, a level, a number and a paragraph are told by their names', () => {
  const [first, second] = viettel.ladder.levels;
  const [hanoi, ...others] = viettel.hotlines;
  assert.ok(first && second && hanoi);
  const next: Agreement = {
    ...viettel,
    version: 2,
    clocks: { ...viettel.clocks, verification: { dueMs: 3_600_000, clause: '6' } },
    ladder: { ...viettel.ladder, levels: [first, { ...second, contact: 'account-manager' }] },
    options: { recordYears: 1 },
    hotlines: [{ ...hanoi, printed: '1800 8119' }, ...others],
    paper: viettel.paper.map((clause) => {
      const text = { ...clause.text, en: `${clause.text.en}\nAs amended.` };
      return clause.clause === '7' ? { ...clause, text } : clause;
    }),
  };
  assert.deepEqual(told(agreementChanges(viettel, next, new Map([['01', 'Hà Nội']]))), [
    'Verification: due: no limit → 1 hour',
    'Level 2: who is told: Nguyễn Anh Tuấn (director) → Nguyễn Quang Hưng (account-manager)',
    'How long records are kept:  → 1 year from the last entry',
    'Hotline: Hà Nội: 625 00 119 (+842462500119) → 1800 8119 (+842462500119)',
    'Clause 7 (English):  → As amended.',
  ]);
  assert.match(describeAgreement(next, 'en').join('\n'), /Records are kept 1 year from/);
});

test('of days off those are told that come and go; lines that change places are told whole', () => {
  const { calendar } = example;
  assert.ok(calendar);
  const holidays = [...calendar.holidays.filter((day) => day !== '2026-09-02'), '2026-12-24'];
  const moved = { ...example, calendar: { ...calendar, holidays } };
  assert.deepEqual(told(agreementChanges(example, moved)), ['Days off: 2026-09-02 → 2026-12-24']);
  const turned = example.paper.map((one) => {
    return one.clause === '3' ? { ...one, text: { ...one.text, vi: 'hai\nmột' } } : one;
  });
  const back = turned.map((one) => {
    return one.clause === '3' ? { ...one, text: { ...one.text, vi: 'một\nhai' } } : one;
  });
  assert.deepEqual(
    told(agreementChanges({ ...example, paper: turned }, { ...example, paper: back })),
    ['Clause 3 (Vietnamese): hai / một → một / hai'],
  );
});
