/**
 * The pictures of every screen, in both languages and on both viewports: taken on one sample day
 * whose clock stands. Whoever changes a screen finds its picture changed beside it.
 */
import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser, viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { keepPicture, picturesFolder } from '../support/pictures.ts';
import { liveSampleDay, samplePassword } from '../support/sample-day.ts';
import {
  languages,
  screensShown,
  wordsIn,
  type Lang,
  type On,
  type Shown,
} from '../support/screens-shown.ts';

/** What all pictures may weigh together. */
const bytesMax = 4 * 1024 * 1024;

const desk = await openTestDesk({ page: true, samplePassword });
const day = await liveSampleDay(desk);
const browser = await openBrowser();

/** A browser of somebody's, with the day's clock on its wall. */
async function sitDown(as: string | undefined, on: On): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...viewports[on],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  if (as !== undefined) {
    const answer = await context.request.post(`${desk.at.url}/api/auth/sign-in/email`, {
      data: { email: as, password: samplePassword },
      headers: { origin: desk.at.url },
    });
    assert.ok(answer.ok(), `${as} signs in: ${answer.status()}`);
  }
  await context.addInitScript(() => {
    localStorage.setItem('thongsuot.tour', '*');
    const ask = window.fetch.bind(window);
    let asked = 0;
    window.fetch = async (...request) => {
      asked += 1;
      try {
        const answer = await ask(...request);
        // Answered is what has been read whole.
        await answer.clone().arrayBuffer();
        return answer;
      } finally {
        asked -= 1;
      }
    };
    Object.assign(window, { isAsking: () => asked > 0 });
  });
  await context.clock.setFixedTime(desk.clock.now());
  return context;
}

/** Waits until nothing on the screen is still to come. */
async function settle(page: Page): Promise<void> {
  // A loop in the page: of a predicate that is a promise `waitForFunction` heeds only the first.
  await page.evaluate(async () => {
    const { isAsking } = window as unknown as { isAsking: () => boolean };
    const isStill = (): boolean =>
      !isAsking() &&
      document.querySelector('#first, [aria-busy="true"]') === null &&
      !/^(Đang tải…|Loading…)$/m.test(document.body.innerText);
    const drawn = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
    await document.fonts.ready;
    for (;;) {
      while (!isStill()) await drawn();
      const seen = [...document.images].filter(
        (image) => image.getBoundingClientRect().top < window.innerHeight,
      );
      await Promise.all(seen.map((image) => image.decode().catch(() => undefined)));
      // What was answered just now is told in a task, drawn a frame later, and may ask for more.
      await new Promise((told) => setTimeout(told));
      await drawn();
      await drawn();
      if (isStill()) return;
    }
  });
  // What is as random as it should be would make each picture a new one: ids, hashes, checkpoints.
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { nodeValue } = texts.currentNode;
      const even = nodeValue?.replaceAll(
        /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[0-9]*[a-f])[0-9a-f]{12,64}/g,
        (hash) => '5eed2009'.repeat(8).slice(0, hash.length),
      );
      if (even !== undefined && even !== nodeValue) texts.currentNode.nodeValue = even;
    }
  });
}

async function speak(page: Page, lang: Lang): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === lang) return;
  await page.getByRole('button', { name: lang === 'vi' ? 'Tiếng Việt' : 'English' }).click();
  await page.locator(`html[lang="${lang}"]`).waitFor({ state: 'attached' });
}

async function take(
  page: Page,
  { name, arrange, jitter }: Shown,
  on: On,
  lang: Lang,
): Promise<void> {
  await settle(page);
  await arrange?.(page, lang);
  if (arrange) await settle(page);
  // Nothing is pointed at.
  await page.mouse.move(0, 0);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await keepPicture(`${lang}/${on}/${name}`, png, jitter);
  const sheet = page.getByRole('dialog');
  if (!arrange || (await sheet.count()) === 0) return;
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
}

/** Goes there as a link does: the page stays, its connection too. */
async function go(page: Page, path: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto(desk.at.url + path);
  else await page.evaluate((to) => window.history.pushState(null, '', to), path);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
}

/** The screens that one person sees, one after the other in one page. */
async function walk(as: string | undefined, on: On): Promise<string[]> {
  const context = await sitDown(as, on);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  let order: readonly Lang[] = languages;
  for (const shown of shownOn(on).filter((one) => one.as === as && one.name !== 'answer')) {
    // The wall has no switch of its own: it speaks as the page did before.
    const isWall = shown.name === 'wall';
    if (!isWall) await go(page, shown.path(day));
    for (const lang of order) {
      if (isWall) await go(page, '/tai-khoan');
      await speak(page, lang);
      if (isWall) await go(page, shown.path(day));
      await take(page, shown, on, lang);
    }
    if (isWall) await go(page, '/tai-khoan');
    order = order.toReversed();
  }
  await context.close();
  return errors;
}

const shownOn = (on: On): Shown[] => screensShown.filter((one) => (one.on ?? on) === on);

for (const on of ['phone', 'desk'] as const) {
  for (const as of new Set(screensShown.map((one) => one.as))) {
    test(`the screens of ${as ?? 'a stranger'} on a ${on}`, async () => {
      assert.deepEqual(await walk(as, on), []);
    });
  }
}

test('the page that a link in a text opens', async () => {
  const shown = screensShown.find(({ name }) => name === 'answer') ?? assert.fail();
  for (const on of ['phone', 'desk'] as const) {
    const context = await sitDown(undefined, on);
    const page = await context.newPage();
    await page.goto(day.answerUrl);
    for (const lang of languages) {
      if (lang === 'en') await page.getByRole('link', { name: 'English' }).click();
      await take(page, shown, on, lang);
    }
    await context.close();
  }
});

test('every picture is of a screen that is shown, and all together they are light', async () => {
  const files = await readdir(picturesFolder, { recursive: true });
  const pictures = files.filter((file) => file.endsWith('.webp')).toSorted();
  const wanted = languages.flatMap((lang) =>
    (['desk', 'phone'] as const).flatMap((on) =>
      shownOn(on).map(({ name }) => join(lang, on, `${name}.webp`)),
    ),
  );
  assert.deepEqual(pictures, wanted.toSorted());
  const sizes = await Promise.all(pictures.map((file) => stat(join(picturesFolder, file))));
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
  assert.ok(bytes < bytesMax, `${bytes} bytes of pictures`);
});

test('the page of all screens shows each of them, in both languages', async () => {
  const file = join(picturesFolder, '..', '..', 'screens.md');
  const text = screensPage();
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) await writeFile(file, text);
});

/** How wide a picture stands on that page. */
const widths = { phone: 130, desk: 300 };

/** docs/screens.md. */
function screensPage(): string {
  const cell = (name: string, lang: Lang, on: On, alt: string): string =>
    `<img src="guide/img/${lang}/${on}/${name}.webp" alt="${alt}" width="${widths[on]}">`;
  const rows = screensShown.flatMap(({ name, title, on }) => [
    `## ${title.vi} · ${title.en}`,
    '',
    languages
      .flatMap((lang) =>
        (['phone', 'desk'] as const)
          .filter((one) => (on ?? one) === one)
          .map((one) => cell(name, lang, one, title[lang])),
      )
      .join('\n'),
    '',
  ]);
  return `${[
    `# ${wordsIn.vi.common.product}: mọi màn hình · every screen`,
    '',
    'Mỗi màn hình bằng hai thứ tiếng, trên điện thoại và máy bàn. Các hình do lượt kiểm thử chụp',
    '(`test/e2e/pictures.test.ts`), trên dữ liệu mẫu, với đồng hồ đứng yên.',
    '',
    'Each screen in both languages, on a phone and on a desk. The test run takes the pictures',
    '(`test/e2e/pictures.test.ts`), on sample data, with a clock that stands.',
    '',
    ...rows,
  ]
    .join('\n')
    .trimEnd()}\n`;
}
