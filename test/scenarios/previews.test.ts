/** What messages say, seen before they are sent; and tests that somebody sends to be sure. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  DeliveryMessage,
  MessagePreview,
  Testable,
} from '../../src/http/contract/deliveries.ts';
import { previewNotices } from '../../src/http/contract/deliveries.ts';
import { clockNames } from '../../src/domain/agreement.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import { problemOf } from '../support/person.ts';

const { desk, mail, outbox, goLive, messages } = await openOutboxDesk({ live: false });
const { headquarters, director, manager, technician, otherCarrier, neighbour } = desk.people;
const path = '/api/deliveries/preview';

function previewed(query: string, by = headquarters): Promise<MessagePreview> {
  return by.get<MessagePreview>(`${path}?${query}`);
}

/** Every message that there is, to either side, in either language. */
function* everyMessage(): Generator<string> {
  for (const notice of previewNotices) {
    const clocks = notice === 'breached' ? clockNames : (['response'] as const);
    for (const clock of clocks) {
      for (const side of ['customer', 'carrier']) {
        for (const reader of ['site', 'all']) {
          for (const how of ['due', 'early']) {
            for (const lang of ['vi', 'en']) {
              yield new URLSearchParams({ notice, clock, side, reader, how, lang }).toString();
            }
          }
        }
      }
    }
  }
}

test('every message can be seen before anything has failed, by every means', async () => {
  for (const query of everyMessage()) {
    const { subject, text, short, texts, webhook, push } = await previewed(query);
    const [plain = assert.fail(), whole = assert.fail()] = texts;
    assert.ok(subject.length > 5 && push.title.length > 5, query);
    assert.doesNotMatch(subject + text + short, /undefined|NaN|\[object|=>/, query);
    assert.equal(plain.text, short);
    assert.deepEqual([plain.coding, plain.parts], ['gsm7', 1], `${query}: ${short}`);
    assert.ok(plain.chars <= 160, `${query}: ${plain.chars}`);
    assert.equal(whole.text, text);
    // English has no diacritics, but names do.
    assert.equal(whole.coding, 'ucs2', query);
    assert.ok(JSON.parse(webhook));
  }
});

test('each language and each side reads another text; none has the link whole', async () => {
  const level = 'notice=escalated&level=2';
  const { subject, text, short, script } = await previewed(level);
  assert.match(subject, /Báo cáo cấp 2.*quá hạn 37 phút/);
  assert.match(text, /Gọi đơn vị: Nguyễn Văn Mẫu/);
  assert.match(text, /\/t\/mau0000000\*{19}/);
  assert.match(short, /\/t\/mau0000000\*{19}/);
  assert.ok(script?.includes('Phòng Tài chính'));
  const { push, webhook } = await previewed(level);
  const linkless = [script, push.body, webhook].join(' ');
  assert.doesNotMatch(linkless, /\/t\//, 'a link to answer by comes by mail and text alone');
  assert.match(
    (await previewed(`${level}&lang=en`)).subject,
    /Escalation, level 2.*overdue by 37 min/,
  );
  assert.match((await previewed(`${level}&how=early`)).subject, /theo yêu cầu của đơn vị/);
  const breached = 'notice=breached&clock=restoration';
  assert.match((await previewed(`${breached}&side=carrier`)).text, /Xin cho biết vì sao chậm/);
  assert.match((await previewed(`${breached}&side=customer`)).text, /Số trực sự cố: 625/);
  const ended = 'notice=group-ended';
  assert.match((await previewed(`${ended}&reader=all`)).text, /Mẫu B: /);
  assert.doesNotMatch((await previewed(`${ended}&reader=site`)).text, /Mẫu B/);
  assert.match((await previewed('notice=several')).subject, /3 việc cần xem/);
  assert.match((await previewed('notice=drill')).text, /answers\/mau0000000\*{19}/);
});

test('a chosen incident is shown to whoever sees it, an agreement to its parties', async () => {
  const incident = await overdue(desk);
  const query = `notice=escalated&level=1&incident=${incident.id}`;
  assert.match((await previewed(query)).subject, new RegExp(incident.code));
  problemOf(await neighbour.send('GET', `${path}?${query}`), 'D-1');
  const of = 'notice=breached&agreement=viettel-ptc-2009';
  problemOf(await otherCarrier.send('GET', `${path}?${of}`), 'D-1');
  problemOf(await headquarters.send('GET', `${path}?notice=no-such-thing`), 'D-4');
});

test('a test goes to a contact of one’s own side, says what it is, and is sunk', async () => {
  const { items } = await manager.get<Testable>('/api/deliveries/test');
  assert.deepEqual(
    items.map(({ contacts }) => contacts.length),
    [0],
    'an account manager administers nothing',
  );
  const body = {
    what: { notice: 'escalated', level: 1 },
    to: { agreement: 'viettel-ptc-2009', contact: 'account-manager', channel: 'text' },
  };
  const send = (by = director, more: object = {}) =>
    by.send('POST', '/api/deliveries/test', { body: { ...body, ...more } });
  problemOf(await send(technician), 'D-18');
  problemOf(await send(headquarters), 'D-19');
  problemOf(await send(otherCarrier), 'D-1');
  problemOf(await send(director, { to: { ...body.to, contact: 'nobody' } }), 'D-19');

  const sent = await send();
  assert.equal(sent.status, 201, sent.text);
  const { id } = sent.body as { id: string };
  const message = await director.get<DeliveryMessage>(`/api/deliveries/messages/${id}`);
  assert.deepEqual([message.status, message.channel], ['sunk', 'text']);
  assert.match(message.subject, /^\[TIN THỬ\] .*Báo cáo cấp 1/);
  assert.match(message.text, /^Đây là tin thử/);
  assert.ok(message.short.startsWith('TIN THU: ') && message.short.length <= 160);
  problemOf(await headquarters.send('GET', `/api/deliveries/messages/${id}`), 'D-1');

  for (let more = 0; more < 4; more += 1) assert.equal((await send()).status, 201);
  problemOf(await send(), 'D-6');
});

test('live, a test really goes out, and to nobody else', async () => {
  await goLive();
  const to = { agreement: 'viettel-ptc-2009', contact: 'director', channel: 'mail' };
  const what = { notice: 'group-ended', side: 'carrier' };
  const sent = await director.send('POST', '/api/deliveries/test', {
    body: { lang: 'en', what, to },
  });
  assert.equal(sent.status, 201, sent.text);
  await outbox.run();
  assert.deepEqual(
    mail.arrived.map(({ to: whom }) => whom),
    [['tuannguyen@viettel.com.vn']],
  );
  assert.match(mail.arrived[0]?.raw ?? '', /This is a test/);
  const tried = await director.send('POST', '/api/deliveries/test', {
    body: { what, to: { ...to, channel: 'text' } },
  });
  problemOf(tried, 'D-11');
});

test('headquarters reads what a drill sent, without the half that answers', async () => {
  await headquarters.send('POST', '/api/readiness/drills', {
    body: { agreement: 'viettel-ptc-2009', province: '12' },
  });
  const drilled = (await messages()).filter(({ notice }) => notice === 'drill');
  assert.ok(drilled.length >= 4);
  for (const { id } of drilled) {
    const { text } = await headquarters.get<DeliveryMessage>(`/api/deliveries/messages/${id}`);
    assert.match(text, /answers\/[0-9a-z]{10}\*{19}/);
    problemOf(await technician.send('GET', `/api/deliveries/messages/${id}`), 'D-1');
  }
});
