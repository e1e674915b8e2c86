/** Contacts' hours, leaves with a deputy, and a drill watched while it runs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tick } from '../../src/app/tick.ts';
import type {
  DrillRunView,
  ReadinessView,
  RehearsalView,
} from '../../src/http/contract/readiness.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf } from '../support/person.ts';
import { notified } from '../support/told.ts';

const desk = await openTestDesk();
const { headquarters, manager, coordinator, otherCarrier } = desk.people;
const { clock } = desk;
const agreement = 'viettel-ptc-2009';

async function post(path: string, body: object, by = headquarters): Promise<unknown> {
  const answer = await by.send('POST', `/api/readiness/${path}`, { body });
  assert.ok(answer.status < 300, answer.text);
  return answer.body;
}

async function levels() {
  const { items } = await headquarters.get<ReadinessView>('/api/readiness');
  const item = items.find((one) => one.agreement.id === agreement) ?? assert.fail();
  return item.levels;
}

async function rehearsed(at: string): Promise<string[]> {
  const query = `circuit=${circuits.muongTe}&at=${encodeURIComponent(at)}`;
  const { lines } = await headquarters.get<RehearsalView>(`/api/rehearsal?${query}`);
  return lines.vi.filter((line) => line.includes('báo cấp'));
}

test('a drill is watched while it runs: who answered, by what, how fast', async () => {
  const { id } = (await post('drills', { agreement, province: '12' })) as { id: string };
  const run = () => headquarters.get<DrillRunView>(`/api/readiness/drills/${id}`);
  assert.ok((await run()).tests.every(({ answeredAt }) => answeredAt === undefined));
  clock.advance({ minutes: 3 });
  // A phone is tried by a person: the call that reached somebody is the answer.
  await post('verifications', { agreement, contact: 'director', channel: 'phone' });
  const answered = (await run()).tests.filter((one) => one.answeredAt !== undefined);
  assert.deepEqual(
    answered.map(({ level, channel, afterMs }) => [level, channel, afterMs]),
    [[2, 'phone', 180_000]],
  );
  problemOf(await otherCarrier.send('GET', `/api/readiness/drills/${id}`), 'D-1');
});

test('hours: inside them a contact is ready, outside told but perhaps not heard', async () => {
  await post('verifications', { agreement, contact: 'account-manager', channel: 'phone' });
  const hours = { agreement, contact: 'account-manager', weekdays: [1, 2, 3, 4, 5] };
  problemOf(await coordinator.send('POST', '/api/readiness/hours', { body: hours }), 'D-14');
  const wrong = { ...hours, spans: ['17:00-08:00'] };
  problemOf(await headquarters.send('POST', '/api/readiness/hours', { body: wrong }), 'D-4');
  await post('hours', { ...hours, spans: ['08:00-17:00'] }, manager);
  const [first] = await levels();
  assert.deepEqual([first?.standing, first?.fails], ['ready', false]);
  assert.deepEqual(first?.hours, { weekdays: [1, 2, 3, 4, 5], spans: ['08:00-17:00'] });
  // Half-open: 17:00 itself is outside; four hours after 12:59 is not.
  const [inside = ''] = await rehearsed('2026-11-24T12:59:00+07:00');
  assert.doesNotMatch(inside, /ngoài giờ/);
  const [outside = ''] = await rehearsed('2026-11-24T13:00:00+07:00');
  assert.match(outside, /ngoài giờ làm việc.*CHƯA CHẮC TỚI AI/);
  await post('hours', { agreement, contact: 'account-manager' });
  const [always = ''] = await rehearsed('2026-11-24T13:00:00+07:00');
  assert.doesNotMatch(always, /ngoài giờ/);
});

test('OnCall #1326: on leave nobody is reached, red; with a deputy both are told', async () => {
  const leave = { from: clock.in({ hours: -1 }), to: clock.in({ days: 2 }) };
  const away = { agreement, contact: 'account-manager', ...leave };
  await post('leave', away, manager);
  const [, alone = ''] = await rehearsed(clock.in({})).then((lines) => ['', lines[0] ?? '']);
  assert.match(alone, /đang nghỉ: không có ai! → .*KHÔNG TỚI AI/);
  assert.equal((await levels())[0]?.fails, true);
  const self = { ...away, deputy: 'account-manager' };
  problemOf(await manager.send('POST', '/api/readiness/leave', { body: self }), 'D-1');
});

test('a deputy is told as well, by every means, and may answer for the level', async () => {
  const leave = { from: clock.in({ days: 3 }), to: clock.in({ days: 5 }), deputy: 'director' };
  await post('leave', { agreement, contact: 'account-manager', ...leave }, manager);
  clock.advance({ days: 3 });
  const [level] = await levels();
  assert.deepEqual([level?.standing, level?.fails], ['deputised', false]);
  assert.equal(level?.deputy?.name, 'Nguyễn Anh Tuấn');
  const incident = await notified(desk);
  clock.advance({ hours: 4, minutes: 1 });
  await tick(desk.desk);
  const rows = await desk.store.db
    .selectFrom('deliveries')
    .select(['recipient', 'channel'])
    .where('incident', '=', incident.id)
    .where('notice', '=', 'escalated')
    .execute();
  const told = rows.map(({ recipient, channel }) => `${recipient.slice(8)} ${channel}`);
  const means = ['mail', 'phone', 'text'];
  assert.deepEqual(
    told.toSorted(),
    ['account-manager', 'director'].flatMap((who) => means.map((one) => `${who} ${one}`)),
  );
  const [line = ''] = await rehearsed(clock.in({}));
  assert.match(line, /đang nghỉ → .*; người thay Nguyễn Anh Tuấn/);
});
