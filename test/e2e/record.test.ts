/** The record in the browser: its files are taken home, and an alarm is seen by both parties. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkNightly, sealOnce } from '../../src/app/keeping.ts';
import { verifyPdf } from '../../src/app/pdf-seal.ts';
import { verifyRecordFile } from '../../src/domain/record-file.ts';
import type { Role } from '../../src/domain/roles.ts';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { inspect } from '../support/inspect.ts';
import { inRestoration } from '../support/told.ts';

const password = 'mật khẩu của phép thử';

const desk = await openTestDesk({ clock: 'runs', page: true });
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
  await card.getByText(/1 hồ sơ, không chỗ sai/).waitFor();
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

test('what does not fit is said on every page of those who answer for it', async () => {
  await desk.store.pool.query(`update record_checks set flaw_count = 1,
    flaws = '[{"what":"vanished","id":"${incident.id}","seq":1}]'`);
  const who = { email: 'lead@example.vn', password, on: 'desk' } as const;
  const { page } = await signIn(browser, desk.at.url, who);
  await page.getByRole('alert').getByText('Hồ sơ cần được xem xét ngay').waitFor();
  await inspect(page, 'an alarm of the record');
});

async function taken(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path());
}

async function account(email: string, name: string, role: Role, unit: string): Promise<void> {
  const id = await desk.auth.createAccount({ email, name, password });
  await addPerson(desk.store, { id, role, unit, isSample: false });
}
