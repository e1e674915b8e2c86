/** Working time, against an oracle that walks minute by minute with the platform's own dates. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Calendar, Instant } from '../../src/domain/agreement.ts';
import { flawsOf } from '../../src/domain/agreement-flaws.ts';
import { addTime, dateOfDay, localDay, timeBetween } from '../../src/domain/calendar.ts';
import { quietUntil, sentFrom } from '../../src/domain/quiet-hours.ts';
import { businessHours, hour, minute } from './support.ts';

const office = businessHours.calendar as Calendar;
const day = 24 * hour;
const vn = (local: string): Instant => Date.parse(`${local}+07:00`);
const told = (at: Instant): string => new Date(at + 7 * hour).toISOString().slice(0, 16);

/** Whether a minute is working time, asked of `Date`, which knows nothing of our calendar. */
function isWorking(calendar: Calendar, at: Instant): boolean {
  const local = new Date(at + calendar.utcOffsetMinutes * minute);
  if (!calendar.weekdays.includes(local.getUTCDay() || 7)) return false;
  if (calendar.holidays.includes(local.toISOString().slice(0, 10))) return false;
  const now = local.getUTCHours() * 60 + local.getUTCMinutes();
  return calendar.hours.some((span) => span.fromMinute <= now && now < span.toMinute);
}

/** The oracle of `addTime`: one minute after the other, for whole minutes. */
function walk(calendar: Calendar, from: Instant, minutes: number): Instant {
  let at = from;
  for (let left = minutes; left > 0; at += minute) if (isWorking(calendar, at)) left -= 1;
  return at;
}

/** Hours as half-hour marks, so that no calendar is so thin that the oracle walks for years. */
const someHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.toSorted((a, b) => a - b))
  .map((marks) =>
    marks.flatMap((from, index) => {
      const to = marks[index + 1];
      return index % 2 === 0 && to !== undefined
        ? [{ fromMinute: from * 30, toMinute: to * 30 }]
        : [];
    }),
  );

const base = Date.parse('2028-02-20T00:00:00Z');
const someHoliday = fc
  .nat({ max: 40 })
  .map((n) => new Date(base + n * day).toISOString().slice(0, 10));

const someCalendar: fc.Arbitrary<Calendar> = fc.record({
  utcOffsetMinutes: fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  hours: someHours,
  holidays: fc.uniqueArray(someHoliday, { maxLength: 8 }),
  holidaysThrough: fc.constant('2028-12-31'),
});

const someInstant = fc.integer({ min: base, max: base + 30 * day });
const someMinute = fc.nat({ max: 30 * 1440 }).map((n) => base + n * minute);
const someTime = fc.integer({ min: 1, max: 40 * hour });

test('any calendar, any minute: the end is where a minute-by-minute walk arrives', () => {
  const check = (calendar: Calendar, from: Instant, minutes: number): void => {
    assert.equal(addTime(calendar, from, minutes * minute), walk(calendar, from, minutes));
  };
  fc.assert(fc.property(someCalendar, someMinute, fc.nat({ max: 300 }), check), { numRuns: 60 });
});

test('any calendar: the time between is the sum of the working minutes between', () => {
  const check = (calendar: Calendar, from: Instant, span: number): void => {
    let sum = 0;
    for (let at = from; at < from + span * minute; at += minute)
      if (isWorking(calendar, at)) sum += 1;
    assert.equal(timeBetween(calendar, from, from + span * minute), sum * minute);
  };
  fc.assert(fc.property(someCalendar, someMinute, fc.nat({ max: 4000 }), check), { numRuns: 40 });
});

test('add, then take the difference: identity, and no earlier millisecond will do', () => {
  fc.assert(
    fc.property(fc.option(someCalendar), someInstant, someTime, (calendar, from, amount) => {
      const end = addTime(calendar, from, amount);
      assert.equal(timeBetween(calendar, from, end), amount);
      assert.equal(timeBetween(calendar, from, end - 1), amount - 1);
    }),
  );
});

test('time is added in pieces as in one; later or longer never ends earlier', () => {
  fc.assert(
    fc.property(someCalendar, someInstant, someTime, someTime, (calendar, from, a, b) => {
      assert.equal(
        addTime(calendar, addTime(calendar, from, a), b),
        addTime(calendar, from, a + b),
      );
      assert.ok(addTime(calendar, from, a) <= addTime(calendar, from + b, a));
      assert.ok(addTime(calendar, from, a) < addTime(calendar, from, a + b));
    }),
  );
});

test('the time between two instants is the sum over any instant between them', () => {
  fc.assert(
    fc.property(someCalendar, someInstant, someTime, someTime, (calendar, from, a, b) => {
      const sum =
        timeBetween(calendar, from, from + a) + timeBetween(calendar, from + a, from + a + b);
      assert.equal(timeBetween(calendar, from, from + a + b), sum);
    }),
  );
});

test('24 × 7 is plain addition, and so is a calendar that has every hour of every day', () => {
  const whole = { fromMinute: 0, toMinute: 1440 };
  const always = { ...office, weekdays: [1, 2, 3, 4, 5, 6, 7], hours: [whole], holidays: [] };
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 4e12 }), someTime, (from, amount) => {
      assert.equal(addTime(null, from, amount), from + amount);
      assert.equal(addTime(always, from, amount), from + amount);
      assert.equal(timeBetween(null, from, from + amount), amount);
    }),
  );
});

test('nothing added is no time, and no time lies between an instant and an earlier one', () => {
  assert.equal(addTime(office, vn('2026-04-26T03:00'), 0), vn('2026-04-26T03:00'));
  assert.equal(addTime(office, vn('2026-04-26T03:00'), -5), vn('2026-04-26T03:00'));
  assert.equal(timeBetween(office, vn('2026-04-27T10:00'), vn('2026-04-27T10:00')), 0);
  assert.equal(timeBetween(office, vn('2026-04-28T10:00'), vn('2026-04-27T10:00')), 0);
  assert.equal(timeBetween(null, 5, 4), 0);
});

test('office hours by hand: noon, evening, the weekend, holidays, the end of a month', () => {
  const due = (from: string, hours: number): string =>
    told(addTime(office, vn(from), hours * hour));
  assert.equal(
    due('2026-04-27T08:00', 4),
    '2026-04-27T12:00',
    'ends with the morning, not at 13:30',
  );
  assert.equal(due('2026-04-27T11:00', 2), '2026-04-27T14:30', 'over noon');
  assert.equal(due('2026-04-27T12:15', 1), '2026-04-27T14:30', 'begun at noon');
  assert.equal(due('2026-04-27T17:00', 1), '2026-04-28T08:30', 'overnight');
  assert.equal(due('2026-04-24T17:00', 1), '2026-04-27T08:30', 'over the weekend');
  assert.equal(due('2026-04-29T17:00', 1), '2026-05-04T08:30', 'over two holidays and a weekend');
  assert.equal(due('2026-05-01T09:00', 8), '2026-05-04T17:30', 'begun on a holiday');
  assert.equal(due('2026-12-31T17:00', 1), '2027-01-01T08:30', 'over the year');
  assert.equal(due('2028-02-28T17:00', 9), '2028-03-01T08:30', 'over a 29 February');
});

test('GLPI #22678, Zammad #3180: hours that meet at midnight lose no minute, gain none', () => {
  const hours = [
    { fromMinute: 0, toMinute: 120 },
    { fromMinute: 1320, toMinute: 1440 },
  ];
  const night = { ...office, hours, weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
  const from = vn('2026-04-30T23:59:59.999');
  assert.equal(addTime(night, from, 1), from + 1);
  assert.equal(addTime(night, from, 2), from + 2);
  assert.equal(timeBetween(night, vn('2026-04-30T22:00'), vn('2026-05-01T02:00')), 4 * hour);
});

test('the working minutes of two weeks, as the time zone database has them', () => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const start = vn('2026-04-20T00:00');
  for (let at = start; at < start + 14 * day; at += 30 * minute) {
    const [weekday, date, time = ''] = clock.format(at).split(/,? /);
    const free = ['Sat', 'Sun'].includes(weekday ?? '') || ['30/04', '01/05'].includes(date ?? '');
    const inside = (time >= '08:00' && time < '12:00') || (time >= '13:30' && time < '17:30');
    const expected = inside && !free ? 30 * minute : 0;
    assert.equal(timeBetween(office, at, at + 30 * minute), expected, `${weekday} ${date} ${time}`);
  }
});

test('every day from 1900 to 2200 has the date that the platform gives it', () => {
  for (let index = Date.UTC(1900, 0, 1) / day; index <= Date.UTC(2200, 11, 31) / day; index += 1) {
    assert.equal(dateOfDay(index), new Date(index * day).toISOString().slice(0, 10));
  }
});

test('the local day turns at local midnight, on either side of Greenwich and of 1970', () => {
  assert.equal(localDay({ utcOffsetMinutes: 420 }, Date.parse('1970-01-01T16:59:59.999Z')), 0);
  assert.equal(localDay({ utcOffsetMinutes: 420 }, Date.parse('1970-01-01T17:00:00Z')), 1);
  assert.equal(localDay({ utcOffsetMinutes: -300 }, Date.parse('1970-01-01T04:59:59.999Z')), -1);
});

test('a calendar without an hour is an error, not a wait without an end', () => {
  assert.throws(() => addTime({ ...office, weekdays: [] }, 0, 1), /no working hours/);
  assert.throws(() => addTime({ ...office, hours: [] }, 0, 1), /no working hours/);
});

test('a clock that an agreement may have ends: what its calendar cannot end is a flaw', () => {
  const around = { provinces: ['01', '48'] };
  const thin = { ...office, weekdays: [1], hours: [{ fromMinute: 0, toMinute: 1 }] };
  const flawed = (calendar: Calendar, dueMs: number): string[] => {
    const clocks = { ...businessHours.clocks, diagnosis: { dueMs, clause: '4' } };
    const flaws = flawsOf({ calendar, clocks }, around);
    return flaws.filter(({ path }) => path.includes('diagnosis')).map(({ en }) => en);
  };
  assert.match(flawed(thin, 366 * day)[0] ?? '', /longer than a year/);
  assert.throws(() => addTime(thin, base, 366 * day), /no working hours/);
  assert.deepEqual(flawed(thin, 52 * minute), []);
  fc.assert(
    fc.property(
      someCalendar,
      someInstant,
      fc.integer({ min: 1, max: 366 * day }),
      (cal, at, due) => {
        if (flawed(cal, due).length === 0) assert.ok(addTime(cal, at, due) > at);
      },
    ),
    { numRuns: 30 },
  );
});

test('quiet hours end as agreed, over midnight too; where none are agreed nothing waits', () => {
  const quiet = (from: number, to: number) => ({
    options: { quietHours: { fromMinute: from * 60, toMinute: to * 60 } },
  });
  const at = vn('2026-11-23T23:30:00');
  assert.equal(quietUntil({ options: {} }, at), at);
  assert.equal(told(quietUntil(quiet(22, 6), at)), '2026-11-24T06:00');
  assert.equal(told(quietUntil(quiet(22, 24), at)), '2026-11-24T00:00');
  assert.equal(quietUntil(quiet(8, 17), at), at);
  for (const [from, to] of [
    [22, 6],
    [0, 5],
    [6, 22],
  ] as const) {
    const end = (hours: number): Instant => vn('2026-11-23T00:00:00') + hours * hour;
    const last = end(to <= from ? to + 24 : to);
    assert.equal(quietUntil(quiet(from, to), end(from)), last, 'from the first instant');
    assert.equal(quietUntil(quiet(from, to), last - 1), last, 'to the last');
    for (const free of [end(from) - 1, last]) assert.equal(quietUntil(quiet(from, to), free), free);
  }
});

test('in quiet hours a phone waits only with what asks nobody to act; a mail never waits', () => {
  const night = { options: { quietHours: { fromMinute: 22 * 60, toMinute: 6 * 60 } } };
  const at = vn('2026-11-23T23:30:00');
  const sent = (notice: string, channel: string) => told(sentFrom(night, { notice, channel }, at));
  assert.equal(sent('breached', 'push'), '2026-11-24T06:00');
  assert.equal(sent('group-etr', 'push'), '2026-11-24T06:00');
  for (const [notice, channel] of [
    ['breached', 'mail'],
    ['escalated', 'push'],
    ['group-fixed', 'push'],
  ] as const) {
    assert.equal(sent(notice, channel), '2026-11-23T23:30', `${notice} by ${channel}`);
  }
});
