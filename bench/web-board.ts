/**
 * The board of a whole country on a bad day, in a real browser: ten thousand open incidents
 * scrolled from the first to the last while 700 more sites go down; how many frames a second, and
 * how long from a click to what it shows. Beside it, in the same browser, an empty page
 * of that height: a machine without a graphics card draws no faster. At this speed the board draws
 * of a row that flies past its name alone; the clicks are on whole rows.
 */
import type { Browser, Page } from 'playwright-core';
import { figure, percentile, type Figure } from './figures.ts';
import type { Program } from './program.ts';
import { loadFor } from './report.ts';

/** Who looks: the whole country's own side. */
const email = 'dieuhanh@thtk.example.vn';

const counts = { rows: 10_000, down: 700, clicks: 120 };

/** A spun wheel: so many pixels each frame; ten thousand rows are 640,000 of them. */
const wheelPx = 400;
const goals = { fps: 60, clickMs: 100 };

interface Frames {
  /** Milliseconds between one frame and the next. */
  between: number[];
  /** The last row that was reached. */
  rows: number;
}

/** Measures; `say` hears how far it is. */
export async function benchBoard(
  program: Program,
  browser: Browser,
  say: (line: string) => void,
): Promise<Figure[]> {
  say(`board: ${counts.rows} reports …`);
  await reports(program, counts.rows);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await signIn(page, program.url);
  await page.locator('[data-nth]').first().waitFor();
  say('board: scrolling while 700 sites go down …');
  const storm = reports(program, counts.down);
  const scrolled = await scrolls(page);
  await storm;
  if (scrolled.rows < counts.rows) throw new Error(`only ${scrolled.rows} rows were reached`);
  say('board: clicks while 700 sites go down …');
  const again = reports(program, counts.down);
  const clicks = await clicked(page);
  await again;
  await page.goto('about:blank');
  const empty = await scrollsNothing(page);
  await context.close();
  const fps = (frames: Frames): number => 1_000 / mean(frames.between);
  const limits = { goal: goals.fps, 'empty-page': fps(empty) };
  return [
    figure('web.board.scroll', fps(scrolled), 'frames/s', limits),
    figure('web.board.frame.p99', percentile(scrolled.between, 0.99), 'ms', {
      'empty-page': percentile(empty.between, 0.99),
    }),
    figure('web.board.click.p50', percentile(clicks, 0.5), 'ms', { limit: goals.clickMs }),
    figure('web.board.click.p99', percentile(clicks, 0.99), 'ms', { limit: goals.clickMs }),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Reports from so many circuits, each over HTTP, thirty-two at a time. */
async function reports(program: Program, count: number): Promise<void> {
  const { token, circuits } = await loadFor(program);
  const { url } = program;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const circuit = circuits[next % circuits.length];
      next += 1;
      const body = JSON.stringify({ circuit, symptom: 'down', outageSince: new Date() });
      const answer = await fetch(`${url}/api/incidents`, { method: 'POST', headers, body });
      if (answer.status === 503) next -= 1;
      else if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    }
  };
  await Promise.all(Array.from({ length: 32 }, one));
}

async function signIn(page: Page, url: string): Promise<void> {
  const sample = await page.request.get(`${url}/api/sample`);
  const { password } = (await sample.json()) as { password: string };
  const data = { email, password };
  await page.request.post(`${url}/api/auth/sign-in/email`, { data });
  await page.goto(url);
}

/** Scrolls by the wheel's step in each frame until the last row is there. */
async function scrolls(page: Page): Promise<Frames> {
  return await page.evaluate(scrollDown, { step: wheelPx, rows: counts.rows });
}

/** The same on a page of the same height that has nothing on it. */
async function scrollsNothing(page: Page): Promise<Frames> {
  const height = counts.rows * 64;
  await page.setContent(`<div style="height: ${height}px"></div>`);
  return await page.evaluate(scrollDown, { step: wheelPx, rows: 0 });
}

/** Runs in the page: scrolls each frame, notes the time between them, ends at the foot. */
async function scrollDown({ step, rows }: { step: number; rows: number }): Promise<Frames> {
  const between: number[] = [];
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const reached = (): number =>
    Math.max(0, ...[...document.querySelectorAll('[data-nth]')].map(nthOf)) + 1;
  const nthOf = (row: Element): number => Number(row.getAttribute('data-nth'));
  const foot = (): boolean => scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  const isDone = (): boolean => foot() && (rows === 0 || reached() >= rows);
  while (!isDone()) {
    scrollBy(0, step);
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    between.push(now - last);
    last = now;
  }
  return { between, rows: rows === 0 ? 0 : reached() };
}

/** How long each click took to the next paint, as the browser itself tells (Event Timing). */
async function clicked(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const kept: number[] = [];
    Object.assign(window, { kept });
    const note = (list: PerformanceObserverEntryList): void => {
      for (const { name, duration } of list.getEntries()) if (name === 'click') kept.push(duration);
    };
    // The standard library does not know the threshold yet: from there on the browser tells.
    const kind = { type: 'event', durationThreshold: 16 };
    new PerformanceObserver(note).observe(kind);
  });
  await page.evaluate('scrollTo(0, 0)');
  const chips = page.locator('button[aria-pressed]');
  const [all, mine, overdue] = [0, 1, 2].map((n) => chips.nth(n));
  for (let n = 0; n < counts.clicks; n += 1) await [mine, overdue, all][n % 3]?.click();
  const told = await page.evaluate<number[]>('window.kept');
  // What is quicker than the least that the browser tells counts as that.
  const quick = Array.from({ length: Math.max(0, counts.clicks - told.length) }, () => 16);
  return [...told, ...quick];
}
