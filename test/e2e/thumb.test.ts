/** A thumb on a phone: everything that is tapped is large enough to be hit (44 px, WCAG 2.5.5). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, openPage, signIn } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { inRestoration } from '../support/told.ts';

const who = { email: 'tech@example.vn', password: 'mật khẩu của phép thử' };
const desk = await openTestDesk({ clock: 'runs', page: true });
const { at, people } = desk;
const browser = await openBrowser();
const account = await desk.auth.createAccount({ ...who, name: 'Lò Văn Mẫu' });
await addPerson(desk.store, { id: account, role: 'site', unit: 'ptc-107', isSample: false });
const fresh = await people.technician.reports();
await people.technician.finds(fresh, 'carrier');
const repaired = await inRestoration(desk);
await people.helpdesk.reportsFixed(repaired, 'Đã hàn cáp');

/** What a technician walks on the day of a dead line. */
const screens = [
  '/',
  '/bao-su-co',
  `/su-co/${fresh.id}`,
  `/su-co/${repaired.id}`,
  '/cho-gui',
  '/tai-khoan',
  '/quy-trinh',
];

/**
 * What is too small, by its words. A link within a sentence is as high as its line (the standard
 * excepts it); a box to tick is as large as its label.
 */
async function tooSmall(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const leastPx = 44;
    const tapped =
      'a[href], button, input, select, textarea, summary, [role=button], [tabindex="0"]';
    const inSentence = (one: Element): boolean => {
      const { parentElement: around } = one;
      const beside = [...(around?.childNodes ?? [])].filter((node) => node !== one);
      return (
        one.matches('a, button') &&
        getComputedStyle(one).display === 'inline' &&
        beside.some((node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent ?? ''))
      );
    };
    const area = (one: Element): { width: number; height: number; bottom: number } => {
      const isTick = one.matches('input[type=radio], input[type=checkbox], input[type=file]');
      const labels = isTick && one instanceof HTMLInputElement ? [...(one.labels ?? [])] : [];
      // The border around a password is another element's.
      const around = one.closest('.mantine-PasswordInput-input');
      // A card is one link, as large as itself.
      const isCard = getComputedStyle(one, '::after').position === 'absolute';
      const whole = around ?? (isCard ? one.closest('[data-nth]') : undefined) ?? one;
      const boxes = [whole, ...labels].map((each) => each.getBoundingClientRect());
      const [left, top] = [Math.min(...boxes.map((b) => b.x)), Math.min(...boxes.map((b) => b.y))];
      const right = Math.max(...boxes.map((b) => b.right));
      const bottom = Math.max(...boxes.map((b) => b.bottom));
      return { width: right - left, height: bottom - top, bottom };
    };
    const isShown = (one: Element): boolean =>
      one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: false }) &&
      !one.matches('.unseen, [tabindex="-1"], #main') &&
      one.closest('[aria-hidden=true], [hidden]') === null;
    /** A button so narrow that its own words do not fit in it. */
    const isCut = (one: Element): boolean =>
      [one, ...one.querySelectorAll('[class*=Button-label]')].some(
        (part) => part.matches('button, span') && part.scrollWidth > part.clientWidth + 1,
      );
    return [...document.querySelectorAll(tapped)]
      .filter((one) => isShown(one) && !inSentence(one))
      .map((one) => ({ one, box: area(one) }))
      .filter(
        ({ one, box }) =>
          Math.min(box.height, box.width) < leastPx - 0.5 || (one.matches('button') && isCut(one)),
      )
      .filter(({ box }) => box.width > 1 && box.height > 1 && box.bottom > 0)
      .map(({ one, box }) => {
        const said = one.getAttribute('aria-label') ?? one.textContent.trim().slice(0, 40);
        return `${one.tagName} «${said}» ${Math.round(box.width)} × ${Math.round(box.height)}`;
      });
  });
}

test('everything that is tapped on the day of a dead line is 44 px high and wide', async () => {
  const { page } = await signIn(browser, at.url, { ...who, on: 'phone' });
  const found: Record<string, string[]> = {};
  for (const screen of screens) {
    await page.goto(at.url + screen);
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const small = await tooSmall(page);
    if (small.length > 0) found[screen] = [...new Set(small)];
  }
  await page.goto(`${at.url}/su-co/${repaired.id}`);
  for (const act of ['Kênh đã thông', 'Kênh vẫn chưa thông']) {
    await page.getByRole('button', { name: act, exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('textbox').first().waitFor();
    const small = await tooSmall(page);
    if (small.length > 0) found[act] = [...new Set(small)];
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
  }
  await people.technician.confirms(repaired);
  await page.getByRole('button', { name: 'Ký đóng sự cố', exact: true }).click();
  await page.getByText('Bạn ký vào những điều này').waitFor();
  const signing = await tooSmall(page);
  if (signing.length > 0) found['sign'] = [...new Set(signing)];
  assert.deepEqual(found, {});
});

test('a stranger hits every field and button of the entrance', async () => {
  const { page } = await openPage(browser, { on: 'phone' });
  await page.goto(at.url);
  await page.locator('#first').waitFor({ state: 'detached' });
  assert.deepEqual(await tooSmall(page), []);
});

test('the one thing to do stands where the thumb is', async () => {
  const { page } = await signIn(browser, at.url, { ...who, on: 'phone' });
  const lower = async (name: RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
    const box = await page.getByRole(role, { name }).first().boundingBox();
    assert.ok(box && box.y > 844 / 2 && box.y + box.height <= 844, `${name} is at ${box?.y}`);
  };
  await page.goto(at.url);
  await lower(/^Báo sự cố/, 'link');
  await page.goto(`${at.url}/bao-su-co`);
  await page.getByText('Phòng Tài chính huyện Mường Tè').first().waitFor();
  await lower(/^Gửi báo cáo/);
});
