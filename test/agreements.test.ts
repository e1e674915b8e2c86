/** The shipped agreements say what the paper says, and the sample one harms nobody. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import { describeAgreement } from '../src/app/agreement-words.ts';
import type { Agreement } from '../src/domain/agreement.ts';
import { provinces, read, shipped } from './support/agreements.ts';

const hourMs = 3_600_000;

function clauseText(agreement: Agreement, clause: string): string {
  return agreement.paper.find((each) => each.clause === clause)?.text.vi ?? '';
}

test('both shipped agreements can be put in force', () => {
  assert.equal(read(shipped.viettel).agreement.id, 'viettel-ptc-2009');
  assert.equal(read(shipped.example).agreement.id, 'example-business-hours');
});

test('the seven clauses of 2009 are the words of the paper, letter by letter', () => {
  const { agreement } = read(shipped.viettel);
  const clauses = agreement.paper.map((c) => `${c.clause}. ${c.title.vi} ${c.text.vi}`);
  const words = clauses.join(' ').replaceAll(/\s+/g, ' ');
  // Taken from the signed paper itself, spaces evened; it changes only if the copy was wrong.
  const ofThePaper = '6240854ea36c5d60e891ef48e70fb41821ff823209abf72d27747da626b42308';
  assert.equal(createHash('sha256').update(words).digest('hex'), ofThePaper);
});

test('the clocks and levels of 2009 are the hours that clauses 3 and 4 name', () => {
  const { agreement } = read(shipped.viettel);
  const hoursIn = (clause: string): number[] =>
    [...clauseText(agreement, clause).matchAll(/(\d\d) giờ/g)].map((match) => Number(match[1]));
  assert.deepEqual(hoursIn('3'), [4, 6]);
  assert.deepEqual(
    agreement.ladder.levels.map((level) => level.afterMs / hourMs),
    hoursIn('3'),
  );
  assert.deepEqual([agreement.clocks.diagnosis.dueMs / hourMs], hoursIn('4'));
  assert.equal(agreement.clocks.response.dueMs, 4 * hourMs);
  assert.equal(agreement.clocks.response.restarts, false);
  assert.deepEqual(agreement.clocks.verification, { clause: '6' });
  assert.deepEqual(agreement.options, {});
  assert.equal(agreement.calendar, null);
  assert.equal(agreement.ladder.mode, 'automatic');
});

test('the contacts of 2009 are those that clause 3 prints; nobody has verified them', () => {
  const { agreement } = read(shipped.viettel);
  const printed = clauseText(agreement, '3');
  for (const contact of agreement.contacts) {
    assert.ok(printed.includes(contact.name));
    assert.ok(printed.includes(contact.email ?? '?'));
    assert.ok(printed.includes(contact.phonePrinted ?? '?'));
    const digits = (contact.phonePrinted ?? '').replaceAll(/\D/g, '');
    assert.equal(contact.phone, digits.replace(/^0/, '+84'));
    assert.equal(contact.verifiedOn, undefined);
  }
  const [manager] = agreement.contacts;
  assert.ok(printed.includes(manager?.faxPrinted ?? '?'));
  assert.equal(manager?.fax, '+842462880005');
});

test('every province has its hotline of 2009: the printed number behind its area code', () => {
  const { agreement } = read(shipped.viettel);
  const clause = clauseText(agreement, '2');
  assert.equal(agreement.hotlines.length, 63);
  for (const { code, areaCode } of provinces) {
    const hotline = agreement.hotlines.find((each) => each.province === code);
    const big = code === '01' || code === '79';
    assert.equal(hotline?.printed, big ? '625 00 119' : '625 0 119');
    assert.ok(clause.includes(`: ${hotline?.printed}`));
    assert.equal(hotline.e164, `+84${areaCode}${hotline.printed.replaceAll(' ', '')}`);
  }
  const dialled = Object.fromEntries(agreement.hotlines.map((h) => [h.province, h.e164]));
  // Four taken by hand from the table of area codes in force.
  assert.equal(dialled['01'], '+842462500119');
  assert.equal(dialled['12'], '+842136250119');
  assert.equal(dialled['48'], '+842366250119');
  assert.equal(dialled['79'], '+842862500119');
});

test('the sample agreement differs in all that an agreement may decide', () => {
  const { agreement } = read(shipped.example);
  assert.equal(agreement.customer.id, read(shipped.viettel).agreement.customer.id);
  assert.deepEqual(agreement.calendar?.weekdays, [1, 2, 3, 4, 5]);
  assert.deepEqual(agreement.calendar.hours, [
    { fromMinute: 480, toMinute: 690 },
    { fromMinute: 810, toMinute: 1050 },
  ]);
  assert.equal(agreement.calendar.utcOffsetMinutes, 420);
  assert.equal(agreement.calendar.holidaysThrough, '2036-12-31');
  assert.ok(agreement.calendar.holidays.includes('2026-02-17'));
  assert.equal(agreement.clocks.response.restarts, true);
  assert.equal(agreement.clocks.verification.dueMs, 7.5 * hourMs);
  assert.equal(agreement.ladder.mode, 'offered');
  assert.equal(agreement.ladder.levels.length, 3);
  assert.equal(agreement.options.unansweredCallsAsNotice, 3);
});

test('an agreement may keep hours quiet; by itself none does', () => {
  assert.equal(read(shipped.example).agreement.options.quietHours, undefined);
  const quiet = shipped.example.replace('AsNotice: 3 }', 'AsNotice: 3, quietHours: 22:00-06:00 }');
  const { agreement } = read(quiet);
  assert.deepEqual(agreement.options.quietHours, { fromMinute: 1320, toMinute: 360 });
  assert.match(describeAgreement(agreement, 'vi').join('\n'), /Giờ yên lặng: .* 22:00-06:00/);
});

test('nobody can be called or written to by the sample agreement', () => {
  const { agreement } = read(shipped.example);
  // No number begins with 00 inside the country: there it leads abroad.
  for (const hotline of agreement.hotlines) assert.match(hotline.e164, /^\+8400/);
  for (const contact of agreement.contacts) {
    assert.match(contact.phone ?? '', /^\+8400/);
    assert.match(contact.email ?? '', /\.example\.vn$/);
    assert.match(contact.name, /Mẫu/);
  }
  assert.match(agreement.carrier.name.vi, /\(mẫu\)/);
});

test('the hash is of the RFC 8785 form: layout does not change it, a figure does', () => {
  const { agreement, sha256 } = read(shipped.viettel);
  const canonical = canonicalize(agreement) ?? '';
  assert.equal(sha256, createHash('sha256').update(canonical).digest('hex'));
  assert.equal(read(shipped.viettel.replaceAll(/^ *#.*\n/gm, '')).sha256, sha256);
  assert.equal(read(shipped.viettel.normalize('NFD')).sha256, sha256);
  assert.notEqual(read(shipped.viettel.replace('after: PT6H', 'after: PT5H')).sha256, sha256);
});
