/** A text message's link on a phone: no account, no script, and the site sees who answered how. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tick } from '../../src/app/tick.ts';
import { turnSwitch } from '../../src/store/switch.ts';
import { openBrowser, viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { inspect } from '../support/inspect.ts';
import { firstText } from '../support/text-link.ts';
import { notified, told } from '../support/told.ts';

const desk = await openTestDesk({ clock: 'runs' });
const browser = await openBrowser();

test('a director’s phone answers from the text alone: received, then cause and time', async () => {
  const by = { person: 'person-6', personName: 'Lê Thị Mẫu', reach: null };
  await turnSwitch(desk.store, { isLive: true, at: desk.clock.now(), ...by });
  const incident = await notified(desk);
  desk.clock.advance({ hours: 4, minutes: 1 });
  await tick(desk.desk);
  const { text, url } = await firstText(desk);
  assert.ok(text.length <= 160, text);

  const context = await browser.newContext({ ...viewports.phone, javaScriptEnabled: true });
  const page = await context.newPage();
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.goto(url);
  await page.getByText(incident.site.name).first().waitFor();
  await inspect(page, 'the link opened');
  await page.getByRole('button', { name: 'Báo là đã nhận' }).click();
  await page.getByRole('status').waitFor();

  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('textbox', { name: 'Cause' }).fill('Fibre cut at km 12');
  await page.getByText('Within 4 hours').click();
  await page.getByText('The fault is on the carrier’s side').click();
  await inspect(page, 'cause and time');
  await page.getByRole('button', { name: 'Send cause and time' }).click();
  await page.getByText('Cause and time are noted').waitFor();
  assert.deepEqual(scripts, [], 'the page needs no script');

  const { entries } = await desk.people.technician.record(incident);
  assert.deepEqual(told({ entries } as never).slice(-4), [
    'responded',
    'diagnosed',
    'responsibility-proposed',
    'responsibility-agreed',
  ]);
  assert.deepEqual(entries.at(-1)?.actor.via?.channel, 'text');
  await context.close();
});
