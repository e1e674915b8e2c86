/** The words of messages, in Vietnamese and English. Terms of the trade: domain/terms.ts. */
import type { ClockName, Party } from '../domain/agreement.ts';

/** The languages that messages are written in. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** What happened, as a heading, and what is asked now; by the reader's side. */
export interface NoticeWords {
  headline: string;
  ask: string;
  /** The same two for a text message, where every character counts. */
  brief: [headline: string, ask: string];
}

type BySide = Record<Party, NoticeWords>;

/** The words of one language; a level is given as it shall be written. */
export interface MessageWords {
  escalated: (level: string) => NoticeWords;
  escalatedEarly: (level: string) => NoticeWords;
  skipped: (level: string) => BySide;
  offered: (level: string) => NoticeWords;
  breached: Record<ClockName, BySide>;
  /** What a notice is called that a newer version of the desk has queued. */
  other: NoticeWords;
  late: (length: string) => string;
  justLate: string;
  notYetLate: string;
  length: (days: number, hours: number, minutes: number) => string;
  dear: (name: string) => string;
  label: Record<
    | 'incident'
    | 'site'
    | 'circuit'
    | 'since'
    | 'told'
    | 'cause'
    | 'promised'
    | 'due'
    | 'metSince'
    | 'cycle'
    | 'siteContact'
    | 'hotline'
    | 'answer'
    | 'link',
    string
  >;
  cycle: (cycle: number) => string;
  /** Why this comes by another means than usual. */
  insteadOf: Record<string, string>;
  several: (count: number) => string;
  asOf: (time: string) => string;
  footer: string;
  zone: string;
  /** A test of one's own address; and what stands before a message that is sent to be looked at. */
  test: { subject: string; text: string; mark: string; shown: string };
  short: { since: string; call: string; see: string; answer: string };
}

const vi: MessageWords = {
  escalated: (level) => ({
    headline: `Báo cáo cấp ${level}: sự cố chưa được phản hồi`,
    ask: 'Xin cho biết nguyên nhân và thời gian khắc phục.',
    brief: [`Báo cáo cấp ${level}, chưa phản hồi`, 'Xin báo nguyên nhân, giờ khắc phục.'],
  }),
  escalatedEarly: (level) => ({
    headline: `Báo cáo cấp ${level}, theo yêu cầu của đơn vị`,
    ask: 'Xin cho biết nguyên nhân và thời gian khắc phục.',
    brief: [`Báo cáo cấp ${level} sớm`, 'Xin báo nguyên nhân, giờ khắc phục.'],
  }),
  skipped: (level) => ({
    carrier: {
      headline: `Không liên hệ được đầu mối cấp ${level}`,
      ask: 'Xin cung cấp đầu mối còn dùng được, và cho biết nguyên nhân, thời gian khắc phục.',
      brief: [`Không liên hệ được cấp ${level}`, 'Xin báo đầu mối khác.'],
    },
    customer: {
      headline: `Không liên hệ được đầu mối cấp ${level} của nhà cung cấp`,
      ask: 'Hãy liên hệ trực tiếp nhà cung cấp, và yêu cầu cập nhật đầu mối của cấp này.',
      brief: [`Không liên hệ được cấp ${level}`, 'Hãy liên hệ nhà cung cấp.'],
    },
  }),
  offered: (level) => ({
    headline: `Đến hạn báo cáo cấp ${level} của nhà cung cấp`,
    ask: 'Nếu cần, hãy mở sự cố và bấm “Báo cáo cấp trên của nhà cung cấp”.',
    brief: [`Đến hạn báo cáo cấp ${level}`, 'Mở bàn trực để báo cáo.'],
  }),
  breached: {
    response: {
      carrier: {
        headline: 'Quá hạn phản hồi',
        ask: 'Xin cho biết nguyên nhân và thời gian khắc phục.',
        brief: ['Chưa phản hồi', 'Xin báo nguyên nhân, giờ khắc phục.'],
      },
      customer: {
        headline: 'Nhà cung cấp quá hạn phản hồi',
        ask: 'Có thể gọi số trực để đôn đốc.',
        brief: ['Nhà cung cấp chưa phản hồi', 'Có thể gọi số trực.'],
      },
    },
    diagnosis: {
      carrier: {
        headline: 'Quá hạn nêu nguyên nhân và thời gian khắc phục',
        ask: 'Xin cho biết nguyên nhân và thời gian khắc phục.',
        brief: ['Chưa nêu nguyên nhân', 'Xin báo nguyên nhân, giờ khắc phục.'],
      },
      customer: {
        headline: 'Nhà cung cấp quá hạn nêu nguyên nhân và thời gian khắc phục',
        ask: 'Có thể gọi số trực để đôn đốc.',
        brief: ['Nhà cung cấp chưa nêu nguyên nhân', 'Có thể gọi số trực.'],
      },
    },
    restoration: {
      carrier: {
        headline: 'Đã qua thời gian khắc phục như đã hẹn',
        ask: 'Xin cho biết vì sao chậm và thời gian khắc phục mới.',
        brief: ['Lỡ hẹn khắc phục', 'Xin báo lý do, giờ khắc phục mới.'],
      },
      customer: {
        headline: 'Nhà cung cấp lỡ hẹn thời gian khắc phục',
        ask: 'Có thể gọi số trực để hỏi thời gian khắc phục mới.',
        brief: ['Nhà cung cấp lỡ hẹn khắc phục', 'Có thể gọi số trực.'],
      },
    },
    rfo: {
      carrier: {
        headline: 'Báo cáo nguyên nhân gốc đã quá hạn',
        ask: 'Hãy nộp báo cáo vào sự cố đã đóng.',
        brief: ['Quá hạn báo cáo nguyên nhân gốc', 'Nộp ngay.'],
      },
      customer: {
        headline: 'Nhà cung cấp chưa nộp báo cáo nguyên nhân gốc',
        ask: 'Nhà cung cấp đã được nhắc; hãy liên hệ nếu cần.',
        brief: ['Chưa có báo cáo nguyên nhân gốc', ''],
      },
    },
    verification: {
      carrier: {
        headline: 'Đơn vị chưa kiểm tra, xác nhận',
        ask: 'Đơn vị đã được nhắc; chưa cần làm gì thêm.',
        brief: ['Đơn vị chưa xác nhận', ''],
      },
      customer: {
        headline: 'Chưa kiểm tra, xác nhận kênh truyền',
        ask: 'Nhà cung cấp báo đã khắc phục. Hãy kiểm tra và xác nhận: kênh đã thông hay chưa.',
        brief: ['Chưa xác nhận', 'Hãy kiểm tra: kênh đã thông hay chưa.'],
      },
    },
  },
  other: {
    headline: 'Sự cố có tin mới',
    ask: 'Xin mở bàn trực để xem.',
    brief: ['Có tin mới', 'Mở bàn trực để xem.'],
  },
  late: (length) => `quá hạn ${length}`,
  justLate: 'vừa quá hạn',
  notYetLate: 'chưa đến hạn',
  length: (days, hours, minutes) => parts([days, 'ngày'], [hours, 'giờ'], [minutes, 'phút']),
  dear: (name) => `Kính gửi: ${name}`,
  label: {
    incident: 'Sự cố',
    site: 'Đơn vị',
    circuit: 'Kênh truyền',
    since: 'Gián đoạn từ',
    told: 'Nhà cung cấp nhận thông báo lúc',
    cause: 'Nguyên nhân đã nêu',
    promised: 'Đã hẹn khắc phục',
    due: 'Thời hạn',
    metSince: 'Việc này đã được đáp ứng lúc',
    cycle: 'Lần xử lý',
    siteContact: 'Gọi đơn vị',
    hotline: 'Số trực sự cố',
    answer: 'Trả lời ngay, không cần đăng nhập (chỉ dành cho người nhận thư này)',
    link: 'Xem và trả lời',
  },
  cycle: (cycle) => `thứ ${cycle}; đơn vị đã xác nhận chưa khắc phục ${cycle - 1} lần`,
  insteadOf: {
    mail: 'Gửi bằng cách này vì thư điện tử đang không gửi được.',
    text: 'Gửi bằng cách này vì tin nhắn đang không gửi được.',
  },
  several: (count) => `${count} việc cần xem`,
  asOf: (time) => `Tình trạng lúc ${time}.`,
  footer: 'Bàn trực Thông Suốt gửi tự động; trả lời thư này không được ghi vào sự cố.',
  zone: 'giờ UTC+7',
  test: {
    subject: 'Thông Suốt: tin thử',
    text: 'Đây là tin thử, gửi theo yêu cầu của chính người nhận. Không có sự cố nào.',
    mark: 'TIN THỬ',
    shown: 'Đây là tin thử, để xem tin thật viết gì. Không cần làm gì theo tin này.',
  },
  short: { since: 'tu', call: 'LH', see: 'Xem', answer: 'Tra loi' },
};

const en: MessageWords = {
  escalated: (level) => ({
    headline: `Escalation, level ${level}: nobody has responded`,
    ask: 'Please tell us the cause and the time to restore.',
    brief: [`Escalation level ${level}, no response`, 'Tell us cause and time to restore.'],
  }),
  escalatedEarly: (level) => ({
    headline: `Escalation, level ${level}, at the site’s request`,
    ask: 'Please tell us the cause and the time to restore.',
    brief: [`Early escalation level ${level}`, 'Tell us cause and time to restore.'],
  }),
  skipped: (level) => ({
    carrier: {
      headline: `Level ${level} has nobody who can be reached`,
      ask: 'Please name a contact who can be reached, and the cause and the time to restore.',
      brief: [`Level ${level} unreachable`, 'Name another contact.'],
    },
    customer: {
      headline: `Level ${level} of the carrier has nobody who can be reached`,
      ask: 'Please speak to the carrier directly, and ask for a new contact for this level.',
      brief: [`Level ${level} unreachable`, 'Speak to the carrier.'],
    },
  }),
  offered: (level) => ({
    headline: `Escalation to level ${level} of the carrier is due`,
    ask: 'If it is needed, open the incident and press “Escalate”.',
    brief: [`Escalation to level ${level} is due`, 'Open the desk to escalate.'],
  }),
  breached: {
    response: {
      carrier: {
        headline: 'Response overdue',
        ask: 'Please tell us the cause and the time to restore.',
        brief: ['No response', 'Tell us cause and time to restore.'],
      },
      customer: {
        headline: 'The carrier’s response is overdue',
        ask: 'You may call the hotline to press for it.',
        brief: ['No response by the carrier', 'You may call the hotline.'],
      },
    },
    diagnosis: {
      carrier: {
        headline: 'Cause and time to restore overdue',
        ask: 'Please tell us the cause and the time to restore.',
        brief: ['No cause given', 'Tell us cause and time to restore.'],
      },
      customer: {
        headline: 'The carrier owes cause and time to restore',
        ask: 'You may call the hotline to press for it.',
        brief: ['No cause given by the carrier', 'You may call the hotline.'],
      },
    },
    restoration: {
      carrier: {
        headline: 'The promised time to restore has passed',
        ask: 'Please tell us why it is late, and the new time to restore.',
        brief: ['Promise missed', 'Tell us why, and the new time.'],
      },
      customer: {
        headline: 'The carrier has missed the time it promised',
        ask: 'You may call the hotline and ask for the new time to restore.',
        brief: ['The carrier missed its promise', 'You may call the hotline.'],
      },
    },
    rfo: {
      carrier: {
        headline: 'The root-cause report is overdue',
        ask: 'Give it on the closed incident.',
        brief: ['Root-cause report overdue', 'Give it now.'],
      },
      customer: {
        headline: 'The carrier owes its root-cause report',
        ask: 'The carrier was reminded; press for it if need be.',
        brief: ['No root-cause report yet', ''],
      },
    },
    verification: {
      carrier: {
        headline: 'The site has not verified yet',
        ask: 'The site was reminded; nothing is asked of you.',
        brief: ['Not verified by the site', ''],
      },
      customer: {
        headline: 'The circuit has not been verified yet',
        ask: 'The carrier reports it fixed. Please check, and say whether the line works.',
        brief: ['Not verified yet', 'Check: does the line work or not?'],
      },
    },
  },
  other: {
    headline: 'There is news of an incident',
    ask: 'Please open the desk to see it.',
    brief: ['News', 'Open the desk to see it.'],
  },
  late: (length) => `overdue by ${length}`,
  justLate: 'just overdue',
  notYetLate: 'not yet due',
  length: (days, hours, minutes) => parts([days, 'd'], [hours, 'h'], [minutes, 'min']),
  dear: (name) => `Dear ${name},`,
  label: {
    incident: 'Incident',
    site: 'Site',
    circuit: 'Circuit',
    since: 'Out since',
    told: 'Carrier notified at',
    cause: 'Cause given',
    promised: 'Promised for',
    due: 'Deadline',
    metSince: 'This was answered at',
    cycle: 'Cycle',
    siteContact: 'Call the site',
    hotline: 'Hotline',
    answer: 'Answer now, without signing in (for the recipient of this alone)',
    link: 'See and answer',
  },
  cycle: (cycle) => `${cycle}; found not fixed ${cycle - 1} time(s)`,
  insteadOf: {
    mail: 'Sent this way because mail cannot be delivered at present.',
    text: 'Sent this way because text messages cannot be delivered at present.',
  },
  several: (count) => `${count} matters to see to`,
  asOf: (time) => `As of ${time}.`,
  footer: 'Sent by the Thông Suốt desk by itself; an answer to this mail is not recorded.',
  zone: 'UTC+7',
  test: {
    subject: 'Thông Suốt: a test',
    text: 'This is a test, sent at the request of its own recipient. There is no incident.',
    mark: 'TEST',
    shown: 'This is a test, to show what a real message says. Nothing is asked of you.',
  },
  short: { since: 'since', call: 'Call', see: 'See', answer: 'Answer' },
};

/** Each language's words. */
export const messageWords: Record<Language, MessageWords> = { vi, en };

/** The two largest units that are not zero: nobody needs the minutes of a third day. */
function parts(...units: [count: number, unit: string][]): string {
  const said = units.filter(([count]) => count > 0).slice(0, 2);
  return said.map(([count, unit]) => `${count} ${unit}`).join(' ');
}
