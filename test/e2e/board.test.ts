/** The board by its keyboard, its views and its palette; the map and the wall. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import type { Role } from '../../src/domain/roles.ts';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn, type viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { openOffices, reportedAll } from '../support/groups.ts';
import { inRestoration } from '../support/told.ts';

const password = 'mật khẩu của phép thử';

const desk = await openTestDesk({ clock: 'runs', page: true });
const { at, people, clock } = desk;
const browser = await openBrowser();
await account('tech@example.vn', 'Lò Văn Mẫu', 'site', 'ptc-107');
await account('lead@example.vn', 'Lê Thị Mẫu', 'headquarters', 'thtk');
await account('lead2@example.vn', 'Mai Thị Mẫu', 'headquarters', 'thtk');
await account('desk@example.vn', 'Phạm Văn Mẫu', 'helpdesk', 'viettel');

const offices = await openOffices(desk.store, '12', 60);
const restoring = await inRestoration(desk);
const reported = await reportedAll(people.coordinator, offices.slice(0, 50), clock.in({}));

async function account(email: string, name: string, role: Role, unit: string): Promise<void> {
  const id = await desk.auth.createAccount({ email, name, password });
  await addPerson(desk.store, { id, role, unit, isSample: false });
}

type On = keyof typeof viewports;
const enter = (email: string, on: On = 'desk') =>
  signIn(browser, at.url, { email: `${email}@example.vn`, password, on });

/** The name of the row that has the keyboard. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement?.textContent ?? ""');
const height = async (page: Page): Promise<number> => Number(await page.evaluate('scrollY'));
const rows = (page: Page) => page.locator('[data-nth]');
const keys = async (page: Page, key: string, times = 1): Promise<void> => {
  for (let n = 0; n < times; n += 1) await page.keyboard.press(key);
};

test('from the list to an act and back by the keyboard alone, the list as it stood', async () => {
  const { page, errors } = await enter('desk');
  await rows(page).first().waitFor();
  await keys(page, 'j');
  await keys(page, 'Enter');
  const act = page.getByRole('button', { name: 'Báo đã khắc phục' });
  await act.waitFor();
  assert.equal(await act.getAttribute('aria-keyshortcuts'), '1');
  await keys(page, '?');
  const help = page.getByRole('dialog', { name: 'Phím tắt' });
  await help.getByText('Báo đã khắc phục').waitFor();
  await keys(page, 'Escape');
  await help.waitFor({ state: 'hidden' });
  await keys(page, '1');
  const sheet = page.getByRole('dialog', { name: 'Báo đã khắc phục' });
  await sheet.getByRole('textbox').first().waitFor();
  // Digits and letters go into the field now, and do nothing else.
  await page.keyboard.type('Đã hàn cáp 1jkx?/');
  assert.match(await sheet.getByRole('textbox').first().inputValue(), /1jkx\?\/$/);
  while (!(await page.evaluate('document.activeElement.matches("[type=submit]")'))) {
    await keys(page, 'Tab');
  }
  await keys(page, 'Enter');
  await sheet.waitFor({ state: 'hidden' });
  // The button is gone with what it did: the keyboard goes on from the words that say so.
  await page.locator(':focus', { hasText: 'Đã ghi vào hồ sơ: Báo đã khắc phục' }).waitFor();
  await keys(page, 'Escape');
  await page.getByRole('heading', { name: 'Bảng sự cố' }).waitFor();
  await page.getByText('Kiểm tra, xác nhận').first().waitFor();
  assert.equal(await focused(page), restoring.site.name);
  assert.deepEqual(errors, []);
});

test('far down the list, in and out again: the same row, at the same height', async () => {
  const { page, errors } = await enter('lead');
  await rows(page).first().waitFor();
  await keys(page, 'j', 41);
  // A row that was out of view has the keyboard a frame later.
  await page.locator('[data-nth="40"] [data-row]:focus').waitFor();
  const [name, y] = [await focused(page), await height(page)];
  assert.ok(y > 500, 'the list has scrolled with the keyboard');
  await keys(page, 'Enter');
  await page.waitForURL('**/su-co/**');
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  await keys(page, 'Escape');
  await page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, name);
  assert.ok(Math.abs((await height(page)) - y) < 2, 'the page stands where it stood');
  await keys(page, 'k');
  assert.notEqual(await focused(page), name);
  const drawn = await rows(page).count();
  assert.ok(drawn < 40, `of 51 rows ${drawn} are drawn`);
  // Nothing fires while one types.
  await keys(page, '/');
  await page.keyboard.type('xjkp');
  assert.equal(await page.getByRole('searchbox').inputValue(), 'xjkp');
  assert.equal(await page.getByText(/Đã chọn/).count(), 0);
  assert.deepEqual(errors, []);
});

test('a row that flies past has its name, and is whole once it can be read', async () => {
  const { page, errors } = await enter('lead');
  await rows(page).first().waitFor();
  const partly = await page.evaluate(async () => {
    const states = (): number => document.querySelectorAll('[data-nth] td:nth-of-type(3)').length;
    const drawn = (): number => document.querySelectorAll('[data-nth]').length;
    let most = 0;
    for (let frame = 0; frame < 5; frame += 1) {
      scrollBy(0, 600);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      most = Math.max(most, drawn() - states());
    }
    return most;
  });
  assert.ok(partly > 0, 'none was drawn in part');
  await page
    .locator('[data-nth]:not(:has(td:nth-of-type(3)))')
    .first()
    .waitFor({ state: 'detached' });
  assert.ok((await rows(page).count()) > 12);
  assert.deepEqual(errors, []);
});

for (const on of ['desk', 'phone'] as const) {
  test(`others work, and the list does not jump, on a ${on}`, async () => {
    const { page, errors } = await enter('lead', on);
    await rows(page).first().waitFor();
    const before = await rows(page).locator('[data-row]').allTextContents();
    const total = (await people.headquarters.board({ limit: 200 })).items.length;
    const first = rows(page).filter({ hasText: 'Thông báo sự cố' }).first();
    const code = /SC-\d{4}-\d{6}/.exec(await first.innerText())?.[0];
    const changed =
      reported.find((one) => one.code === code) ??
      assert.fail(`not reported: ${code} ${await first.innerText()}`);
    await people.coordinator.calls(changed, { answered: true });
    const fresh = offices[on === 'desk' ? 50 : 51] ?? assert.fail('no office is left');
    reported.push(...(await reportedAll(people.coordinator, [fresh], clock.in({}))));
    const news = page.getByRole('button', { name: /mới$/ });
    await news.waitFor();
    assert.deepEqual(await rows(page).locator('[data-row]').allTextContents(), before);
    const row = rows(page).filter({ hasText: changed.code });
    await row.getByText('Phân tích sự cố').waitFor();
    await news.click();
    await news.waitFor({ state: 'hidden' });
    await page.waitForFunction((count) => {
      const one = document.querySelector('[data-nth]');
      const table = one?.closest('table')?.ariaRowCount;
      return Number(table ? Number(table) - 1 : one?.getAttribute('aria-setsize')) === count;
    }, total + 1);
    assert.deepEqual(errors, []);
  });

  test(`a view kept on a ${on} is a link that shows the same to whoever opens it`, async () => {
    const { page, errors } = await enter('lead', on);
    const query = `q=muong+te&sort=${on === 'desk' ? 'reported' : 'due'}`;
    await page.goto(`${at.url}/?${query}`);
    await rows(page).first().waitFor();
    const shown = await rows(page).locator('[data-row]').allTextContents();
    assert.ok(shown.length > 0 && shown.every((name) => name.includes('Mường Tè')));
    await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
    const name = `Mường Tè, ${on}`;
    await page.getByRole('textbox', { name: 'Tên' }).fill(name);
    await page.getByText('Cho mọi người cùng đơn vị thấy').click();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByRole('link', { name }).waitFor();

    const other = await enter('lead2', on);
    await other.page.getByRole('link', { name }).click();
    await other.page.waitForURL(`**/?${query}`);
    await other.page.waitForFunction(
      (count) => document.querySelectorAll('[data-nth]').length === count,
      shown.length,
    );
    assert.deepEqual(await rows(other.page).locator('[data-row]').allTextContents(), shown);
    const theirs = other.page.getByRole('button', { name: new RegExp(`“${name}”`) });
    assert.equal(await theirs.count(), 0, 'only its owner forgets it');
    assert.deepEqual([...errors, ...other.errors], []);
  });

  test(`the palette finds without diacritics and does what one may do, on a ${on}`, async () => {
    const { page, errors } = await enter('tech', on);
    await page.getByRole('button', { name: 'Tìm hoặc làm gì đó' }).click();
    // Nobody waits for it to come before typing; "n" would open a report.
    await page.keyboard.type('muong te');
    const box = page.getByRole('combobox', { name: 'Tìm và làm' });
    await page
      .getByRole('option', { name: /huyện Mường Tè/ })
      .first()
      .waitFor();
    assert.equal(await box.inputValue(), 'muong te');
    for (const [typed, kind, name] of [
      ['ptc-12-107', 'Kênh', /^PTC-12-107/],
      ['lai chau', 'Tỉnh', 'Lai Châu'],
      ['lo van mau', 'Người của bên mình', /^Lò Văn Mẫu/],
    ] as const) {
      await box.fill(typed);
      await page.getByRole('group', { name: kind }).getByRole('option', { name }).first().waitFor();
    }
    await box.fill('gop dien rong');
    await page.getByText('Không tìm thấy gì').waitFor();
    await box.fill(restoring.code.toLowerCase());
    await page.getByRole('option', { name: restoring.code }).waitFor();
    await keys(page, 'Enter');
    await page.waitForURL(`**/su-co/${restoring.code}`);
    await page.getByRole('button', { name: 'Kênh đã thông', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Tìm hoặc làm gì đó' }).click();
    await box.fill('ghi chu');
    await keys(page, 'Enter');
    await page.getByRole('dialog', { name: /ghi chú/i }).waitFor();
    assert.deepEqual(errors, []);
  });

  test(`from the map into a province and to an incident, on a ${on}`, async () => {
    const { page, errors } = await enter('lead', on);
    await page.goto(`${at.url}/ban-do`);
    await page.getByText('Quần đảo Hoàng Sa').waitFor();
    await page.getByText('Quần đảo Trường Sa').waitFor();
    const map = page.getByRole('group', { name: 'Các tỉnh theo tình trạng' });
    assert.equal(await map.getByRole('link').count(), 63);
    await page.getByRole('radio', { name: 'Ô vuông' }).check({ force: true });
    const tiles = page.getByRole('list', { name: 'Các tỉnh theo tình trạng' });
    assert.equal(await tiles.getByRole('link').count(), 63);
    await tiles.getByRole('link', { name: /^Lai Châu: \d+ đang mở/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Lai Châu' }).waitFor();
    const site = page.getByRole('listitem').filter({ hasText: restoring.site.name });
    await site.getByRole('link', { name: restoring.code }).click();
    await page.waitForURL(`**/su-co/${restoring.code}`);
    await page.getByRole('heading', { level: 1, name: restoring.site.name }).waitFor();
    // And back, as one came: the site's province, the country as it was drawn.
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Lai Châu' }).waitFor();
    await page.goBack();
    await tiles.getByText('Hoàng Sa').waitFor();
    await tiles.getByText('Trường Sa').waitFor();
    assert.deepEqual(errors, []);
  });
}

test('several chosen by the keyboard are proposed as one outage', async () => {
  const { page, errors } = await enter('lead');
  await page.goto(`${at.url}/?state=notifying`);
  await rows(page).first().waitFor();
  await keys(page, 'j');
  await keys(page, 'x');
  await keys(page, 'j');
  await keys(page, 'x');
  await page.getByText('Đã chọn 2 sự cố').waitFor();
  await keys(page, 'p');
  await page.getByRole('textbox', { name: 'Vì sao là một sự cố' }).fill('Cùng mất lúc 8 giờ');
  await keys(page, 'Enter');
  await page.waitForURL('**/dien-rong/**');
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.deepEqual(errors, []);
});

test('the wall in the dark is quiet until asked, and says since when it is not live', async () => {
  const { page, errors } = await enter('lead');
  await page.clock.install();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.goto(`${at.url}/man-hinh`);
  await page.getByText('Quần đảo Trường Sa').waitFor();
  const ground = 'getComputedStyle(document.body).backgroundColor';
  assert.equal(await page.evaluate(ground), 'rgb(16, 21, 20)', 'as the system');
  await page.getByRole('radio', { name: 'Sáng' }).check({ force: true });
  await page.reload();
  await page.getByText('Quần đảo Trường Sa').waitFor();
  assert.equal(await page.evaluate(ground), 'rgb(246, 247, 245)', 'as it was set, and kept');
  const sound = page.getByRole('button', { name: 'Báo tiếng khi có việc mới quá hạn' });
  assert.equal(await sound.getAttribute('aria-pressed'), 'false');
  await sound.click();
  assert.equal(await sound.getAttribute('aria-pressed'), 'true');
  await page.context().setOffline(true);
  // Nothing breaks a stream that is open: the wall finds out when it asks again by itself.
  await page.clock.fastForward(15_000);
  await page.getByText(/^Không trực tiếp từ \d\d:\d\d/).waitFor();
  await page.context().setOffline(false);
  await page.getByText(/^Không trực tiếp từ/).waitFor({ state: 'hidden' });
  assert.deepEqual(errors, []);
});

test('nobody scrolls a wall, and a minute of changes leaves nothing behind on it', async () => {
  const { page, errors } = await enter('lead');
  await page.clock.install();
  await page.goto(`${at.url}/man-hinh`);
  const cdp = await page.context().newCDPSession(page);
  const below = 'document.documentElement.scrollHeight - innerHeight';
  for (const drawn of ['Bản đồ', 'Ô vuông']) {
    await page.getByRole('radio', { name: drawn }).check({ force: true });
    await page.getByRole('link', { name: /^Lai Châu: \d+ đang mở/ }).waitFor();
    assert.equal(await page.evaluate(below), 0, `all of it is on the screen: ${drawn}`);
  }
  await changes(page, 5);
  const before = await held(cdp);
  await changes(page, 30);
  const after = await held(cdp);
  assert.ok(after.nodes - before.nodes < 100, `${before.nodes} nodes, then ${after.nodes}`);
  assert.ok(after.heap - before.heap < 500_000, `${before.heap} bytes, then ${after.heap}`);
  assert.deepEqual(errors, []);
});

/** Reports and withdraws, again and again; each change is seen on the wall, a second apart. */
async function changes(page: Page, rounds: number): Promise<void> {
  const open = page.locator('dl > div', { hasText: 'Đang mở' }).locator('dd');
  const before = Number(await open.first().textContent());
  const shows = async (count: number): Promise<void> => {
    await open.first().getByText(String(count), { exact: true }).waitFor();
    await page.clock.fastForward(1_000);
  };
  for (let n = 0; n < rounds; n += 1) {
    const circuit = offices[52 + (n % 8)] ?? assert.fail('no office is left');
    const incident = await people.coordinator.reports({ circuit });
    await shows(before + 1);
    await people.coordinator.withdraws(incident, 'Báo nhầm');
    await shows(before);
  }
}

/** What a page holds once its garbage is gone. */
async function held(cdp: CDPSession): Promise<{ nodes: number; heap: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return { nodes, heap: usedSize };
}

test('what one has just sent stands on the board at once; what others send is told', async () => {
  const { page, errors } = await enter('tech', 'phone');
  await rows(page).first().waitFor();
  const before = await rows(page).count();
  await page.getByRole('link', { name: 'Báo sự cố' }).first().click();
  // Sent too early: the keyboard goes to what is missing first, and what is missing is said.
  await page.getByRole('button', { name: 'Gửi báo cáo' }).press('Enter');
  assert.equal(await page.locator(':focus').getAttribute('value'), 'down');
  await page
    .getByRole('status')
    .getByText(/^Còn thiếu: tình trạng/)
    .waitFor();
  for (const words of [/^Chập chờn/, /^Chưa kết luận/]) {
    await page.getByRole('radio', { name: words }).check({ force: true });
  }
  await page.getByRole('button', { name: 'Vừa xong' }).click();
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await page.waitForURL('**/su-co/SC-*');
  const code = page.url().split('/').at(-1) ?? '';
  await page.getByRole('link', { name: 'Bảng sự cố' }).first().click();
  await rows(page).filter({ hasText: code }).waitFor();
  assert.equal(await page.getByRole('button', { name: /mới$/ }).count(), 0);
  await people.coordinator.reports({});
  await page.getByRole('button', { name: '1 mới' }).waitFor();
  assert.equal(await rows(page).count(), before + 1);
  assert.deepEqual(errors, []);
});
