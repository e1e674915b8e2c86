/** Every screen, in both languages, on both viewports: nothing that axe calls serious, no error. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn, type viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { inRestoration } from '../support/told.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'mật khẩu của phép thử';
const email = 'tech@example.vn';

const desk = await openTestDesk({ clock: 'runs', page: true });
const browser = await openBrowser();
const id = await desk.auth.createAccount({ email, name: 'Lò Văn Mẫu', password });
await addPerson(desk.store, { id, role: 'site', unit: 'ptc-107', isSample: false });
const incident = await inRestoration(desk);

const screens = ['/', '/bao-su-co', `/su-co/${incident.id}`, '/quy-trinh', '/tai-khoan'];
const languages = [
  ['vi', 'English'],
  ['en', 'Tiếng Việt'],
] as const;

for (const on of ['phone', 'desk'] as const satisfies (keyof typeof viewports)[]) {
  test(`every screen on a ${on}, in Vietnamese and in English`, async () => {
    const { page, errors } = await signIn(browser, desk.at.url, { email, password, on });
    for (const [language, other] of languages) {
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      for (const screen of screens) {
        await page.goto(desk.at.url + screen);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.getByRole('button', { name: other }).waitFor();
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        const serious = violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map((found) => `${found.id}: ${found.nodes.map((node) => node.html).join(' ')}`);
        assert.deepEqual(serious, [], `${screen} in ${language}`);
        const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
        assert.ok(Number(await page.evaluate(overflow)) <= 0, `${screen} is wider than the screen`);
      }
    }
    assert.deepEqual(errors, []);
  });
}
