/** A phone that has been here before, and loses its line. */
import type { Browser, Page } from 'playwright-core';
import { signIn } from './browser.ts';

interface Who {
  email: string;
  password: string;
}

/** A phone on which the page is kept, and what the desk said of `screen`: answers of such kinds. */
export async function phoneThatKnows(
  browser: Browser,
  url: string,
  who: Who,
  screen: string,
  kinds: string[] = [screen.startsWith('/su-co/') ? 'incident' : 'circuit'],
) {
  const { page, errors } = await signIn(browser, url, { ...who, on: 'phone', isKept: true });
  await page.goto(url + screen);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await keeps(page, kinds);
  return { page, errors, context: page.context() };
}

/** Waits until the phone keeps an answer of each kind. */
async function keeps(page: Page, kinds: string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    const kept = (): Promise<string[]> =>
      new Promise((resolve) => {
        const asked = indexedDB.open('thongsuot-kept');
        asked.addEventListener('success', () => {
          const read = asked.result.transaction('answers').objectStore('answers').get('answers');
          read.addEventListener('success', () => {
            const file = read.result as { answers: { key: string[] }[] } | undefined;
            asked.result.close();
            resolve(file?.answers.map(({ key: [first = ''] }) => first) ?? []);
          });
        });
      });
    const lacks = async (): Promise<boolean> => {
      const have = await kept();
      return !wanted.every((kind) => have.includes(kind));
    };
    while (await lacks()) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, kinds);
}

/** The bar that counts what waits; `0`: there is none. */
export async function waits(page: Page, count: number): Promise<void> {
  const bar = page.getByRole('link', { name: /việc (chờ gửi|cần bạn quyết)/ });
  if (count === 0) await bar.waitFor({ state: 'detached' });
  else await bar.filter({ hasText: `${count} việc` }).waitFor();
}
