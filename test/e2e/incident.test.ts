/**
 * One incident, on a phone and at a desk, through the page alone: from a dead line to both closed.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Role } from '../../src/domain/roles.ts';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';

const password = 'mật khẩu của phép thử';

const { at, store, auth, people } = await openTestDesk({ clock: 'runs', page: true });
const browser = await openBrowser();
const technician = await account('tech@example.vn', 'Lò Văn Mẫu', 'site', 'ptc-107');
const helpdesk = await account('desk@example.vn', 'Phạm Văn Mẫu', 'helpdesk', 'viettel');

async function account(email: string, name: string, role: Role, unit: string): Promise<string> {
  const id = await auth.createAccount({ email, name, password });
  await addPerson(store, { id, role, unit, isSample: false });
  return email;
}

/** Chooses a radio by the words on it, as a finger does: the words are the target. */
async function choose(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('radio', { name: words }).check({ force: true });
}

/** Taps an act, fills its words where it has any, and sends it. */
async function acts(page: Page, act: string, words: Record<string, string>, send: RegExp | string) {
  await page.getByRole('button', { name: act, exact: true }).click();
  const sheet = page.getByRole('dialog');
  for (const [field, text] of Object.entries(words)) {
    await sheet.getByRole('textbox', { name: field }).fill(text);
  }
  await sheet.getByRole('button', { name: send }).last().click();
  await sheet.waitFor({ state: 'hidden' });
}

async function diagnoses(page: Page, cause: string, admits: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Nêu nguyên nhân và thời gian khắc phục' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: 'Nguyên nhân' }).fill(cause);
  await sheet.getByRole('button', { name: '+2 giờ' }).click();
  if (admits) await choose(page, /^Nhà cung cấp Bên bạn nhận/);
  await sheet.getByRole('button', { name: 'Gửi nguyên nhân và giờ hẹn' }).click();
  await sheet.waitFor({ state: 'hidden' });
}

/** A photo from the phone's camera: it goes, and shows itself in small. */
async function photographs(page: Page): Promise<void> {
  const buffer = await sharp({
    create: { width: 800, height: 600, channels: 3, background: 'red' },
  })
    .jpeg()
    .toBuffer();
  const photo = { name: 'đèn thiết bị.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('input[name=files]').setInputFiles(photo);
  await page.getByRole('link', { name: 'đèn thiết bị.jpg' }).waitFor();
  const small = page.locator('img[src$="/thumbnail"]');
  await small.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => {
    const picture = document.querySelector<HTMLImageElement>('img[src$="/thumbnail"]');
    return picture?.naturalWidth === 320;
  });
}

/** Signs what is shown, with the password once more; a wrong one is told, and signs nothing. */
async function signs(page: Page, reservation?: string): Promise<void> {
  await page.getByRole('button', { name: 'Ký đóng sự cố', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Bạn ký vào những điều này').waitFor();
  if (reservation !== undefined) {
    await sheet.getByRole('textbox', { name: /^Bảo lưu/ }).fill(reservation);
  }
  const field = sheet.locator('input[name=password]');
  const send = sheet.getByRole('button', { name: 'Ký đóng sự cố' });
  await field.fill('không phải mật khẩu này');
  await send.click();
  await sheet.getByRole('alert').waitFor();
  await field.fill(password);
  await send.click();
  await sheet.waitFor({ state: 'hidden' });
}

/** From a dead line to the carrier's answer on the hotline; gives the incident. */
async function reportsByHand(hand: Page): Promise<string> {
  // An empty board has such a link too.
  await hand.getByRole('navigation').getByRole('link', { name: 'Báo sự cố' }).click();
  await choose(hand, /^Mất kết nối/);
  await hand.getByRole('button', { name: 'Vừa xong' }).click();
  await choose(hand, /^Do kênh truyền/);
  await hand.getByRole('button', { name: 'Gửi báo cáo' }).click();

  // The first thing after the report is the number to call.
  const number = hand.getByRole('link', { name: /^Gọi số trực sự cố/ });
  assert.equal(await number.getAttribute('href'), 'tel:+842136250119');
  await hand.getByRole('button', { name: 'Tôi đã gọi rồi: ghi lại' }).click();
  await choose(hand, /^Có người nghe/);
  await hand.getByRole('textbox', { name: /^Mã tiếp nhận/ }).fill('119-4711');
  await hand.getByRole('button', { name: 'Ghi: nhà cung cấp đã nhận' }).click();
  await hand.getByText('Bước 4/7').waitFor();
  return new URL(hand.url()).pathname.split('/').at(-1) ?? '';
}

/** What is wrong and since when, whose move, by when, what was promised: without scrolling. */
async function atAGlance(page: Page): Promise<void> {
  const glance = page.getByRole('region', { name: 'Tóm tắt sự cố' });
  await glance.getByText('Bước 5/7').waitFor();
  for (const words of ['Mất kết nối', 'Lượt nhà cung cấp', /^Còn [12] giờ/, /^còn [12] giờ/]) {
    await glance.getByText(words).first().waitFor();
  }
  const foot = await glance.evaluate((node) => node.getBoundingClientRect().bottom);
  assert.ok(foot < 844, `the glance ends at ${foot}`);
}

/** The minutes by owner with what changed it, the promises, the cycles: one truth on both sides. */
async function bothSee(hand: Page, seat: Page): Promise<void> {
  const told = async (page: Page): Promise<string[]> => {
    await page.getByRole('button', { name: 'Ký đóng sự cố', exact: true }).waitFor();
    const turns = page.getByRole('list', { name: 'Ai chịu trách nhiệm từ lúc nào' });
    await turns.getByText(/hết gián đoạn/).waitFor();
    const strip = page.locator('[data-owner][title]');
    const spans = await strip.evaluateAll((all) =>
      all.map(
        (one) => `${one.dataset['owner']} ${one.getAttribute('title') ?? ''} ${one.style.flexGrow}`,
      ),
    );
    return [...spans, ...(await turns.getByRole('listitem').allInnerTexts())];
  };
  const [theirs, ours] = [await told(hand), await told(seat)];
  assert.deepEqual(theirs, ours);
  assert.deepEqual(
    ours.filter((line) => line.startsWith('carrier')).length,
    1,
    'from the minute at which the carrier took it on',
  );
  const promises = seat.getByRole('listitem').filter({ hasText: 'Phạm Văn Mẫu hẹn' });
  assert.match(await promises.nth(0).innerText(), /giữ lời, sớm [12] giờ/);
  assert.match(await promises.nth(1).innerText(), /nhưng kiểm tra thấy chưa thông/);
  const cycles = seat.getByRole('table').filter({ hasText: 'Nguyên nhân đã nêu' });
  const causes = cycles.getByRole('row', { name: 'Nguyên nhân đã nêu' }).getByRole('cell');
  assert.deepEqual(await causes.allInnerTexts(), ['Đứt cáp quang', 'Mối hàn hỏng']);
  // On paper: the strip in its colours, and nothing to press.
  await seat.emulateMedia({ media: 'print' });
  const strip = seat.locator('[data-owner][title]').first();
  const exact = 'print-color-adjust';
  assert.equal(
    await strip.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), exact),
    'exact',
  );
  assert.ok(await strip.isVisible());
  assert.equal(await seat.locator('button:visible').count(), 0);
  await seat.emulateMedia({ media: null });
}

test('reported on a phone, answered at a desk, rejected, signed by both, explained', async () => {
  const phone = await signIn(browser, at.url, { email: technician, password, on: 'phone' });
  const { page: hand } = phone;
  const id = await reportsByHand(hand);

  const desk = await signIn(browser, at.url, { email: helpdesk, password, on: 'desk' });
  const { page: seat } = desk;
  await seat.getByText('Phòng Tài chính huyện Mường Tè').first().click();
  await diagnoses(seat, 'Đứt cáp quang', true);
  await atAGlance(hand);
  await acts(seat, 'Báo đã khắc phục', { 'Đã sửa gì, ở đâu': 'Đã hàn cáp' }, /Báo đã khắc phục/);

  // The phone hears of it by itself. "Works" and "does not work" are two unlike acts.
  await hand.getByRole('button', { name: 'Kênh đã thông', exact: true }).waitFor();
  await hand.getByRole('button', { name: 'Kênh vẫn chưa thông', exact: true }).click();
  const sheet = hand.getByRole('dialog');
  await sheet.getByRole('textbox').first().fill('Ping gateway vẫn không trả lời');
  await sheet
    .getByRole('button', { name: /chưa thông/ })
    .last()
    .click();
  await sheet.waitFor({ state: 'hidden' });

  await diagnoses(seat, 'Mối hàn hỏng', false);
  await acts(seat, 'Báo đã khắc phục', { 'Đã sửa gì, ở đâu': 'Đã hàn lại' }, /Báo đã khắc phục/);
  await hand.getByRole('button', { name: 'Kênh đã thông', exact: true }).click();
  await hand
    .getByRole('dialog')
    .getByRole('button', { name: /đã thông/ })
    .last()
    .click();

  await bothSee(hand, seat);
  await photographs(hand);
  await hand.getByRole('button', { name: 'Việc khác' }).click();
  await hand.getByRole('button', { name: /^Yêu cầu báo cáo nguyên nhân gốc/ }).click();
  await hand.getByRole('button', { name: '3 ngày' }).click();
  await hand.getByRole('button', { name: 'Yêu cầu báo cáo', exact: true }).click();
  await hand.getByRole('dialog').waitFor({ state: 'hidden' });
  await signs(hand, 'Không đồng ý số phút của đơn vị');
  await signs(seat);
  await hand.getByText('Đã kết thúc, lưu hồ sơ').first().waitFor();

  const closed = await people.headquarters.sees({ id });
  assert.deepEqual([closed.state, closed.cycle], ['closed', 2]);
  const record = await people.headquarters.record({ id });
  assert.ok(record.holds);
  const reserved = closed.signatures.find(({ side }) => side === 'customer')?.reservation;
  assert.equal(reserved, 'Không đồng ý số phút của đơn vị');

  // What may still be added: the report that is owed, by the side that owes it.
  await acts(
    seat,
    'Nộp báo cáo nguyên nhân gốc',
    { 'Nguyên nhân gốc': 'Măng xông thấm nước' },
    'Nộp báo cáo',
  );
  await hand.getByText('Măng xông thấm nước').first().waitFor();
  assert.deepEqual([...phone.errors, ...desk.errors], []);
});
