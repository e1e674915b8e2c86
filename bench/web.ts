/**
 * The page as people meet it: a phone on a bad line, in a real browser against the real program.
 * One function a figure; each brings the limit that it is compared to.
 */
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { figure, percentile, type Figure } from './figures.ts';
import { startProgram } from './program.ts';
import { benchBoard } from './web-board.ts';
import { reportScripts } from './script-size.ts';

/** What the figures are taken with. */
export interface WebBench {
  url: string;
  browser: Browser;
  say: (line: string) => void;
}

const built = join(import.meta.dirname, '..', 'dist', 'web');

/** Measures; `say` hears how far it is. */
export async function benchWeb(say: (line: string) => void): Promise<Figure[]> {
  const program = await startProgram();
  const browser = await openBrowser();
  try {
    const bench = { url: program.url, browser, say };
    return [
      scriptOfReport(),
      ...(await visits(bench)),
      ...(await benchBoard(program, browser, say)),
    ];
  } finally {
    await browser.close();
    await program.stop();
  }
}

async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error('the web figures need Chromium: see npm test');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/** Script before the report can be used, as it crosses the line at worst (gzip). */
function scriptOfReport(): Figure {
  const bytes = reportScripts(built)
    .values()
    .reduce((sum, one) => sum + one, 0);
  return figure('web.report.script', bytes / 1000, 'kB', { limit: 200 });
}

const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
};

/** "Slow 3G": what is left of a phone's line in a valley. */
const slow3g = { offline: false, latency: 400, bytesPerSecond: 400_000 / 8 };
const rounds = 3;

/**
 * From the tap on the address to questions that can be answered, and to the page that knows whose
 * report it is: never here before, and again.
 */
async function visits(bench: WebBench): Promise<Figure[]> {
  const entrance: number[] = [];
  const first: Visit[] = [];
  const second: Visit[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    entrance.push(await entranceVisit(bench));
    const context = await signedIn(bench);
    first.push(await visit(bench, context));
    await kept(bench, context);
    second.push(await visit(bench, context));
    await context.close();
    bench.say(`web: round ${round} of ${rounds} done …`);
  }
  const median = (name: string, values: number[], limit: number): Figure =>
    figure(name, percentile(values, 0.5), 'ms', { limit });
  return [
    median('web.entrance.first-visit', entrance, 3_000),
    median('web.report.first-visit', pick(first, 'usable'), 3_000),
    median('web.report.first-visit.whole', pick(first, 'whole'), 5_000),
    median('web.report.second-visit', pick(second, 'whole'), 1_000),
  ];
}

/** Milliseconds until a question was answered, and until the page knew the office. */
interface Visit {
  usable: number;
  whole: number;
}

function pick(all: readonly Visit[], name: keyof Visit): number[] {
  return all.map((one) => one[name]);
}

/** A phone whose owner is signed in, with nothing of the page on it yet. */
async function signedIn({ url, browser }: WebBench): Promise<BrowserContext> {
  const context = await browser.newContext(phone);
  const sample = await context.request.get(`${url}/api/sample`);
  const { password, accounts } = (await sample.json()) as {
    password: string;
    accounts: { email: string; role: string }[];
  };
  const email = accounts.find(({ role }) => role === 'site')?.email;
  const session = await context.request.post(`${url}/api/auth/sign-in/email`, {
    data: { email, password },
  });
  if (!session.ok()) throw new Error(`signing in failed: ${session.status()}`);
  return context;
}

/** Opens the report on the slow line, answers the first question, waits for the office's name. */
async function visit({ url }: WebBench, context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await slow(page);
  await page.goto(`${url}/bao-su-co`, { waitUntil: 'commit' });
  const answer = page.getByRole('radio', { name: /^Mất kết nối/ });
  await answer.check();
  const usable = await elapsed(page);
  await page
    .getByText(/^Phòng Tài chính/)
    .first()
    .waitFor();
  const whole = await elapsed(page);
  if (!(await answer.isChecked())) throw new Error('the answer was lost when the page took over');
  await page.close();
  return { usable, whole };
}

/** Opens the desk on the slow line as a stranger, and types an address to sign in with. */
async function entranceVisit({ url, browser }: WebBench): Promise<number> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await slow(page);
  await page.goto(url, { waitUntil: 'commit' });
  const field = page.getByLabel('Thư điện tử');
  await field.fill('ai@example.vn');
  const took = await elapsed(page);
  await page.locator('#first').waitFor({ state: 'detached' });
  if ((await field.inputValue()) !== 'ai@example.vn') throw new Error('what was typed was lost');
  await context.close();
  return took;
}

async function elapsed(page: Page): Promise<number> {
  return Number(await page.evaluate('performance.now()'));
}

async function slow(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: slow3g.offline,
    latency: slow3g.latency,
    downloadThroughput: slow3g.bytesPerSecond,
    uploadThroughput: slow3g.bytesPerSecond,
  });
}

/** Lets the page be kept on the phone, as it is after a first visit that was long enough. */
async function kept({ url }: WebBench, context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/bao-su-co`);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
  await page.close();
}
