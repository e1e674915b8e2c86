/**
 * Every screen, in both languages, in both themes, on both viewports: nothing that axe calls
 * serious, no error. Colours know no language, so the light theme is walked in Vietnamese and the
 * dark one in English.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { Role } from '../../src/domain/roles.ts';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn, viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { confirmed, openOffices } from '../support/groups.ts';
import { inspect } from '../support/inspect.ts';
import { inRestoration } from '../support/told.ts';

const password = 'mật khẩu của phép thử';

const desk = await openTestDesk({ clock: 'runs', page: true });
const browser = await openBrowser();
await account('tech@example.vn', 'Lò Văn Mẫu', 'site', 'ptc-107');
await account('lead@example.vn', 'Lê Thị Mẫu', 'headquarters', 'thtk');
const incident = await inRestoration(desk);
// Told early by a person: the ladder, the messages and the calls to make have something to show.
const reason = 'Cả cơ quan ngừng giao dịch';
const escalated = `/api/incidents/${incident.id}/escalate`;
assert.equal(
  (await desk.people.technician.send('POST', escalated, { body: { reason } })).status,
  200,
);
const contact = { name: 'Trực Cục', titleVi: 'Trực', titleEn: '', phone: '', fax: '', levels: [] };
const ofHeadquarters = { ...contact, email: 'truc@thtk.example.vn' };
const kept = '/api/admin/contacts/viettel-ptc-2009/truc-cuc';
const { headquarters } = desk.people;
assert.equal((await headquarters.send('POST', kept, { body: ofHeadquarters })).status, 200);
const { group } = await confirmed(desk, await openOffices(desk.store, '12', 3));

/** Which screens each of them walks: the technician's, and those of whoever coordinates. */
const walks = {
  'tech@example.vn': [
    '/',
    '/bao-su-co',
    `/su-co/${incident.id}`,
    '/quy-trinh',
    '/cho-gui',
    '/huong-dan',
    '/tai-khoan',
  ],
  'lead@example.vn': [
    '/',
    '/ban-do',
    '/ban-do/12',
    '/man-hinh',
    '/hop-thu-di',
    '/thu-den',
    '/goi-dien',
    '/dien-rong',
    `/dien-rong/${group.id}`,
    '/san-sang',
    '/quan-tri',
    '/quan-tri/don-vi',
    '/quan-tri/don-vi/ptc-107',
    '/quan-tri/don-vi/moi',
    '/quan-tri/dau-moi',
    '/quan-tri/dau-moi/viettel-ptc-2009/truc-cuc',
    '/quan-tri/dau-moi/viettel-ptc-2009/moi',
    '/quan-tri/lich',
    '/quan-tri/kenh',
    '/quan-tri/kenh/ptc-12-107',
    '/quan-tri/kenh/moi',
    '/quan-tri/nhap-xuat',
    '/quan-tri/giao-nop',
    '/quan-tri/luu-giu',
    '/quan-tri/thoa-thuan',
    '/quan-tri/thoa-thuan/viettel-ptc-2009',
    '/tai-khoan',
    '/quan-tri/nhan-tin',
    '/quan-tri/mau-tin',
    '/quan-tri/mau-tin?tin=group-ended&doc=site',
    '/quan-tri/nguoi-dung',
    '/quan-tri/nguoi-dung/moi',
    '/quan-tri/nhat-ky',
    '/huong-dan/administrator',
  ],
};
const languages = [
  ['vi', 'English', 'light'],
  ['en', 'Tiếng Việt', 'dark'],
] as const;

async function account(email: string, name: string, role: Role, unit: string): Promise<void> {
  const id = await desk.auth.createAccount({ email, name, password });
  await addPerson(desk.store, { id, role, unit, isSample: false });
}

/** Goes there as a link does: axe, the words and the connection stay. */
async function go(page: Page, screen: string): Promise<void> {
  await page.evaluate((to) => window.history.pushState(null, '', to), screen);
}

/** Waits until a screen speaks the language, has its theme, and what it asked for is there. */
async function stands(page: Page, language: string, other: string, theme: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  // On a wall there is nobody to change the language.
  const isWall = page.url().endsWith('/man-hinh');
  if (!isWall) await page.getByRole('button', { name: other }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), language);
  const themed = page.locator(`html[data-mantine-color-scheme="${theme}"]`);
  await themed.waitFor({ state: 'attached' });
  const loading = page.getByText(/^(Đang tải…|Loading…)$/).first();
  await loading.waitFor({ state: 'detached' });
}

for (const [email, screens] of Object.entries(walks)) {
  test(`every screen of ${email}, in the hand and at a desk, by day and by night`, async () => {
    const { page, errors } = await signIn(browser, desk.at.url, { email, password, on: 'phone' });
    for (const [language, other, theme] of languages) {
      if (language === 'en') {
        await page.getByRole('button', { name: 'English' }).click();
        // The words are fetched first: whoever leaves the page before has changed nothing.
        await page.getByRole('button', { name: other }).waitFor();
        await page.emulateMedia({ colorScheme: 'dark' });
      }
      for (const screen of screens) {
        // Opened in the hand, then laid out anew for a desk: one visit serves both.
        await page.setViewportSize(viewports.phone.viewport);
        await go(page, screen);
        await stands(page, language, other, theme);
        await inspect(page, `${screen} in ${language} on a phone`);
        await page.setViewportSize(viewports.desk.viewport);
        await stands(page, language, other, theme);
        await inspect(page, `${screen} in ${language} at a desk`);
      }
      await page.setViewportSize(viewports.phone.viewport);
    }
    assert.deepEqual(errors, []);
  });
}

test('a level told early is shown by name, by each means, and waits for a caller', async () => {
  const who = { email: 'lead@example.vn', password, on: 'phone' } as const;
  const { page, errors } = await signIn(browser, desk.at.url, who);
  await page.goto(`${desk.at.url}/su-co/${incident.id}`);
  await page.getByText(`Lò Văn Mẫu đã báo sớm`).waitFor();
  await page.getByText('Báo sớm, trước hạn').waitFor();
  await page.getByText('chờ người gọi').first().waitFor();

  await page.getByRole('link', { name: 'Gọi điện' }).click();
  const call = page.getByRole('article').first();
  const number = call.getByRole('link', { name: /^Gọi Nguyễn Quang Hưng/ });
  assert.equal(await number.getAttribute('href'), 'tel:+84982693434');
  await call.getByRole('button', { name: 'Tôi đã gọi rồi: ghi lại' }).click();
  const said = 'Đội kỹ thuật đang trên đường';
  await call.getByRole('textbox', { name: /^Họ nói gì/ }).fill(said);
  await inspect(page, 'a call being logged');
  await call.getByRole('button', { name: 'Ghi kết quả' }).click();
  await page.getByText('Đã ghi cuộc gọi cho Nguyễn Quang Hưng.').waitFor();

  const { entries } = await desk.people.headquarters.record(incident);
  const last = entries.at(-1);
  assert.equal(last?.type, 'updated');
  assert.deepEqual(last?.data, { text: said, relayedFrom: 'Nguyễn Quang Hưng' });
  assert.deepEqual(errors, []);
});

/** What opens over a page: on which screen, after what, by which of its buttons. */
const overlays: {
  on: string;
  first?: (page: Page) => Promise<void>;
  by: (page: Page) => Locator;
}[] = [
  { on: '/', by: (page) => page.getByRole('button', { name: 'Tìm hoặc làm gì đó' }) },
  { on: '/?q=muong', by: (page) => page.getByRole('button', { name: 'Lưu chế độ xem' }) },
  {
    on: '/',
    first: async (page) => {
      await page.locator('[data-nth]').first().waitFor();
      for (const key of ['j', 'x']) await page.keyboard.press(key);
    },
    by: (page) => page.getByRole('button', { name: 'Đề xuất gộp diện rộng' }),
  },
  {
    on: `/su-co/${incident.id}`,
    first: (page) => page.getByRole('button', { name: 'Việc khác' }).press('Enter'),
    by: (page) =>
      page.getByRole('region', { name: 'Việc của bạn' }).locator('button:not([aria-expanded])'),
  },
  {
    on: `/dien-rong/${group.id}`,
    by: (page) => page.getByRole('region', { name: 'Việc làm chung' }).getByRole('button'),
  },
  {
    on: `/dien-rong/${group.id}`,
    by: (page) => page.getByRole('button', { name: /^Rời nhóm: / }).first(),
  },
  { on: '/san-sang', by: (page) => page.getByRole('button', { name: /^Nhập kỳ nghỉ/ }).first() },
  { on: '/san-sang', by: (page) => page.getByRole('button', { name: /^Giờ liên hệ/ }).first() },
];

test('what opens over a page is named, keeps keyboard and words, gives it back', async () => {
  const who = { email: 'lead@example.vn', password, on: 'desk' } as const;
  const { page, errors } = await signIn(browser, desk.at.url, who);
  let walked = 0;
  for (const { on, first, by } of overlays) {
    await page.goto(desk.at.url + on);
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await first?.(page);
    await by(page).first().waitFor();
    for (const opener of await by(page).all()) {
      await overlay(page, opener, `${on} ${await opener.innerText()}`);
      walked += 1;
    }
  }
  await page.getByRole('link', { name: 'Bảng sự cố' }).first().focus();
  await page.keyboard.press('?');
  await inside(page, 'the keys');
  assert.ok(walked > 10, `${walked} were walked`);
  assert.deepEqual(errors, []);
});

/** Opened, left, opened again by the keyboard: the words are there, the button has the focus. */
async function overlay(page: Page, opener: Locator, name: string): Promise<void> {
  const said = 'Câu đang viết dở';
  for (const time of [1, 2]) {
    await opener.press('Enter');
    const field = page
      .getByRole('dialog')
      .locator('textarea, input[type=text]:not([role])')
      .first();
    await page.getByRole('dialog').waitFor();
    const isThere = (await field.count()) > 0;
    if (isThere && time === 2) assert.equal(await field.inputValue(), said, name);
    if (isThere && time === 1) await field.fill(said);
    await inside(page, name);
    // Given back a moment after the sheet has gone.
    await opener.and(page.locator(':focus')).waitFor();
    if (!isThere) return;
  }
}

/** Of what lies over the page: its name is told, the focus is in it and stays, Escape closes it. */
async function inside(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /\S/ });
  await dialog.waitFor();
  const where = (): Promise<string> =>
    dialog.evaluate((one) => {
      const { activeElement: at, body } = document;
      // Between the last field and the first the keyboard is with the browser itself.
      if (at === body || one.contains(at)) return at === body ? 'browser' : 'inside';
      return at?.outerHTML.slice(0, 80) ?? '';
    });
  await dialog.and(page.locator(':focus-within')).waitFor();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    assert.match(await where(), /^(inside|browser)$/, `${name}: the focus stays in`);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}
