/**
 * The second agreement: business hours, a response clock that restarts, and a carrier of its own.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circuit } from '../../src/http/contract/directory.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal } from '../support/person.ts';
import { clockOf, local, notified as notifiedOfFirst } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people } = desk;
const { coordinator, headquarters, helpdesk, otherCarrier } = people;
const circuit = circuits.laiChauBackUp;

async function notified(): Promise<IncidentView> {
  const incident = await coordinator.reports({ circuit });
  await coordinator.finds(incident, 'carrier');
  return coordinator.calls(incident, { answered: true });
}

function dues(view: IncidentView): string[] {
  const levels = [0, 1, 2, 3].map((level) => clockOf(view, 'response', { level }));
  return [...levels, clockOf(view, 'diagnosis')].map((each) => local(each.dueAt));
}

test('hours pause over lunch; each word starts the response clock again, until fixed', async () => {
  const incident = await notified();
  assert.equal(incident.calendar, 'working-hours');
  assert.equal(incident.ladder.mode, 'offered');
  assert.equal(incident.hotline.e164, '+84000011912');
  assert.deepEqual(dues(incident), [
    'Mon 10:00',
    'Mon 10:00',
    'Mon 14:00',
    'Mon 17:30',
    'Mon 14:00',
  ]);

  clock.moveTo('2026-11-23T09:00:00+07:00');
  const heard = await otherCarrier.responds(incident, 'Đã tiếp nhận');
  assert.equal(clockOf(heard, 'response', { round: 1 }).status, 'met');
  assert.deepEqual(dues(heard).slice(0, 4), ['Mon 11:00', 'Mon 11:00', 'Mon 15:00', 'Wed 09:00']);
  clock.moveTo('2026-11-23T11:00:00+07:00');
  const relayed = await coordinator.updates(
    incident,
    'Đội đang trên đường',
    'Trưởng ca, qua điện thoại',
  );
  assert.equal(clockOf(relayed, 'response', { round: 2 }).status, 'met', 'at the instant itself');
  assert.equal(local(clockOf(relayed, 'response', { round: 3 }).dueAt), 'Mon 15:00');
  const own = await coordinator.updates(incident, 'Chúng tôi vẫn chờ');
  assert.equal(clockOf(own, 'response').round, 3, 'a word of one’s own is none of the carrier’s');

  clock.moveTo('2026-11-23T15:00:00.001+07:00');
  const etr = '2026-11-25T09:00:00.000Z';
  const diagnosed = await otherCarrier.diagnoses(incident, {
    cause: 'Hỏng card',
    etr,
    responsibility: 'carrier',
  });
  assert.deepEqual([clockOf(diagnosed, 'response', { round: 3 }).lateMs], [1]);
  assert.equal(clockOf(diagnosed, 'diagnosis').status, 'met-late');
  assert.equal(clockOf(diagnosed, 'response', { round: 4 }).status, 'running');
  assert.equal(diagnosed.promisedAt, etr, 'a promise is an instant, not business hours');

  clock.moveTo('2026-11-23T16:00:00+07:00');
  const fixed = await otherCarrier.reportsFixed(incident, 'Thay card');
  assert.equal(clockOf(fixed, 'response').status, 'met');
  assert.equal(clockOf(fixed, 'response').round, 4, 'nothing to tell any more');
  // One and a half hours on Monday, none on the holiday, six on Wednesday: 08:00–11:30,
  // 13:30–16:00.
  assert.equal(local(clockOf(fixed, 'verification').dueAt), 'Wed 16:00');
  clock.moveTo('2026-11-25T16:00:00.001+07:00');
  assert.equal(
    (await coordinator.sees(incident)).overdue,
    true,
    'silence is late, and closes nothing',
  );
  const rejected = await coordinator.rejects(incident, 'Vẫn mất kết nối');
  assert.equal(clockOf(rejected, 'verification').status, 'met-late');
  assert.deepEqual([rejected.state, rejected.cycle], ['joint-diagnosis', 2]);
});

test('a weekend and a holiday stand still', async () => {
  clock.moveTo('2026-11-27T16:30:00+07:00');
  const friday = await notified();
  assert.deepEqual(dues(friday), ['Mon 09:00', 'Mon 09:00', 'Mon 11:00', 'Mon 16:30', 'Mon 11:00']);
  clock.moveTo('2026-11-28T10:00:00+07:00');
  assert.equal(clockOf(await coordinator.sees(friday), 'response').status, 'running');
  const saturday = await notified();
  assert.equal(local(clockOf(saturday, 'response').dueAt), 'Mon 10:00');
  clock.moveTo('2026-12-31T17:00:00+07:00');
  const eve = await notified();
  // New Year's Day is a Friday, and then it is the weekend.
  assert.equal(clockOf(eve, 'response').dueAt, new Date('2027-01-04T09:30:00+07:00').toISOString());
});

test('the third unanswered call counts as notice, from the time claimed for it', async () => {
  const incident = await coordinator.reports({ circuit, outageSince: clock.in({ hours: -2 }) });
  await coordinator.finds(incident, 'carrier');
  await coordinator.calls(incident, { answered: false, claimedAt: clock.in({ minutes: -40 }) });
  const twice = await coordinator.calls(incident, {
    answered: false,
    claimedAt: clock.in({ minutes: -30 }),
  });
  assert.equal(twice.state, 'notifying');
  await expectRefusal('D-1', otherCarrier.sees(incident));
  const claimedAt = clock.in({ minutes: -20 });
  const third = await coordinator.calls(incident, { answered: false, claimedAt });
  assert.deepEqual([third.state, third.notifiedAt], ['joint-diagnosis', claimedAt]);
  const { data } = (await otherCarrier.record(incident)).entries.at(-1) ?? assert.fail();
  assert.equal(data['means'], 'unanswered-calls');
});

test('each carrier sees its own incidents and circuits, and nothing of the other’s', async () => {
  const theirs = await notified();
  const firsts = await notifiedOfFirst(desk);
  for (const [stranger, incident] of [
    [helpdesk, theirs],
    [otherCarrier, firsts],
  ] as const) {
    await expectRefusal('D-1', stranger.sees(incident));
    await expectRefusal('D-1', stranger.record(incident));
    await expectRefusal('D-1', stranger.get(`/api/incidents/${incident.code}`));
    const { items } = await stranger.board({ show: 'all', limit: 200 });
    assert.ok(items.length > 0 && items.every(({ id }) => id !== incident.id));
    assert.deepEqual((await stranger.board({ show: 'all', q: incident.code })).items, []);
    assert.equal(
      (await stranger.counts()).open,
      (await stranger.board({ limit: 200 })).items.length,
    );
    const refused = await expectRefusal('P-0.1', stranger.responds(incident, 'xin chào'));
    assert.equal(refused.state, undefined, 'a stranger is not told how things stand');
  }
  const circuitsOf = async (person: typeof helpdesk): Promise<Circuit[]> =>
    (await person.get<{ items: Circuit[] }>('/api/circuits?limit=200')).items;
  assert.ok((await circuitsOf(helpdesk)).every(({ carrier }) => carrier.id === 'viettel'));
  assert.ok((await circuitsOf(otherCarrier)).every(({ carrier }) => carrier.id === 'sao-mai'));
  assert.equal((await circuitsOf(otherCarrier)).length, 63);
  const agreements = await otherCarrier.get<{ items: { id: string }[] }>('/api/agreements');
  assert.deepEqual(
    agreements.items.map(({ id }) => id),
    ['example-business-hours'],
  );
  assert.equal(
    (await headquarters.board({ carrier: 'sao-mai', show: 'all', q: theirs.code })).items.length,
    1,
  );
});
