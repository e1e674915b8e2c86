/** Whole incidents, told over HTTP: clauses 1 to 7 as both sides live them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal } from '../support/person.ts';
import { clockOf, inRestoration, inVerification, local, minutes, told } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people } = desk;
const { technician, coordinator, headquarters, helpdesk, neighbour, otherCoordinator } = people;

/**
 * Clauses 1 and 2 as told at the desk: down at 08:00, reported at 08:10, the carrier reached 08:15.
 */
async function reportedAndCalled(): Promise<IncidentView> {
  const outageSince = clock.in({});
  clock.advance({ minutes: 10 });
  const contact = { name: 'Lò Văn Mẫu', phone: '000 000 107 (mẫu)' };
  const description = 'Mất kết nối từ sáng';
  const incident = await technician.reports({ outageSince, description, contact });
  assert.match(incident.code, /^SC-2026-\d{6}$/);
  assert.deepEqual([incident.state, incident.clause], ['self-diagnosis', '1']);
  assert.equal(incident.site.name, 'Phòng Tài chính huyện Mường Tè');
  assert.deepEqual(incident.contact, contact);
  assert.deepEqual(incident.hotline, { printed: '625 0 119', e164: '+842136250119' });

  const ping = { check: 'gateway-ping', result: 'fault', remark: 'không trả lời' } as const;
  const checks = [{ check: 'power', result: 'ok' } as const, ping];
  const found = await technician.finds(incident, 'carrier', { checks });
  assert.deepEqual([found.state, found.whoseMove], ['notifying', ['customer']]);

  clock.advance({ minutes: 5 });
  const call = { answered: true, answeredBy: 'Minh', reference: '119-4711' };
  const called = await technician.calls(incident, call);
  assert.deepEqual([called.state, called.cycle], ['joint-diagnosis', 1]);
  assert.deepEqual(called.whoseMove, ['carrier']);
  assert.equal(local(called.notifiedAt), 'Mon 08:15');
  assert.deepEqual(called.due, { clock: 'response', dueAt: clock.in({ hours: 4 }) });
  const levels = called.ladder.levels.map(({ level, dueAt }) => `${level}: ${local(dueAt)}`);
  assert.deepEqual(levels, ['1: Mon 12:15', '2: Mon 14:15']);
  return called;
}

test('the happy path: down at eight, back before noon, signed by both, filed', async () => {
  const incident = await reportedAndCalled();
  clock.advance({ minutes: 25 });
  await helpdesk.responds(incident, 'Đã tiếp nhận, đang kiểm tra');
  clock.advance({ minutes: 35 });
  const etr = clock.in({ hours: 3 });
  const diagnosis = { cause: 'Đứt cáp quang km 12', etr, responsibility: 'carrier' } as const;
  const diagnosed = await helpdesk.diagnoses(incident, diagnosis);
  assert.deepEqual([diagnosed.state, diagnosed.responsibility], ['restoration', 'carrier']);
  assert.equal(diagnosed.promisedAt, etr);

  clock.advance({ hours: 2, minutes: 15 });
  assert.equal((await helpdesk.reportsFixed(incident, 'Đã hàn cáp')).state, 'verification');
  clock.advance({ minutes: 15 });
  assert.equal((await technician.confirms(incident)).state, 'closing');
  assert.deepEqual((await technician.signs(incident)).whoseMove, ['carrier']);
  clock.advance({ hours: 2 });
  const closed = await helpdesk.signs(incident);
  assert.deepEqual([closed.state, closed.whoseMove, closed.commands], ['closed', [], []]);
  assert.equal(closed.due, undefined);
  assert.deepEqual(
    closed.signatures.map(({ side, at, name }) => `${side}, ${local(at)}, ${name}`),
    ['customer, Mon 11:45, Lò Văn Mẫu', 'carrier, Mon 13:45, Phạm Văn Mẫu'],
  );
  const { outageSince, outageUntil } = closed;
  assert.deepEqual([local(outageSince), local(outageUntil)], ['Mon 08:00', 'Mon 11:30']);
  assert.deepEqual(minutes(closed), { unknown: 75, carrier: 135 });

  const record = await technician.record(incident);
  assert.ok(record.holds);
  assert.equal(
    told(record).join(', '),
    'reported, self-diagnosed, hotline-called, carrier-notified, responded, diagnosed, ' +
      'responsibility-proposed, responsibility-agreed, fixed-reported, confirmed, ' +
      'signed, signed, closed',
  );
  const authors = record.entries.map(({ actor }) => actor.name);
  assert.deepEqual(new Set(authors), new Set(['Lò Văn Mẫu', 'Phạm Văn Mẫu']));
});

test('a local fault is closed by the site at once, and the carrier never sees it', async () => {
  const incident = await technician.reports();
  clock.advance({ minutes: 10 });
  assert.equal((await technician.finds(incident, 'local')).state, 'local-repair');
  clock.advance({ minutes: 20 });
  const closed = await technician.repairsLocally(incident, 'Cắm lại nguồn bộ chuyển mạch');
  assert.equal(closed.state, 'closed');
  assert.deepEqual(minutes(closed), { unknown: 10, customer: 20 });
  for (const carrier of [helpdesk, people.manager, people.director]) {
    await expectRefusal('D-1', carrier.sees(incident));
    const codes = (await carrier.board({ show: 'all' })).items.map((item) => item.code);
    assert.ok(!codes.includes(incident.code));
  }
});

test('not fixed twice, then fixed: clocks for each cycle, one outage', async () => {
  const incident = await inVerification(desk);
  const since = incident.outageSince;
  for (const cycle of [2, 3]) {
    clock.advance({ minutes: 30 });
    const rejected = await technician.rejects(incident, 'Vẫn mất gói 40 %');
    assert.deepEqual([rejected.state, rejected.cycle], ['joint-diagnosis', cycle]);
    assert.equal(rejected.outageSince, since);
    assert.equal(rejected.outageUntil, undefined);
    for (const name of ['response', 'diagnosis'] as const) {
      const fresh = clockOf(rejected, name, { cycle });
      assert.deepEqual([fresh.startedAt, fresh.status], [clock.in({}), 'running'], name);
      assert.equal(fresh.dueAt, clock.in({ hours: 4 }), name);
    }
    assert.equal(
      clockOf(rejected, 'response', { cycle: cycle - 1 }).status,
      'met',
      'what was proved stays',
    );
    clock.advance({ minutes: 30 });
    const again = { cause: 'Mối hàn hỏng', etr: clock.in({ hours: 1 }) };
    assert.equal(
      (await helpdesk.diagnoses(incident, again)).state,
      'restoration',
      'still the carrier’s',
    );
    await helpdesk.reportsFixed(incident, 'Hàn lại');
  }
  const confirmed = await technician.confirms(incident);
  assert.deepEqual([confirmed.state, confirmed.cycle], ['closing', 3]);
  assert.deepEqual([confirmed.outageSince, confirmed.outageUntil], [since, clock.in({})]);
  assert.equal(confirmed.outage.totalMs, 2 * 60 * 60_000);
  const promises = confirmed.clocks.filter(({ clock: name }) => name === 'restoration');
  assert.deepEqual(
    promises.map(({ cycle, status }) => [cycle, status]),
    [
      [1, 'met'],
      [2, 'met'],
      [3, 'met'],
    ],
  );
});

test('a promise moves: every one is kept, and the one that was broken stays broken', async () => {
  const incident = await inRestoration(desk);
  clock.advance({ hours: 4, ms: 1 });
  assert.equal(clockOf(await technician.sees(incident), 'restoration').status, 'breached');
  const etr = clock.in({ hours: 2 });
  const moved = await helpdesk.promisesAnew(incident, etr, 'Đường ngập, chưa vào được');
  assert.equal(moved.promisedAt, etr);
  assert.equal(clockOf(moved, 'restoration', { round: 1 }).status, 'breached');
  assert.equal(clockOf(moved, 'restoration', { round: 2 }).status, 'running');
  clock.advance({ hours: 2 });
  const fixed = await helpdesk.reportsFixed(incident, 'Thay đoạn cáp 300 m');
  assert.equal(
    clockOf(fixed, 'restoration', { round: 2 }).status,
    'met',
    'at the instant itself is in time',
  );
});

test('withdrawn before notice, with a reason; after notice no more', async () => {
  const incident = await technician.reports();
  await technician.finds(incident, 'carrier');
  await expectRefusal('P-1.4', technician.withdraws(incident, ' '));
  clock.advance({ minutes: 3 });
  const withdrawn = await technician.withdraws(incident, 'Kênh tự thông trở lại');
  assert.deepEqual([withdrawn.state, withdrawn.whoseMove], ['withdrawn', []]);
  assert.equal(withdrawn.outageUntil, clock.in({}));
  await expectRefusal('P-7.3', technician.calls(incident, { answered: true }));
  const notifiedOne = await inRestoration(desk);
  await expectRefusal('P-1.3', technician.withdraws(notifiedOne, 'nhầm'));
});

test('a coordinator does everything for an office of the province, and for no other', async () => {
  const incident = await coordinator.reports();
  await coordinator.finds(incident, 'carrier');
  await coordinator.calls(incident, { answered: true });
  await helpdesk.diagnoses(incident, {
    cause: 'Hỏng modem',
    etr: clock.in({ hours: 1 }),
    responsibility: 'carrier',
  });
  await helpdesk.reportsFixed(incident, 'Đã thay');
  await coordinator.confirms(incident);
  assert.equal(
    (await technician.sees(incident)).state,
    'closing',
    'the office follows its own incident',
  );
  await coordinator.signs(incident);
  await expectRefusal('P-7.1', technician.signs(incident));
  assert.equal((await people.director.signs(incident)).state, 'closed');
  const { actor } = (await technician.record(incident)).entries[0] ?? assert.fail();
  assert.deepEqual([actor.role, actor.unitName], ['coordinator', 'Sở Tài chính Lai Châu']);

  await expectRefusal('P-0.1', otherCoordinator.reports());
  await expectRefusal('P-0.1', neighbour.reports());
  const another = await headquarters.reports();
  await expectRefusal('P-0.1', otherCoordinator.notes(another, 'xin chào'));
  await expectRefusal('D-1', otherCoordinator.sees(another));
});

test('a call nobody answers is evidence, no notice; a receipt by other means is', async () => {
  const incident = await technician.reports();
  await technician.finds(incident, 'carrier');
  for (const count of [1, 2, 3, 4]) {
    const called = await technician.calls(incident, { answered: false });
    assert.deepEqual([called.state, called.unansweredCalls], ['notifying', count]);
    assert.deepEqual(called.clocks, []);
  }
  await expectRefusal('P-2.1', technician.notifies(incident, { means: 'mail', receipt: '' }));
  const claimedAt = clock.in({ minutes: -12 });
  await expectRefusal(
    'P-0.4',
    technician.notifies(incident, { means: 'mail', receipt: 'MSG-1', claimedAt }),
  );
  clock.advance({ minutes: 20 });
  const notice = {
    means: 'mail',
    receipt: 'MSG-1',
    claimedAt: clock.in({ minutes: -15 }),
  } as const;
  const mailed = await technician.notifies(incident, notice);
  assert.equal(mailed.notifiedAt, notice.claimedAt, 'T0 is the time claimed');
  assert.equal(clockOf(mailed, 'response').dueAt, clock.in({ hours: 4, minutes: -15 }));
  const entry = (await helpdesk.record(incident)).entries.at(-1);
  assert.deepEqual(
    [entry?.type, entry?.claimedAt, entry?.at],
    ['carrier-notified', notice.claimedAt, clock.in({})],
  );
});

test('an entry is never rewritten: a correction is a new one that names the old', async () => {
  const incident = await inRestoration(desk);
  const before = await technician.record(incident);
  await technician.corrects(incident, 3, 'Người nghe máy là Nam, không phải Minh');
  await helpdesk.notes(incident, 'Đội hiện trường đã lên đường');
  const record = await helpdesk.record(incident);
  assert.deepEqual(record.entries[2]?.correctedBy, [before.entries.length + 1]);
  assert.deepEqual(record.entries.slice(0, 2), before.entries.slice(0, 2));
  assert.deepEqual(record.entries[2]?.data, before.entries[2]?.data);
  await expectRefusal('P-0.8', helpdesk.corrects(incident, 3, 'không đúng'));
  await expectRefusal('P-0.7', helpdesk.corrects(incident, 99, 'không có'));
});
