/** The record in the browser: its files are taken home, and an alarm is seen by both parties. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { makeNextArchive } from '../../src/app/archives.ts';
import { verifyArchive } from '../../src/app/archive-verify.ts';
import { noDelivery } from '../../src/app/delivery-setup.ts';
import { checkNightly, sealOnce } from '../../src/app/keeping.ts';
import { verifyPdf } from '../../src/app/pdf-seal.ts';
import { verifyRecordFile } from '../../src/domain/record-file.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { DeliveryState } from '../../src/http/contract/deliveries.ts';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { inspect } from '../support/inspect.ts';
import { inClosing, inRestoration } from '../support/told.ts';

const password = 'mật khẩu của phép thử';

/** Eleven years ago, so that a record whose term is over is there. */
const desk = await openTestDesk({
  clock: 'runs',
  from: '2015-11-23T08:00:00+07:00',
  page: true,
  delivery: { ...noDelivery, gateways: [{ channel: 'mail', name: 'smtp' }] },
});
const { helpdesk, technician } = desk.people;
const old = await closes();
desk.clock.moveTo(new Date().toISOString());
const owing = await closes(3);
const browser = await openBrowser();
await account('tech@example.vn', 'Lò Văn Mẫu', 'site', 'ptc-107');
await account('lead@example.vn', 'Lê Thị Mẫu', 'headquarters', 'thtk');
const incident = await inRestoration(desk);
await sealOnce(desk.store, desk.ring);
await checkNightly(desk.store, desk.ring);

test('a technician takes minutes and record home, and both prove themselves', async () => {
  const who = { email: 'tech@example.vn', password, on: 'phone' } as const;
  const { page, errors } = await signIn(browser, desk.at.url, who);
  await page.goto(`${desk.at.url}/su-co/${incident.id}`);
  const card = page.getByRole('region', { name: 'Hồ sơ', exact: true });
  await card.getByText('Niêm phong gần nhất của bàn trực: mốc 1').waitFor();
  await card.getByText(/3 hồ sơ, không chỗ sai/).waitFor();
  await inspect(page, 'the record of an incident');
  const pdf = await taken(page, 'Tải biên bản (PDF)');
  assert.deepEqual(verifyPdf(pdf).flaws, []);
  const json = (await taken(page, 'Tải hồ sơ (JSON)')).toString('utf8');
  assert.deepEqual(verifyRecordFile(json).flaws, []);
  await card.getByLabel('Che số điện thoại và thư của cá nhân').check();
  const masked = (await taken(page, 'Tải hồ sơ (JSON)')).toString('utf8');
  assert.equal((JSON.parse(masked) as { masked: boolean }).masked, true);
  assert.deepEqual(errors, []);
});

const lead = await signIn(browser, desk.at.url, {
  email: 'lead@example.vn',
  password,
  on: 'desk',
});
const leads = lead.page;

test('on the board one asks whose root-cause report is owed', async () => {
  await leads.goto(`${desk.at.url}/?show=all`);
  const shown = (code: string) => leads.getByText(code).filter({ visible: true });
  await shown(incident.code).first().waitFor();
  await leads.getByLabel('Báo cáo nguyên nhân gốc').selectOption('Còn nợ báo cáo');
  await shown(incident.code).first().waitFor({ state: 'detached' });
  await shown(owing.code).first().waitFor();
  await leads.getByLabel('Báo cáo nguyên nhân gốc').selectOption('Quá hạn báo cáo');
  await shown(owing.code).first().waitFor({ state: 'detached' });
});

test('a year is ordered for the archive, followed, and taken home as one file', async () => {
  await leads.goto(`${desk.at.url}/quan-tri/giao-nop`);
  await leads.getByRole('button', { name: 'Xuất kho hồ sơ' }).click();
  await leads.getByText('Đang chờ đến lượt').waitFor();
  await makeNextArchive(desk.desk, desk.ring, desk.at.url);
  const fetch = leads.getByRole('link', { name: /^Tải về: / });
  const [download] = await Promise.all([leads.waitForEvent('download'), fetch.click()]);
  const keys = { trusted: await desk.ring.keys() };
  const report = await verifyArchive(await download.path(), keys);
  assert.deepEqual([report.flaws, report.incidents], [[], 1], 'the one that has ended this year');
  await inspect(leads, 'archives');
});

test('a record beyond its term is held, let go, and removed, each with its reason', async () => {
  await leads.goto(`${desk.at.url}/quan-tri/luu-giu`);
  const hold = leads.getByRole('button', { name: 'Giữ hồ sơ lại' });
  await hold.click();
  await leads.getByText('Hãy điền mã sự cố.').waitFor();
  await leads.keyboard.type(old.code);
  await hold.click();
  await leads.getByText('Hãy viết lý do.').waitFor();
  await leads.getByRole('textbox', { name: 'Lý do' }).fill('Tranh chấp về số phút');
  await hold.click();
  await leads.getByText('Đang được giữ lại, chưa xoá được.').waitFor();
  await leads.getByRole('searchbox').fill('tranh chap');
  await leads.getByText('Không có hồ sơ nào như vậy.').waitFor();
  assert.ok(await leads.getByText(/Tranh chấp về số phút/).isVisible());
  await leads.getByRole('searchbox').fill('');
  await reasoned(`Thôi giữ: ${old.code}`, 'Thôi giữ', 'Đã xử xong');
  await inspect(leads, 'terms and holds');
  await reasoned(`Xoá hồ sơ: ${old.code}`, 'Xoá hồ sơ', 'Đã giao nộp lưu trữ');
  await leads.getByText('Chưa có hồ sơ nào hết thời hạn').waitFor();
  await leads.getByText(`${old.code}: Đã giao nộp lưu trữ`).waitFor();
});

test('going live says whom it reaches, and asks to have understood that', async () => {
  const { reach } = await desk.people.headquarters.get<DeliveryState>('/api/deliveries/live');
  await leads.goto(`${desk.at.url}/hop-thu-di`);
  await leads.getByRole('button', { name: 'Bật gửi ra ngoài…' }).click();
  const ask = leads.getByRole('alertdialog', { name: 'Bật gửi thật ra ngoài?' });
  await ask.getByText(new RegExp(`đến ${reach.addresses} địa chỉ của người thật`)).waitFor();
  const confirm = ask.getByRole('button', { name: 'Bật gửi thật' });
  assert.ok(await confirm.isDisabled());
  await ask.getByRole('checkbox').check();
  await inspect(leads, 'going live');
  await confirm.click();
  await leads.getByText('Đang bật: thư và tin được gửi thật.').waitFor();
  await leads.getByRole('button', { name: 'Tắt gửi ra ngoài' }).click();
  await leads.getByText('Đang tắt: không có gì rời khỏi máy này.').waitFor();
  assert.deepEqual(lead.errors, []);
});

test('what does not fit is said on every page of those who answer for it', async () => {
  await desk.store.pool.query(`update record_checks set flaw_count = 1,
    flaws = '[{"what":"vanished","id":"${incident.id}","seq":1}]'`);
  await leads.goto(desk.at.url);
  await leads.getByRole('alert').getByText('Hồ sơ cần được xem xét ngay').waitFor();
  await inspect(leads, 'an alarm of the record');
});

async function taken(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path());
}

/** Unfolds an act of the page, gives its reason and does it. */
async function reasoned(unfold: string, act: string, reason: string): Promise<void> {
  await leads.getByRole('button', { name: unfold }).click();
  const form = leads
    .locator('form')
    .filter({ has: leads.getByRole('button', { name: act }) })
    .last();
  await form.getByRole('textbox', { name: 'Lý do' }).fill(reason);
  await form.getByRole('button', { name: act }).click();
  await leads.getByRole('button', { name: unfold }).waitFor({ state: 'detached' });
}

/** Closed by both sides; with a root-cause report owed in so many days. */
async function closes(days?: number) {
  const closing = await inClosing(desk);
  if (days !== undefined) await technician.asksRfo(closing, days);
  await technician.signs(closing);
  return helpdesk.signs(closing);
}

async function account(email: string, name: string, role: Role, unit: string): Promise<void> {
  const id = await desk.auth.createAccount({ email, name, password });
  await addPerson(desk.store, { id, role, unit, isSample: false });
}
