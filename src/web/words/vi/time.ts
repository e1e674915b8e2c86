/** From Sunday on, as the Date of a program counts them. */
const weekdays = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];

/** How Vietnamese says times and spans; `parts/time.ts` puts them together. */
export const time = {
  locale: 'vi-VN',
  longDate: (day: number, month: number, year: number) => `ngày ${day} tháng ${month} năm ${year}`,
  weekDate: (weekday: number, day: number, month: number, year: number) =>
    `${weekdays[weekday] ?? ''}, ${day} tháng ${month} năm ${year}`,
  dayMonth: (day: number, month: number) => `${day}/${month}`,
  dayMonthYear: (day: number, month: number, year: number) => `${day}/${month}/${year}`,
  today: 'hôm nay',
  yesterday: 'hôm qua',
  tomorrow: 'ngày mai',
  at: (clock: string, day: string) => `${clock} ${day}`,
  zone: 'giờ Việt Nam',
  days: (n: number) => `${n} ngày`,
  hours: (n: number) => `${n} giờ`,
  minutes: (n: number) => `${n} phút`,
  seconds: (n: number) => `${n} giây`,
  ago: (span: string) => `${span} trước`,
  ahead: (span: string) => `${span} nữa`,
  now: 'vừa xong',
  underMinute: 'chưa tới 1 phút',
};
