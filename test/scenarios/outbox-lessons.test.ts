/** The rules that other systems' trouble taught, as far as they concern telling people. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tick } from '../../src/app/tick.ts';
import type { DeliveryState } from '../../src/http/contract/deliveries.ts';
import { openOutboxDesk } from '../support/outbox.ts';
import { inRestoration, notified } from '../support/told.ts';

test('Zammad #4348: two promises broken in a day are two notices to one person', async () => {
  const { desk, outbox, rows } = await openOutboxDesk({ live: true });
  const incident = await inRestoration(desk);
  desk.clock.advance({ hours: 4, ms: 1 });
  await tick(desk.desk);
  await outbox.run();
  await desk.people.helpdesk.promisesAnew(incident, desk.clock.in({ hours: 1 }), 'Chờ vật tư');
  desk.clock.advance({ hours: 1, ms: 1 });
  await tick(desk.desk);
  desk.clock.advance({ minutes: 10 });
  await outbox.run();
  const told = (await rows(incident)).filter(
    (row) => row.clock === 'restoration' && row.recipient === 'person:person-1',
  );
  assert.deepEqual(
    told.map((row) => [row.round, row.status]),
    [
      [1, 'sent'],
      [2, 'sent'],
    ],
  );
  assert.notEqual(told[0]?.message_id, told[1]?.message_id);
});

test('GoAlert #4548: after hours down each level is told once, and says how late', async () => {
  const { desk, mail, outbox, rows } = await openOutboxDesk({ live: true });
  const incident = await notified(desk);
  desk.clock.advance({ hours: 7, minutes: 5 });
  await tick(desk.desk);
  await outbox.run();
  const levels = (await rows(incident))
    .filter((row) => row.notice === 'escalated' && row.channel === 'mail')
    .toSorted((a, b) => a.level - b.level);
  const told = levels.map((row) => `${row.level} ${row.status}`);
  assert.deepEqual(told, ['1 sent', '2 sent']);
  const late = levels.map((row) => row.body ?? '');
  assert.match(late[0] ?? '', /quá hạn 3 giờ 5 phút/);
  assert.match(late[1] ?? '', /quá hạn 1 giờ 5 phút/);
  const recipients = mail.arrived.map(({ to }) => to.join());
  assert.equal(new Set(recipients).size, recipients.length);
});

test('Nautobot CM #171: a gateway out of reach is shown as such, since when and why', async () => {
  const { desk, mail, outbox } = await openOutboxDesk({ live: true, rules: { shutAfter: 1 } });
  await mail.close();
  const since = desk.clock.in({ hours: 5 });
  await notified(desk);
  desk.clock.advance({ hours: 5 });
  await tick(desk.desk);
  await outbox.run();
  const state = await desk.people.headquarters.get<DeliveryState>('/api/deliveries/live');
  const [gateway] = state.gateways;
  assert.ok(gateway?.isShut);
  assert.equal(gateway.shutSince, since);
  assert.match(gateway.lastAnswer ?? '', /ECONNREFUSED/);
  assert.ok(
    (state.count.queued ?? 0) + (state.count.sending ?? 0) > 0,
    'and what waits is counted',
  );
});

test('Zammad #188: a rejected repair is a new cycle, whose ladder tells anew', async () => {
  const { desk, outbox, rows } = await openOutboxDesk({ live: true });
  const incident = await notified(desk);
  desk.clock.advance({ hours: 4, ms: 1 });
  await tick(desk.desk);
  await outbox.run();
  const { helpdesk, technician } = desk.people;
  await helpdesk.diagnoses(incident, {
    cause: 'Đứt cáp quang',
    etr: desk.clock.in({ hours: 1 }),
    responsibility: 'carrier',
  });
  await helpdesk.reportsFixed(incident, 'Đã hàn');
  await technician.rejects(incident, 'Vẫn mất kết nối');
  desk.clock.advance({ hours: 4, ms: 1 });
  await tick(desk.desk);
  await outbox.run();
  const told = (await rows(incident)).filter(
    (row) => row.recipient === 'contact:account-manager' && row.channel === 'mail',
  );
  assert.deepEqual(
    told.map((row) => [row.cycle, row.level, row.status]),
    [
      [1, 1, 'sent'],
      [2, 1, 'sent'],
    ],
  );
  assert.match(told[1]?.body ?? '', /Lần xử lý: thứ 2; đơn vị đã xác nhận chưa khắc phục 1 lần/);
});
