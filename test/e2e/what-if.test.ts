/** "What if …" on the agreement's page: a story chosen, the answer moved, played to its end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';

const password = 'mật khẩu của phép thử';
const email = 'lead@example.vn';

const { at, store, auth } = await openTestDesk({ clock: 'runs', page: true });
const browser = await openBrowser();
const id = await auth.createAccount({ email, name: 'Lê Thị Mẫu', password });
await addPerson(store, { id, role: 'headquarters', unit: 'thtk', isSample: false });

for (const on of ['phone', 'desk'] as const) {
  test(`nobody answers, then an answer just in time, played on a ${on}`, async () => {
    const { page, errors } = await signIn(browser, at.url, { email, password, on });
    await page.goto(`${at.url}/quy-trinh/viettel-ptc-2009`);
    const panel = page.getByRole('region', { name: 'Nếu như…' });
    const told = panel.getByRole('listitem').filter({ hasText: 'Đã báo cáo cấp trên' });
    await told.first().waitFor();
    assert.deepEqual(await told.locator('b').allTextContents(), [
      '13:00',
      'Đã báo cáo cấp trên của nhà cung cấp',
      '15:00',
      'Đã báo cáo cấp trên của nhà cung cấp',
    ]);

    // 3 h 50 min after T0, as the panel proposes: ten minutes before the clock falls due.
    await panel.getByRole('radio', { name: 'Trả lời, khắc phục' }).check({ force: true });
    await panel.getByText('sau 3 giờ 50 phút').waitFor();
    await panel.getByText('Xác nhận kênh đã thông').waitFor();
    assert.equal(await told.count(), 0);
    // By keyboard, two steps on: too late by ten minutes, and level 1 was told.
    await panel.getByRole('slider', { name: 'Nhà cung cấp trả lời lần đầu' }).press('ArrowRight');
    await panel.getByRole('slider', { name: 'Nhà cung cấp trả lời lần đầu' }).press('ArrowRight');
    await told.first().waitFor();
    assert.equal(await told.count(), 1);

    // Drawn up to the notice only, what comes later is not there yet; then it plays by itself.
    const shown = panel.getByRole('slider', { name: 'Xem đến lúc' });
    await shown.press('Home');
    const ahead = panel.locator('[data-ahead="true"]');
    assert.ok((await ahead.count()) > 0);
    await panel.getByRole('button', { name: 'Chạy' }).click();
    await panel.getByRole('button', { name: 'Dừng' }).click();
    await shown.press('End');
    assert.equal(await ahead.count(), 0);
    assert.deepEqual(errors, []);
  });
}
