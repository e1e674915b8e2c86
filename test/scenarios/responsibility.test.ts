/** Whose fault it was (clause 4) and force majeure (clause 5), with the minutes split by owner. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal } from '../support/person.ts';
import { clockOf, inRestoration, minutes, notified, told } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people } = desk;
const { technician, coordinator, helpdesk, manager } = people;

test('disputed, worked out, proposed anew, agreed: nobody agrees with himself', async () => {
  const incident = await notified(desk);
  clock.advance({ minutes: 60 });
  const etr = clock.in({ hours: 2 });
  const named = await helpdesk.diagnoses(incident, {
    cause: 'Mất điện tại phòng máy của đơn vị',
    etr,
    responsibility: 'customer',
  });
  assert.equal(named.state, 'joint-diagnosis', 'a proposal alone decides nothing');
  assert.deepEqual(named.whoseMove, ['customer']);
  assert.deepEqual(named.proposal, { holder: 'customer', by: 'carrier', disputed: false });
  await expectRefusal('P-4.4', manager.agrees(incident));

  clock.advance({ minutes: 10 });
  await expectRefusal('P-4.6', technician.disputes(incident, ''));
  const disputed = await technician.disputes(incident, 'Điện vẫn có, đèn thiết bị sáng');
  assert.deepEqual([disputed.state, disputed.proposal?.disputed], ['joint-diagnosis', true]);
  assert.deepEqual(disputed.whoseMove, ['customer', 'carrier'], 'both have to work it out');
  await expectRefusal('P-4.9', coordinator.agrees(incident));

  clock.advance({ minutes: 20 });
  const anew = await technician.proposes(incident, 'carrier', 'Đo tại cột: mất tín hiệu quang');
  assert.deepEqual(anew.whoseMove, ['carrier']);
  clock.advance({ minutes: 5 });
  const agreed = await manager.agrees(incident);
  assert.deepEqual([agreed.state, agreed.responsibility], ['restoration', 'carrier']);
  assert.equal(agreed.proposal, undefined);
  clock.advance({ minutes: 30 });
  assert.deepEqual(minutes(await technician.sees(incident)), { unknown: 95, carrier: 30 });
  assert.deepEqual(told(await technician.record(incident)).slice(-5), [
    'diagnosed',
    'responsibility-proposed',
    'responsibility-disputed',
    'responsibility-proposed',
    'responsibility-agreed',
  ]);
});

test('the site after all: it repairs by itself, and both still sign', async () => {
  const incident = await notified(desk);
  clock.advance({ minutes: 30 });
  await helpdesk.proposes(incident, 'customer', 'Cổng quang của đơn vị tắt');
  const taken = await technician.agrees(incident);
  assert.deepEqual([taken.state, taken.whoseMove], ['local-repair', ['customer']]);
  assert.equal(clockOf(taken, 'response').status, 'stopped');
  clock.advance({ minutes: 40 });
  const repaired = await technician.repairsLocally(incident, 'Thay module quang');
  assert.deepEqual([repaired.state, repaired.whoseMove], ['closing', ['customer', 'carrier']]);
  await helpdesk.signs(incident, 'Đề nghị đơn vị kiểm tra thiết bị định kỳ');
  const closed = await technician.signs(incident);
  assert.equal(closed.state, 'closed');
  assert.deepEqual(minutes(closed), { unknown: 30, customer: 40 });
  assert.equal(
    closed.signatures[1]?.reservation ?? closed.signatures[0]?.reservation,
    'Đề nghị đơn vị kiểm tra thiết bị định kỳ',
  );
});

test('from the site’s own repair back to the carrier: clause 4 begins again', async () => {
  const incident = await notified(desk);
  await helpdesk.proposes(incident, 'customer', 'Cổng quang của đơn vị tắt');
  await technician.agrees(incident);
  clock.advance({ hours: 1 });
  await technician.proposes(incident, 'carrier', 'Đã thay, vẫn mất tín hiệu phía đài');
  const back = await helpdesk.agrees(incident);
  assert.deepEqual(
    [back.state, back.cycle, back.responsibility],
    ['joint-diagnosis', 2, 'carrier'],
  );
  assert.equal(clockOf(back, 'response').dueAt, clock.in({ hours: 4 }));
});

test('force majeure accepted: the promise rests, those minutes are nobody’s fault', async () => {
  const incident = await inRestoration(desk);
  clock.advance({ hours: 1 });
  await expectRefusal('P-5.5', helpdesk.claimsForceMajeure(incident, ''));
  const claimed = await helpdesk.claimsForceMajeure(incident, 'Bão số 3, đường bị chia cắt');
  assert.equal(clockOf(claimed, 'restoration').status, 'paused');
  assert.deepEqual(claimed.whoseMove, ['customer', 'carrier']);
  await expectRefusal('P-5.3', manager.claimsForceMajeure(incident, 'lũ'));
  clock.advance({ hours: 5 });
  assert.equal(
    (await technician.sees(incident)).overdue,
    false,
    'a promise that rests is not late',
  );
  await technician.acceptsForceMajeure(incident);
  await expectRefusal('P-5.4', technician.rejectsForceMajeure(incident, 'đổi ý'));
  clock.advance({ hours: 2 });
  const over = await helpdesk.endsForceMajeure(incident, 'over', 'Bão đã qua');
  assert.equal(clockOf(over, 'restoration').dueAt, clock.in({ hours: 3 }), 'three hours were left');
  clock.advance({ hours: 3 });
  const fixed = await helpdesk.reportsFixed(incident, 'Kéo lại cáp');
  assert.equal(clockOf(fixed, 'restoration').status, 'met');
  const confirmed = await technician.confirms(incident);
  assert.deepEqual(minutes(confirmed), { carrier: 60 + 180, 'force-majeure': 7 * 60 });
  assert.deepEqual(
    confirmed.forceMajeure.map(({ verdict }) => verdict),
    ['accepted'],
  );
});

test('force majeure rejected: the span is the carrier’s, the promise runs on', async () => {
  const incident = await inRestoration(desk);
  await helpdesk.claimsForceMajeure(incident, 'Mưa to');
  clock.advance({ minutes: 90 });
  await expectRefusal('P-5.5', technician.rejectsForceMajeure(incident, ' '));
  const rejected = await technician.rejectsForceMajeure(incident, 'Trời nắng');
  assert.equal(clockOf(rejected, 'restoration').status, 'running');
  assert.equal(clockOf(rejected, 'restoration').dueAt, clock.in({ hours: 4 }));
  assert.deepEqual(minutes(rejected), { carrier: 90 });
  assert.deepEqual(rejected.whoseMove, ['carrier']);
});

test('force majeure withdrawn by the carrier, which alone may; fixed while it waits', async () => {
  const incident = await inRestoration(desk);
  await helpdesk.claimsForceMajeure(incident, 'Cháy rừng');
  clock.advance({ minutes: 15 });
  await expectRefusal('P-5.6', technician.endsForceMajeure(incident, 'withdrawn', 'không phải'));
  await helpdesk.endsForceMajeure(incident, 'withdrawn', 'Nhầm tuyến');
  await expectRefusal('P-5.4', helpdesk.endsForceMajeure(incident, 'over', 'đã qua'));
  await helpdesk.claimsForceMajeure(incident, 'Sạt lở');
  clock.advance({ minutes: 45 });
  const fixed = await helpdesk.reportsFixed(incident, 'Đã vòng qua tuyến khác');
  assert.equal(fixed.state, 'verification');
  // The claim outlives the repair: whose minutes they were is still to be answered.
  const accepted = await coordinator.acceptsForceMajeure(incident);
  assert.deepEqual(minutes(accepted), { carrier: 15, 'force-majeure': 45 });
});
