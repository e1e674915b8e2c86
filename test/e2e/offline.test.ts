/** The day without a line: a phone that reports, calls, verifies and writes with no network. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import type { DeliverySetup } from '../../src/app/delivery-setup.ts';
import { takeText } from '../../src/app/texts.ts';
import type { Role } from '../../src/domain/roles.ts';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { phoneThatKnows, waits } from '../support/phone.ts';
import { inRestoration, told } from '../support/told.ts';

const password = 'mật khẩu của phép thử';
const desk = await openTestDesk({ clock: 'runs', page: true });
const { at, people } = desk;
const delivery: DeliverySetup = { gateways: [], lang: 'vi', deskUrl: '' };
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

/** Writes a note on the incident in view. */
async function notes(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Việc khác' }).click();
  await page.getByRole('button', { name: /^Ghi chú/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox').first().fill(words);
  await sheet.getByRole('button', { name: /Ghi/ }).last().click();
}

/** Writes down a call that was answered five minutes ago. */
async function logsCall(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tôi đã gọi rồi: ghi lại' }).click();
  await choose(page, /^Có người nghe/);
  await page.getByRole('button', { name: '5 phút trước', exact: true }).click();
  await page.getByRole('textbox', { name: /^Mã tiếp nhận/ }).fill('119-4711');
  await page.getByRole('button', { name: 'Ghi: nhà cung cấp đã nhận' }).click();
  await page.getByText('Bước 4/7').waitFor();
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
  await logsCall(page);
  await notes(page, 'Bảo vệ giữ chìa khoá phòng máy');
  await waits(page, 3);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  assert.equal((await people.headquarters.board({})).items.length, 0);

  // The phone is closed, and opened again still without a network: twice, as two tabs.
  await page.close();
  const again = await context.newPage();
  const beside = await context.newPage();
  await beside.setViewportSize(viewports.desk.viewport);
  await again.goto(`${at.url}/cho-gui`);
  await beside.goto(`${at.url}/su-co/${id}`);
  await again.getByRole('heading', { name: 'Báo sự cố' }).waitFor();
  assert.equal(await again.getByRole('article').count(), 3);
  // Each says whose it is and what it says, also of an incident that has no number yet.
  const call = again.getByRole('article').filter({ hasText: 'Ghi cuộc gọi số trực' });
  const said = call.filter({ hasText: 'Phòng Tài chính huyện Mường Tè' });
  await said.getByText('Có người nghe').waitFor();
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
  await beside
    .getByText(/^Khai xảy ra .* · nhận được .*, sau 5 phút$/)
    .first()
    .waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('what another device decided first is explained, and becomes a note if wished', async () => {
  const incident = await inRestoration(desk);
  await people.helpdesk.reportsFixed(incident, 'Đã hàn cáp');
  const kinds = ['circuit', 'text-password', 'incident'];
  const phone = await phoneThatKnows(browser, at.url, technician, '/', kinds);
  const { context } = phone;
  await cut(context, true);
  // Nothing but the board was ever open: the office, its number and the incident are here all the
  // same when the phone starts without a network.
  await phone.page.close();
  const page = await context.newPage();
  await page.goto(at.url);
  const office = page.getByRole('region', { name: 'Kênh của đơn vị' });
  await office.getByText('PTC-12-107').first().waitFor();
  const number = await office.getByRole('link', { name: /625 0 119/ }).getAttribute('href');
  assert.equal(number, 'tel:+842136250119');
  await office.getByText('Không còn mạng nào').click();
  await office.getByText('SC PTC-12-107').waitFor();
  const row = page.getByRole('listitem').filter({ hasText: incident.code });
  await row.getByRole('link').click();
  await acts(page, 'Kênh đã thông', 'Đã chạy lại lúc kiểm tra', /đã thông/);
  await waits(page, 1);
  await page.getByText('Bước 7/7').waitFor();
  // Meanwhile the province has tried it too, and says the opposite.
  await people.coordinator.rejects(incident, 'Ping vẫn mất gói');

  await cut(context, false);
  await page.getByRole('link', { name: /1 việc cần bạn quyết/ }).click();
  const card = page.getByRole('article');
  await card.getByText(/P-6\.0/).waitFor();
  await card.getByText(/Lúc đó sự cố đang ở bước/).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await card.getByText(/The desk did not take it/).waitFor();
  await card.getByText(/The incident was then at: Joint diagnosis/).waitFor();
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await card.getByRole('button', { name: 'Ghi thành ghi chú' }).click();
  await waits(page, 0);
  const last = (await people.headquarters.record(incident)).entries.at(-1);
  assert.equal(last?.type, 'noted');
  assert.match(String(last?.data['text']), /Kênh đã thông.*Đã chạy lại lúc kiểm tra/s);
  await discardsWhole(page, context);
  assert.deepEqual(phone.errors, []);
  await context.close();
});

/** A report that was a mistake takes along what was done on its incident, and says so first. */
async function discardsWhole(page: Page, context: BrowserContext): Promise<void> {
  await page.getByRole('link', { name: 'Báo sự cố' }).first().click();
  await cut(context, true);
  await choose(page, /^Chập chờn/);
  await page.getByRole('button', { name: 'Vừa xong' }).click();
  await choose(page, /^Chưa kết luận/);
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await waits(page, 1);
  const log = { name: 'router.log', mimeType: 'text/plain', buffer: Buffer.from('LOS') };
  await page.locator('input[name=files]').setInputFiles(log);
  await waits(page, 2);
  const report = page.getByRole('article').filter({ hasText: 'Báo sự cố' });
  await report.getByRole('button', { name: 'Bỏ, không gửi' }).click();
  await report.getByText(/các việc sau của nó cũng mất theo: Đính kèm tệp/).waitFor();
  await report.getByRole('button', { name: 'Bỏ hẳn cả 2 việc' }).click();
  await waits(page, 0);
  await page.getByText('Không còn gì chờ gửi.').waitFor();
  await cut(context, false);
}

/** Reports without a network that the line is dead, found to be the carrier's. */
async function reportsDead(page: Page): Promise<void> {
  await cut(page.context(), true);
  await choose(page, /^Mất kết nối/);
  await page.getByRole('button', { name: '15 phút trước' }).click();
  await choose(page, /^Do kênh truyền/);
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await waits(page, 1);
}

test('texted meanwhile: the report that waited asks whether it is the same', async () => {
  const { page, errors, context } = await phoneThatKnows(browser, at.url, neighbour, '/bao-su-co');
  const made = await people.coordinator.send('POST', '/api/sites/ptc-108/text-password');
  const { password: siteWord } = made.body as { password: string };
  await reportsDead(page);
  await logsCall(page);
  await waits(page, 2);
  const came = { gateway: 'smpp:test', from: '+84912345001', text: `SC PTC-12-108 ${siteWord}` };
  assert.equal((await takeText(desk.desk, delivery, came)).outcome, 'opened');
  await cut(context, false);
  await page.getByRole('link', { name: /1 việc cần bạn quyết/ }).click();
  const card = page.getByRole('article').filter({ hasText: 'Có phải cùng một sự cố không?' });
  const same = card.getByRole('button', { name: /^Cùng sự cố: ghi thêm vào SC-/ });
  const code = /SC-\S+/.exec(await same.innerText())?.[0] ?? '';
  await card.getByText(`đã có sự cố ${code} được báo`).waitFor();
  await page.screenshot({ path: '/tmp/hands-same.png', fullPage: true });
  await same.click();
  await waits(page, 0);
  const mine = async () =>
    (await people.headquarters.board({})).items.filter(({ site }) => site.id === 'ptc-108');
  const [texted, ...others] = await mine();
  assert.equal(others.length, 0, 'one incident, whichever way it was told');
  assert.ok(texted);
  const record = await people.headquarters.record(texted);
  const facts = ['reported', 'self-diagnosed', 'noted', 'hotline-called', 'carrier-notified'];
  assert.deepEqual(told(record), facts);
  assert.match(String(record.entries[2]?.data['text']), /khi chưa có mạng, lúc .*: Mất kết nối/);
  // The hotline was called before the text had come: its record begins there, and says so.
  const call = record.entries[3];
  assert.equal(call?.claimedAt, (await people.headquarters.sees(texted)).outageSince);
  assert.match(String(call?.data['remark']), /Thực tế làm /);

  // Another matter, while the province reports a third: its own report, once that is said.
  await page.getByRole('link', { name: 'Báo sự cố' }).first().click();
  await page.getByRole('link', { name: code }).waitFor();
  await reportsDead(page);
  await people.coordinator.reports({ circuit: 'ptc-12-108' });
  await cut(context, false);
  await page.getByRole('link', { name: /1 việc cần bạn quyết/ }).click();
  await page.getByRole('button', { name: 'Sự cố khác: gửi báo cáo riêng' }).click();
  await waits(page, 0);
  assert.equal((await mine()).length, 3);
  assert.deepEqual(errors, []);
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
  await notes(page, 'Chỉ tôi được gửi câu này');
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

/** What the stopwatch in the sheet shows, in seconds. */
async function watch(page: Page): Promise<number> {
  const said = await page.getByRole('dialog').getByRole('timer').textContent();
  const [minutes = 0, seconds = 0] = (said ?? '').split(':').map(Number);
  return minutes * 60 + seconds;
}

test('a call goes on while the page is gone; what came of it is asked first', async () => {
  const incident = await people.technician.reports();
  await people.technician.finds(incident, 'carrier');
  const phone = await phoneThatKnows(browser, at.url, technician, `/su-co/${incident.id}`);
  const { page, context } = phone;
  await page.getByRole('link', { name: /^Gọi số trực sự cố/ }).click();
  await page.getByRole('timer').waitFor();
  // Back from the phone's own dialler, the page still there; then thrown out by the phone; then
  // closed by hand. The watch counts from the tap each time.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const first = await watch(page);
  await page.reload();
  const second = await watch(page);
  await page.close();
  const again = await context.newPage();
  await again.goto(at.url);
  const sheet = again.getByRole('dialog');
  const third = await watch(again);
  assert.ok(first <= second && second < third, `${first}, ${second}, ${third}`);
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
