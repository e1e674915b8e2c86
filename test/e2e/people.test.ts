/** Administration in the browser: an invitation on paper, an account disabled, the trail. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';

const password = 'mật khẩu của thử nghiệm';
const desk = await openTestDesk({ clock: 'runs', page: true });
const browser = await openBrowser();
const email = 'lead@example.vn';
const id = await desk.auth.createAccount({ email, name: 'Bùi Thị Mẫu', password });
await addPerson(desk.store, { id, role: 'headquarters', unit: 'thtk', isSample: false });

test('headquarters invites on paper, disables an account, reads both in the trail', async () => {
  const { page, errors } = await signIn(browser, desk.at.url, { email, password, on: 'desk' });
  await page.goto(`${desk.at.url}/quan-tri/nguoi-dung`);
  await page.getByRole('link', { name: 'Mời người mới' }).press('Enter');
  const invite = page.getByRole('button', { name: 'Mời', exact: true });
  await invite.press('Enter');
  const flaw = page.locator(':focus[aria-invalid=true]');
  assert.equal(
    await flaw.evaluate((one: HTMLInputElement) => one.labels?.[0]?.textContent),
    'Họ và tên',
  );
  await page.getByLabel('Họ và tên').fill('Nông Thị Mới');
  await page.getByRole('textbox', { name: 'Thư điện tử' }).fill('nong.moi@example.vn');
  await page.getByLabel('Tìm đơn vị').fill('muong te');
  const unit = page.getByLabel('Đơn vị', { exact: true });
  await unit.locator('option[value="ptc-107"]').waitFor({ state: 'attached' });
  await unit.selectOption('ptc-107');
  await invite.press('Enter');
  const sheet = page.getByRole('region', { name: 'Giấy mời dùng bàn trực sự cố' });
  await sheet.and(page.locator(':focus')).waitFor();
  await sheet.getByText(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/).waitFor();
  await sheet.getByText('/ma-moi').waitFor();
  await page.getByRole('button', { name: 'Xong' }).click();
  const invited = page.getByRole('list', { name: 'Đã mời, chưa nhận' });
  await invited.getByText('Nông Thị Mới').waitFor();

  await page.getByRole('searchbox').fill('vang thi mau');
  await page.getByRole('link', { name: /^Vàng Thị Mẫu/ }).click();
  const end = page.getByRole('button', { name: 'Ngừng tài khoản' });
  await end.press('Enter');
  const asked = page.getByRole('alertdialog');
  // The question is read first; the key that asked does not answer. Escape leaves it.
  await asked.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await end.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await asked.waitFor();
  for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
  await page.getByText('Đã ngừng bởi người quản trị').waitFor();
  assert.equal((await desk.people.colleague.send('GET', '/api/me')).status, 401);

  await page.goto(`${desk.at.url}/quan-tri/nhat-ky`);
  const trail = page.getByRole('list', { name: 'Nhật ký quản trị' });
  await trail.getByText('nong.moi@example.vn').first().waitFor();
  await trail.getByText('Ngừng tài khoản').first().waitFor();
  assert.deepEqual(errors, []);
});
