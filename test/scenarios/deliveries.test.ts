/** Deliveries as people see and steer them: rights, the switch, previews, calls to make. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type {
  Delivery,
  DeliveryMessage,
  DeliveryPage,
  DeliveryState,
  PhoneTask,
} from '../../src/http/contract/deliveries.ts';
import { tick } from '../../src/app/tick.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { header } from '../support/mail-server.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import { expectRefusal, problemOf, RefusedAnswer, type Person } from '../support/person.ts';
import { clockOf, notified, told } from '../support/told.ts';

type Preview = { subject: string; text: string; html: string; short: string };

test('a customer sees what was told of its incidents; a carrier, what came to it', async () => {
  const { desk, outbox } = await openOutboxDesk({ live: true });
  const incident = await overdue(desk);
  await outbox.run();
  const seenBy = async (person: Person): Promise<Delivery[]> =>
    (await person.get<{ items: Delivery[] }>(`/api/incidents/${incident.id}/deliveries`)).items;
  const { technician, coordinator, headquarters, helpdesk, manager } = desk.people;
  const whole = await seenBy(technician);
  assert.ok(whole.some(({ recipient }) => recipient.id === 'contact:account-manager'));
  assert.deepEqual(await seenBy(coordinator), whole);
  assert.deepEqual(await seenBy(headquarters), whole);
  const carriers = await seenBy(helpdesk);
  assert.deepEqual(await seenBy(manager), carriers);
  assert.ok(carriers.length > 0 && carriers.length < whole.length);
  assert.deepEqual(
    new Set(carriers.map(({ recipient }) => recipient.id)),
    new Set(['contact:account-manager', 'person:person-7']),
  );
  for (const other of [
    desk.people.neighbour,
    desk.people.otherCoordinator,
    desk.people.otherCarrier,
  ]) {
    await expectRefusal('D-1', seenBy(other));
    assert.deepEqual((await other.get<DeliveryPage>('/api/deliveries')).items, []);
  }
  await expectRefusal('D-5', seenBy(desk.nobody));
});

test('the list comes in pages, newest first, narrowed in three ways', async () => {
  const { desk, outbox } = await openOutboxDesk({ live: false });
  await overdue(desk);
  await overdue(desk);
  await outbox.run();
  const { headquarters } = desk.people;
  const all = await headquarters.get<DeliveryPage>('/api/deliveries?limit=200');
  const paged: Delivery[] = [];
  let cursor = '';
  do {
    const page = await headquarters.get<DeliveryPage>(`/api/deliveries?limit=3${cursor}`);
    paged.push(...page.items);
    cursor = page.next === undefined ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  assert.deepEqual(paged, all.items);
  assert.ok(paged.every((one, at) => at === 0 || one.queuedAt <= (paged[at - 1]?.queuedAt ?? '')));
  for (const [name, value, of] of [
    ['status', 'sunk', (one: Delivery) => one.status],
    ['channel', 'phone', (one: Delivery) => one.channel],
    ['recipient', 'contact:account-manager', (one: Delivery) => one.recipient.id],
  ] as const) {
    const narrowed = await headquarters.get<DeliveryPage>(
      `/api/deliveries?limit=200&${name}=${value}`,
    );
    assert.deepEqual(
      narrowed.items,
      all.items.filter((one) => of(one) === value),
    );
    assert.ok(narrowed.items.length > 0);
  }
});

test('a bundle tells of many: each office reads its own part, headquarters all', async () => {
  const { desk, outbox, another } = await openOutboxDesk({ live: false });
  const { neighbour, headquarters, technician, helpdesk } = desk.people;
  await outbox.stop();
  const mine = await notified(desk);
  const other = await neighbour.reports({ circuit: circuits.hoanKiem });
  await neighbour.finds(other, 'carrier');
  await neighbour.calls(other, { answered: true });
  desk.clock.advance({ hours: 5 });
  await tick(desk.desk);
  await (await another()).run();
  const rows = await technician.get<{ items: Delivery[] }>(`/api/incidents/${mine.id}/deliveries`);
  const row = rows.items.find((one) => one.notice === 'escalated' && one.channel === 'mail');
  assert.ok(row?.message && row.message.bundled === 2);
  assert.match(row.text ?? '', new RegExp(mine.code));
  assert.doesNotMatch(JSON.stringify(row), new RegExp(other.code));
  const path = `/api/deliveries/messages/${row.message.id}`;
  await expectRefusal('D-1', technician.get(path));
  for (const reader of [headquarters, helpdesk]) {
    const message = await reader.get<DeliveryMessage>(path);
    assert.match(message.text, new RegExp(mine.code));
    assert.match(message.text, new RegExp(other.code));
    assert.equal(message.status, 'sunk');
  }
});

test('going live is headquarters’ act: it repeats whom it reaches, and leaves a row', async () => {
  const { desk, mail, outbox } = await openOutboxDesk({ live: false });
  const { headquarters, technician, director } = desk.people;
  const path = '/api/deliveries/live';
  const turn = async (person: Person, body: object): Promise<DeliveryState> => {
    const answer = await person.send('POST', path, { body });
    if (answer.status !== 200) throw new RefusedAnswer(answer, path);
    return answer.body as DeliveryState;
  };
  const before = await headquarters.get<DeliveryState>(path);
  assert.deepEqual([before.isLive, before.turns, before.reach.gateways], [false, [], 1]);
  // Ten people of the desk, and the contacts of both agreements that have a mail address.
  assert.ok(before.reach.addresses >= 12);
  const confirm = before.reach;
  for (const person of [technician, director]) {
    await expectRefusal('D-14', turn(person, { live: true, confirm }));
    await expectRefusal('D-14', turn(person, { live: false }));
    await expectRefusal('D-14', person.get(path));
  }
  const wrong = { ...confirm, addresses: confirm.addresses + 1 };
  await expectRefusal('D-12', turn(headquarters, { live: true, confirm: wrong }));
  await expectRefusal('D-4', turn(headquarters, { live: true }));
  const live = await turn(headquarters, { live: true, confirm });
  assert.deepEqual(live.turns, [
    {
      isLive: true,
      at: new Date(desk.clock.now()).toISOString(),
      by: 'Lê Thị Mẫu',
      reach: confirm,
    },
  ]);
  await overdue(desk);
  await outbox.run();
  const { length } = mail.arrived;
  assert.ok(length > 0);

  assert.equal((await turn(headquarters, { live: false })).isLive, false);
  await overdue(desk);
  await outbox.run();
  assert.equal(mail.arrived.length, length, 'off means off');
});

test('a desk without a gateway, or with sample people, cannot go live', async () => {
  const bare = await openTestDesk();
  const body = { live: true, confirm: { addresses: 0, gateways: 0 } };
  const path = '/api/deliveries/live';
  problemOf(await bare.people.headquarters.send('POST', path, { body }), 'D-11');
  const { desk } = await openOutboxDesk({ live: false });
  await desk.store.db
    .updateTable('people')
    .set({ is_sample: true })
    .where('id', '=', 'person-1')
    .execute();
  const { reach: confirm } = await desk.people.headquarters.get<DeliveryState>(path);
  const asked = await desk.people.headquarters.send('POST', path, {
    body: { live: true, confirm },
  });
  problemOf(asked, 'D-15');
});

test('a preview says what would be sent, in either language; a test goes to oneself', async () => {
  const { desk, mail, outbox, goLive } = await openOutboxDesk({ live: false });
  const incident = await overdue(desk);
  const { technician, neighbour } = desk.people;
  const path = `/api/deliveries/preview?incident=${incident.id}&notice=escalated&level=1`;
  const vi = await technician.get<Preview>(path);
  assert.match(vi.text, /quá hạn 37 phút/);
  assert.match(vi.text, /Xin cho biết nguyên nhân và thời gian khắc phục/);
  const en = await technician.get<Preview>(`${path}&lang=en`);
  assert.match(en.text, /overdue by 37 min/);
  assert.match(en.html, /<a href="https:\/\/desk\.example\.vn\/su-co\//);
  await expectRefusal('D-1', neighbour.get(path));

  const sunk = await technician.send('POST', '/api/deliveries/test', { body: {} });
  assert.equal(sunk.status, 201);
  await outbox.run();
  assert.equal(mail.arrived.length, 0, 'nothing leaves before the desk is live, not even a test');
  await goLive();
  const sent = await technician.send('POST', '/api/deliveries/test', { body: { lang: 'en' } });
  await outbox.run();
  assert.deepEqual(
    mail.arrived.map(({ to }) => to),
    [['technician@example.vn']],
  );
  const { id } = sent.body as { id: string };
  const message = await technician.get<DeliveryMessage>(`/api/deliveries/messages/${id}`);
  assert.deepEqual(
    message.tries.map(({ outcome }) => outcome),
    ['sent'],
  );
  await expectRefusal('D-1', neighbour.get(`/api/deliveries/messages/${id}`));
  for (let more = 0; more < 3; more += 1) {
    assert.equal((await technician.send('POST', '/api/deliveries/test', { body: {} })).status, 201);
  }
  problemOf(await technician.send('POST', '/api/deliveries/test', { body: {} }), 'D-6');
});

test('what failed is sent again by headquarters, under its old id; nothing else is', async () => {
  const { desk, mail, outbox } = await openOutboxDesk({ live: true });
  mail.onMail = () => Object.assign(new Error('no such mailbox'), { responseCode: 550 });
  const incident = await overdue(desk);
  await outbox.run();
  const { headquarters, coordinator } = desk.people;
  const failed = async (): Promise<Delivery | undefined> =>
    (await headquarters.get<DeliveryPage>('/api/deliveries?status=failed&channel=mail')).items[0];
  const row = await failed();
  assert.match(row?.answer ?? '', /no such mailbox/);
  assert.equal(row?.incident?.id, incident.id);
  const path = `/api/deliveries/messages/${row?.message?.id}/retry`;
  problemOf(await coordinator.send('POST', path), 'D-14');
  mail.onMail = () => undefined;
  assert.equal((await headquarters.send('POST', path)).status, 204);
  await outbox.run();
  assert.deepEqual(
    mail.arrived.map((one) => header(one, 'x-thongsuot-message')),
    [row?.message?.id],
  );
  problemOf(await headquarters.send('POST', path), 'D-13');
});

test('a call to make: number, script, and how it went, also in the record', async () => {
  const { desk, outbox } = await openOutboxDesk({ live: false });
  const incident = await overdue(desk);
  await outbox.run();
  const { coordinator, headquarters, technician, helpdesk, otherCoordinator } = desk.people;
  const tasksOf = async (person: Person): Promise<PhoneTask[]> =>
    (await person.get<{ items: PhoneTask[] }>('/api/phone-tasks')).items;
  const [task, ...more] = await tasksOf(coordinator);
  assert.ok(task && more.length === 0);
  assert.deepEqual([task.phone, task.level, task.incident.id], ['+84982693434', 1, incident.id]);
  assert.match(task.script, /Xin cho biết nguyên nhân và thời gian khắc phục/);
  assert.doesNotMatch(task.script, /su-co/, 'nobody dictates an address');
  assert.deepEqual(await tasksOf(headquarters), [task]);
  for (const person of [technician, helpdesk, otherCoordinator]) {
    assert.deepEqual(await tasksOf(person), []);
    const path = `/api/phone-tasks/${task.id}`;
    problemOf(await person.send('POST', path, { body: { result: 'reached' } }), 'D-16');
  }
  const call = (body: object, key: string = randomUUID()) =>
    coordinator.send('POST', `/api/phone-tasks/${task.id}`, {
      body,
      headers: { 'idempotency-key': key },
    });
  const key = randomUUID();
  const missed = { result: 'not-reached', remark: 'Máy bận' };
  assert.equal((await call(missed, key)).status, 204);
  assert.equal((await call(missed, key)).status, 204, 'sent twice is one call');
  const [again] = await tasksOf(coordinator);
  assert.deepEqual(
    again?.calls.map(({ result, by }) => [result, by]),
    [['not-reached', 'Giàng A Mẫu']],
  );

  const reached = randomUUID();
  assert.equal((await call({ result: 'reached', said: 'Đứt cáp, đang hàn' }, reached)).status, 204);
  assert.equal((await call({ result: 'reached', said: 'Đứt cáp, đang hàn' }, reached)).status, 204);
  assert.deepEqual(await tasksOf(coordinator), []);
  problemOf(await call({ result: 'reached' }), 'D-16');
  const record = await coordinator.record(incident);
  assert.deepEqual(told(record).slice(-2), ['noted', 'updated']);
  const [note, update] = record.entries.slice(-2);
  assert.match(String(note?.data['text']), /không gặp được\. Máy bận/);
  assert.equal(update?.data['relayedFrom'], 'Nguyễn Quang Hưng');
  const view = await coordinator.sees(incident);
  assert.equal(clockOf(view, 'response').status, 'met-late', 'the carrier has said something');
});
