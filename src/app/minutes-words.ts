/** Times and spans as the minutes write them, in Vietnamese: on Vietnam's clocks, to the second. */
import type { Instant, Millis } from '../domain/agreement.ts';

/** Asia/Ho_Chi_Minh has no summer time. */
const offsetMs = 7 * 3_600_000;

const minuteMs = 60_000;

/** "14:05:09 22/11/2026". */
export function stampOf(at: Instant): string {
  const [date = '', time = ''] = new Date(at + offsetMs).toISOString().split('T');
  return `${time.slice(0, 8)} ${date.split('-').toReversed().join('/')}`;
}

/** "ngày 22 tháng 11 năm 2026", with the zeros that Decree 30/2020 asks for: 05 tháng 02. */
export function longDateOf(at: Instant): string {
  const [year = '', month = '', day = ''] = new Date(at + offsetMs)
    .toISOString()
    .slice(0, 10)
    .split('-');
  // Annex I: days below 10 and the months 1 and 2 are written with a zero before them.
  return `ngày ${day} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
}

/** "3 giờ 5 phút"; nothing is rounded away below an hour: "9 phút 41 giây". */
export function spanOf(ms: Millis): string {
  const minutes = Math.floor(Math.abs(ms) / minuteMs);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = [
    days > 0 && `${days} ngày`,
    hours > 0 && `${hours} giờ`,
    minutes % 60 > 0 && `${minutes % 60} phút`,
  ].filter((part) => part !== false);
  if (parts.length > 0) return parts.join(' ');
  return `${Math.floor(Math.abs(ms) / 1_000)} giây`;
}
