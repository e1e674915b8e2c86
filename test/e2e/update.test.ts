/** A new build while somebody fills in a form: asked, never pulled from under the hand. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { phoneThatKnows } from '../support/phone.ts';

const who = { email: 'tech@example.vn', password: 'mật khẩu của phép thử' };
const served = mkdtempSync(join(tmpdir(), 'thongsuot-page-'));
after(() => rmSync(served, { recursive: true }));
cpSync(join(import.meta.dirname, '..', '..', 'dist', 'web'), served, { recursive: true });
const desk = await openTestDesk({ clock: 'runs', page: served });
const browser = await openBrowser();
const account = await desk.auth.createAccount({ ...who, name: 'Lò Văn Mẫu' });
await addPerson(desk.store, { id: account, role: 'site', unit: 'ptc-107', isSample: false });

/** Puts a newer build in the place of the one that is served. */
function build(): void {
  for (const ending of ['.br', '.gz']) rmSync(join(served, `worker.js${ending}`));
  appendFileSync(join(served, 'worker.js'), '\n// newer');
}

test('a newer page asks; put off, it stays away; taken, it has the half-filled form', async () => {
  const phone = await phoneThatKnows(browser, desk.at.url, who, '/bao-su-co');
  const { page, context, errors } = phone;
  const symptom = page.getByRole('radio', { name: /^Chập chờn/ });
  await symptom.check({ force: true });
  await page.getByText('Thêm mô tả').click();
  const words = page.getByRole('textbox', { name: /^Mô tả/ });
  await words.fill('Lúc được lúc mất, từ khi mưa');
  await page.evaluate('window.isSamePage = true');

  build();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
  const note = page.getByText('Đã có bản mới.');
  await note.waitFor();
  assert.equal(await words.inputValue(), 'Lúc được lúc mất, từ khi mưa');
  // It lies over nothing that is needed: the button that sends is still under the thumb.
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click({ trial: true });
  await page.getByRole('button', { name: 'Để sau' }).click();
  await note.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate('window.isSamePage'), true);

  // Asked once more when the page is next opened.
  await page.reload();
  await page.getByRole('button', { name: 'Tải lại' }).click();
  await page.waitForFunction('window.isSamePage === undefined');
  await page.getByText('Phòng Tài chính huyện Mường Tè').first().waitFor();
  await note.waitFor({ state: 'detached' });
  assert.ok(await symptom.isChecked());
  assert.equal(await words.inputValue(), 'Lúc được lúc mất, từ khi mưa');
  assert.deepEqual(errors, []);
  await context.close();
});
