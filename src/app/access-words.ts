/** The words of an invitation's and a reset's mail. */
import type { Instant } from '../domain/agreement.ts';
import { unaccented } from '../domain/short.ts';
import { clockTime } from '../notify/clock-time.ts';
import type { Language } from '../notify/words.ts';
import type { Written } from './drill-words.ts';

interface Told {
  name: string;
  link: string;
  until: Instant;
}

/** The letter that invites somebody to the desk. */
export function invitationLetter(told: Told, lang: Language): Written {
  return letter(
    told,
    {
      vi: [
        '[Thông Suốt] Mời bạn vào bàn trực sự cố kênh truyền',
        'Bạn được mời dùng bàn trực chung của đơn vị sử dụng và nhà cung cấp.',
        'Mở liên kết để đặt mật khẩu:',
      ],
      en: [
        '[Thông Suốt] You are invited to the incident desk',
        'You are invited to the desk that the customer and its carrier share.',
        'Open the link to set your password:',
      ],
    }[lang],
  );
}

/** The letter to somebody who forgot the password. */
export function resetLetter(told: Told, lang: Language): Written {
  return letter(
    told,
    {
      vi: [
        '[Thông Suốt] Đặt lại mật khẩu',
        'Có người, mong là bạn, xin đặt lại mật khẩu. Nếu không phải bạn, hãy bỏ qua thư này.',
        'Mở liên kết để đặt mật khẩu mới:',
      ],
      en: [
        '[Thông Suốt] Set a new password',
        'Somebody, you we hope, asked for a new password. If it was not you, ignore this.',
        'Open the link to set it:',
      ],
    }[lang],
  );
}

function letter({ name, link, until }: Told, words: string[]): Written {
  const [subject = '', said = '', ask = ''] = words;
  const body = [name, '', said, '', ask, link, '', `→ ${clockTime(until)}`].join('\n');
  return { subject, body, short: `${unaccented(subject).slice(14)} ${link}` };
}
