/** Whether anybody would be reached: drills, answers, leave, alarms, and the board of it all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReadiness } from '../../src/app/readiness.ts';
import { noDelivery } from '../../src/app/delivery-setup.ts';
import type { ReadinessView } from '../../src/http/contract/readiness.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf } from '../support/person.ts';

const desk = await openTestDesk();
const { headquarters, coordinator, manager, otherCarrier } = desk.people;
const { clock, store } = desk;

async function board(): Promise<ReadinessView['items'][number]> {
  const { items } = await headquarters.get<ReadinessView>('/api/readiness');
  return items.find((item) => item.levels.length === 2) ?? assert.fail();
}

const agreement = (await board()).agreement.id;
const standing = async (): Promise<string[]> =>
  (await board()).levels.map((level) => `${level.level} ${level.standing} ${level.fails}`);

async function post(path: string, body: object, by = headquarters): Promise<unknown> {
  const answer = await by.send('POST', path, { body });
  assert.ok(answer.status < 300, answer.text);
  return answer.body;
}

const linkIn = (text: string): string =>
  /\/api\/readiness\/answers\/[0-9a-z]+/.exec(text)?.[0] ?? assert.fail();

const messages = (notice: string) =>
  store.db.selectFrom('messages').selectAll().where('notice', '=', notice).execute();

test('contacts that nobody has verified say so, and stay in use: no alarm', async () => {
  assert.deepEqual(await standing(), ['1 never-verified false', '2 never-verified false']);
  await checkReadiness(desk.desk, noDelivery);
  const told = await messages('readiness');
  assert.deepEqual(
    told.filter(({ subject }) => subject.includes('Hưng')),
    [],
  );
});

test('a drill tries every level and means; a scan changes nothing, a press verifies', async () => {
  const body = { agreement, province: '12' };
  problemOf(await coordinator.send('POST', '/api/readiness/drills', { body }), 'D-14');
  problemOf(await otherCarrier.send('POST', '/api/readiness/drills', { body }), 'D-1');
  await post('/api/readiness/drills', { agreement, province: '12' });
  const sent = await messages('drill');
  assert.deepEqual(
    sent.map(({ recipient, channel, status }) => `${recipient} ${channel} ${status}`).toSorted(),
    ['account-manager mail', 'account-manager text', 'director mail', 'director text'].map(
      (one) => `contact:${one} sunk`,
    ),
  );
  assert.ok(sent.every(({ short }) => short.length <= 160));
  const mail = sent.find(({ channel }) => channel === 'mail') ?? assert.fail();
  const path = linkIn(desk.links.unmask(mail.body));
  const accept = { accept: 'text/html' };
  const page = await fetch(desk.at.url + path, { headers: accept });
  assert.match(await page.text(), /<form method="post">/);
  assert.deepEqual(await standing(), ['1 never-verified false', '2 never-verified false']);

  const form = { ...accept, 'content-type': 'application/x-www-form-urlencoded' };
  const press = () => fetch(desk.at.url + path, { method: 'POST', body: '', headers: form });
  assert.match(await (await press()).text(), /Đã ghi nhận/);
  assert.equal((await press()).status, 200);
  const { drills, levels } = await board();
  assert.deepEqual(
    drills.map(({ tests, answered }) => [tests, answered]),
    [[6, 1]],
  );
  const verified = levels.flatMap(({ means }) => means.flatMap((one) => one.verified?.how ?? []));
  assert.deepEqual(verified, ['answered'], 'pressed twice, verified once');
});

test('whoever reads the outbox or the database cannot answer a drill for anybody', async () => {
  await post('/api/readiness/drills', { agreement, province: '01' });
  const sent = (await messages('drill')).slice(-4);
  for (const kept of sent.flatMap(({ body, short }) => [body, short])) {
    assert.match(
      kept,
      /\/api\/readiness\/answers\/[0-9a-z]{10}\*{19}/,
      'the secret half is not kept',
    );
    const [, locator = ''] = /answers\/([0-9a-z]{10})/.exec(kept) ?? [];
    for (const token of [locator + '*'.repeat(19), locator, locator + '0'.repeat(19)]) {
      const path = `/api/readiness/answers/${token}`;
      const answer = await fetch(desk.at.url + path, { method: 'POST' });
      assert.equal(answer.status, 404, 'what is kept answers nothing');
      assert.match(await answer.text(), /Liên kết này không đúng/);
    }
  }
  const rows = await store.db.selectFrom('drill_tests').selectAll().execute();
  assert.ok(rows.length > 6 && rows.every(({ locator }) => (locator ?? '').length <= 10));
  const { drills } = await board();
  assert.deepEqual(drills.find(({ province }) => province === '01')?.answered, 0);
});

test('a drill of last week is over: its link says so, and verifies nobody', async () => {
  const [mail = assert.fail()] = await messages('drill');
  clock.advance({ days: 7 });
  const over = await fetch(desk.at.url + linkIn(desk.links.unmask(mail.body)), { method: 'POST' });
  assert.equal(over.status, 410);
  assert.match(await over.text(), /Đợt diễn tập này đã qua/);
});

test('OnCall #1326: a level that would fail alarms its owner at once, once a day', async () => {
  for (const contact of ['account-manager', 'director']) {
    await post('/api/readiness/verifications', { agreement, contact, channel: 'phone' });
  }
  assert.deepEqual(await standing(), ['1 ready false', '2 ready false']);
  const before = (await messages('readiness')).length;
  const leave = { from: clock.in({ hours: -1 }), to: clock.in({ days: 2 }) };
  await post('/api/readiness/leave', { agreement, contact: 'director', ...leave }, manager);
  assert.deepEqual(await standing(), ['1 ready false', '2 on-leave true']);
  const alarms = (await messages('readiness')).slice(before);
  assert.deepEqual(
    alarms.map(({ recipient }) => recipient).toSorted(),
    ['person-6', 'person-8', 'person-9'].map((one) => `person:${one}`),
  );
  await Promise.all([1, 2, 3].map(() => checkReadiness(desk.desk, noDelivery)));
  assert.equal((await messages('readiness')).length, before + 3, 'told once a day');
  clock.advance({ days: 1 });
  await checkReadiness(desk.desk, noDelivery);
  assert.ok((await messages('readiness')).length >= before + 6, 'and again the next day');
});

test('a verification expires after half a year, and the board is red', async () => {
  clock.advance({ days: 179 });
  assert.deepEqual(await standing(), ['1 expired true', '2 expired true']);
});

test('whoever is no party of an agreement sees nothing of its contacts', async () => {
  const { items } = await otherCarrier.get<ReadinessView>('/api/readiness');
  assert.ok(items.every((item) => item.agreement.id !== agreement));
});
