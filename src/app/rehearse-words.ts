/** A rehearsal in words, line by line: for a terminal, or to be read out before it matters. */
import type { Channel } from '../domain/ladder.ts';
import type { Standing } from '../domain/readiness.ts';
import { terms } from '../domain/terms.ts';
import { clockTime } from '../notify/clock-time.ts';
import type { NamedRehearsal, NamedStep } from './rehearse.ts';

type Lang = 'vi' | 'en';

interface RehearsalWords {
  head: (site: string, circuit: string, at: string) => string;
  call: (number: string) => string;
  noHotline: string;
  level: (level: number) => string;
  offered: string;
  by: string;
  deputy: string;
  nobody: string;
  perhaps: string;
  clause: string;
  channel: Record<Channel, string>;
  standing: Record<Exclude<Standing, 'ready'>, string>;
}

const words: Record<Lang, RehearsalWords> = {
  vi: {
    head: (site, circuit, at) => `Nếu không ai trả lời: ${site}, kênh ${circuit}, từ ${at}`,
    call: (number) => `gọi số nóng ${number}; đồng hồ của nhà cung cấp bắt đầu chạy`,
    noHotline: 'thoả thuận không có số nóng cho tỉnh này: không gọi được ai!',
    level: (level) => `báo cấp ${level}`,
    offered: 'chờ người bấm nút, chưa tự báo',
    by: 'qua',
    deputy: 'người thay',
    nobody: 'KHÔNG TỚI AI!',
    perhaps: 'CHƯA CHẮC TỚI AI',
    clause: 'điều',
    channel: { mail: 'thư', text: 'tin nhắn', webhook: 'máy nhận', phone: 'điện thoại' },
    standing: {
      'off-hours': 'ngoài giờ làm việc',
      'never-verified': 'chưa ai kiểm tra bao giờ',
      expired: 'đã quá hạn kiểm tra',
      'on-leave': 'đang nghỉ: không có ai!',
      deputised: 'đang nghỉ',
      unreachable: 'không có cách liên lạc',
    },
  },
  en: {
    head: (site, circuit, at) => `If nobody answers: ${site}, circuit ${circuit}, from ${at}`,
    call: (number) => `the hotline ${number} is called; the carrier's clocks start`,
    noHotline: 'the agreement has no hotline for this province: nobody to call!',
    level: (level) => `level ${level} is told`,
    offered: 'waits for a person’s click, is not told by itself',
    by: 'by',
    deputy: 'deputy',
    nobody: 'NOBODY!',
    perhaps: 'PERHAPS NOBODY',
    clause: 'clause',
    channel: { mail: 'mail', text: 'text message', webhook: 'webhook', phone: 'phone' },
    standing: {
      'off-hours': 'outside working hours',
      'never-verified': 'never verified',
      expired: 'verification expired',
      'on-leave': 'on leave: nobody!',
      deputised: 'on leave',
      unreachable: 'no way to reach',
    },
  },
};

/** The lines of a rehearsal. */
export function rehearsalLines(rehearsal: NamedRehearsal, lang: Lang): string[] {
  const { circuit, at, hotline, steps } = rehearsal;
  const said = words[lang];
  const number = hotline ? said.call(`${hotline.printed} (${hotline.e164})`) : said.noHotline;
  return [
    said.head(circuit.site.name, circuit.circuit.code, clockTime(at)),
    `${clockTime(at)}  ${number}`,
    ...steps.map((step) => `${clockTime(step.dueAt)}  ${stepLine(step, lang)}`),
  ];
}

/** A step without its instant: what it is, whom it tells, and whether that reaches anybody. */
function stepLine(step: NamedStep, lang: Lang): string {
  const said = words[lang];
  const isClock = step.level === 0;
  const what = isClock ? terms.clock[step.clock][lang] : said.level(step.level);
  const offered = step.notice === 'escalation-offered' ? ` – ${said.offered}` : '';
  const told = [contactText(step, lang), ...step.people.map(({ name }) => name)];
  const mark = step.reaches === 'somebody' ? '' : ` – ${said[step.reaches]}`;
  const whom = told.filter((text) => text !== '').join('; ');
  return `${what} (${said.clause} ${step.clause})${offered}: ${whom}${mark}`;
}

function contactText({ contact }: NamedStep, lang: Lang): string {
  if (!contact) return '';
  const said = words[lang];
  const { standing, means, leave, deputy } = contact.state;
  const by = means.map(({ channel }) => said.channel[channel]).join(', ');
  const until = leave ? ` → ${clockTime(leave.to)}` : '';
  const instead = deputy ? `; ${said.deputy} ${deputy.name}` : '';
  const why = standing === 'ready' ? '' : ` (${said.standing[standing]}${until}${instead})`;
  return `${contact.who?.name ?? '–'}${by ? ` ${said.by} ${by}` : ''}${why}`;
}
