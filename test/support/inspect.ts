/** Looks at a page as somebody who sees badly, reads with a screen reader, or holds it narrow. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Nothing fades, slides or waits for its rows: half-faded text has no contrast to speak of. */
const stillness = `new Promise((done) => {
  const look = () =>
    document.querySelector('main [aria-busy="true"]') === null &&
    document.getAnimations().every(({ playState }) => playState !== 'running')
      ? done()
      : requestAnimationFrame(look);
  look();
})`;

/** Only what fails is asked for; style sheets, which no rule here reads, are not fetched. */
const run = "axe.run({ resultTypes: ['violations'], preload: false })";

/**
 * Nothing that axe calls serious (WCAG 2.2 AA), and nothing wider than the screen, once the page
 * stands still. What fails is named with its element and the reason.
 */
export async function inspect(page: Page, screen: string): Promise<void> {
  assert.deepEqual(await graveIn(page), [], screen);
  const overflow = 'document.documentElement.scrollWidth - window.innerWidth';
  assert.ok(Number(await page.evaluate(overflow)) <= 0, `${screen} is wider than the screen`);
}

async function graveIn(page: Page): Promise<string[]> {
  await page.evaluate(stillness);
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(run);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary ?? ''}`),
    );
}
