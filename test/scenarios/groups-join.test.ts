/** Joining a mass outage, leaving it, dismissing it: and each act once, whatever happens. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { fulfil } from '../../src/app/duties.ts';
import { proposeGroups } from '../../src/app/groups.ts';
import type { GroupView } from '../../src/http/contract/groups.ts';
import type { IncidentRecord } from '../../src/http/contract/incidents.ts';
import { castings, circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { acts, confirmed, counted, openOffices, outage } from '../support/groups.ts';
import { outages, proposes, reportedAll } from '../support/groups.ts';
import { expectRefusal } from '../support/person.ts';
import { listen } from '../support/stream.ts';
import { clockOf, local, told } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, store } = desk;
const { technician, coordinator, otherCoordinator, headquarters, helpdesk } = people;
const offices = await openOffices(store, '12', 60);
let used = 0;

/** Circuits that no test before has used. */
function fresh(count: number): string[] {
  used += count;
  return offices.slice(used - count, used);
}

/** Ends a group for good, so that the next story has the province to itself. */
async function over(group: GroupView): Promise<void> {
  const { children } = await outage(coordinator, group);
  for (const { incident, standing } of children) {
    if (standing === 'in') await acts(coordinator, 'leave', group, { incident, reason: 'Hết' });
  }
  await acts(coordinator, 'end', group, {});
  clock.advance({ hours: 1 });
}

const answered = { answered: true, answeredBy: 'Minh', reference: '119-8' };

test('a late technician joins: notified by the join, never by the call', async () => {
  const { group } = await confirmed(desk, fresh(4));
  await acts(coordinator, 'call', group, answered);
  clock.advance({ minutes: 10 });
  const etr = clock.in({ hours: 3 });
  const cause = 'Đứt cáp trục';
  await acts(helpdesk, 'diagnose', group, { cause, etr, responsibility: 'carrier' });
  clock.advance({ minutes: 10 });

  const [known] = await outages(technician, { circuit: circuits.muongTe });
  assert.deepEqual([known?.code, known?.cause, known?.etr], [group.code, cause, etr]);
  assert.equal(local(known?.since), local(group.since));
  const before = await outage(technician, group);
  assert.deepEqual(before.children, []);
  assert.equal(before.others.length, 4, 'of the others the site and the state, no more');
  assert.deepEqual(before.acts, ['join', 'leave']);

  const key = randomUUID();
  const outageSince = clock.in({ minutes: -15 });
  const report = { circuit: circuits.muongTe, symptom: 'down', outageSince } as const;
  const joined = await acts(technician, 'join', group, { report }, key);
  const [child] = joined.children;
  assert.ok(child);
  assert.equal(joined.children.length, 1);
  const incident = await technician.sees({ id: child.incident });
  assert.deepEqual([incident.id, incident.state], [key, 'restoration']);
  assert.equal(incident.notifiedAt, clock.in({}));
  assert.equal(clockOf(incident, 'response').startedAt, clock.in({}));
  assert.deepEqual([incident.diagnosis?.cause, incident.promisedAt], [cause, etr]);
  const { entries } = await technician.record(incident);
  const given = entries.find(({ type }) => type === 'diagnosed');
  assert.equal(given?.actor.name, castings.helpdesk.name, 'by whoever gave it for all');

  const again = await acts(technician, 'join', group, { report }, key);
  assert.equal(again.children.length, 1);
  assert.equal((await technician.record(incident)).entries.length, entries.length);
  await expectRefusal('G-7', acts(technician, 'join', group, { incident: key }));

  await acts(helpdesk, 'report-fixed', group, { what: 'Đã hàn' });
  await expectRefusal('G-11', acts(coordinator, 'join', group, { incident: key }));
  assert.deepEqual(await outages(coordinator, { circuit: circuits.muongTe }), []);
  assert.equal((await technician.sees(incident)).state, 'verification');
  await technician.confirms(incident);
  const reason = 'Đã có lại';
  const left = await acts(technician, 'leave', group, { incident: key, reason });
  assert.equal(left.children[0]?.standing, 'left', 'and sees where it was');
  await over(group);
});

test('a child leaves, with a reason; the group’s acts no longer reach it', async () => {
  const { group } = await confirmed(desk, fresh(3));
  const called = await acts(coordinator, 'call', group, answered);
  const [leaving] = called.children;
  assert.ok(leaving);
  const { incident } = leaving;
  await expectRefusal('G-9', acts(coordinator, 'leave', group, { incident, reason: ' ' }));
  const reason = 'Do cúp điện tại đơn vị';
  const left = await acts(coordinator, 'leave', group, { incident, reason });
  assert.deepEqual(counted(left, 'standing'), { in: 2, left: 1 });
  await expectRefusal('G-8', acts(coordinator, 'leave', group, { incident, reason }));
  const etr = clock.in({ hours: 2 });
  await acts(helpdesk, 'diagnose', group, { cause: 'Đứt cáp', etr, responsibility: 'carrier' });
  assert.equal((await coordinator.sees({ id: incident })).state, 'joint-diagnosis');
  const later = clock.in({ hours: 4 });
  await expectRefusal('P-5.2', acts(helpdesk, 'revise-etr', group, { etr: later }));
  await acts(helpdesk, 'revise-etr', group, { etr: later, reason: 'Chờ vật tư' });
  const [, staying] = called.children;
  assert.ok(staying);
  assert.equal((await coordinator.sees({ id: staying.incident })).promisedAt, later);
  await over(group);
});

test('what was dismissed is not proposed again; what is reported anew may be', async () => {
  const circuitsDown = fresh(8);
  await reportedAll(coordinator, circuitsDown.slice(0, 4), clock.in({}));
  assert.equal(await proposeGroups(desk.desk), 1);
  assert.equal(await proposeGroups(desk.desk), 0);
  const [proposed] = await outages(coordinator);
  assert.ok(proposed);
  const later = await reportedAll(coordinator, circuitsDown.slice(4, 5), clock.in({}));
  await expectRefusal('G-9', acts(coordinator, 'dismiss', proposed, {}));
  await expectRefusal('G-3', acts(coordinator, 'call', proposed, answered));
  const dismissed = await acts(coordinator, 'dismiss', proposed, { reason: 'Cúp điện' });
  assert.deepEqual(counted(dismissed, 'standing'), { dismissed: 5 });
  assert.ok(dismissed.children.some(({ incident }) => incident === later[0]?.id));
  assert.equal(await proposeGroups(desk.desk), 0);
  await reportedAll(coordinator, circuitsDown.slice(5, 7), clock.in({}));
  assert.equal(await proposeGroups(desk.desk), 0, 'two are chance');
  await reportedAll(coordinator, circuitsDown.slice(7), clock.in({}));
  assert.equal(await proposeGroups(desk.desk), 1);
  const [next] = await outages(coordinator);
  assert.ok(next);
  assert.equal((await outage(coordinator, next)).children.length, 3);
  await over(await acts(coordinator, 'confirm', next, {}));
});

test('reports far apart, of two carriers or of two provinces are no mass outage', async () => {
  const circuitsDown = fresh(2);
  await reportedAll(coordinator, circuitsDown, clock.in({}));
  await coordinator.reports({ circuit: circuits.laiChauBackUp });
  await otherCoordinator.reports({ circuit: circuits.hoanKiem });
  assert.equal(await proposeGroups(desk.desk), 0);
  clock.advance({ minutes: 16 });
  const late = await reportedAll(coordinator, fresh(1), clock.in({}));
  assert.equal(await proposeGroups(desk.desk), 0);
  const elsewhere = await otherCoordinator.reports({ circuit: 'ptc-01-001' });
  await expectRefusal('G-6', proposes(headquarters, [...late, elsewhere]));
  await expectRefusal('G-10', proposes(coordinator, late));
  await expectRefusal('G-2', proposes(technician, late));
  await expectRefusal('D-1', proposes(otherCoordinator, late));
  clock.advance({ hours: 1 });
});

test('two confirm at once, in two processes: one is heard, the other told', async () => {
  const incidents = await reportedAll(coordinator, fresh(4), clock.in({}));
  const other = await desk.beside();
  const proposals = await Promise.allSettled([
    proposes(coordinator, incidents.slice(0, 2)),
    proposes(other.people.headquarters, incidents.slice(2)),
    proposeGroups(desk.desk),
  ]);
  const groups = await outages(coordinator);
  assert.equal(groups.length, 1, JSON.stringify(proposals.map(({ status }) => status)));
  const [group] = groups;
  assert.ok(group);
  const answers = [
    acts(coordinator, 'confirm', group, {}),
    acts(other.people.headquarters, 'confirm', group, {}),
  ];
  const settled = await Promise.allSettled(answers);
  const lost = answers[settled.findIndex(({ status }) => status === 'rejected')];
  assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 1);
  await expectRefusal('G-4', lost ?? assert.fail('both were heard'));
  const seen = await outage(coordinator, group);
  assert.deepEqual(counted(seen, 'standing'), { in: 4 });
  await expectRefusal(
    'G-5',
    proposes(coordinator, await reportedAll(coordinator, fresh(2), clock.in({}))),
  );
  await over(seen);
});

test('a fan-out killed half-way is finished by another process, nothing twice', async () => {
  const { group } = await confirmed(desk, fresh(12));
  const { id: person, secret: _secret, token: _token, ...coordinating } = castings.coordinator;
  const actor = { ...coordinating, person, unitName: 'Sở Tài chính Lai Châu' };
  const act = { name: 'call', data: answered };
  const commandId = randomUUID();
  const request = JSON.stringify({ group: group.id, actor, act, commandId });
  const program = path.join(import.meta.dirname, '..', 'support', 'group-process.ts');
  const offsetMs = String(store.clockOffsetMs());
  const args = [program, store.url, offsetMs, request, '5'];
  const [code, signal] = (await once(spawn(process.execPath, args), 'exit')) as unknown[];
  assert.deepEqual([code, signal], [null, 'SIGKILL']);
  const reached = (await outage(coordinator, group)).children.filter((c) => c.notifiedAt);
  assert.equal(reached.length, 5);

  const finished = await Promise.all([fulfil(desk.desk), fulfil(desk.desk), fulfil(desk.desk)]);
  assert.deepEqual(
    finished.flatMap(({ failed }) => failed),
    [],
  );
  const { children } = await outage(coordinator, group);
  assert.equal(children.length, 12);
  for (const { incident, notifiedAt } of children) {
    assert.ok(notifiedAt);
    const calls = told(await coordinator.record({ id: incident })).filter(
      (type) => type === 'hotline-called' || type === 'carrier-notified',
    );
    assert.deepEqual(calls, ['hotline-called', 'carrier-notified']);
  }
  assert.deepEqual(await fulfil(desk.desk), { done: 0, refused: 0, failed: [] });
  const again = await acts(coordinator, 'call', group, answered, commandId);
  assert.equal(again.version, (await outage(coordinator, group)).version);
  await over(group);
});

test('the live stream tells those above, the sites in it, the carrier once told', async () => {
  const incidents = await reportedAll(coordinator, fresh(2), clock.in({}));
  const streams = await Promise.all(
    [coordinator, headquarters, helpdesk].map((p) => listen(desk.at, p)),
  );
  const [province, country, carrier] = streams;
  const stranger = await listen(desk.at, otherCoordinator);
  const own = await technician.reports({ selfDiagnosis: { verdict: 'carrier' } });
  const site = await listen(desk.at, technician);
  try {
    const group = await proposes(coordinator, incidents);
    const { id, code } = group;
    const news = (version: number, state: string): object => ({
      event: 'group',
      data: { id, code, version, state },
    });
    const heard = async (stream = province): Promise<object | undefined> => {
      for (;;) {
        const message = await stream?.next();
        if (message?.event !== 'incident') return message;
      }
    };
    assert.deepEqual(await heard(), news(1, 'proposed'));
    const began = await acts(coordinator, 'confirm', group, {});
    assert.ok(
      began.children.some(({ incident }) => incident === own.id),
      'it came in its time',
    );
    assert.deepEqual(await heard(), news(3, 'confirmed'));
    assert.deepEqual(await heard(site), news(3, 'confirmed'));
    assert.deepEqual(await heard(country), news(1, 'proposed'));
    await acts(coordinator, 'call', group, answered);
    const etr = clock.in({ hours: 1 });
    await acts(helpdesk, 'diagnose', group, { cause: 'Đứt cáp', etr });
    assert.deepEqual(await heard(carrier), news(5, 'confirmed'));
    await otherCoordinator.reports({ circuit: circuits.hoanKiem });
    assert.equal((await stranger.next()).event, 'incident');
    await over(group);
  } finally {
    await Promise.all([...streams, stranger, site].map((stream) => stream.close()));
  }
});

test('whose act is whose: a site joins, the carrier diagnoses, the customer calls', async () => {
  const { group, incidents } = await confirmed(desk, fresh(2));
  const [first] = incidents;
  assert.ok(first);
  await expectRefusal(
    'D-1',
    acts(helpdesk, 'diagnose', group, {
      cause: 'Đứt cáp',
      etr: clock.in({ hours: 1 }),
    }),
  );
  await acts(coordinator, 'call', group, { ...answered, incidents: [first.id] });
  const [seen] = await outages(helpdesk);
  assert.equal(seen?.id, group.id);
  const theirs = await outage(helpdesk, group);
  assert.deepEqual(
    theirs.children.map(({ incident }) => incident),
    [first.id],
    'the carrier sees what it was told of',
  );
  assert.deepEqual([theirs.candidates, theirs.sites], [[], 1]);
  const { entries } = await helpdesk.get<IncidentRecord>(`/api/groups/${group.id}/record`);
  const named = JSON.stringify(entries.map(({ data }) => data));
  assert.ok(named.includes(first.id));
  assert.ok(!incidents.slice(1).some(({ id }) => named.includes(id)), 'nor more in its record');
  await expectRefusal('G-2', acts(helpdesk, 'call', group, answered));
  await expectRefusal('G-2', acts(coordinator, 'report-fixed', group, { what: 'Xong' }));
  await expectRefusal('G-2', acts(technician, 'end', group, {}));
  await expectRefusal('D-1', acts(otherCoordinator, 'end', group, {}));
  await expectRefusal('D-1', acts(technician, 'leave', group, { incident: first.id, reason: 'x' }));
  await expectRefusal('G-12', acts(helpdesk, 'report-fixed', group, { what: 'Đã hàn' }));
  await over(group);
});
