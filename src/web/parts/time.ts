/**
 * Times as people read them. The desk speaks UTC; every time is shown as Vietnam's clocks show it,
 * wherever the reader is, and every span in at most two units. Pure: `now` is an argument.
 */
import { time as en } from '../words/en/time.ts';
import { time as vi } from '../words/vi/time.ts';

/** Asia/Ho_Chi_Minh, the zone of every time on a screen, has no summer time: always UTC + 7. */
const offsetMs = 7 * 3_600_000;

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export type Lang = 'vi' | 'en';
/** ISO 8601 with a zone, a day of Vietnam's calendar (YYYY-MM-DD), or milliseconds since 1970. */
export type Time = string | number;

const words = { vi, en };

function ms(at: Time): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

/** The fields of a time on Vietnam's clocks. */
function local(at: Time): { year: number; month: number; day: number; clock: string; n: number } {
  const shifted = new Date(ms(at) + offsetMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    clock: shifted.toISOString().slice(11, 19),
    /** The number of the local day: equal for two times of the same day. */
    n: Math.floor(shifted.getTime() / dayMs),
  };
}

/** "14:05". */
export function clockTime(at: Time): string {
  return local(at).clock.slice(0, 5);
}

/** "hôm nay", "ngày mai", "22/11", or with its year where that is not this year's. */
export function day(at: Time, now: Time, lang: Lang): string {
  const w = words[lang];
  const [then, today] = [local(at), local(now)];
  if (then.n === today.n) return w.today;
  if (then.n === today.n - 1) return w.yesterday;
  if (then.n === today.n + 1) return w.tomorrow;
  if (then.year === today.year) return w.dayMonth(then.day, then.month);
  return w.dayMonthYear(then.day, then.month, then.year);
}

/** "14:05 hôm nay", "14:05 22/11". */
export function absolute(at: Time, now: Time, lang: Lang): string {
  return words[lang].at(clockTime(at), day(at, now, lang));
}

/** "ngày 22 tháng 11 năm 2026", "22 November 2026". */
export function longDate(at: Time, lang: Lang): string {
  const { day: d, month, year } = local(at);
  return words[lang].longDate(d, month, year);
}

/** Where a date stands alone: "Chủ nhật, 22 tháng 11 năm 2026", "Sunday, 22 November 2026". */
export function weekDate(at: Time, lang: Lang): string {
  const { n, day: d, month, year } = local(at);
  // The first of January 1970 was a Thursday.
  return words[lang].weekDate((n + 4) % 7, d, month, year);
}

/** To the second and beyond doubt: "14:05:09 ngày 22 tháng 11 năm 2026 (giờ Việt Nam)". */
export function full(at: Time, lang: Lang): string {
  const w = words[lang];
  return `${w.at(local(at).clock, longDate(at, lang))} (${w.zone})`;
}

/** A span in its two largest units, rounded down: "3 giờ 5 phút", "2 ngày 4 giờ", "45 giây". */
export function duration(spanMs: number, lang: Lang): string {
  const w = words[lang];
  const span = Math.max(0, Math.abs(spanMs));
  const [days, hours] = [Math.floor(span / dayMs), Math.floor((span % dayMs) / hourMs)];
  const minutes = Math.floor((span % hourMs) / minuteMs);
  if (days > 0) return joined(w.days(days), hours > 0 && w.hours(hours));
  if (hours > 0) return joined(w.hours(hours), minutes > 0 && w.minutes(minutes));
  if (minutes > 0) return w.minutes(minutes);
  return w.seconds(Math.floor(span / secondMs));
}

/**
 * A span that goes on, on a screen that moves with the minutes: its seconds would stand still, and
 * a phone's clock behind the desk's would count them backwards.
 */
export function elapsed(spanMs: number, lang: Lang): string {
  return spanMs < minuteMs ? words[lang].underMinute : duration(spanMs, lang);
}

/** As `duration`, with the seconds while they matter: "9 phút 41 giây" under ten minutes. */
export function countdown(spanMs: number, lang: Lang): string {
  const span = Math.abs(spanMs);
  if (span < minuteMs || span >= 10 * minuteMs) return duration(span, lang);
  const seconds = words[lang].seconds(Math.floor((span % minuteMs) / secondMs));
  return joined(duration(span, lang), seconds);
}

function joined(first: string, second: string | false): string {
  return second === false ? first : `${first} ${second}`;
}

/** "5 phút trước", "3 giờ nữa"; within a minute of now: "vừa xong". */
export function relative(at: Time, now: Time, lang: Lang): string {
  const w = words[lang];
  const difference = ms(at) - ms(now);
  if (Math.abs(difference) < minuteMs) return w.now;
  const span = duration(difference, lang);
  return difference < 0 ? w.ago(span) : w.ahead(span);
}

/** A time as `<input type="datetime-local">` takes it, on Vietnam's clocks: "2026-11-22T14:05". */
export function toInput(at: Time): string {
  return new Date(ms(at) + offsetMs).toISOString().slice(0, 16);
}

/** What such an input says, as ISO 8601 with Vietnam's zone; undefined while it says nothing. */
export function fromInput(value: string): string | undefined {
  const whole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(value)?.[0];
  return whole === undefined ? undefined : `${whole}:00+07:00`;
}
