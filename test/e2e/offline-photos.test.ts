/** Photos without a network: kept through everything, sent once, and what the desk did not take. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { addPerson } from '../../src/store/people.ts';
import { circuits } from '../support/cast.ts';
import { openBrowser } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { acts, confirmed, openOffices, outage } from '../support/groups.ts';
import { phoneThatKnows, waits } from '../support/phone.ts';
import { told } from '../support/told.ts';

const who = { email: 'tech@example.vn', password: 'mật khẩu của phép thử' };
const desk = await openTestDesk({ clock: 'runs', page: true });
const { at, people } = desk;
const browser = await openBrowser();
const account = await desk.auth.createAccount({ ...who, name: 'Lò Văn Mẫu' });
await addPerson(desk.store, { id: account, role: 'site', unit: 'ptc-107', isSample: false });

/** A photo of twelve million pixels with all the detail of noise, as a camera makes it. */
async function cameraPhoto(name: string) {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const [width, height] = [4000, 3000];
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 92 })
    .toBuffer();
  assert.ok(buffer.length > 3_000_000, 'as heavy as a photo');
  return { name, mimeType: 'image/jpeg', buffer };
}

async function answer(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Mất kết nối/ }).check({ force: true });
  await page.getByRole('button', { name: '15 phút trước' }).click();
  await page.getByRole('radio', { name: /^Do kênh truyền/ }).check({ force: true });
}

test('a report that waits joins the known outage, unless it has ended meanwhile', async () => {
  const offices = (await openOffices(desk.store, '12', 10)).filter(
    (one) => one !== circuits.muongTe,
  );
  const { group } = await confirmed(desk, offices.slice(0, 4));
  const kinds = ['circuit', 'groups'];
  const { page, context, errors } = await phoneThatKnows(browser, at.url, who, '/', kinds);
  // Known outages are there when the page is opened without a network, and lead to the report.
  await context.setOffline(true);
  await page.reload();
  const reports = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Ghép vào sự cố/ }).click();
    await context.setOffline(true);
    await page.getByText('Báo cáo sẽ được ghép vào sự cố này.').waitFor();
    await answer(page);
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await waits(page, 1);
  };
  await reports();
  await context.setOffline(false);
  await waits(page, 0);
  const { children } = await outage(people.coordinator, group);
  assert.ok(children.some(({ circuit }) => circuit.id === circuits.muongTe));

  await page.goto(`${at.url}/bao-su-co`);
  // Shown what is open here, and reported all the same: it is another matter.
  await page.getByRole('link', { name: /SC-\d/ }).waitFor();
  await reports();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  for (const { incident, standing } of (await outage(people.coordinator, group)).children) {
    if (standing !== 'in') continue;
    await acts(people.coordinator, 'leave', group, { incident, reason: 'Hết' });
  }
  await acts(people.coordinator, 'end', group, {});
  await context.setOffline(false);
  await waits(page, 0);
  assert.deepEqual(told(await people.headquarters.record({ id })), ['reported', 'self-diagnosed']);
  assert.deepEqual(errors, []);
  await context.close();
});

test('a photo of a report made without a network is on the incident, once', async () => {
  const { page, context, errors } = await phoneThatKnows(browser, at.url, who, '/bao-su-co');
  await context.setOffline(true);
  await page.reload();
  await answer(page);
  await page.locator('input[name=camera]').setInputFiles(await cameraPhoto('tủ mạng.jpg'));
  const weight = page.getByText(/ảnh gốc \d/);
  await weight.waitFor();
  assert.match((await weight.textContent()) ?? '', /^[1-4]?\d\d KB/, 'small enough for 2G');
  // The half-filled form, and its photo, outlive the page.
  await page.reload();
  await page.getByText('tủ mạng.jpg').waitFor();
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await page.getByRole('link', { name: /^Gọi số trực sự cố/ }).waitFor();
  await waits(page, 2);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.goto(at.url);
  await page.getByText('Báo cáo chưa gửi được').waitFor();
  assert.equal(await page.getByText('Mọi kênh đang thông suốt').count(), 0);

  await page.close();
  const again = await context.newPage();
  const beside = await context.newPage();
  await again.goto(`${at.url}/cho-gui`);
  const card = again.getByRole('article').filter({ hasText: 'Đính kèm tệp' });
  await card.getByText('Phòng Tài chính huyện Mường Tè').waitFor();
  await beside.goto(`${at.url}/su-co/${id}`);
  await context.setOffline(false);
  await waits(again, 0);
  await beside.getByRole('link', { name: 'tủ mạng.jpg' }).waitFor();
  const record = await people.headquarters.record({ id });
  assert.deepEqual(told(record), ['reported', 'self-diagnosed', 'attached']);
  assert.deepEqual(errors, []);
  await context.close();
});

test('what the desk would not take is told at once; a refused photo holds up nothing', async () => {
  const incident = await people.technician.reports();
  await people.technician.finds(incident, 'carrier');
  const path = `/su-co/${incident.id}`;
  const { page, context } = await phoneThatKnows(browser, at.url, who, path);
  const files = page.locator('input[name=files]');
  await files.setInputFiles({
    name: 'phần mềm.exe',
    mimeType: 'application/x-msdownload',
    buffer: Buffer.from('MZ'),
  });
  await page.getByText(/phần mềm\.exe không phải ảnh/).waitFor();
  await files.setInputFiles({
    name: 'lớn.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.alloc(21 * 1024 * 1024),
  });
  await page.getByText(/lớn\.pdf lớn hơn 20 MB/).waitFor();
  await context.setOffline(true);
  // A picture by its name only: the desk looks at the bytes.
  await files.setInputFiles({
    name: 'hỏng.png',
    mimeType: 'image/png',
    buffer: Buffer.from('89504e470d0a1a0a0000000d49484452ffff', 'hex'),
  });
  await waits(page, 1);
  await page.getByRole('button', { name: 'Việc khác' }).click();
  await page.getByRole('button', { name: /^Ghi chú/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox').first().fill('Sau tấm ảnh');
  await sheet.getByRole('button', { name: /Ghi/ }).last().click();
  await waits(page, 2);
  await context.setOffline(false);
  await page.getByRole('link', { name: /1 việc cần bạn quyết/ }).click();
  const card = page.getByRole('article').filter({ hasText: 'F-3' });
  await card.waitFor();
  assert.equal(await card.getByRole('button', { name: 'Ghi thành ghi chú' }).count(), 0);
  const { entries } = await people.headquarters.record(incident);
  assert.equal(entries.at(-1)?.data['text'], 'Sau tấm ảnh');
  await card.getByRole('button', { name: 'Bỏ, không gửi' }).click();
  await card.getByRole('button', { name: 'Bỏ hẳn' }).click();
  await waits(page, 0);
  await context.close();
});

test('a photo for an incident that ended meanwhile is refused with the reason', async () => {
  const incident = await people.technician.reports();
  const path = `/su-co/${incident.id}`;
  const { page, context } = await phoneThatKnows(browser, at.url, who, path);
  await context.setOffline(true);
  await page.locator('input[name=files]').setInputFiles(await cameraPhoto('muộn.jpg'));
  await waits(page, 1);
  await people.technician.withdraws(incident, 'Báo nhầm');
  await context.setOffline(false);
  await page.getByRole('link', { name: /1 việc cần bạn quyết/ }).click();
  await page.getByRole('article').getByText(/P-7/).waitFor();
  await page
    .getByRole('article')
    .getByText(/Lúc đó sự cố đang ở bước|đã được rút/)
    .first()
    .waitFor();
  await context.close();
});
