/** A drill from the board to a phone and back: whoever answers turns their level green. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { DeliverySetup } from '../../src/app/delivery-setup.ts';
import { startOutbox } from '../../src/app/outbox.ts';
import type { Message } from '../../src/notify/messenger.ts';
import { addPerson } from '../../src/store/people.ts';
import { turnSwitch } from '../../src/store/switch.ts';
import { openBrowser, signIn, viewports } from '../support/browser.ts';
import { openTestDesk } from '../support/desk.ts';
import { inspect } from '../support/inspect.ts';
import { notified } from '../support/told.ts';

const gateway = 'texts of this test';
const delivery: DeliverySetup = {
  gateways: [{ channel: 'text', name: gateway }],
  lang: 'vi',
  deskUrl: '',
};
const desk = await openTestDesk({ clock: 'runs', page: true, delivery });
delivery.deskUrl = desk.at.url;
const browser = await openBrowser();

/** Sends what waits; gives the texts. */
async function sendAll(): Promise<Message[]> {
  const sent: Message[] = [];
  const text = {
    name: gateway,
    send: (message: Message) => {
      sent.push(message);
      return Promise.resolve({ kind: 'sent' as const, answer: 'OK' });
    },
    close: () => Promise.resolve(),
  };
  const outbox = await startOutbox({
    desk: desk.desk,
    links: desk.links,
    messengers: { text },
    lang: 'vi',
    deskUrl: desk.at.url,
    provinceName: () => 'Lai Châu',
    onError: (error) => assert.fail(String(error)),
  });
  await outbox.run();
  await outbox.stop();
  return sent;
}

/** Sends what waits; gives the text that a phone of this number shows. */
async function textTo(number: string): Promise<string> {
  const found = (await sendAll()).find(({ to }) => to.address === number);
  return found?.short ?? assert.fail(`no text went to ${number}`);
}

test('a drill is answered on a phone, and its level turns green on the board', async () => {
  const password = 'mật khẩu của phép thử';
  const email = 'lead@example.vn';
  const id = await desk.auth.createAccount({ email, name: 'Lê Thị Mẫu', password });
  await addPerson(desk.store, { id, role: 'headquarters', unit: 'thtk', isSample: false });
  const by = { person: 'person-6', personName: 'Lê Thị Mẫu', reach: null };
  await turnSwitch(desk.store, { isLive: true, at: desk.clock.now(), ...by });

  const { page, errors } = await signIn(browser, desk.at.url, { email, password, on: 'desk' });
  await page.goto(`${desk.at.url}/san-sang`);
  const board = page.getByRole('region', { name: /Viettel/ });
  const level = board.getByRole('listitem').filter({ hasText: 'Nguyễn Quang Hưng' }).first();
  await level.getByText('chưa ai kiểm tra bao giờ').waitFor();
  await board.getByRole('combobox', { name: 'Tỉnh' }).selectOption({ label: 'Lai Châu' });
  await board.getByRole('button', { name: 'Bắt đầu diễn tập' }).click();
  await board.getByText('0/6 tin thử được trả lời').first().waitFor();

  const text = await textTo('+84982693434');
  assert.ok(text.length <= 160, text);
  const phone = await browser.newContext({ ...viewports.phone, javaScriptEnabled: true });
  const answer = await phone.newPage();
  const scripts: string[] = [];
  answer.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await answer.goto(/https?:\/\/\S+/.exec(text)?.[0] ?? assert.fail(text));
  await answer.getByText('Nguyễn Quang Hưng').waitFor();
  await inspect(answer, 'a drill’s link');
  await answer.getByRole('button', { name: /Tôi đã nhận/ }).click();
  await answer.getByText('Đã ghi nhận').waitFor();
  assert.deepEqual(scripts, [], 'the page needs no script');
  await phone.close();

  await board.getByText('1/6 tin thử được trả lời').first().waitFor();
  await board.getByText(/trả lời sau/).waitFor();
  await level.getByText('đã kiểm tra, dùng được').waitFor();
  await callsWhoMustBeTold(page);
  assert.deepEqual(errors, []);
});

/** A level that is told by telephone: the watch runs on while the caller is elsewhere. */
async function callsWhoMustBeTold(page: Page): Promise<void> {
  const incident = await notified(desk);
  await desk.people.coordinator.gives('escalate', incident, { reason: 'Kho bạc đóng sổ hôm nay' });
  await sendAll();
  await page.goto(`${desk.at.url}/goi-dien`);
  const card = page.getByRole('article', { name: 'Nguyễn Quang Hưng' });
  await card.getByRole('button', { name: 'Tôi gọi bằng máy khác: bấm giờ' }).click();
  await card.getByRole('timer').waitFor();
  await page.goto(desk.at.url);
  await card.getByRole('timer').waitFor();
  await card.getByRole('button', { name: 'Có người nghe' }).click();
  await card.getByRole('button', { name: 'Ghi kết quả' }).click();
  await page.getByText('Đã ghi cuộc gọi cho Nguyễn Quang Hưng.').waitFor();
  await page.goto(desk.at.url);
  await page.getByRole('heading', { name: 'Bảng sự cố' }).waitFor();
}
