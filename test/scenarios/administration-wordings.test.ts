/** The words of messages: each side replaces what its own people read, sees it sent, goes back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Saved } from '../../src/http/contract/admin.ts';
import type {
  WordingListView,
  WordingOutcomeView,
  WordingPageView,
} from '../../src/http/contract/admin-wordings.ts';
import type { AuditPage } from '../../src/http/contract/audit.ts';
import type { MessagePreview } from '../../src/http/contract/deliveries.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import { problemOf, type Answer, type Person } from '../support/person.ts';

const { desk, outbox, goLive, messages } = await openOutboxDesk({ live: true });
const { headquarters, coordinator, director, technician } = desk.people;
const path = '/api/admin/wordings';
const response = `${path}/response/vi`;

const own = {
  headline: 'Viettel chưa trả lời',
  ask: 'Gọi ngay tổng đài, ghi lại cuộc gọi.',
  short: 'Viettel chua tra loi',
  shortAsk: 'Goi ngay.',
};

async function saves(by: Person, at: string, body: object): Promise<Answer> {
  const { seen } = await by.get<WordingPageView>(at);
  return by.send('POST', at, { body: { seen, ...body } });
}

/** The texts that leave because an answer is overdue, of the customer and of the carrier. */
async function told() {
  const known = new Set((await messages()).map(({ id }) => id));
  const incident = await overdue(desk);
  await outbox.run();
  desk.clock.advance({ minutes: 30 });
  await outbox.run();
  const fresh = (await messages()).filter(({ id, notice }) => !known.has(id) && notice !== 'test');
  const mine = fresh.filter(({ incidents }) => JSON.stringify(incidents).includes(incident.id));
  const text = mine.map(({ subject, body }) => `${subject}\n${body}`);
  return { own: text.filter((one) => one.includes(own.headline)), text };
}

test('the customer’s words go to its own people; the carrier reads what ships', async () => {
  const before = await told();
  assert.ok(before.text.some((one) => one.includes('Nhà cung cấp quá hạn phản hồi')));
  assert.equal((await saves(headquarters, response, { words: own })).status, 200);
  const closing = { closing: 'Phòng Điều hành, máy lẻ 1234' };
  assert.equal((await saves(headquarters, `${path}/closing/vi`, { words: closing })).status, 200);

  const after = await told();
  assert.ok(after.own.length >= 2, 'the office and its coordinator');
  for (const one of after.own) {
    assert.ok(one.includes(own.ask) && one.includes(closing.closing), one);
    assert.match(one, /gián đoạn từ/i, 'facts are the desk’s');
  }
  const theirs = after.text.filter((one) => !one.includes(own.headline));
  assert.ok(theirs.some((one) => one.includes('Quá hạn phản hồi')));
  assert.ok(theirs.every((one) => !one.includes(closing.closing)));

  const { items } = await director.get<WordingListView>(path);
  assert.ok(items.every(({ replaced }) => replaced === undefined));
  const { items: trail } = await director.get<AuditPage>('/api/audit?kind=wording');
  assert.deepEqual(trail, []);
  const ask = 'notice=breached&clock=response&side=customer';
  const preview = (by: Person) => by.get<MessagePreview>(`/api/deliveries/preview?${ask}`);
  assert.ok((await preview(technician)).subject.includes(own.headline), 'what is sent is shown');
  assert.ok((await preview(director)).subject.includes('Nhà cung cấp quá hạn phản hồi'));
});

test('a test send carries them; words are judged and shown before they are kept', async () => {
  const what = { notice: 'breached', clock: 'response', side: 'customer' };
  const sent = await headquarters.send('POST', '/api/deliveries/test', { body: { what } });
  const { id } = sent.body as { id: string };
  const written = (await messages()).find((one) => one.id === id);
  assert.ok(written?.subject.includes(own.headline) && written.short.includes(own.short));

  const draft = { words: { ...own, ask: 'Báo trưởng phòng.' }, check: true, about: what };
  const { body } = await saves(headquarters, response, draft);
  const { preview, flaws, changed } = body as WordingOutcomeView;
  assert.deepEqual([flaws, changed], [[], 1]);
  assert.match(preview?.text ?? '', /\nBáo trưởng phòng\.\n/);
  const { words } = await headquarters.get<WordingPageView>(response);
  assert.equal(words.ask, own.ask, 'nothing is kept');
  const bad = { words: { ...own, headline: '' }, check: true, about: what };
  const judged = (await saves(headquarters, response, bad)).body as WordingOutcomeView;
  assert.equal(judged.flaws[0]?.field, 'headline');
  assert.ok(judged.preview?.text.includes(own.ask), 'what is wrong with it can be looked at');
});

test('each change is in the trail and in its history; undone, and back to what ships', async () => {
  const shorter = { words: { ...own, ask: 'Gọi ngay.' } };
  assert.equal((await saves(headquarters, response, shorter)).status, 200);
  const { history, replaced } = await headquarters.get<WordingPageView>(response);
  assert.equal(replaced?.by, history[0]?.actor?.name);
  const [last, first] = history;
  assert.deepEqual(
    [last?.action, last?.undoable, first?.undoable],
    ['wording.change', true, false],
  );
  const [was, is] = [last?.before, last?.after] as (typeof own)[];
  assert.deepEqual([was?.ask, is?.ask], [own.ask, 'Gọi ngay.']);
  const undo = `/api/admin/history/${last?.id}/undo`;
  problemOf(await coordinator.send('POST', undo), 'D-14');
  problemOf(await director.send('POST', undo), 'D-1');
  assert.equal(((await headquarters.send('POST', undo)).body as Saved).changed, 1);
  assert.equal((await headquarters.get<WordingPageView>(response)).words.ask, own.ask);
  problemOf(await headquarters.send('POST', undo), 'A-2');

  assert.equal((await saves(headquarters, response, { words: null })).status, 200);
  const page = await headquarters.get<WordingPageView>(response);
  assert.deepEqual([page.replaced, page.words], [undefined, page.shipped]);
  assert.equal(page.history[0]?.action, 'wording.shipped');
  const back = `/api/admin/history/${page.history[0]?.id}/undo`;
  assert.equal((await headquarters.send('POST', back)).status, 200);
  assert.equal((await headquarters.get<WordingPageView>(response)).words.headline, own.headline);
});

test('what may not stand is refused by field; what others changed is looked at again', async () => {
  await goLive(false);
  const { seen } = await director.get<WordingPageView>(`${path}/escalated/en`);
  const body = { words: { headline: 'A {site}', ask: 'b\u0000', short: '', shortAsk: '' }, seen };
  const refused = problemOf(await director.send('POST', `${path}/escalated/en`, { body }), 'A-1');
  assert.deepEqual(
    refused.flaws?.map(({ field }) => field),
    ['headline', 'ask', 'short'],
  );
  const good = {
    words: { headline: 'Level {level}: answer', ask: 'Answer.', short: 'L{level}', shortAsk: '' },
    seen,
  };
  const at = `${path}/escalated/en`;
  assert.equal((await director.send('POST', at, { body: good })).status, 200);
  problemOf(await director.send('POST', at, { body: good }), 'A-2');
  // What the carrier is never told is not the carrier's to word; the languages are two.
  problemOf(await director.send('GET', `${path}/verification/vi`), 'D-1');
  assert.equal((await director.send('GET', `${path}/escalated/fr`)).status, 400);
  assert.equal((await director.send('GET', `${path}/invitation/vi`)).status, 400);
  problemOf(await coordinator.send('GET', path), 'D-18');

  const ask = 'notice=escalated&level=2&lang=en';
  const { subject, script } = await director.get<MessagePreview>(`/api/deliveries/preview?${ask}`);
  assert.match(subject, /Level 2: answer/);
  assert.match(script ?? '', /^Escalation, level 2/, 'one side reads it out to the other');
});
