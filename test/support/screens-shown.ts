/** Every screen that the documents show: its address, who opens it, and how it then stands. */
import type { Page } from 'playwright-core';
import { terms } from '../../src/domain/terms.ts';
import { enFirst } from '../../src/web/words/en-first.ts';
import { en } from '../../src/web/words/en.ts';
import { viFirst } from '../../src/web/words/vi-first.ts';
import { vi } from '../../src/web/words/vi.ts';
import { administering as administeringEn } from '../../src/web/words/en/administering.ts';
import { administering as administeringVi } from '../../src/web/words/vi/administering.ts';
import type { viewports } from './browser.ts';
import { reporter, type SampleDay } from './sample-day.ts';

export const languages = ['vi', 'en'] as const;
export type On = keyof typeof viewports;
export type Lang = (typeof languages)[number];

/** The sample people, by the part they play. */
const who = {
  site: 'kythuat.muongte@ptc.example.vn',
  hanoi: 'kythuat.hoankiem@ptc.example.vn',
  coordinator: 'dieuphoi.laichau@stc.example.vn',
  headquarters: 'dieuhanh@thtk.example.vn',
  helpdesk: 'truc119@viettel.example.vn',
  manager: 'quanlykhachhang@viettel.example.vn',
  director: 'giamdoc@viettel.example.vn',
};

/** The words of the screens in a language. */
export const wordsIn = { vi: { ...viFirst, ...vi }, en: { ...enFirst, ...en } };

const administeringIn = { vi: administeringVi, en: administeringEn };

export interface Shown {
  /** Of the picture: `vi/phone/NAME.webp`. */
  name: string;
  title: Record<Lang, string>;
  /** The mail address that signs in; none: a stranger. */
  as?: string;
  path: (day: SampleDay) => string;
  /** Where it is shown: on both viewports, or on the one on which it is used. */
  on?: On;
  /** How much of it may be otherwise each time, because rows of one instant have no order. */
  jitter?: number;
  /** Brings the screen to where the picture is taken, from how it opens. */
  arrange?: (page: Page, lang: Lang) => Promise<void>;
}

type More = Partial<Pick<Shown, 'as' | 'arrange' | 'on' | 'jitter'>>;

function shown(
  name: string,
  title: Record<Lang, string>,
  path: string | ((day: SampleDay) => string),
  more: More = {},
): Shown {
  return { name, title, path: typeof path === 'string' ? () => path : path, ...more };
}

/** Opens an act of the incident's page by its name. */
function acting(command: keyof typeof terms.command): NonNullable<Shown['arrange']> {
  return async (page, lang) => {
    const name = terms.command[command][lang];
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };
}

/** Writes a new version of the agreement, with one level told earlier. */
async function amending(page: Page, lang: Lang): Promise<void> {
  const words = administeringIn[lang].agreements;
  const field = page.getByRole('textbox', { name: words.text });
  const start = page.getByRole('button', { name: words.start(1) });
  await start.or(field).waitFor();
  // In the second language the draft of the first is there still.
  if (await start.isVisible()) await start.click();
  await field.fill((await field.inputValue()).replace('after: PT6H', 'after: PT5H'));
  await page.getByText(words.differs(1, 1)).waitFor();
  await field.evaluate((node: HTMLTextAreaElement) => {
    node.blur();
    node.scrollTop = 20 * 20;
  });
  await page.evaluate(() => window.scrollTo(0, 0));
  await at(() => words.newVersion)(page, lang);
}

/** Scrolls a part of the page to its top, under the header. */
function at(heading: (lang: Lang) => string): NonNullable<Shown['arrange']> {
  return async (page, lang) => {
    const found = page.getByRole('heading', { name: heading(lang), exact: true }).first();
    await found.waitFor();
    await found.evaluate((node) => {
      node.scrollIntoView({ block: 'start' });
      window.scrollBy(0, -84);
    });
  };
}

/** Rows of one instant change places: that many points, and no word. */
const jitter = 0.05;

const long = ({ long: incident }: SampleDay): string => `/su-co/${incident.code}`;
const { coordinator, headquarters, helpdesk, manager, site, hanoi, director } = who;

export const screensShown: readonly Shown[] = [
  shown('sign-in', { vi: 'Đăng nhập', en: 'Signing in' }, '/'),
  shown('board', { vi: 'Bảng sự cố', en: 'The board' }, '/', { jitter, as: helpdesk }),
  shown('board-site', { vi: 'Bảng của một đơn vị', en: 'The board of one site' }, '/', {
    jitter,
    as: site,
  }),
  shown('report', { vi: 'Báo sự cố', en: 'Reporting' }, '/bao-su-co', { as: reporter }),
  shown('outgoing', { vi: 'Chờ gửi', en: 'Waiting to be sent' }, '/cho-gui', { as: site }),
  shown('incident', { vi: 'Một sự cố', en: 'An incident' }, long, { as: site }),
  shown('clocks', { vi: 'Các thời hạn', en: 'The clocks' }, long, {
    on: 'phone',
    as: site,
    arrange: at((lang) => wordsIn[lang].incident.clocks.title),
  }),
  shown('outage', { vi: 'Từng phút thuộc về ai', en: 'Whose minutes' }, long, {
    on: 'phone',
    as: site,
    arrange: at((lang) => wordsIn[lang].incident.outage.title),
  }),
  shown('promises', { vi: 'Các lời hẹn khắc phục', en: 'The promises' }, long, {
    on: 'desk',
    as: manager,
    arrange: at((lang) => wordsIn[lang].incident.promises.title),
  }),
  shown('ladder', { vi: 'Cấp trên của nhà cung cấp', en: 'The ladder' }, long, {
    on: 'desk',
    jitter,
    as: coordinator,
    arrange: at((lang) => wordsIn[lang].incident.ladder.title),
  }),
  shown('timeline', { vi: 'Nhật ký sự cố', en: 'The record' }, long, {
    on: 'phone',
    as: site,
    arrange: at((lang) => wordsIn[lang].incident.timeline.title),
  }),
  shown('call', { vi: 'Gọi số trực', en: 'Calling the hotline' }, ({ fresh }) => pathOf(fresh), {
    on: 'phone',
    as: coordinator,
  }),
  shown(
    'verify',
    { vi: 'Kiểm tra, xác nhận', en: 'Verifying' },
    ({ toVerify }) => pathOf(toVerify),
    {
      on: 'phone',
      as: coordinator,
    },
  ),
  shown('sign', { vi: 'Ký đóng', en: 'Signing' }, ({ toSign }) => pathOf(toSign), {
    as: hanoi,
    arrange: acting('sign'),
  }),
  shown('fixed', { vi: 'Báo đã khắc phục', en: 'Reporting it fixed' }, long, {
    on: 'desk',
    as: helpdesk,
    arrange: acting('report-fixed'),
  }),
  shown('etr', { vi: 'Hẹn lại giờ khắc phục', en: 'A new promise' }, long, {
    on: 'desk',
    as: helpdesk,
    arrange: acting('revise-etr'),
  }),
  shown(
    'answer',
    { vi: 'Trả lời từ tin nhắn', en: 'Answering from a text' },
    (day) => new URL(day.answerUrl).pathname,
  ),
  shown('map', { vi: 'Bản đồ', en: 'The map' }, '/ban-do', { as: headquarters }),
  shown('province', { vi: 'Một tỉnh', en: 'A province' }, '/ban-do/12', {
    jitter,
    as: coordinator,
  }),
  shown('wall', { vi: 'Màn hình treo tường', en: 'The wall' }, '/man-hinh', { as: headquarters }),
  shown('groups', { vi: 'Sự cố diện rộng', en: 'Mass outages' }, '/dien-rong', {
    as: coordinator,
  }),
  shown(
    'group',
    { vi: 'Một sự cố diện rộng', en: 'A mass outage' },
    ({ group }) => `/dien-rong/${group.id}`,
    { as: coordinator },
  ),
  shown('calls', { vi: 'Gọi điện', en: 'Calls to make' }, '/goi-dien', { as: coordinator }),
  shown('outbox', { vi: 'Thư và tin', en: 'Messages' }, '/hop-thu-di', {
    jitter,
    as: headquarters,
  }),
  shown('mail', { vi: 'Thư đến', en: 'Incoming mail' }, '/thu-den', { as: headquarters }),
  shown('readiness', { vi: 'Sẵn sàng', en: 'Readiness' }, '/san-sang', { as: manager }),
  shown('procedure', { vi: 'Quy trình', en: 'The procedure' }, '/quy-trinh', { as: director }),
  shown('what-if', { vi: 'Nếu như…', en: 'What if …' }, '/quy-trinh', {
    on: 'desk',
    as: director,
    arrange: at((lang) => wordsIn[lang].procedure.whatIf.title),
  }),
  shown('admin', { vi: 'Quản trị', en: 'Administration' }, '/quan-tri', { as: headquarters }),
  shown('units', { vi: 'Đơn vị và kênh', en: 'Units and circuits' }, '/quan-tri/don-vi', {
    as: headquarters,
  }),
  shown('unit', { vi: 'Một đơn vị', en: 'A unit' }, '/quan-tri/don-vi/ptc-107', {
    on: 'desk',
    as: headquarters,
  }),
  shown('imports', { vi: 'Nhập và xuất', en: 'Import and export' }, '/quan-tri/nhap-xuat', {
    as: headquarters,
  }),
  shown(
    'agreements',
    { vi: 'Một phiên bản mới của thoả thuận', en: 'A new version of an agreement' },
    '/quan-tri/thoa-thuan/viettel-ptc-2009',
    { as: headquarters, arrange: amending },
  ),
  shown('circuits', { vi: 'Kênh truyền', en: 'Circuits' }, '/quan-tri/kenh', { as: headquarters }),
  shown('contacts', { vi: 'Đầu mối', en: 'Contacts' }, '/quan-tri/dau-moi', { as: director }),
  shown('calendar', { vi: 'Lịch nghỉ', en: 'Days off' }, '/quan-tri/lich', { as: headquarters }),
  shown('words', { vi: 'Mẫu tin', en: 'The words of messages' }, '/quan-tri/mau-tin?ben=customer', {
    as: headquarters,
  }),
  shown('archives', { vi: 'Giao nộp lưu trữ', en: 'To the archive' }, '/quan-tri/giao-nop', {
    as: headquarters,
  }),
  shown('retention', { vi: 'Lưu giữ hồ sơ', en: 'How long records stay' }, '/quan-tri/luu-giu', {
    as: headquarters,
  }),
  shown('texts', { vi: 'Nhắn tin', en: 'Text messages' }, '/quan-tri/nhan-tin', {
    as: headquarters,
  }),
  shown('people', { vi: 'Người dùng', en: 'People' }, '/quan-tri/nguoi-dung', { as: headquarters }),
  shown('invite', { vi: 'Mời một người', en: 'Inviting' }, '/quan-tri/nguoi-dung/moi', {
    on: 'desk',
    as: headquarters,
  }),
  shown('audit', { vi: 'Nhật ký quản trị', en: 'The audit trail' }, '/quan-tri/nhat-ky', {
    as: headquarters,
  }),
  shown('account', { vi: 'Tài khoản', en: 'The account' }, '/tai-khoan', { as: site }),
  shown('palette', { vi: 'Tìm và làm', en: 'Find and do' }, '/', {
    jitter,
    as: coordinator,
    arrange: async (page, lang) => {
      await page.getByRole('button', { name: wordsIn[lang].common.find.button }).click();
      await page.getByRole('dialog').getByRole('combobox').fill('muong te');
      await page.getByRole('option').first().waitFor();
    },
  }),
  shown('guide', { vi: 'Hướng dẫn', en: 'The guides' }, '/huong-dan', { as: site }),
];

function pathOf({ code }: { code: string }): string {
  return `/su-co/${code}`;
}
