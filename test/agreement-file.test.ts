/** An agreement that is written as a file is the same agreement when it is read again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeAgreement } from '../src/app/agreement-file.ts';
import type { Agreement, Contact } from '../src/domain/agreement.ts';
import { canonical } from '../src/domain/record.ts';
import { anyAgreement } from './support/any-agreement.ts';
import { facts, provinces, read, shipped } from './support/agreements.ts';

const provinceNames = new Map(provinces.map((row) => [row['code'] ?? '', row['name'] ?? '']));
const written = (agreement: Agreement): string =>
  writeAgreement(agreement, { holidays: facts.holidays, provinceNames });

test('what ships is written as it is read, in the shape of the files', () => {
  for (const name of ['viettel', 'example'] as const) {
    const kept = read(shipped[name]);
    // As the database gives it back: the keys of a group in no order of ours.
    const text = written(JSON.parse(canonical(kept.agreement)) as Agreement);
    assert.deepEqual(read(text), kept);
    // Line by line as people wrote it, but for comments, layout and quotes that are not needed.
    const plain = (yaml: string): string[] => yaml.replaceAll(/ *#.*|["[\]{} ]/g, '').split('\n');
    const known = new Set(plain(shipped[name]));
    const ofClocks = plain(text).filter((line) =>
      /^(response|diagnosis|-level|-province)/.test(line),
    );
    for (const line of ofClocks) assert.ok(known.has(line), line);
    assert.ok(text.split('\n').every((line) => line.length <= 100));
  }
});

test('any agreement reads back as it was, whatever its words are', () => {
  fc.assert(
    fc.property(anyAgreement, (agreement) => {
      assert.equal(canonical(read(written(agreement)).agreement), canonical(agreement));
    }),
    { numRuns: 100 },
  );
});

test('days off are written out where they are no set that the desk knows', () => {
  const { agreement } = read(shipped.example);
  assert.match(written(agreement), /holidays: vn\n/);
  const calendar = agreement.calendar && { ...agreement.calendar, holidays: ['2026-09-02'] };
  const text = written({ ...agreement, calendar });
  assert.match(text, /dates: \[ 2026-09-02 \]\n +through: 2036-12-31/);
});

test('a contact keeps whatever ways it has, and nothing that it has not', () => {
  const { agreement } = read(shipped.viettel);
  const [first, ...others] = agreement.contacts;
  assert.ok(first);
  const contact: Contact = {
    ...first,
    webhook: 'https://viettel.example.vn/goi?a=1#b',
    hours: { utcOffsetMinutes: 420, weekdays: [6, 7], hours: [{ fromMinute: 0, toMinute: 1440 }] },
  };
  const next = { ...agreement, contacts: [contact, ...others] };
  const text = written(next);
  assert.match(text, /hours: \[ 00:00-24:00 \]/);
  assert.deepEqual(read(text).agreement, next);
  assert.doesNotMatch(text, /undefined|null/);
});
