/** The facts that ship: a real country, complete, and holidays that a wall calendar confirms. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHolidays, readTable } from '../src/app/facts.ts';
import { roleParty } from '../src/domain/roles.ts';
import { file, provinces, read, shipped } from './support/agreements.ts';

const districts = readTable(file('data/districts.csv'));
const holidays = readTable(file('data/holidays-vn.csv'));
const people = readTable(file('data/sample/people.csv'));

const year = (rows: Record<string, string>[], of: string): Record<string, string>[] =>
  rows.filter((row) => row['date']?.startsWith(of));

/** 1 is Monday … 7 is Sunday. */
function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

test('63 provinces and 697 districts, each code once, each district in its province', () => {
  assert.equal(new Set(provinces.map((row) => row['code'])).size, 63);
  assert.equal(provinces.length, 63);
  assert.equal(new Set(districts.map((row) => row['code'])).size, 697);
  assert.equal(districts.length, 697);
  const inUse = new Set(districts.map((row) => row['provinceCode']));
  assert.deepEqual(inUse, new Set(provinces.map((row) => row['code'])));
  assert.equal(new Set(provinces.map((row) => row['newProvinceCode'])).size, 34);
  assert.equal(new Set(provinces.map((row) => row['areaCode'])).size, 63);
  assert.equal(new Set(provinces.map((row) => row['svgMapId'])).size, 63);
});

test('a district is called in full what its type and its name say', () => {
  const words = { quan: 'Quận', huyen: 'Huyện', 'thi-xa': 'Thị xã', 'thanh-pho': 'Thành phố' };
  for (const { type, name, fullName } of districts) {
    const kind = Object.entries(words).find(([each]) => each === type)?.[1];
    assert.equal(fullName, `${kind} ${name}`);
  }
});

test('the days off of 2026 are those of the law and of the announcements', () => {
  // By hand: Tết of the Horse is on 17 February, Giỗ Tổ on Sunday 26 April.
  assert.deepEqual(
    year(holidays, '2026').map((row) => row['date']),
    [
      '2026-01-01',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-04-26',
      '2026-04-27',
      '2026-04-30',
      '2026-05-01',
      '2026-08-31',
      '2026-09-01',
      '2026-09-02',
      '2026-11-24',
    ],
  );
});

test('Tết has four days until 2013 and five since; Culture Day begins in 2026', () => {
  for (let of = 2009; of <= 2036; of += 1) {
    const days = year(holidays, String(of));
    const tet = days.filter((row) => row['key'] === 'tet' && !row['vi']?.startsWith('Nghỉ bù'));
    assert.equal(tet.length, of <= 2013 ? 4 : 5, String(of));
    const span =
      (Date.parse(tet.at(-1)?.['date'] ?? '') - Date.parse(tet[0]?.['date'] ?? '')) / 864e5;
    assert.equal(span, tet.length - 1, `Tết of ${of} is one stretch`);
    assert.equal(days.filter((row) => row['key'] === 'culture').length, of < 2026 ? 0 : 1);
  }
});

test('a statutory day on a weekend gives one working day off, and no other day', () => {
  const dates = holidays.map((row) => row['date'] ?? '');
  assert.deepEqual(dates, [...new Set(dates)].toSorted(), 'sorted, each once');
  const substitutes = holidays.filter((row) => row['vi']?.startsWith('Nghỉ bù'));
  const lost = holidays.filter((row) => weekday(row['date'] ?? '') > 5 && row['key'] !== 'culture');
  assert.ok(substitutes.every((row) => weekday(row['date'] ?? '') <= 5));
  assert.equal(substitutes.length, lost.length);
});

test('a set of holidays is known through the end of its last year', () => {
  const set = readHolidays('date,key\n2026-01-01,a\n2027-04-30,b\n');
  assert.deepEqual(set, { dates: ['2026-01-01', '2027-04-30'], through: '2027-12-31' });
  assert.throws(() => readHolidays('date\n2026-02-30\n'), /2026-02-30/);
  assert.throws(() => readHolidays('date\n'), /no holidays/);
});

test('a table with a field too many or a quote left open is refused', () => {
  assert.deepEqual(readTable('a,b\n"x, ""y""",z\n'), [{ a: 'x, "y"', b: 'z' }]);
  assert.throws(() => readTable('a,b\n1,2,3\n'));
  assert.throws(() => readTable('a,b\n"1,2\n'));
});

test('the sample people sit in units that exist, and nobody real is among them', () => {
  const agreements = [read(shipped.viettel).agreement, read(shipped.example).agreement];
  const units = new Set([
    ...agreements.flatMap((each) => [each.customer.id, each.carrier.id]),
    ...provinces.map((row) => `stc-${row['code']}`),
    ...districts.map((row) => `ptc-${row['code']}`),
  ]);
  for (const { mail, name, party, role, unit } of people) {
    assert.ok(units.has(unit ?? ''), `${mail}: ${unit}`);
    assert.equal(Object.entries(roleParty).find(([each]) => each === role)?.[1], party, mail);
    assert.match(mail ?? '', /^[a-z0-9.]+@[a-z.]+\.example\.vn$|@example\.vn$/);
    assert.match(name ?? '', /Mẫu$/);
  }
  assert.equal(new Set(people.map((row) => row['mail'])).size, people.length);
  assert.deepEqual(
    new Set(people.map((row) => row['role'])),
    new Set(Object.keys(roleParty)),
    'every role can be tried',
  );
});
