/** A wrong agreement is refused, every flaw with its line, its column and its words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flawLine, readAgreement } from '../src/app/agreements.ts';
import { facts, shipped } from './support/agreements.ts';

function flawsIn(text: string): string[] {
  const reading = readAgreement(text, facts);
  assert.ok('flaws' in reading, 'the agreement should have been refused');
  return reading.flaws.map((flaw) => flawLine('file', flaw, 'en'));
}

/**
 * A change to a shipped file that must be refused: what is replaced and by what, the text at whose
 * first letter the flaw must be placed (`|` marks it in a longer, unique text), and its words.
 */
type Slip = [name: string, from: string | RegExp, to: string, at: string, says: RegExp];

const slips: Record<'viettel' | 'example', Slip[]> = {
  viettel: [
    [
      'a level to nobody',
      'contact: director',
      'contact: nobody',
      'contact: |nobody',
      /reaches nobody/,
    ],
    [
      'a level to a contact by fax only',
      /    phone: "\+84982693434"\n.*\n|    email: hungnq6@viettel.com.vn\n/g,
      '',
      'after: PT4H, contact: |account-manager',
      /no phone or mail/,
    ],
    ['levels at the same time', 'after: PT6H', 'after: PT4H', 'level: 2, after: |PT4H', /later/],
    ['levels with one number', 'level: 2', 'level: 1', 'level: |1, after: PT6H', /rise/],
    ['no level', /levels:\n.*\n.*\n/, 'levels: []\n', '|levels: []', /no level/],
    ['a clock of nothing', 'due: PT4H, clause: "3"', 'due: PT0H, clause: "3"', '|PT0H', /longer/],
    ['a clock of years', 'due: PT4H, clause: "4"', 'due: PT9000H, clause: "4"', '|PT9000H', /year/],
    ['a clock in days', 'due: PT4H, clause: "4"', 'due: P1D, clause: "4"', '|P1D', /ISO 8601/],
    ['a clock left open', 'due: none, ', '', '|verification: {', /due: this is missing/],
    ['a calendar forgotten', 'calendar: none', 'calendar:', '|calendar:', /missing/],
    ['a clause not of the paper', 'clause: "5" }', 'clause: "9" }', '|"9" }', /no clause/],
    ['a clause missing', 'clause: "7"', 'clause: "6"', '|paper:', /clause 7 are missing/],
    ['a clause twice', 'clause: "7"', 'clause: "6"', 'clause: |"6"\n    title: { vi: Kế', /twice/],
    ['an eighth clause', 'clause: "7"', 'clause: "8"', '|"8"', /none of the seven/],
    [
      'one party on both sides',
      'id: viettel\n',
      'id: thtk\n',
      'id: |thtk\n  name: {',
      /both sides/,
    ],
    [
      'a contact twice',
      '- id: director',
      '- id: account-manager',
      'id: |account-manager\n    name: Nguyễn Anh',
      /twice/,
    ],
    [
      'a telephone as printed',
      '"+84983123468"',
      '0983 123 468',
      '|0983 123 468\n    phonePrinted',
      /E\.164/,
    ],
    [
      'a mail that is none',
      'hungnq6@viettel.com.vn\n  - id',
      'hungnq6\n  - id',
      '|hungnq6\n',
      /mail address/,
    ],
    ['a province without hotline', /.*# Lai Châu\n/, '', '|hotlines:', /hotline: 12/],
    [
      'a province twice',
      'province: "14"',
      'province: "12"',
      '|"12", printed: "625 0 119", e164: "+842126',
      /already/,
    ],
    ['a province that is none', 'province: "14"', 'province: "13"', '|"13"', /no province/],
    ['a hotline as printed', '"+842136250119"', '"0231 625 0 119"', '|"0231', /E\.164/],
    ['a code read as a number', 'province: "14"', 'province: 14', '|14, printed', /double quotes/],
    ['a misspelt key', '  mode: automatic', '  mod: automatic', '|mod:', /did you mean "mode"/],
    ['a misspelt option', 'contract:', 'contrat:', '|contrat:', /did you mean "contract"/],
    ['an unknown key', 'version: 1', 'version: 1\ncolour: red', '|colour', /no key "colour"$/],
    ['a word for a number', 'version: 1', 'version: một', '|một\n', /version: must be a number/],
    [
      'a mode that is none',
      'mode: automatic',
      'mode: auto',
      '|auto\n',
      /one of: automatic, offered/,
    ],
    ['an id with spaces', 'id: thtk', 'id: Cục THTK', '|Cục THTK\n', /hyphens only/],
    ['an empty name', 'name: Nguyễn Quang Hưng', 'name: ""', '|""', /not be empty/],
    [
      'a verification day that is none',
      'party: carrier\n    phone: "+84983',
      'verifiedOn: 2026-02-30\n    party: carrier\n    phone: "+84983',
      '|2026-02-30',
      /not a day/,
    ],
    [
      'a verification still to come',
      'party: carrier\n    phone: "+84983',
      'verifiedOn: 2026-11-23\n    party: carrier\n    phone: "+84983',
      '|2026-11-23',
      /still to come/,
    ],
    ['YAML that is none', 'mode: automatic', 'mode: "automatic', '|', /YAML/],
    [
      'a key twice',
      'version: 1',
      'version: 1\nversion: 2',
      '|version: 2',
      /YAML: Map keys must be unique/,
    ],
    ['an alias', 'contact: director', 'contact: *boss', '|*boss', /aliases/],
    ['a tag', 'version: 1', 'version: !js 1', '|!js', /YAML/],
  ],
  example: [
    ['no working day', '[1, 2, 3, 4, 5]', '[]', '|weekdays: []', /no working day/],
    ['an eighth weekday', '4, 5]', '4, 8]', '|8] #', /no weekday/],
    ['a weekday twice', '4, 5]', '4, 4]', '|4] #', /twice/],
    ['no hours', /hours: \[.*\]/, 'hours: []', '|hours: []', /no hours/],
    ['overlapping hours', '"13:30-17:30"', '"11:00-17:30"', '|"11:00', /overlap/],
    ['reversed hours', '"13:30-17:30"', '"17:30-13:30"', '|"17:30', /end must come after/],
    ['hours that are none', '"13:30-17:30"', '"13h30-17h30"', '|"13h30', /written like/],
    ['an offset that is none', '"+07:00"', '"GMT+7"', '|"GMT+7"', /written like/],
    ['an offset of no place', '"+07:00"', '"+23:00"', '|"+23:00"', /−12:00/],
    ['holidays that nobody knows', 'holidays: vn', 'holidays: lao', '|lao', /no set of holidays/],
    [
      'a holiday that is none',
      'holidays: vn',
      'holidays: { dates: [2026-02-29], through: 2026-12-31 }',
      '|2026-02-29',
      /not a day/,
    ],
    [
      'a holiday twice',
      'holidays: vn',
      'holidays: { dates: [2026-02-17, 2026-02-17], through: 2026-12-31 }',
      '|2026-02-17], through: 2026-12-31 }\n\n',
      /twice/,
    ],
    [
      'a holiday beyond the last',
      'holidays: vn',
      'holidays: { dates: [2027-01-01], through: 2026-12-31 }',
      '|2027-01-01',
      /after holidaysThrough/,
    ],
    [
      'a calendar that has run out',
      'holidays: vn',
      'holidays: { dates: [], through: 2026-11-21 }',
      '|2026-11-21',
      /known only through/,
    ],
    [
      'a calendar without its end',
      'holidays: vn',
      'holidays: { dates: [] }',
      '|holidays: {\u0020dates: [] }',
      /through: this is missing/,
    ],
    ['no calls as notice', 'AsNotice: 3', 'AsNotice: 0', '|0 } # điều 2', /1 or more/],
  ],
};

for (const name of ['viettel', 'example'] as const) {
  for (const [what, from, to, at, says] of slips[name]) {
    test(`${name}: ${what} is refused where it stands`, () => {
      const text = shipped[name].replace(from, to);
      assert.notEqual(text, shipped[name], 'the slip must be in the file');
      const flaws = flawsIn(text);
      const found = flaws.filter((flaw) => says.test(flaw));
      assert.equal(found.length, 1, `not told: ${flaws.join('\n')}`);
      if (at !== '|') assert.ok(found[0]?.startsWith(`file:${placeOf(text, at)} `), found[0]);
    });
  }
}

/** Line and column, from 1, of the letter after `|` in a text that occurs once. */
function placeOf(text: string, marked: string): string {
  const [before = '', after = ''] = marked.split('|');
  const parts = text.split(before + after);
  assert.equal(parts.length, 2, `${marked} must occur once, not ${parts.length - 1} times`);
  const lines = `${parts[0]}${before}`.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

test('all flaws are told at once, of shape and of sense, in the order of the file', () => {
  const text = shipped.viettel
    .replace('mode: automatic', 'mode: auto')
    .replace('"+842136250119"', '"119"')
    .replace('due: PT4H, clause: "3"', 'due: PT0H, clause: "3"')
    .replace('contract:', 'contrat:');
  const told = flawsIn(text).map((flaw) => flaw.replace(/^file:\d+:\d+ ([^:]*):.*$/, '$1'));
  assert.deepEqual(told, ['contrat', 'clocks.response.due', 'ladder.mode', 'hotlines[7].e164']);
});

test('what is no agreement at all is refused in one line', () => {
  assert.match(flawsIn('').join(), /a group of keys|missing/);
  assert.match(flawsIn('a: 1\n---\nb: 2\n').join(), /YAML/);
  assert.match(flawsIn('['.repeat(5000)).join(), /YAML/);
  const long = `# ${'x'.repeat(256 * 1024)}\n${shipped.viettel}`;
  assert.deepEqual(flawsIn(long), [
    'file:1:1 the file is longer than 256 KiB: this is no agreement',
  ]);
});

test('every flaw has words in both languages', () => {
  for (const name of ['viettel', 'example'] as const) {
    for (const [what, from, to] of slips[name]) {
      const reading = readAgreement(shipped[name].replace(from, to), facts);
      assert.ok('flaws' in reading);
      for (const { vi, en } of reading.flaws) {
        assert.ok(vi.length > 5 && en.length > 5 && vi !== en, what);
        assert.doesNotMatch(`${vi} ${en}`, /undefined|\[object/, what);
      }
    }
  }
});
