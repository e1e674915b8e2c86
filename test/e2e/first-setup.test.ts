/** From an empty database to the first report, in a real browser: the way of a real operator. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { readConfig } from '../../src/config.ts';
import { start } from '../../src/serve.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { emptyDatabase } from '../support/database.ts';
import { folderWith } from '../support/files.ts';
import { inspect } from '../support/inspect.ts';
import { help as vi } from '../../src/web/words/vi/help.ts';
import { appCode } from '../support/visitor.ts';

const root = join(import.meta.dirname, '..', '..');
const browser = await openBrowser();
const password = 'sông-núi-77';

const next = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();

/** The second factor, and in. */
async function enrols(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^Mã QR/ }).waitFor();
  const [shown = ''] = await page.locator('ol code').allTextContents();
  await inspect(page, 'enrol');
  await page.getByLabel('Tôi đã cất các mã này').check();
  const code = appCode(`otpauth://totp/x?secret=${shown.replaceAll(' ', '')}`);
  await page.getByLabel('Mã 6 số').fill(code);
  await page.getByRole('button', { name: 'Xác nhận' }).click();
}

async function walksIn(page: Page, url: string, code: string): Promise<void> {
  // Whatever address is opened first leads to the set-up.
  await page.goto(url);
  await page.getByRole('heading', { name: 'Thiết lập bàn trực' }).waitFor();
  await inspect(page, 'setup-1');
  await page.getByLabel('Mã thiết lập').fill('AAAA-BBBB-CCCC-DDDD');
  await next(page);
  await page.getByText('Mã thiết lập không đúng hoặc đã hết hạn.').waitFor();
  await page.getByLabel('Mã thiết lập').fill(code.toLowerCase());
  await next(page);
  await page.getByRole('heading', { name: 'Thoả thuận và hai bên' }).waitFor();
  await next(page);
  await page.getByText('Hãy chọn một thoả thuận.').waitFor();
  const chooser = page.getByLabel('Chọn tệp…');
  await page.getByRole('radio', { name: /^Tệp thoả thuận của mình/ }).check();
  await chooser.setInputFiles({
    name: 'cua-minh.yaml',
    mimeType: 'text/yaml',
    buffer: Buffer.from('id: sai\nversion: một\n'),
  });
  await page.getByText(/^Tệp có \d+ chỗ chưa đúng/).waitFor();
  await inspect(page, 'setup-2');
  await page.getByRole('radio', { name: /Viettel dành cho/ }).check();
  await next(page);
  await page.getByRole('heading', { name: 'Bạn là ai' }).waitFor();
  await page.getByLabel('Họ và tên').fill('Trần Thị Đầu');
  await page.getByLabel('Thư điện tử (dùng để đăng nhập)').fill('dau@thtk.example.vn');
  await next(page);
  await page.getByRole('alert').waitFor();
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await inspect(page, 'setup-3');
  await next(page);
  await page.getByRole('heading', { name: 'Xem lại' }).waitFor();
  await inspect(page, 'setup-4');
  await page.getByRole('button', { name: 'Thiết lập và vào' }).click();
  await enrols(page);
  await page.getByRole('heading', { name: 'Việc còn lại' }).waitFor();
}

/** Walks the tour through on a desk without incidents: each step shows its part. */
async function tours(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { name: 'Chưa có kênh truyền nào' }).waitFor();
  await page.getByRole('button', { name: 'Đi một vòng' }).click();
  const card = page.getByRole('region', { name: vi.tour.title });
  for (const step of ['board', 'map', 'outbox', 'what-if', 'admin', 'end'] as const) {
    await card.getByRole('heading', { name: vi.tour.steps[step].title }).waitFor();
    await page.locator('[data-toured]').waitFor();
    if (step !== 'end') await card.getByRole('button', { name: vi.tour.next }).click();
  }
  await card.getByRole('button', { name: vi.tour.done }).click();
}

/** Every list says, before there is anything in it, what would be there and how it comes there. */
async function looksAtEmptyLists(page: Page, url: string): Promise<void> {
  for (const [path, said] of [
    ['/quan-tri/kenh', 'Chưa có kênh truyền nào'],
    ['/quan-tri/kenh?q=xyz', 'Không tìm thấy kênh nào'],
    ['/hop-thu-di', 'Chưa có thư nào'],
    ['/dien-rong', 'Không có sự cố diện rộng nào'],
    ['/goi-dien', 'Không có cuộc gọi nào đang chờ'],
    ['/thu-den', 'Không có thư nào chờ'],
  ] as const) {
    await page.goto(`${url}${path}`);
    await page.getByRole('heading', { name: said }).waitFor();
  }
  await page.goto(`${url}/bao-su-co`);
  await page.getByText('Danh mục chưa có kênh truyền nào của bạn.').waitFor();
}

/** Invites the carrier’s first administrator on paper; gives the code. */
async function invitesOther(page: Page): Promise<string> {
  await page.getByLabel('Họ và tên').fill('Lê Văn Hai');
  await page.getByLabel('Thư điện tử').fill('hai@nhamang.example.vn');
  await inspect(page, 'left');
  await page.getByRole('button', { name: 'Mời', exact: true }).click();
  const sheet = page.getByRole('region', { name: 'Giấy mời dùng bàn trực sự cố' });
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec((await sheet.textContent()) ?? '')?.[0];
  await inspect(page, 'left-invited');
  return code ?? assert.fail('no code on the sheet');
}

async function importsCircuits(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/quan-tri/nhap-xuat`);
  await page.getByRole('combobox').first().selectOption('circuits');
  await page.getByLabel('Chọn tệp CSV hoặc XLSX').setInputFiles({
    name: 'kenh.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('code,site,agreement\nKT-001,ptc-107,viettel-ptc-2009\n'),
  });
  await page.getByRole('button', { name: 'Ghi 1 thay đổi' }).click();
  await page.getByText('Đã ghi 1 thay đổi.').waitFor();
}

async function reports(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/bao-su-co`);
  await page.getByLabel('Tìm theo tên đơn vị, tỉnh hoặc mã kênh').fill('muong te');
  await page.getByRole('radio', { name: /Mường Tè/ }).click({ force: true });
  await page.getByRole('radio', { name: /^Mất kết nối/ }).check({ force: true });
  await page.getByRole('button', { name: '15 phút trước' }).click();
  await page.getByRole('radio', { name: /^Do kênh truyền/ }).check({ force: true });
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  // Its number comes from the desk: only then is it sent.
  await page
    .getByText(/SC-\d{4}-\d{6}/)
    .first()
    .waitFor();
}

test('an empty database, the console’s code, both administrators, the first report', async (t) => {
  const closing: (() => Promise<unknown>)[] = [];
  t.after(async () => {
    for (const close of closing) await close();
  });
  const env = { PORT: '0', DATABASE_URL: await emptyDatabase(t), THONGSUOT_VAR: folderWith({}) };
  const told: string[] = [];
  const config = readConfig({ ...env, THONGSUOT_SAMPLE: 'off' }, root);
  const running = await start(config, root, (line) => void told.push(line));
  closing.push(running.stop);
  const { url } = running;
  const code = /thiet-lap#(\S+)/.exec(told.join('\n'))?.[1] ?? assert.fail('no code was printed');

  const { page, errors } = await openPage(browser, { on: 'phone' });
  await walksIn(page, url, code);
  const { page: other, errors: others } = await openPage(browser, { on: 'desk' });
  await other.goto(`${url}/ma-moi#${await invitesOther(page)}`);
  await other.getByRole('textbox', { name: 'Mật khẩu mới' }).fill(password);
  await other.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
  await enrols(other);
  await other.getByRole('link', { name: 'Quản trị' }).first().click();
  await other.getByRole('link', { name: /^Việc còn lại/ }).click();
  await other.getByText('Bên kia đã có 1 người.').waitFor();
  await inspect(other, 'left-carrier');

  await tours(page, url);
  await looksAtEmptyLists(page, url);
  await importsCircuits(page, url);
  await reports(page, url);
  await page.goto(`${url}/quan-tri/thiet-lap`);
  await page.getByText('Đã có 1 sự cố.').waitFor();
  await page.getByText('Bên kia đã có 1 người.').waitFor();

  const { page: late, errors: lates } = await openPage(browser, { on: 'desk' });
  await late.goto(`${url}/thiet-lap#${code}`);
  await late.getByRole('heading', { name: 'Đã thiết lập xong' }).waitFor();
  assert.deepEqual([...errors, ...others, ...lates], []);
});
