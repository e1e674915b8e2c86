/** A first visit on a bad line: the screen in the HTML is used before any script of it is here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { told } from '../support/told.ts';

const who = { email: 'tech@example.vn', password: 'mật khẩu của phép thử' };
const desk = await openTestDesk({ clock: 'runs', page: true });
const { at, people } = desk;
const browser = await openBrowser();
const id = await desk.auth.createAccount({ ...who, name: 'Lò Văn Mẫu' });
await addPerson(desk.store, { id, role: 'site', unit: 'ptc-107', isSample: false });

/** A phone whose line carries no script of the page until it is told to. */
async function slowPhone() {
  const context = await browser.newContext({ ...viewports.phone, locale: 'vi-VN' });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route(/\/assets\/(?!early-).*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { context, page, errors, release };
}

async function signedIn(context: BrowserContext): Promise<void> {
  const answer = await context.request.post(`${at.url}/api/auth/sign-in/email`, { data: who });
  assert.ok(answer.ok());
}

/** The page's own scripts have taken over. */
async function taken(page: Page): Promise<void> {
  await page.locator('#first').waitFor({ state: 'detached' });
}

test('a stranger signs in before any script has come', async () => {
  const { context, page, errors, release } = await slowPhone();
  await page.goto(at.url, { waitUntil: 'commit' });
  await page.getByLabel('Thư điện tử').fill(who.email);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(who.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  release();
  await page.getByRole('link', { name: 'Bảng sự cố' }).first().waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('who is still typing goes on at the same letter, nothing lost', async () => {
  const { context, page, errors, release } = await slowPhone();
  await page.goto(at.url, { waitUntil: 'commit' });
  await page.getByLabel(/nhiều người dùng chung/).check();
  await page.getByLabel('Thư điện tử').pressSequentially('tech@exam');
  release();
  await taken(page);
  await page.keyboard.type('ple.vn');
  assert.equal(await page.getByLabel('Thư điện tử').inputValue(), who.email);
  assert.ok(await page.getByLabel(/nhiều người dùng chung/).isChecked());
  assert.deepEqual(errors, []);
  await context.close();
});

test('a button under the finger while the page takes over is pressed all the same', async () => {
  const { context, page, errors, release } = await slowPhone();
  await page.goto(at.url, { waitUntil: 'commit' });
  await page.getByLabel('Thư điện tử').fill(who.email);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(who.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).hover();
  await page.mouse.down();
  release();
  await page.locator('#root form').waitFor({ state: 'attached' });
  await page.mouse.up();
  await page.getByRole('link', { name: 'Bảng sự cố' }).first().waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a whole report is answered and sent before any script has come', async () => {
  const { context, page, errors, release } = await slowPhone();
  await signedIn(context);
  await page.goto(`${at.url}/bao-su-co`, { waitUntil: 'commit' });
  await page.getByRole('radio', { name: /^Mất kết nối/ }).check();
  await page.getByRole('button', { name: '2 giờ trước' }).click();
  const quarter = page.getByRole('button', { name: '15 phút trước' });
  await quarter.click();
  assert.equal(await quarter.getAttribute('aria-pressed'), 'true');
  const lights = page.getByRole('group', { name: /^Đèn/ });
  await lights.first().getByRole('radio', { name: 'Có lỗi' }).check();
  await page.getByRole('radio', { name: /^Do kênh truyền/ }).check();
  await page.getByText('Thêm mô tả').first().click();
  await page.getByRole('textbox', { name: /^Mô tả/ }).fill('Mất từ sáng');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  release();
  await page.getByRole('link', { name: /^Gọi số trực sự cố/ }).waitFor();
  const [incident, ...more] = (await people.headquarters.board({})).items;
  assert.ok(incident);
  assert.equal(more.length, 0);
  const record = await people.headquarters.record(incident);
  assert.deepEqual(told(record), ['reported', 'self-diagnosed']);
  const [reported, checked] = record.entries;
  assert.equal(reported?.data['description'], 'Mất từ sáng');
  const since = Date.parse(incident.outageSince);
  assert.ok(Math.abs(Date.now() - since - 15 * 60_000) < 60_000, 'the chip that was tapped last');
  assert.match(JSON.stringify(checked?.data), /device-lights.*fault/);
  assert.deepEqual(errors, []);
  await context.close();
});
