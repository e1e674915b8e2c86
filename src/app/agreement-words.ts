/** An agreement told in words: its parties, steps, clocks, ladder and numbers, and the diagram. */
import type { Agreement, Calendar, Contact, Hours, Millis, Words } from '../domain/agreement.ts';
import { mermaid, steps } from '../domain/procedure.ts';
import { terms } from '../domain/terms.ts';

type Lang = 'vi' | 'en';

/** The words of this page, which no screen needs. */
const pages = {
  vi: {
    agreement: 'Mã thoả thuận',
    version: 'phiên bản',
    contract: 'hợp đồng',
    calendar: 'Giờ tính thời hạn',
    always: 'liên tục, 24 × 7',
    except: (count: number, first: string, through: string) =>
      `trừ ngày nghỉ lễ (${count} ngày, từ ${first} đến hết ${through})`,
    steps: 'Các bước',
    mover: { customer: 'khách hàng', carrier: 'nhà cung cấp', both: 'hai bên', nobody: 'hết' },
    besides: 'không có trạng thái riêng: các đồng hồ dưới đây chạy song song với điều 4 đến 6',
    clocks: 'Đồng hồ',
    clause: 'điều',
    fromT0: (length: string) => `${length} kể từ T0 (lúc nhà cung cấp nhận được thông báo)`,
    fromFixed: (length: string) => `${length} kể từ lúc nhà cung cấp báo đã khắc phục`,
    stops: 'thông tin đầu tiên của nhà cung cấp dừng đồng hồ',
    restarts: 'mỗi thông tin của nhà cung cấp làm đồng hồ chạy lại, đến khi báo đã khắc phục',
    promised: 'thời điểm khắc phục mà nhà cung cấp đã hẹn',
    noLimit: 'không có hạn; im lặng không bao giờ đóng sự cố',
    rfo: {
      always: (length: string) => `${length} kể từ khi đóng, mỗi khi lỗi không thuộc khách hàng`,
      'on-request': (length: string) => `${length} kể từ khi đóng, nếu khách hàng yêu cầu`,
    },
    ladder: 'Báo cáo cấp trên khi quá hạn phản hồi',
    automatic: 'tự động',
    offered: 'chờ người phụ trách bấm',
    level: 'Cấp',
    printed: 'văn bản ghi',
    unverified: 'chưa kiểm tra lại',
    verified: 'kiểm tra ngày',
    reached: 'liên hệ được',
    others: 'Đầu mối khác',
    quiet: 'Giờ yên lặng: điện thoại không đổ chuông vì việc không cần ai làm ngay',
    calls: 'Cuộc gọi không ai trả lời',
    neverNotice: 'không bao giờ được coi là đã thông báo',
    notice: (count: number) => `lần thứ ${count} được coi là đã thông báo`,
    kept: (years: number) => `Hồ sơ được giữ ${years} năm kể từ mục cuối`,
    hotlines: 'Số điện thoại báo sự cố theo tỉnh (văn bản ghi, quay hôm nay)',
    diagram: 'Sơ đồ trạng thái (Mermaid)',
    weekdays: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  },
  en: {
    agreement: 'Agreement',
    version: 'version',
    contract: 'contract',
    calendar: 'Hours that count',
    always: 'every hour, 24 × 7',
    except: (count: number, first: string, through: string) =>
      `except public holidays (${count} days, from ${first} through ${through})`,
    steps: 'Steps',
    mover: { customer: 'customer', carrier: 'carrier', both: 'both sides', nobody: 'the end' },
    besides: 'no state of its own: the clocks below run beside clauses 4 to 6',
    clocks: 'Clocks',
    clause: 'clause',
    fromT0: (length: string) => `${length} from T0 (the carrier's receipt of the notification)`,
    fromFixed: (length: string) => `${length} from the carrier's report of the repair`,
    stops: 'the first word from the carrier stops it',
    restarts: 'each word from the carrier starts it again, until it reports the repair',
    promised: 'the time to restore that the carrier promised',
    noLimit: 'no limit; silence never closes an incident',
    rfo: {
      always: (length: string) => `${length} from the closing, unless the customer was at fault`,
      'on-request': (length: string) => `${length} from the closing, if the customer asks`,
    },
    ladder: 'Escalation when the response is overdue',
    automatic: 'automatic',
    offered: "waits for a person's click",
    level: 'Level',
    printed: 'on paper',
    unverified: 'not verified since',
    verified: 'verified on',
    reached: 'reached',
    others: 'Other contacts',
    quiet: 'Quiet hours: no phone rings for what asks nobody to act at once',
    calls: 'Unanswered calls',
    neverNotice: 'never count as notice',
    notice: (count: number) => `number ${count} counts as notice`,
    kept: (years: number) => `Records are kept ${plural(years, 'year')} from their last entry`,
    hotlines: 'Hotlines by province (on paper, as dialled today)',
    diagram: 'State diagram (Mermaid)',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
} as const;

type Page = (typeof pages)[Lang];

/**
 * The whole agreement as lines of plain text, for a manager to read against the paper. Province
 * names come from `provinceNames` (by code); a code without a name stands alone.
 */
export function describeAgreement(
  agreement: Agreement,
  lang: Lang,
  provinceNames: ReadonlyMap<string, string> = new Map(),
): string[] {
  const page = pages[lang];
  return [
    ...headLines(agreement, lang, page),
    '',
    page.steps,
    ...stepLines(agreement, lang, page),
    '',
    page.clocks,
    ...clockLines(agreement, lang, page),
    '',
    `${page.ladder} (${page[agreement.ladder.mode]})`,
    ...ladderLines(agreement, lang, page),
    ...otherContactLines(agreement, lang, page),
    '',
    `${page.calls}: ${callWords(agreement, page)}`,
    ...optionLines(agreement, page),
    '',
    page.hotlines,
    ...hotlineLines(agreement, provinceNames),
    '',
    page.diagram,
    '```mermaid',
    ...diagram(lang).split('\n'),
    '```',
  ];
}

/** The procedure's state diagram as Mermaid text, with the terms of one language. */
function diagram(lang: Lang): string {
  return mermaid((name) => (name in terms.state ? stateTerm(name, lang) : exitTerm(name, lang)));
}

function headLines(agreement: Agreement, lang: Lang, page: Page): string[] {
  const { customer, carrier, contract } = agreement;
  const identity = [`${agreement.id}, ${page.version} ${agreement.version}`];
  if (contract !== undefined) identity.push(`${page.contract} ${contract}`);
  return [
    agreement.title[lang],
    '',
    `${page.agreement}: ${identity.join(', ')}`,
    `${terms.party.customer[lang]}: ${customer.name[lang]}`,
    `${terms.party.carrier[lang]}: ${carrier.name[lang]}`,
    `${page.calendar}: ${calendarWords(agreement.calendar, lang)}`,
  ];
}

/** The hours that count, and how many days do not: as the agreement has them, in one line. */
export function calendarWords(calendar: Calendar | null, lang: Lang): string {
  const page = pages[lang];
  if (calendar === null) return page.always;
  const [first] = calendar.holidays.toSorted();
  const worked = weekWords(calendar, lang);
  if (first === undefined) return worked;
  return `${worked}; ${page.except(calendar.holidays.length, first, calendar.holidaysThrough)}`;
}

/** Hours of a week: "Monday, Tuesday; 08:00–11:30 (UTC+07:00)". */
export function weekWords(
  { weekdays, hours, utcOffsetMinutes: offset }: Hours,
  lang: Lang,
): string {
  const names = pages[lang].weekdays;
  const days = weekdays.map((day) => names[day - 1] ?? String(day)).join(', ');
  const spans = hours
    .map(({ fromMinute, toMinute }) => `${timeOfDay(fromMinute)}–${timeOfDay(toMinute)}`)
    .join(', ');
  const zone = `UTC${offset < 0 ? '−' : '+'}${timeOfDay(Math.abs(offset))}`;
  return `${days}; ${spans} (${zone})`;
}

/** A span of the day: 22:00-06:00. */
export function spanWords(span: { fromMinute: number; toMinute: number }): string {
  return `${timeOfDay(span.fromMinute)}-${timeOfDay(span.toMinute)}`;
}

/** Minutes of the day as HH:MM. */
export function timeOfDay(minutes: number): string {
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`;
}

function stepLines(agreement: Agreement, lang: Lang, page: Page): string[] {
  return agreement.paper.flatMap(({ clause, title }) => {
    const rows = steps.filter((step) => step.clause === clause);
    const told = rows.flatMap((step) => {
      const exits: [string, string][] = Object.entries(step.exits);
      return [
        `     ${stateTerm(step.state, lang)} (${page.mover[step.mover]})`,
        ...exits.map(([exit, to]) => `       ${exitTerm(exit, lang)} → ${stateTerm(to, lang)}`),
      ];
    });
    return [`  ${clause}. ${title[lang]}`, ...(told.length > 0 ? told : [`     ${page.besides}`])];
  });
}

function stateTerm(state: string, lang: Lang): string {
  const table: Readonly<Record<string, Words>> = terms.state;
  return table[state]?.[lang] ?? state;
}

function exitTerm(exit: string, lang: Lang): string {
  const table: Readonly<Record<string, Words>> = terms.exit;
  return table[exit]?.[lang] ?? exit;
}

function clockLines({ clocks, calendar }: Agreement, lang: Lang, page: Page): string[] {
  const { response, diagnosis, restoration, verification, rfo } = clocks;
  const length = (ms: Millis): string => lengthWords(ms, calendar !== null, lang);
  const restarts = response.restarts ? page.restarts : page.stops;
  const due = {
    response: `${page.fromT0(length(response.dueMs))}; ${restarts}`,
    diagnosis: page.fromT0(length(diagnosis.dueMs)),
    restoration: page.promised,
    verification:
      verification.dueMs === undefined ? page.noLimit : page.fromFixed(length(verification.dueMs)),
  };
  return [
    `  ${terms.clock.response[lang]} (${page.clause} ${response.clause}): ${due.response}`,
    `  ${terms.clock.diagnosis[lang]} (${page.clause} ${diagnosis.clause}): ${due.diagnosis}`,
    `  ${terms.clock.restoration[lang]} (${page.clause} ${restoration.clause}): ${due.restoration}`,
    `  ${terms.clock.verification[lang]} (${page.clause} ${verification.clause}): ` +
      due.verification,
    ...(rfo
      ? [
          `  ${terms.clock.rfo[lang]} (${page.clause} ${rfo.clause}): ` +
            page.rfo[rfo.asked](length(rfo.dueMs)),
        ]
      : []),
  ];
}

/** A length of time in words: "4 giờ", "7 hours 30 minutes of business time". */
export function lengthWords(ms: Millis, business: boolean, lang: Lang): string {
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts =
    lang === 'vi'
      ? [hours > 0 ? `${hours} giờ` : '', rest > 0 ? `${rest} phút` : '']
      : [plural(hours, 'hour'), plural(rest, 'minute')];
  const told = parts.filter((part) => part !== '').join(' ');
  if (!business) return told;
  return lang === 'vi' ? `${told} làm việc` : `${told} of business time`;
}

function plural(count: number, unit: string): string {
  return count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function ladderLines(agreement: Agreement, lang: Lang, page: Page): string[] {
  return agreement.ladder.levels.flatMap((level) => {
    const after = page.fromT0(lengthWords(level.afterMs, agreement.calendar !== null, lang));
    const contact = agreement.contacts.find((each) => each.id === level.contact);
    const head = `  ${page.level} ${level.level} (${page.clause} ${level.clause}): ${after}`;
    return contact ? [head, ...contactLines(contact, lang, page)] : [head];
  });
}

/** Whom the agreement names, though no level tells them. */
function otherContactLines({ contacts, ladder }: Agreement, lang: Lang, page: Page): string[] {
  const told = new Set(ladder.levels.map(({ contact }) => contact));
  const others = contacts.filter(({ id }) => !told.has(id));
  if (others.length === 0) return [];
  return ['', page.others, ...others.flatMap((contact) => contactLines(contact, lang, page))];
}

function contactLines(contact: Contact, lang: Lang, page: Page): string[] {
  const onPaper = (printed?: string): string => (printed ? ` (${page.printed}: ${printed})` : '');
  const channels = [
    contact.phone === undefined ? '' : `${contact.phone}${onPaper(contact.phonePrinted)}`,
    contact.fax === undefined ? '' : `fax ${contact.fax}${onPaper(contact.faxPrinted)}`,
    contact.email ?? '',
    contact.webhook ?? '',
    contact.verifiedOn === undefined ? page.unverified : `${page.verified} ${contact.verifiedOn}`,
    contact.hours ? `${page.reached} ${weekWords(contact.hours, lang)}` : '',
  ];
  return [
    `     ${contact.name}, ${contact.title[lang]}`,
    `     ${channels.filter((channel) => channel !== '').join('; ')}`,
  ];
}

function callWords({ options }: Agreement, page: Page): string {
  const count = options.unansweredCallsAsNotice;
  return count === undefined ? page.neverNotice : page.notice(count);
}

function optionLines({ options: { quietHours, recordYears } }: Agreement, page: Page): string[] {
  return [
    ...(quietHours ? [`${page.quiet}: ${spanWords(quietHours)}`] : []),
    ...(recordYears === undefined ? [] : [page.kept(recordYears)]),
  ];
}

function hotlineLines(agreement: Agreement, names: ReadonlyMap<string, string>): string[] {
  const rows = agreement.hotlines.map(({ province, printed, e164 }) => {
    const name = [province, names.get(province) ?? ''].join(' ').trimEnd();
    return { name, numbers: `${printed}   ${e164}` };
  });
  const width = Math.max(0, ...rows.map(({ name }) => name.length));
  return rows.map(({ name, numbers }) => `  ${name.padEnd(width)}   ${numbers}`);
}
