/** The words of the page on which somebody answers by a link. */
import type { LinkAnswer } from '../domain/answer-link.ts';
import type { Language } from '../notify/words.ts';

export { languages as pageLanguages, type Language as PageLanguage } from '../notify/words.ts';

/** One answer's words: what it is called, its fields, its button, and what is said when done. */
interface AnswerWords {
  title: string;
  field: string;
  send: string;
  done: string;
  /** Why it cannot be given now. */
  closed: string;
}

/** The words of one language. */
export interface LinkPageWords {
  title: string;
  for: (name: string, channel: 'mail' | 'text') => string;
  other: { lang: Language; name: string };
  facts: Record<
    'incident' | 'site' | 'circuit' | 'since' | 'told' | 'said' | 'contact' | 'state',
    string
  > &
    Record<'cause' | 'promised', string>;
  ago: (length: string) => string;
  ask: string;
  answers: Record<LinkAnswer, AnswerWords>;
  already: (at: string) => string;
  taking: string;
  etr: string;
  inHours: (hours: number) => string;
  otherTime: string;
  ours: string;
  whom: string;
  notMine: (whom: string, text: string) => string;
  recorded: string;
  until: (at: string) => string;
  again: string;
}

const vi: LinkPageWords = {
  title: 'Trả lời sự cố',
  for: (name, channel) =>
    `Dành cho ${name}: liên kết này được gửi qua ${channel === 'mail' ? 'thư' : 'tin nhắn'}.`,
  other: { lang: 'en', name: 'English' },
  facts: {
    incident: 'Sự cố',
    site: 'Đơn vị',
    circuit: 'Kênh truyền',
    since: 'Gián đoạn từ',
    told: 'Nhà cung cấp nhận thông báo lúc',
    said: 'Đơn vị cho biết',
    contact: 'Gọi đơn vị',
    state: 'Đang ở bước',
    cause: 'Nguyên nhân đã nêu',
    promised: 'Đã hẹn khắc phục',
  },
  ago: (length) => `${length} trước`,
  ask: 'Câu trả lời của bạn',
  answers: {
    acknowledge: {
      title: 'Đã nhận, đang xử lý',
      field: 'Lời nhắn cho đơn vị',
      send: 'Báo là đã nhận',
      done: 'Đã ghi: bạn đã nhận và đang xử lý. Có nguyên nhân thì quay lại liên kết này.',
      closed: 'Sự cố đã được phản hồi.',
    },
    diagnose: {
      title: 'Nêu nguyên nhân và thời gian khắc phục',
      field: 'Nguyên nhân',
      send: 'Gửi nguyên nhân và giờ hẹn',
      done: 'Đã ghi nguyên nhân và giờ hẹn. Sửa xong thì quay lại liên kết này.',
      closed: 'Nguyên nhân và giờ hẹn đã được nêu. Muốn hẹn lại, hãy đăng nhập vào bàn trực.',
    },
    fixed: {
      title: 'Báo đã khắc phục',
      field: 'Đã sửa gì, ở đâu',
      send: 'Báo đã khắc phục',
      done: 'Đã ghi: kênh đã được khắc phục. Đơn vị sẽ kiểm tra và xác nhận.',
      closed: 'Chưa báo được: cần có nguyên nhân, giờ hẹn, và trách nhiệm đã rõ.',
    },
    'not-mine': {
      title: 'Không phải việc của tôi',
      field: 'Nói thêm (không bắt buộc)',
      send: 'Báo là không phải tôi',
      done: 'Đã ghi: việc này cần hỏi người khác. Cảm ơn bạn.',
      closed: 'Sự cố đã kết thúc.',
    },
  },
  already: (at) => `Bạn đã trả lời việc này lúc ${at}.`,
  taking: 'Đã nhận, đang xử lý.',
  etr: 'Sẽ khắc phục xong',
  inHours: (hours) => `Trong ${hours} giờ nữa`,
  otherTime: 'Lúc khác:',
  ours: 'Lỗi thuộc phía nhà cung cấp',
  whom: 'Hãy hỏi ai (tên, số điện thoại)',
  notMine: (whom, text) => `Không phải việc của tôi; xin hỏi: ${whom}.${text ? ` ${text}` : ''}`,
  recorded: 'Câu trả lời được ghi vào hồ sơ chung của hai bên, dưới tên bạn, kèm cách gửi.',
  until: (at) => `Liên kết dùng được đến ${at}. Xin đừng chuyển tiếp.`,
  again: 'Mở lại trang',
};

const en: LinkPageWords = {
  title: 'Answer an incident',
  for: (name, channel) =>
    `For ${name}: this link was sent by ${channel === 'mail' ? 'mail' : 'text message'}.`,
  other: { lang: 'vi', name: 'Tiếng Việt' },
  facts: {
    incident: 'Incident',
    site: 'Site',
    circuit: 'Circuit',
    since: 'Out since',
    told: 'Carrier notified at',
    said: 'The site says',
    contact: 'Call the site',
    state: 'Step',
    cause: 'Cause given',
    promised: 'Promised for',
  },
  ago: (length) => `${length} ago`,
  ask: 'Your answer',
  answers: {
    acknowledge: {
      title: 'Received, we are on it',
      field: 'A word to the site',
      send: 'Say that it is received',
      done: 'Noted: you have received it. Come back to this link once the cause is known.',
      closed: 'The incident has been responded to.',
    },
    diagnose: {
      title: 'Give cause and time to restore',
      field: 'Cause',
      send: 'Send cause and time',
      done: 'Cause and time are noted. Come back to this link once it is fixed.',
      closed: 'Cause and time were given. To promise a new time, sign in to the desk.',
    },
    fixed: {
      title: 'Report it fixed',
      field: 'What was mended, where',
      send: 'Report it fixed',
      done: 'Noted: the circuit is fixed. The site will check and confirm.',
      closed: 'Not yet: it needs cause, time to restore, and a settled responsibility.',
    },
    'not-mine': {
      title: 'This is not mine',
      field: 'Anything else (optional)',
      send: 'Say that it is not mine',
      done: 'Noted: somebody else has to be asked. Thank you.',
      closed: 'The incident is over.',
    },
  },
  already: (at) => `You answered this at ${at}.`,
  taking: 'Received, we are on it.',
  etr: 'It will be restored',
  inHours: (hours) => `Within ${hours} ${hours === 1 ? 'hour' : 'hours'}`,
  otherTime: 'At another time:',
  ours: 'The fault is on the carrier’s side',
  whom: 'Whom to ask (name, telephone)',
  notMine: (whom, text) => `Not mine; please ask: ${whom}.${text ? ` ${text}` : ''}`,
  recorded: 'The answer goes into the record of both sides, in your name, with how it came.',
  until: (at) => `The link works until ${at}. Please do not pass it on.`,
  again: 'Open the page again',
};

/** Each language's words. */
export const linkPageWords: Record<Language, LinkPageWords> = { vi, en };
