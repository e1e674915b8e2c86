/** The words of a fire drill's test message, and of an alarm about a level. */
import type { Instant } from '../domain/agreement.ts';
import type { Standing } from '../domain/readiness.ts';
import { clockTime } from '../notify/clock-time.ts';
import { unaccented } from '../domain/short.ts';
import type { Language } from '../notify/words.ts';

/** A message as it goes out: whole, and short for a text message. */
export interface Written {
  subject: string;
  body: string;
  short: string;
}

/** The test message of a drill; whoever opens the link and presses the button has been reached. */
export function drillLetter(name: string, link: string, lang: Language): Written {
  const [subject, said, ask] = {
    vi: [
      '[Thông Suốt] Diễn tập: xác nhận bạn nhận được tin này',
      'Đây là tin thử của bàn trực: không có sự cố nào. Khi có sự cố quá hạn, tin sẽ tới đây.',
      'Mở liên kết rồi bấm "Tôi đã nhận":',
    ],
    en: [
      '[Thông Suốt] Drill: confirm that this reaches you',
      'This is a test of the desk: nothing has failed. An overdue incident will be told here.',
      'Open the link, then press "I have received it":',
    ],
  }[lang];
  const body = [name, '', said, '', ask, link].join('\n');
  return { subject: subject ?? '', body, short: `${unaccented(subject ?? '').slice(14)} ${link}` };
}

/** The alarm about a level that would fail, to its owner and to headquarters. */
export function alarmLetter(
  level: { level: number; contact: string; agreement: string; standing: Standing },
  at: Instant,
  lang: Language,
): Written {
  const why = reasonWords[level.standing][lang];
  const [subject, ask] = {
    vi: [
      `[Thông Suốt] Cấp ${level.level} không báo được cho ai: ${level.contact} (${why})`,
      'Sự cố quá hạn sẽ không tới được cấp này. Hãy sửa đầu mối, hoặc kiểm tra lại.',
    ],
    en: [
      `[Thông Suốt] Level ${level.level} reaches nobody: ${level.contact} (${why})`,
      'An overdue incident would not reach this level. Mend the contact, or verify it anew.',
    ],
  }[lang];
  const body = [subject, level.agreement, '', ask, '', clockTime(at)].join('\n');
  return { subject: subject ?? '', body, short: unaccented(subject ?? '').slice(0, 160) };
}

const reasonWords: Record<Standing, { vi: string; en: string }> = {
  ready: { vi: 'sẵn sàng', en: 'ready' },
  'off-hours': { vi: 'ngoài giờ', en: 'off hours' },
  'never-verified': { vi: 'chưa ai kiểm tra', en: 'never verified' },
  expired: { vi: 'quá hạn kiểm tra', en: 'verification expired' },
  deputised: { vi: 'đang nghỉ, có người thay', en: 'on leave, with a deputy' },
  'on-leave': { vi: 'đang nghỉ', en: 'on leave' },
  unreachable: { vi: 'không có cách liên lạc', en: 'no way to reach' },
};
