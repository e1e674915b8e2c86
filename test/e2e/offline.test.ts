/** The day without a line: a phone that reports, calls, verifies and writes with no network. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import type { Role } from '../../src/domain/roles.ts';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { phoneThatKnows, waits } from '../support/phone.ts';
import { inRestoration, told } from '../support/told.ts';

const password = 'mật khẩu của phép thử';
const desk = await openTestDesk({ clock: 'runs', page: true });
const { at, people } = desk;
const browser = await openBrowser();
const technician = await account('tech@example.vn', 'Lò Văn Mẫu', 'site', 'ptc-107');
const neighbour = await account('near@example.vn', 'Vàng Thị Mẫu', 'site', 'ptc-108');

async function account(email: string, name: string, role: Role, unit: string) {
  const id = await desk.auth.createAccount({ email, name, password });
  await addPerson(desk.store, { id, role, unit, isSample: false });
  return { email, password };
}

async function choose(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('radio', { name: words }).check({ force: true });
}

/** The network goes, or comes back. */
async function cut(context: BrowserContext, isCut: boolean): Promise<void> {
  await context.setOffline(isCut);
}

/** Opens a sheet by its button, writes, sends. */
async function acts(page: Page, act: string, words: string, send: RegExp): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox').first().fill(words);
  await sheet.getByRole('button', { name: send }).last().click();
  await sheet.waitFor({ state: 'hidden' });
}

test('reported, called and noted without a network; closed, opened again, sent once', async () => {
  const { page, errors, context } = await phoneThatKnows(browser, at.url, technician, '/bao-su-co');
  await cut(context, true);
  await page.reload();
  await page.getByText('Phòng Tài chính huyện Mường Tè').first().waitFor();
  await page.getByText(/^Số liệu lúc .*, .*$/).waitFor();
  await choose(page, /^Mất kết nối/);
  await page.getByRole('button', { name: '15 phút trước' }).click();
  await choose(page, /^Do kênh truyền/);
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();

  // The number to call is the first thing, with a network or without.
  const number = page.getByRole('link', { name: /^Gọi số trực sự cố/ });
  assert.equal(await number.getAttribute('href'), 'tel:+842136250119');
  await waits(page, 1);
  await page.getByRole('button', { name: 'Tôi đã gọi rồi: ghi lại' }).click();
  await choose(page, /^Có người nghe/);
  await page.getByRole('textbox', { name: /^Mã tiếp nhận/ }).fill('119-4711');
  await page.getByRole('button', { name: 'Ghi: nhà cung cấp đã nhận' }).click();
  await page.getByText('Bước 4/7').waitFor();
  await page.getByRole('button', { name: 'Việc khác' }).click();
  const note = page.getByRole('button', { name: /^Ghi chú/ });
  await note.click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox').first().fill('Bảo vệ giữ chìa khoá phòng máy');
  await sheet.getByRole('button', { name: /Ghi/ }).last().click();
  await waits(page, 3);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  assert.equal((await people.headquarters.board({})).items.length, 0);

  // The phone is closed, and opened again still without a network: twice, as two tabs.
  await page.close();
  const again = await context.newPage();
  const beside = await context.newPage();
  await again.goto(`${at.url}/cho-gui`);
  await beside.goto(`${at.url}/su-co/${id}`);
  await again.getByRole('heading', { name: 'Báo sự cố' }).waitFor();
  assert.equal(await again.getByRole('article').count(), 3);
  await waits(beside, 3);

  await cut(context, false);
  await waits(again, 0);
  await waits(beside, 0);
  const record = await people.headquarters.record({ id });
  assert.deepEqual(told(record), [
    'reported',
    'self-diagnosed',
    'hotline-called',
    'carrier-notified',
    'noted',
  ]);
  assert.equal((await people.headquarters.board({})).items.length, 1);
  const [first] = record.entries;
  assert.ok(first && first.claimedAt < first.at, 'done before it arrived, and both are known');
  await beside.getByText('Chưa gửi').waitFor({ state: 'detached' });
  assert.deepEqual(errors, []);
  await context.close();
});

test('what another device decided first is explained, and becomes a note if wished', async () => {
  const incident = await inRestoration(desk);
  await people.helpdesk.reportsFixed(incident, 'Đã hàn cáp');
  const phone = await phoneThatKnows(browser, at.url, technician, `/su-co/${incident.id}`);
  const { page, context } = phone;
  await cut(context, true);
  await acts(page, 'Kênh đã thông', 'Đã chạy lại lúc kiểm tra', /đã thông/);
  await waits(page, 1);
  await page.getByText('Bước 7/7').waitFor();
  // Meanwhile the province has tried it too, and says the opposite.
  await people.coordinator.rejects(incident, 'Ping vẫn mất gói');

  await cut(context, false);
  await page.getByRole('link', { name: /1 việc máy chủ không nhận/ }).click();
  const card = page.getByRole('article');
  await card.getByText(/P-6\.0/).waitFor();
  await card.getByText(/Lúc đó sự cố đang ở bước/).waitFor();
  await card.getByRole('button', { name: 'Ghi thành ghi chú' }).click();
  await waits(page, 0);
  const last = (await people.headquarters.record(incident)).entries.at(-1);
  assert.equal(last?.type, 'noted');
  assert.match(String(last?.data['text']), /Kênh đã thông.*Đã chạy lại lúc kiểm tra/s);
  assert.deepEqual(phone.errors, []);
  await context.close();
});

test('whoever signs in next neither sends nor sees what another person left', async () => {
  const { page, context } = await phoneThatKnows(browser, at.url, technician, '/bao-su-co');
  const { items } = await people.headquarters.board({});
  const open = items.find(({ site }) => site.id === 'ptc-107');
  assert.ok(open);
  await page.goto(`${at.url}/su-co/${open.id}`);
  await page.getByText('Bước').first().waitFor();
  await cut(context, true);
  await page.getByRole('button', { name: 'Việc khác' }).click();
  await page.getByRole('button', { name: /^Ghi chú/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox').first().fill('Chỉ tôi được gửi câu này');
  await sheet.getByRole('button', { name: /Ghi/ }).last().click();
  await waits(page, 1);
  // The line comes back for everything but what waits, long enough to hand the phone over.
  await context.route('**/api/incidents/*/note', (route) => route.abort());
  await cut(context, false);
  await page.goto(`${at.url}/tai-khoan`);
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await page.getByText('Còn 1 việc chưa gửi').waitFor();
  await page.getByRole('button', { name: 'Vẫn đăng xuất' }).click();
  await page.getByLabel('Thư điện tử').fill(neighbour.email);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('link', { name: 'Bảng sự cố' }).first().waitFor();
  await context.unroute('**/api/incidents/*/note');
  await page.goto(`${at.url}/cho-gui`);
  await page.getByText(/Máy này còn giữ 1 việc của người khác/).waitFor();
  assert.equal(await page.getByText('Chỉ tôi được gửi câu này').count(), 0);
  assert.equal(await page.getByText('Mường Tè').count(), 0);
  const { entries } = await people.headquarters.record(open);
  assert.ok(!entries.some(({ data }) => data['text'] === 'Chỉ tôi được gửi câu này'));
  await context.close();
});

test('a call goes on while the page is gone; what came of it is asked first', async () => {
  const incident = await people.technician.reports();
  await people.technician.finds(incident, 'carrier');
  const phone = await phoneThatKnows(browser, at.url, technician, `/su-co/${incident.id}`);
  const { page, context } = phone;
  await page.getByRole('link', { name: /^Gọi số trực sự cố/ }).click();
  await page.getByRole('timer').waitFor();
  await page.close();

  const again = await context.newPage();
  await again.goto(at.url);
  const sheet = again.getByRole('dialog');
  await sheet.getByRole('timer').waitFor();
  await sheet.getByRole('button', { name: 'Có người nghe' }).click();
  await sheet.getByRole('textbox', { name: /^Mã tiếp nhận/ }).fill('119-0815');
  await sheet.getByRole('button', { name: 'Ghi: nhà cung cấp đã nhận' }).click();
  await again.getByText('Bước 4/7').waitFor();
  assert.deepEqual(told(await people.headquarters.record(incident)).slice(-2), [
    'hotline-called',
    'carrier-notified',
  ]);
  assert.deepEqual(phone.errors, []);
  await context.close();
});
