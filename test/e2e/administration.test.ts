/** Administration through the page: a bad file, then a good one; a change, and its way back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { addPerson } from '../../src/store/people.ts';
import { openBrowser, signIn } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { inspect } from '../support/inspect.ts';

const password = 'mật khẩu của phép thử';
const { at, store, auth, people } = await openTestDesk({ clock: 'runs', page: true });
const browser = await openBrowser();
const email = 'admin@example.vn';
const id = await auth.createAccount({ email, name: 'Lê Thị Mẫu', password });
await addPerson(store, { id, role: 'headquarters', unit: 'thtk', isSample: false });
const carrier = 'carrier@example.vn';
const director = await auth.createAccount({ email: carrier, name: 'Vũ Văn Mẫu', password });
await addPerson(store, { id: director, role: 'director', unit: 'viettel', isSample: false });

/** The name of an element as a screen reader has it. */
const nameOf = (node: Element): string =>
  node.getAttribute('aria-label') ??
  (node instanceof HTMLInputElement || node instanceof HTMLSelectElement
    ? (node.labels?.[0]?.textContent ?? '')
    : (node.textContent ?? ''));

/** The field that has the focus because it is wrong, with the words that are read with it. */
async function atFlaw(page: Page): Promise<string> {
  const field = page.locator(':focus[aria-invalid=true]');
  await field.waitFor();
  const said = await field.evaluate((node) =>
    (node.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((one) => document.getElementById(one)?.textContent),
  );
  return `${await field.evaluate(nameOf)}: ${said.at(-1)}`;
}

const head = 'id,kind,name,parent,province\n';
const csv = (text: string) => ({
  name: 'don-vi.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(head + text),
});

test('a bad file is told row by row; mended, it is recorded at once', async () => {
  const { page, errors } = await signIn(browser, at.url, { email, password, on: 'desk' });
  await page.getByRole('link', { name: 'Quản trị' }).first().click();
  await page.getByRole('link', { name: /^Nhập và xuất danh mục/ }).click();
  const input = page.getByLabel('Chọn tệp CSV hoặc XLSX');
  await input.setInputFiles(csv('px-1,site,Phòng mẫu,stc-12,99\npx-2,văn phòng,B,stc-12,12\n'));
  const report = page.getByRole('table');
  await report.getByText('Không có loại đơn vị này.').waitFor();
  assert.equal(await report.getByRole('row').count(), 3);
  assert.equal(await page.getByRole('button', { name: /^Ghi/ }).count(), 0);

  await input.setInputFiles(csv('px-1,site,Phòng mẫu,stc-12,12\npx-2,site,B,stc-12,12\n'));
  await page.getByRole('button', { name: 'Ghi 2 thay đổi' }).click();
  await page.getByText('Đã ghi 2 thay đổi.').waitFor();
  const found = await people.headquarters.get<{ total: number }>('/api/admin/units?q=phong mau');
  assert.equal(found.total, 1);
  // The whole file is taken back, from where it was given.
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('status').getByText('Đã hoàn tác').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Hoàn tác' }).count(), 0);
  await inspect(page, 'import-undone');
  assert.deepEqual(errors, []);
});

test('on a phone: an office is found without diacritics, renamed, and renamed back', async () => {
  const { page, errors } = await signIn(browser, at.url, { email, password, on: 'phone' });
  await page.goto(`${at.url}/quan-tri/don-vi`);
  await page.getByRole('searchbox').fill('sin ho');
  await page.getByRole('link', { name: /Sìn Hồ/ }).click();
  const name = page.getByRole('textbox', { name: 'Tên đơn vị' });
  await name.fill('Phòng Tài chính Sìn Hồ');
  await page.getByRole('searchbox', { name: 'Tìm theo tên: Đơn vị kế thừa' }).fill('muong te');
  const heir = page.getByRole('combobox', { name: 'Đơn vị kế thừa' });
  await heir.selectOption('Phòng Tài chính huyện Mường Tè (ptc-107)');
  // Told as it stands, before anything is saved.
  await page.getByText('Có đơn vị kế thừa mà không có ngày kết thúc.').waitFor();
  await heir.selectOption('—');
  // A day is typed as people write it here; half of one is never saved as none.
  const end = page.getByRole('textbox', { name: 'Đến hết ngày' });
  await end.fill('31/2/2027');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByText('Hãy viết ngày/tháng/năm').waitFor();
  assert.match(await atFlaw(page), /^Đến hết ngày/);
  await end.fill('5/9/2027');
  await page.getByText('Chủ nhật, 5 tháng 9 năm 2027').waitFor();
  await end.fill('');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByRole('heading', { level: 1, name: 'Phòng Tài chính Sìn Hồ' }).waitFor();
  // Said where the finger is, with the way back; whoever goes by keyboard or ear is there too.
  await page.getByRole('status').getByText('Đã lưu thay đổi.').waitFor();
  assert.match((await page.locator(':focus').textContent()) ?? '', /^Đã lưu thay đổi/);
  await inspect(page, 'unit-saved');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Đã hoàn tác').waitFor();
  assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /null|undefined/);
  await page.getByRole('heading', { level: 1, name: 'Phòng Tài chính huyện Sìn Hồ' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Hoàn tác' }).count(), 1);
  assert.deepEqual(errors, []);
});

test('an office is made by keyboard alone, and each field says at once what is wrong', async () => {
  const { page, errors } = await signIn(browser, at.url, { email, password, on: 'desk' });
  await page.goto(`${at.url}/quan-tri/don-vi`);
  await page.getByRole('link', { name: 'Thêm đơn vị' }).press('Enter');
  await page.getByRole('textbox', { name: 'Tên đơn vị' }).waitFor();
  // From the top of the screen, in the order in which it is read.
  const order: string[] = [];
  for (let place = 0; place < 8; place += 1) {
    await page.keyboard.press('Tab');
    order.push(await page.locator(':focus').evaluate(nameOf));
  }
  assert.deepEqual(order, [
    'Đơn vị',
    'Tên đơn vị',
    'Mã đơn vị',
    'Loại',
    'Tìm theo tên: Đơn vị cấp trên',
    'Đơn vị cấp trên',
    'Tỉnh (2009)',
    'Từ ngày',
  ]);
  await page.getByRole('textbox', { name: 'Tên đơn vị' }).focus();
  await page.keyboard.type('Phòng kinh tế xã Mẫu');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ptc-107');
  await page.keyboard.press('Enter');
  const unit = page.getByRole('textbox', { name: 'Mã đơn vị' });
  // Not taken: the keyboard stands at the first field that is wrong, and hears why.
  assert.equal(await atFlaw(page), 'Đơn vị cấp trên: Hãy điền.');
  await page.getByRole('combobox', { name: 'Tỉnh (2009)' }).selectOption('12 Lai Châu');
  await page.getByRole('searchbox', { name: 'Tìm theo tên: Đơn vị cấp trên' }).fill('lai chau');
  const parent = page.getByRole('combobox', { name: 'Đơn vị cấp trên' });
  await parent.selectOption('Sở Tài chính Lai Châu (stc-12)');
  await page.getByText('Mã này đã có rồi').waitFor();
  await unit.fill('px-12-900');
  await page.getByRole('button', { name: 'Thêm' }).click();
  await page.getByRole('heading', { level: 1, name: 'Phòng kinh tế xã Mẫu' }).waitFor();

  await page.getByRole('link', { name: 'Thêm kênh truyền' }).click();
  await page.getByRole('textbox', { name: 'Mã kênh truyền' }).fill('PTC-12-107');
  await page.getByRole('combobox', { name: 'Thoả thuận' }).selectOption({ index: 1 });
  await page.getByText('Mã này đã có rồi').waitFor();
  await page.getByRole('textbox', { name: 'Mã kênh truyền' }).fill('PTC-12-900');
  await page.getByRole('button', { name: 'Thêm' }).click();
  await page.getByRole('heading', { level: 1, name: 'PTC-12-900' }).waitFor();
  await page.getByText('Thêm mới').waitFor();
  assert.deepEqual(errors, []);
});

test('on a phone the carrier changes who is told, and takes it back', async () => {
  const who = { email: carrier, password, on: 'phone' } as const;
  const { page, errors } = await signIn(browser, at.url, who);
  await page.goto(`${at.url}/quan-tri/dau-moi`);
  await page.getByRole('searchbox').fill('nguyen anh tuan');
  // Until the list is narrowed its rows move, and a number may come under the finger.
  await page.getByRole('link', { name: /^Nguyễn Quang Hưng/ }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /^Nguyễn Anh Tuấn/ }).click();
  const phone = page.getByRole('textbox', { name: 'Điện thoại' });
  await phone.fill('0912');
  await page.getByText(/^Không có số điện thoại nào như vậy/).waitFor();
  await phone.fill('0912 345 678');
  await page.getByText(/^Được báo ở cấp 2.*tin nhắn/).waitFor();
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await page.getByRole('button', { name: 'Hoàn tác' }).waitFor();

  const end = page.getByRole('button', { name: 'Kết thúc: Nguyễn Anh Tuấn' });
  assert.ok(await end.isDisabled(), 'a level is handed over first');
  await page.getByLabel('Ai nhận các cấp đó').selectOption('Nguyễn Quang Hưng');
  await end.click();
  await page.getByText(/^Đầu mối này đã kết thúc/).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await end.waitFor();
  assert.equal(await phone.inputValue(), '0912 345 678');
  assert.deepEqual(errors, []);
});

test('a day off is removed: what it does is told first, and it is undone', async () => {
  const { page, errors } = await signIn(browser, at.url, { email, password, on: 'desk' });
  await page.goto(`${at.url}/quan-tri/lich`);
  await page.getByRole('button', { name: 'Năm 2025' }).waitFor();
  for (const weekday of ['T2', 'T7', 'CN']) {
    assert.equal(await page.getByText(weekday, { exact: true }).count(), 12, weekday);
  }
  const remove = page.getByRole('button', { name: /^Bỏ ngày nghỉ .*1 tháng 1/ });
  await remove.press('Enter');
  // The row has gone with its button: the keyboard goes on at the next.
  const next = page.locator(':focus', { hasText: 'Bỏ' });
  assert.match(await next.evaluate(nameOf), /^Bỏ ngày nghỉ/);
  await page.getByText(/^Bỏ: /).waitFor();
  await page.getByText('Không có thời hạn nào đang chạy.').waitFor();
  await page.getByText(/^Sự cố mới, thông báo .*hạn phản hồi/).waitFor();
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await remove.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await remove.waitFor();
  assert.deepEqual(errors, []);
});

test('words of a message are replaced on a phone: seen first, kept, and taken back', async () => {
  const { page, errors } = await signIn(browser, at.url, { email, password, on: 'phone' });
  await page.goto(`${at.url}/quan-tri/mau-tin`);
  // The carrier words what its own people read.
  await page.getByRole('combobox', { name: 'Tin nào' }).selectOption('Phản hồi');
  await page.getByRole('button', { name: 'Xem và sửa lời cho bên mình' }).click();
  const field = page.getByRole('textbox', { name: 'Tin báo việc gì' });
  await field.fill('Viettel chưa trả lời');
  const draft = page.getByRole('group', { name: 'Tin với lời đang viết' });
  await draft.getByText(/^\[SC-MAU-0001\] Viettel chưa trả lời – quá hạn/).waitFor();
  const short = page.getByRole('textbox', { name: 'Trên tin nhắn: việc gì' });
  await short.fill('Chưa trả lời ☎');
  await page.getByText(/^Tin nhắn không dấu không gửi được “☎”/).waitFor();
  await short.fill('Viettel chưa trả lời');
  await draft.getByText(/: Viettel chua tra loi, qua han/).waitFor();
  await short.press('Enter');
  await page.getByRole('status').getByText('Đã lưu thay đổi.').waitFor();
  await page.getByText('Lời gốc: “Nhà cung cấp quá hạn phản hồi”').waitFor();
  await page.getByRole('link', { name: /^Phản hồi · tiếng Việt/ }).waitFor();
  await inspect(page, 'words-replaced');
  await page.getByRole('button', { name: 'Về lời gốc' }).click();
  await page.getByText(/^Đang dùng lời gốc/).waitFor();
  assert.equal(await field.inputValue(), 'Nhà cung cấp quá hạn phản hồi');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('status').getByText('Đã hoàn tác').waitFor();
  assert.equal(await field.inputValue(), 'Viettel chưa trả lời');
  assert.deepEqual(errors, []);
});

test('an agreement is edited as text, judged as one types, put in force, taken back', async () => {
  const { page, errors } = await signIn(browser, at.url, { email, password, on: 'desk' });
  await page.goto(`${at.url}/quan-tri/thoa-thuan`);
  await page.getByRole('link', { name: /kênh truyền PTC/ }).click();
  const start = page.getByRole('button', { name: /^Soạn từ phiên bản/ });
  const [, newest = ''] = /(\d+)$/.exec((await start.textContent()) ?? '') ?? [];
  await start.click();
  const field = page.getByRole('textbox', { name: 'Nội dung thoả thuận (YAML)' });
  await page.getByText(`Giống hệt phiên bản ${newest}`).waitFor();
  const text = await field.inputValue();
  await field.fill(text.replace('after: PT6H', 'after: 6 giờ'));
  await page.getByRole('button', { name: /^Dòng \d+, cột \d+$/ }).click();
  const cursor = await field.evaluate((node: HTMLTextAreaElement) => node.selectionStart);
  assert.equal(text.slice(cursor, cursor + 4), 'PT6H', 'the cursor is where the flaw is');
  await inspect(page, 'agreement-flaw');

  await field.fill(text.replace('AsNotice: never }', 'AsNotice: never, quietHours: 22:00-06:00 }'));
  await page.getByText(`1 chỗ khác phiên bản ${newest}`).waitFor();
  await page.getByText('22:00-06:00', { exact: true }).waitFor();
  // What was written outlives the page.
  await page.reload();
  await page.getByRole('button', { name: /^Đưa phiên bản \d+ vào hiệu lực/ }).click();
  await page.getByRole('status').getByText('Đã lưu thay đổi.').waitFor();
  await page.goto(`${at.url}/quy-trinh/viettel-ptc-2009`);
  await page.getByText(/^Giờ yên lặng 22:00-06:00/).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('status').getByText('Đã hoàn tác').waitFor();
  assert.deepEqual(errors, []);
});

test('by keyboard: a wrong field is gone to and read; a list is come back to', async () => {
  const who = { email: carrier, password, on: 'desk' } as const;
  const { page, errors } = await signIn(browser, at.url, who);
  await page.goto(`${at.url}/quan-tri/dau-moi`);
  await page.getByRole('combobox', { name: 'Tỉnh' }).selectOption({ index: 3 });
  await page.getByRole('textbox', { name: 'Số như in trên giấy' }).fill('');
  await page.keyboard.press('Enter');
  assert.match(await atFlaw(page), /: Hãy điền\.$/);
  await page.getByRole('link', { name: 'Thêm đầu mối' }).press('Enter');
  await page.getByRole('button', { name: 'Thêm' }).press('Enter');
  assert.match(await atFlaw(page), /^Họ.*: Hãy điền\.$/);
  for (const [list, sought, thing] of [
    ['dau-moi', 'anh tuan', /^Nguyễn Anh Tuấn/],
    ['nguoi-dung', 'mau', /^Vũ Văn Mẫu.*director@/],
  ] as const) {
    await page.goto(`${at.url}/quan-tri/${list}`);
    const search = page.getByRole('searchbox');
    // What is sought has to be there before it is left: the desk looks for people, not the page.
    const isFound = list === 'nguoi-dung' ? page.waitForResponse(/people\?.*q=mau/) : undefined;
    await search.fill(sought);
    await page.waitForURL(/\?q=/);
    await isFound;
    const link = page.getByRole('link', { name: thing });
    await link.press('Enter');
    await page.waitForURL(`**/quan-tri/${list}/**`);
    await page.locator(`main a[href="/quan-tri/${list}"]`).press('Enter');
    await page.waitForURL(/\?q=/);
    assert.equal(await search.inputValue(), sought);
    await link.and(page.locator(':focus')).waitFor();
  }
  assert.deepEqual(errors, []);
});

test('people come from a file as invitations, each with a sheet to print', async () => {
  const { page, errors } = await signIn(browser, at.url, { email, password, on: 'desk' });
  await page.goto(`${at.url}/quan-tri/nhap-xuat?bang=people`);
  const input = page.getByLabel('Chọn tệp CSV hoặc XLSX');
  const rows = (role: string): Buffer =>
    Buffer.from(`email,name,role,unit\nmoi@ptc.example.vn,Mới Mẫu,${role},ptc-107\n`);
  const file = { name: 'nguoi.csv', mimeType: 'text/csv' };
  await input.setInputFiles({ ...file, buffer: rows('thủ trưởng') });
  await page.getByRole('table').getByText('Không có vai trò này').waitFor();
  await input.setInputFiles({ ...file, buffer: rows('site') });
  await page.getByRole('button', { name: 'Ghi 1 thay đổi' }).click();
  const sheet = page.getByRole('region', { name: 'Giấy mời dùng bàn trực sự cố' });
  const code = sheet.getByText(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
  await code.waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.ok(await code.isVisible());
  // Paper is white whatever the screen is.
  const dark = page.locator('html[data-mantine-color-scheme=dark]');
  await dark.waitFor({ state: 'attached' });
  assert.equal(await code.evaluate((one) => getComputedStyle(one).color), 'rgb(23, 33, 31)');
  await page.emulateMedia({ colorScheme: 'light' });
  const buttons = await page.getByRole('button').all();
  const pressed = await Promise.all(buttons.map((one) => one.evaluate((node) => node.outerHTML)));
  assert.deepEqual(pressed, [], 'nothing is pressed on paper');
  await page.emulateMedia({ media: 'screen' });
  await page.goto(`${at.url}/san-sang`);
  await page.getByText('Nguyễn Quang Hưng').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByText('Nguyễn Quang Hưng').first().isVisible());
  assert.equal(await page.getByRole('button').count(), 0);
  await page.emulateMedia({ media: 'screen' });
  assert.deepEqual(errors, []);
});

test('whoever asks for less motion gets none', async () => {
  const { page, errors } = await signIn(browser, at.url, { email, password, on: 'phone' });
  const longest = (): Promise<number> =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((node) => getComputedStyle(node))
        .flatMap((style) => [style.transitionDuration, style.animationDuration])
        .flatMap((durations) => durations.split(','))
        .reduce((most, one) => Math.max(most, Number.parseFloat(one)), 0),
    );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  assert.ok((await longest()) > 0.05, 'something moves');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  assert.ok((await longest()) < 0.001);
  assert.deepEqual(errors, []);
});
