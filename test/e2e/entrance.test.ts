/** The entrance, in a real browser: invited, with a second factor, by passkey, locked, reset. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, openPage } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import type { Person } from '../support/person.ts';
import { appCode } from '../support/visitor.ts';

const desk = await openTestDesk({ clock: 'runs', page: true, isSecondFactorAsked: true });
const browser = await openBrowser();
const { clock, links, people, store } = desk;
// A passkey belongs to a name: browsers make none for a number.
const url = desk.at.url.replace('127.0.0.1', 'localhost');
const phrase = 'cầu vồng sau cơn mưa rào';

async function invited(by: Person, email: string, role: string, unit: string): Promise<string> {
  const body = { email, name: 'Người Mới', role, unit, by: 'print' };
  const answer = await by.send('POST', '/api/invitations', { body });
  assert.equal(answer.status, 201, answer.text);
  return (answer.body as { code: string }).code;
}

const visitor = (on: 'desk' | 'phone' = 'desk') => openPage(browser, { on });

async function fillPassword(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(value);
}

/** Comes in by a code for the first time, where a password is enough. */
async function firstTime(page: Page, code: string): Promise<void> {
  await page.goto(`${url}/ma-moi#${code}`);
  await fillPassword(page, 'Mật khẩu mới', phrase);
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
}

async function signsIn(page: Page, email: string, password: string, shared = false) {
  await page.goto(url);
  await page.getByLabel('Thư điện tử').fill(email);
  await fillPassword(page, 'Mật khẩu', password);
  if (shared) await page.getByLabel('Máy này nhiều người dùng chung').check();
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

const board = (page: Page): Promise<void> =>
  page.getByRole('link', { name: 'Bảng sự cố' }).first().waitFor();

test('a carrier’s helper comes in by a printed code, and not without a second factor', async () => {
  const email = 'truc.ban@example.vn';
  const code = await invited(people.director, email, 'helpdesk', 'viettel');
  const { page, errors } = await visitor('phone');
  await page.goto(`${url}/ma-moi`);
  await page.getByLabel('Mã', { exact: true }).fill('ABCD-EFGH-2345-6789');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Mã này không đúng, đã dùng, hoặc đã hết hạn.').waitFor();
  await page.getByLabel('Mã', { exact: true }).fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('heading', { name: 'Mời Người Mới vào bàn trực' }).waitFor();
  await fillPassword(page, 'Mật khẩu mới', 'gió-núi-88');
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();

  await page.getByRole('img', { name: /^Mã QR/ }).waitFor();
  const [shown = ''] = await page.locator('ol code').allTextContents();
  const uri = `otpauth://totp/x?secret=${shown.replaceAll(' ', '')}`;
  const codes = await page.getByRole('list', { name: 'Mã dự phòng' }).locator('code').all();
  assert.equal(codes.length, 10);
  const recovery = (await codes[0]?.textContent()) ?? '';
  await page.getByLabel('Tôi đã cất các mã này').check();
  await page.getByLabel('Mã 6 số').fill('000000');
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByText('Mã của yếu tố thứ hai không đúng').waitFor();
  await page.getByLabel('Mã 6 số').fill(appCode(uri));
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await board(page);

  const again = await visitor();
  await signsIn(again.page, email, 'gió-núi-88');
  await again.page.getByLabel('Mã 6 số hoặc mã dự phòng').fill(recovery);
  await again.page.getByRole('button', { name: 'Vào', exact: true }).click();
  await board(again.page);
  assert.deepEqual([...errors, ...again.errors], []);
});

test('who has only a password is shown the enrolment, whatever the address', async () => {
  const email = 'giam.sat@example.vn';
  const code = await invited(people.headquarters, email, 'headquarters', 'thtk');
  const { page, errors } = await visitor();
  await firstTime(page, code);
  await page.getByRole('img', { name: /^Mã QR/ }).waitFor();
  await page.goto(`${url}/quan-tri`);
  await page.getByRole('heading', { name: 'Yếu tố xác thực thứ hai' }).waitFor();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  assert.deepEqual(errors, []);
});

test('a passkey is made, names itself, and lets in without a password', async () => {
  const email = 'van.tay@example.vn';
  const { page, errors } = await visitor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await firstTime(page, await invited(people.coordinator, email, 'site', 'ptc-107'));
  await board(page);
  await page.goto(`${url}/tai-khoan`);
  await page.getByLabel('Tên khoá').fill('Máy ở phòng');
  // Long enough after the sign-in, the desk asks once more who this is.
  clock.advance({ minutes: 11 });
  await page.getByRole('button', { name: 'Thêm khoá trên máy này' }).click();
  const asked = page.getByRole('group', { name: 'Xác nhận lại bạn là ai' });
  await asked.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).fill(phrase);
  await asked.getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByRole('button', { name: 'Bỏ khoá Máy ở phòng' }).waitFor();
  // The browser may offer the passkey by itself, as soon as the entrance is there.
  const entered = page.waitForResponse(
    (answer) => answer.url().endsWith('/auth/passkey') && answer.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  const passkey = page.getByRole('button', { name: 'Dùng khoá truy cập' });
  await Promise.race([passkey.click(), entered]);
  assert.equal((await entered).status(), 204);
  await board(page);
  const sessions = await page.context().request.get(`${url}/api/session`);
  assert.equal(((await sessions.json()) as { strength: string }).strength, 'passkey');
  assert.deepEqual(errors, []);
});

test('a passkey belongs to a name: at a number the page says so', async () => {
  const { page, errors } = await visitor('phone');
  await page.goto(desk.at.url);
  await page.getByRole('button', { name: 'Dùng khoá truy cập' }).click();
  await page.getByText('Khoá truy cập gắn với một tên').waitFor();
  assert.deepEqual(errors, []);
});

test('a shared desk locks over what is being typed, and gives it back', async () => {
  const email = 'chung.may@example.vn';
  const code = await invited(people.coordinator, email, 'site', 'ptc-107');
  const first = await visitor();
  await firstTime(first.page, code);
  await board(first.page);
  const { page, errors } = await visitor();
  await page.clock.install();
  await signsIn(page, email, phrase, true);
  await board(page);
  await page.goto(`${url}/tai-khoan`);
  await page.getByLabel('Tên mã').fill('viết dở');
  clock.advance({ minutes: 16 });
  await page.clock.runFor('16:00');
  const lock = page.getByRole('dialog', { name: 'Bàn trực đang khoá' });
  await lock.getByText('Người Mới đang dùng máy này').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await lock.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).fill('không phải');
  await lock.getByRole('button', { name: 'Mở khoá' }).click();
  await lock.getByRole('alert').waitFor();
  await lock.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).fill(phrase);
  await lock.getByRole('button', { name: 'Mở khoá' }).click();
  await lock.waitFor({ state: 'detached' });
  assert.equal(await page.getByLabel('Tên mã').inputValue(), 'viết dở');
  // Locked by hand, and opened again as a page of its own.
  await page.getByRole('button', { name: 'Khoá ngay' }).click();
  await lock.waitFor();
  await page.reload();
  await lock.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).fill(phrase);
  await lock.getByRole('button', { name: 'Mở khoá' }).click();
  await page.getByRole('heading', { name: 'Tài khoản' }).waitFor();
  assert.deepEqual(errors, []);
});

test('a forgotten password is set anew by the link of a mail', async () => {
  const email = 'hay.quen@example.vn';
  const code = await invited(people.coordinator, email, 'site', 'ptc-107');
  const { page, errors } = await visitor('phone');
  await firstTime(page, code);
  await board(page);
  await page.context().clearCookies();
  await page.goto(url);
  await page.getByRole('button', { name: 'Quên mật khẩu?' }).click();
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByRole('button', { name: 'Gửi liên kết' }).click();
  await page.getByText('thư đang trên đường tới').waitFor();
  const { rows } = await store.pool.query<{ body: string }>(
    `select body from messages where notice = 'reset' and address = $1`,
    [email],
  );
  const linked = /\/ma-moi#\S+/.exec(links.unmask(rows[0]?.body ?? ''))?.[0] ?? '';
  await page.goto(url + linked);
  await page.getByRole('heading', { name: /đặt mật khẩu mới/ }).waitFor();
  await fillPassword(page, 'Mật khẩu mới', 'ngắn');
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
  await page.getByText('Mật khẩu quá ngắn.').waitFor();
  await fillPassword(page, 'Mật khẩu mới', 'con đường làng ngày mưa');
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
  await board(page);
  assert.deepEqual(errors, []);
});
