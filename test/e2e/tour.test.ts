/** The tour and the help: offered once, left and taken up again, told by keyboard and by name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Role } from '../../src/domain/roles.ts';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn, type viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { inRestoration } from '../support/told.ts';

const password = 'mật khẩu của phép thử';
const desk = await openTestDesk({ clock: 'runs', page: true });
const browser = await openBrowser();
const incident = await inRestoration(desk);
const roles = {
  site: 'ptc-107',
  coordinator: 'stc-12',
  headquarters: 'thtk',
  helpdesk: 'viettel',
  'account-manager': 'viettel',
  director: 'viettel',
} as const satisfies Record<Role, string>;
for (const [role, unit] of Object.entries(roles) as [Role, string][]) {
  const email = `${role}@tour.example.vn`;
  const id = await desk.auth.createAccount({ email, name: `Mẫu ${role}`, password });
  await addPerson(desk.store, { id, role, unit, isSample: false });
}

/** Somebody's first visit: nothing is remembered here of a tour. */
async function firstVisit(role: Role, on: keyof typeof viewports) {
  const who = { email: `${role}@tour.example.vn`, password, on };
  const screen = await signIn(browser, desk.at.url, { ...who, isFirst: true });
  return { ...screen, card: screen.page.getByRole('region', { name: 'Đi một vòng' }) };
}

/** The step that the card stands at, once its heading has the focus. */
async function stepOf(page: Page): Promise<string> {
  await page.waitForFunction(() =>
    document.activeElement?.closest('[aria-label="Đi một vòng"]')?.querySelector('h2'),
  );
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

/** Who walks where: those with a phone in the hand, and those with a desk before them. */
const walkers = {
  phone: ['site', 'coordinator', 'director'],
  desk: ['headquarters', 'helpdesk', 'account-manager'],
} as const satisfies Record<string, Role[]>;

for (const on of ['phone', 'desk'] as const) {
  for (const role of walkers[on]) {
    test(`a ${role} walks the whole tour by the keyboard, on a ${on}`, async () => {
      const { page, card, errors } = await firstVisit(role, on);
      await card.getByRole('heading', { name: 'Lần đầu ở đây?' }).waitFor();
      await page.locator('main a[href^="/su-co/"]').first().waitFor();
      await card.getByRole('button', { name: 'Đi một vòng' }).press('Enter');
      const seen: string[] = [];
      for (;;) {
        const step = await stepOf(page);
        assert.ok(!seen.includes(step), `${step} comes once`);
        seen.push(step);
        await page.locator('[data-toured]').waitFor({ state: 'attached' });
        assert.equal(await page.locator('[data-toured]').count(), 1, `${step} rings one part`);
        const next = card.getByRole('button', { name: 'Tiếp' });
        if ((await next.count()) === 0) break;
        await next.press('Enter');
        await card.getByRole('heading', { name: step, exact: true }).waitFor({ state: 'detached' });
      }
      assert.ok(seen.length >= 6, seen.join(', '));
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Hướng dẫn');
      await card.getByRole('button', { name: 'Xong' }).press('Enter');
      await card.waitFor({ state: 'detached' });
      await page.goto(desk.at.url);
      await page.locator('main a[href^="/su-co/"]').first().waitFor();
      assert.equal(await card.count(), 0, 'done is done');
      const after = await desk.people.headquarters.record(incident);
      assert.equal(after.entries.at(-1)?.type, 'responsibility-agreed', 'nothing was sent');
      assert.deepEqual(errors, []);
    });
  }

  test(`left in the middle, the tour goes on from there, on a ${on}`, async () => {
    const { page, card, errors } = await firstVisit('site', on);
    await page.locator('main a[href^="/su-co/"]').first().waitFor();
    await card.getByRole('button', { name: 'Đi một vòng' }).click();
    await stepOf(page);
    await card.getByRole('button', { name: 'Tiếp' }).click();
    const left = card.getByRole('heading', { name: 'Một dòng, một sự cố' });
    await left.waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('main a[href^="/su-co/"]').first().waitFor();
    assert.equal(await card.count(), 0, 'nobody is asked twice');
    await page.goto(`${desk.at.url}/huong-dan`);
    await page.getByRole('button', { name: 'Đi tiếp vòng đang dở' }).click();
    await left.waitFor();
    assert.match(new URL(page.url()).pathname, /^\/$/, 'on the screen that it speaks of');
    assert.deepEqual(errors, []);
  });

  test(`“?” tells what the clause says, by keyboard and by name, on a ${on}`, async () => {
    const who = { email: 'helpdesk@tour.example.vn', password, on };
    const { page, errors } = await signIn(browser, desk.at.url, who);
    await page.goto(`${desk.at.url}/su-co/${incident.code}`);
    const ladder = page.getByRole('region', { name: 'Cấp trên của nhà cung cấp' });
    const mark = ladder.getByRole('button', { name: 'Điều 3 nói gì?' });
    assert.equal(await mark.getAttribute('aria-expanded'), 'false');
    await mark.press('Enter');
    await ladder.getByText(/Nếu quá 04 giờ chưa có thông tin phản hồi/).waitFor();
    await ladder.getByText('Bàn trực làm gì:').waitFor();
    assert.equal(await mark.getAttribute('aria-expanded'), 'true');
    await mark.press('Enter');
    assert.equal(await ladder.getByText('Bàn trực làm gì:').count(), 0);

    await page.getByRole('button', { name: 'Báo đã khắc phục' }).first().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Điều 6 nói gì?' }).click();
    await sheet.getByText(/Phía Phòng Tài chính quận huyện kiểm tra lại/).waitFor();
    assert.deepEqual(errors, []);
  });
}
