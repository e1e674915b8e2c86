import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as time from './time.ts';

// 14:05:09 of 22 November 2026 in Hà Nội.
const at = '2026-11-22T07:05:09Z';
const minute = 60_000;
const hour = 60 * minute;

test('a time is shown on Vietnam’s clocks, whatever zone it was written in', () => {
  assert.equal(time.clockTime(at), '14:05');
  assert.equal(time.clockTime('2026-11-22T02:05:09-05:00'), '14:05');
  assert.equal(time.clockTime(Date.parse(at)), '14:05');
});

test('a day is named by how it lies to today, across midnight in Hà Nội, not in Greenwich', () => {
  const justAfterMidnight = '2026-11-21T17:30:00Z';
  assert.equal(time.day(justAfterMidnight, at, 'vi'), 'hôm nay');
  assert.equal(time.day('2026-11-21T16:59:59Z', at, 'vi'), 'hôm qua');
  assert.equal(time.day('2026-11-22T17:00:00Z', at, 'vi'), 'ngày mai');
  assert.equal(time.day('2026-11-20T07:00:00Z', at, 'vi'), '20/11');
  assert.equal(time.day('2025-11-20T07:00:00Z', at, 'vi'), '20/11/2025');
  assert.equal(time.day('2025-11-20T07:00:00Z', at, 'en'), '20 Nov 2025');
});

test('an absolute time names the hour and the day', () => {
  assert.equal(time.absolute(at, at, 'vi'), '14:05 hôm nay');
  assert.equal(time.absolute(at, '2026-11-23T03:00:00Z', 'en'), '14:05 yesterday');
});

test('long dates are written as Vietnamese and English write them', () => {
  assert.equal(time.longDate(at, 'vi'), 'ngày 22 tháng 11 năm 2026');
  assert.equal(time.longDate(at, 'en'), '22 November 2026');
  assert.equal(time.weekDate(at, 'vi'), 'Chủ nhật, 22 tháng 11 năm 2026');
  assert.equal(time.weekDate(at, 'en'), 'Sunday, 22 November 2026');
  // A day of the calendar is that day, not the evening before it.
  assert.equal(time.weekDate('2026-11-28', 'vi'), 'Thứ bảy, 28 tháng 11 năm 2026');
  assert.equal(time.full(at, 'vi'), '14:05:09 ngày 22 tháng 11 năm 2026 (giờ Việt Nam)');
});

test('a span is told in its two largest units, rounded down', () => {
  assert.equal(time.duration(3 * hour + 5 * minute + 59_999, 'vi'), '3 giờ 5 phút');
  assert.equal(time.duration(4 * hour, 'vi'), '4 giờ');
  assert.equal(time.duration(52 * hour + minute, 'vi'), '2 ngày 4 giờ');
  assert.equal(time.duration(45_999, 'en'), '45 s');
  assert.equal(time.duration(0, 'vi'), '0 giây');
});

test('what has only begun is under a minute, also by a phone whose clock is behind', () => {
  assert.deepEqual(
    [0, 59_999, -5_000].map((ms) => time.elapsed(ms, 'vi')),
    ['chưa tới 1 phút', 'chưa tới 1 phút', 'chưa tới 1 phút'],
  );
  assert.equal(time.elapsed(minute, 'en'), '1 min');
});

test('a countdown tells the seconds under ten minutes', () => {
  assert.equal(time.countdown(9 * minute + 41_000, 'vi'), '9 phút 41 giây');
  assert.equal(time.countdown(10 * minute, 'vi'), '10 phút');
  assert.equal(time.countdown(-(minute + 1_000), 'en'), '1 min 1 s');
});

test('a relative time looks back, ahead, or calls it now', () => {
  const now = Date.parse(at);
  assert.equal(time.relative(now - 5 * minute, now, 'vi'), '5 phút trước');
  assert.equal(time.relative(now + 3 * hour, now, 'vi'), '3 giờ nữa');
  assert.equal(time.relative(now - 59_999, now, 'en'), 'just now');
});

test('what an input gives is Vietnam’s time, and comes back as it went', () => {
  assert.equal(time.toInput(at), '2026-11-22T14:05');
  assert.equal(time.fromInput('2026-11-22T14:05'), '2026-11-22T14:05:00+07:00');
  assert.equal(time.fromInput(''), undefined);
  const minutes = fc.integer({ min: 0, max: 60_000_000 }).map((n) => n * minute);
  fc.assert(
    fc.property(minutes, (ms) => {
      assert.equal(Date.parse(time.fromInput(time.toInput(ms)) ?? ''), ms);
    }),
  );
});

test('every span has words in either language, and never a negative or broken number', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom('vi' as const, 'en' as const), (ms, lang) => {
      for (const words of [time.duration(ms, lang), time.countdown(ms, lang)]) {
        assert.match(words, /^\d+ \p{L}+( \d+ \p{L}+)?$/u);
      }
    }),
  );
});
