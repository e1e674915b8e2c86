/** A real browser for the tests: people with a phone or a desk, who see and tap what is there. */
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';
import { atEnd } from './ending.ts';

/** The two sizes that every path is walked on. */
export const viewports = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false },
} as const;

/** How long a step may take before it counts as broken: generous, for a machine under load. */
const patienceMs = 30_000;

/** Somebody's open page, and what went wrong on it. */
export interface Screen {
  page: Page;
  /** Errors of the page's own scripts; a test expects none. */
  errors: string[];
}

/** Opens the browser for a file of tests, and closes it after the last. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  assert.ok(executablePath, 'no Chromium: npm test installs one, or says how');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  atEnd(() => browser.close());
  return browser;
}

interface Visit {
  on: keyof typeof viewports;
  /** Whether the page is kept for a line that goes down: 1.4 s of a processor each time. */
  isKept?: boolean;
}

/** A browser in Vietnam that was never here, closed with the test that opens it. */
export async function openPage(browser: Browser, { on, isKept = false }: Visit): Promise<Screen> {
  const context = await browser.newContext({
    ...viewports[on],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    serviceWorkers: isKept ? 'allow' : 'block',
  });
  // A page that nobody looks at any more still works.
  after(() => context.close());
  await context.addInitScript(() => {
    document.addEventListener('click', (event) => {
      if (!(event.target instanceof Element)) return;
      // A test has no telephone: Chromium would wait for one, even when it is to close.
      if (event.target.closest('a[href^="tel:"], a[href^="sms:"]')) event.preventDefault();
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, errors };
}

/** Opens the page for somebody who has signed in, on a phone or at a desk, in Vietnamese. */
export async function signIn(
  browser: Browser,
  url: string,
  who: Visit & { email: string; password: string; isFirst?: boolean },
): Promise<Screen> {
  const screen = await openPage(browser, who);
  const { page } = screen;
  // Whoever comes again has seen the tour, or declined it.
  if (who.isFirst !== true) {
    await page.context().addInitScript(() => localStorage.setItem('thongsuot.tour', '*'));
  }
  // Not through the form, which has tests of its own: 0.8 s saved, over a hundred times.
  const { email, password } = who;
  const answer = await page.context().request.post(`${url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: url },
  });
  assert.ok(answer.ok(), `${email} is refused: ${answer.status()}`);
  await page.goto(url);
  await page.getByRole('link', { name: 'Bảng sự cố' }).first().waitFor();
  return screen;
}
