/**
 * A mass outage on plain values: what may be done to it, by whom, and what it asks of incidents.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Command } from '../../src/domain/commands.ts';
import { hasVerified, isBack, proposeFromSites, replayGroup } from '../../src/domain/group.ts';
import type { GroupEvent } from '../../src/domain/group.ts';
import { decideGroup, proposeByReports, stampGroup } from '../../src/domain/group-decide.ts';
import { dutiesOf, dutyId } from '../../src/domain/group-fan-out.ts';
import { groupRefusals } from '../../src/domain/group-refusals.ts';
import {
  allowedActs,
  groupActNames,
  isTheirAct,
  maySeeGroup,
} from '../../src/domain/group-roles.ts';
import type { RefusalCode } from '../../src/domain/refusals.ts';
import { engine, roleParty, type Actor, type Role } from '../../src/domain/roles.ts';
import { Outage } from './outage.ts';
import { at, coordinator, headquarters, helpdesk } from './support.ts';
import { neighbour, otherCarrier, otherProvince, technician } from './support.ts';

const none = {};
const call = { answered: true, answeredBy: 'Minh', reference: '119-1' };
const three = ['ptc-001', 'ptc-002', 'ptc-003'];
const down = new Outage().reported('08:00', three);
const proposed = down.did(coordinator, '08:05', 'propose', { incidents: three, reason: 'storm' });
const confirmed = proposed.did(coordinator, '08:06', 'confirm', none);
const called = confirmed.did(coordinator, '08:10', 'call', call);
const promised = called.did(helpdesk, '09:00', 'diagnose', {
  cause: 'cable cut',
  etr: at('12:00'),
  responsibility: 'carrier',
});
const fixed = promised.did(helpdesk, '11:00', 'report-fixed', { what: 'spliced' });

function verified(story: Outage, time: string, site: string, works: boolean): Outage {
  const command = works
    ? ({ name: 'confirm', data: { text: '' } } as const)
    : ({ name: 'reject', data: { reason: 'no ping' } } as const);
  return story.incident(site, coordinator, time, command, `verify ${site}`);
}

test('one call, one cause, one repair: each incident takes its own steps', () => {
  const all = (state: string): Record<string, string> =>
    Object.fromEntries(three.map((site) => [site, state]));
  assert.deepEqual(
    confirmed.states,
    all('notifying'),
    'a confirmation says nothing to the carrier',
  );
  assert.deepEqual(called.states, all('joint-diagnosis'));
  assert.deepEqual(promised.states, all('restoration'));
  assert.deepEqual(fixed.states, all('verification'));
  for (const site of three) {
    assert.equal(called.child(site).notifiedAt, at('08:10'));
    assert.equal(promised.child(site).diagnosis?.cause, 'cable cut');
  }
});

test('a group ends when every site has said how it is; it closes none of them', () => {
  assert.equal(fixed.refusal(coordinator, '11:10', 'end', none), 'G-13');
  const two = verified(verified(fixed, '11:11', 'ptc-001', true), '11:12', 'ptc-002', true);
  assert.equal(two.refusal(coordinator, '11:13', 'end', none), 'G-13');
  const answered = verified(two, '11:14', 'ptc-003', false);
  const over = answered.did(coordinator, '11:15', 'end', none);
  assert.deepEqual(over.group.notBack, [
    { incident: 'ptc-003', site: 'ptc-003', state: 'joint-diagnosis' },
  ]);
  assert.deepEqual(over.states, answered.states);
  assert.equal(over.child('ptc-003').cycle, 2);
  assert.equal(over.child('ptc-001').cycle, 1);
  assert.deepEqual(
    over.group.members.map(({ standing }) => standing),
    ['past', 'past', 'past'],
  );
});

test('who has left does not hold up the end, and is named where the line is not back', () => {
  const left = fixed.did(coordinator, '11:05', 'leave', { incident: 'ptc-003', reason: 'local' });
  const rest = verified(verified(left, '11:11', 'ptc-001', true), '11:12', 'ptc-002', true);
  const over = rest.did(headquarters, '11:15', 'end', none);
  assert.deepEqual(
    over.group.notBack.map(({ incident }) => incident),
    ['ptc-003'],
  );
});

test('a child that joins late is told of at its join, and gets the cause and the ETR', () => {
  const late = promised.reported('09:30', ['ptc-004']);
  const joined = late.did(coordinator, '09:40', 'join', { incident: 'ptc-004' });
  const child = joined.child('ptc-004');
  assert.equal(child.notifiedAt, at('09:40'));
  assert.equal(child.clocks.find((clock) => clock.clock === 'response')?.startedAt, at('09:40'));
  assert.deepEqual([child.state, child.diagnosis?.cause], ['restoration', 'cable cut']);
  assert.deepEqual(
    joined.owed.map(({ command, actor }) => [command.name, actor.role]),
    [
      ['notify', 'coordinator'],
      ['diagnose', 'helpdesk'],
    ],
  );
  const moved = joined.did(helpdesk, '10:00', 'revise-etr', { etr: at('13:00'), reason: 'rain' });
  assert.equal(moved.owed.length, 4);
});

test('before the call a join tells the carrier nothing; past the ETR it gives no promise', () => {
  const early = confirmed.reported('08:07', ['ptc-004']);
  const joined = early.did(coordinator, '08:08', 'join', { incident: 'ptc-004' });
  assert.deepEqual(joined.owed, []);
  const late = promised.reported('12:30', ['ptc-004']);
  const after = late.did(coordinator, '12:31', 'join', { incident: 'ptc-004' });
  assert.deepEqual(
    after.owed.map(({ command }) => command.name),
    ['notify'],
  );
});

test('whoever joins for the own office has found the verdict; a coordinator has not', () => {
  const story = called.reported('08:20', ['ptc-004'], 'none');
  const own = { ...technician, unit: 'ptc-004' };
  const joined = story.did(own, '08:21', 'join', { incident: 'ptc-004' });
  assert.equal(joined.child('ptc-004').state, 'joint-diagnosis');
  const other = story.did(coordinator, '08:21', 'join', { incident: 'ptc-004' });
  assert.equal(other.child('ptc-004').state, 'self-diagnosis', 'its own step is its own');
  const found: Command = { name: 'self-diagnose', data: { verdict: 'carrier', checks: [] } };
  const looked = other.incident('ptc-004', own, '08:30', found, 'looked');
  const again = looked.did(coordinator, '08:32', 'call', call);
  assert.deepEqual(
    again.owed.map(({ incident }) => incident),
    ['ptc-004'],
    'a second call is about those that the first was not',
  );
});

test('a call claimed for earlier is about what was reported by then, unless more are named', () => {
  const more = confirmed.reported('08:20', ['ptc-004']);
  const joined = more.did(coordinator, '08:21', 'join', { incident: 'ptc-004' });
  const situation = {
    now: at('08:30'),
    actor: coordinator,
    hotline: '+84',
    taken: new Set<string>(),
  };
  const act = { name: 'call', data: call, claimedAt: at('08:10') } as const;
  const around = { ...situation, incidents: joined.incidents, candidates: [] };
  const verdict = decideGroup(joined.group, act, around);
  assert.ok('events' in verdict);
  const [fact] = verdict.events;
  assert.ok(fact?.type === 'called');
  assert.deepEqual(
    fact.data.circuits.map(({ incident }) => incident),
    three,
  );
  assert.equal(verdict.claimedAt, at('08:10'));
});

test('the desk proposes from enough sites, never from one site’s many circuits', () => {
  const incidents = three.map((site) => down.child(site));
  const situation = { now: at('08:05'), code: 'DR-2' };
  assert.equal(incidents.length, proposeFromSites);
  const decision = proposeByReports(incidents, situation);
  assert.ok(decision);
  const envelope = { group: 'g-2', at: at('08:05'), actor: engine, command: 'c' };
  const { group, events } = stampGroup(undefined, decision, envelope);
  assert.deepEqual([group.state, group.why, group.since], ['proposed', 'reports', at('08:00')]);
  assert.deepEqual(dutiesOf(events, group, down.incidents), []);
  const [first] = incidents;
  assert.ok(first);
  const oneSite = three.map((id) => ({ ...first, id }));
  assert.equal(proposeByReports(oneSite, situation), undefined);
});

test('the id of a command follows from the act and the incident: its own for each', () => {
  const id = dutyId('a', 'b', 'log-call');
  assert.match(id, /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.equal(dutyId('a', 'b', 'log-call'), id);
  const others = [dutyId('b', 'a', 'log-call'), dutyId('a', 'b', 'notify')];
  assert.equal(new Set([id, ...others]).size, 3);
});

const roles = Object.keys(roleParty) as Role[];
const table = `
                site  coordinator  headquarters  helpdesk  account-manager  director
  propose       .     yes          yes           yes       yes              yes
  confirm       .     yes          yes           yes       yes              yes
  dismiss       .     yes          yes           yes       yes              yes
  join          yes   yes          yes           .         .                .
  leave         yes   yes          yes           .         .                .
  call          .     yes          yes           .         .                .
  diagnose      .     .            .             yes       yes              yes
  revise-etr    .     .            .             yes       yes              yes
  report-fixed  .     .            .             yes       yes              yes
  end           .     yes          yes           .         .                .
`;

test('role by act, as the table has it', () => {
  const lines = table.split('\n').map((line) => line.trim().split(/ +/));
  const [header = [], ...body] = lines.filter((cells) => cells[0] !== '');
  assert.deepEqual(header, roles);
  assert.deepEqual(
    body.map(([name]) => name),
    groupActNames,
  );
  for (const [name, ...cells] of body) {
    const act = groupActNames.find((each) => each === name) ?? assert.fail(name);
    for (const [index, role] of roles.entries()) {
      assert.equal(isTheirAct({ role }, act), cells[index] === 'yes', `${act} by ${role}`);
    }
  }
});

test('who sees it: those above, the carrier once told, a site whose incident is in it', () => {
  const sees = (by: Actor, story: Outage): boolean => maySeeGroup(by, story.group, story.incidents);
  for (const by of [coordinator, headquarters]) assert.ok(sees(by, proposed), by.unit);
  for (const by of [otherProvince, otherCarrier]) assert.ok(!sees(by, called), by.unit);
  assert.ok(!sees(helpdesk, confirmed));
  assert.ok(sees(helpdesk, called));
  assert.ok(!sees(technician, proposed), 'a proposal is not yet an outage');
  assert.ok(sees(technician, confirmed));
  assert.ok(sees(neighbour, confirmed));
  assert.ok(!sees({ ...technician, unit: 'ptc-009' }, confirmed));
  assert.deepEqual(allowedActs(proposed.group, coordinator), ['confirm', 'dismiss']);
  assert.deepEqual(allowedActs(fixed.group, technician), ['leave']);
  assert.deepEqual(allowedActs(promised.group, helpdesk), [
    'diagnose',
    'revise-etr',
    'report-fixed',
  ]);
});

const reason = 'unrelated';
const far = down.reported('08:01', ['far-1']);
const lonely = confirmed.reported('08:07', ['ptc-004']);
const afterwards = new Outage(verified(fixed, '11:11', 'ptc-001', true).incidents);

/** One way to each refusal; one present group of a place (G-5) is the store's to hold. */
const ways: Record<Exclude<keyof typeof groupRefusals, 'G-5'>, () => RefusalCode> = {
  'G-1': () =>
    proposed
      .did(coordinator, '08:06', 'dismiss', { reason })
      .refusal(headquarters, '08:07', 'confirm', {}),
  'G-2': () => confirmed.refusal(technician, '08:07', 'end', {}),
  'G-3': () => proposed.refusal(coordinator, '08:07', 'call', call),
  'G-4': () => confirmed.refusal(headquarters, '08:07', 'confirm', {}),
  'G-6': () =>
    far.refusal(headquarters, '08:05', 'propose', { incidents: ['ptc-001', 'far-1'], reason }),
  'G-7': () => confirmed.refusal(coordinator, '08:07', 'join', { incident: 'ptc-001' }),
  'G-8': () => confirmed.refusal(coordinator, '08:07', 'leave', { incident: 'far-1', reason }),
  'G-9': () => proposed.refusal(coordinator, '08:07', 'dismiss', { reason: ' ' }),
  'G-10': () => down.refusal(coordinator, '08:05', 'propose', { incidents: ['ptc-001'], reason }),
  'G-11': () => fixed.refusal(coordinator, '11:05', 'join', { incident: 'ptc-001' }),
  'G-12': () => called.refusal(coordinator, '08:20', 'call', call),
  'G-13': () => fixed.refusal(coordinator, '11:05', 'end', {}),
  'G-14': () => {
    const incidents = ['ptc-001', 'ptc-002'];
    return afterwards.refusal(coordinator, '11:20', 'propose', { incidents, reason });
  },
};

for (const [code, bringAbout] of Object.entries(ways)) {
  test(`${code}: ${groupRefusals[code as keyof typeof groupRefusals].en.what}`, () => {
    assert.equal(bringAbout(), code);
  });
}

test('refusals of the clauses hold for the words of an act, too', () => {
  const etr = at('12:00');
  assert.equal(called.refusal(helpdesk, '09:00', 'diagnose', { cause: ' ', etr }), 'P-4.2');
  const passed = { cause: 'cut', etr: at('08:30') };
  assert.equal(called.refusal(helpdesk, '09:00', 'diagnose', passed), 'P-4.1');
  assert.equal(called.refusal(helpdesk, '09:00', 'revise-etr', { etr, reason }), 'P-5.1');
  assert.equal(promised.refusal(helpdesk, '09:30', 'revise-etr', { etr, reason: '' }), 'P-5.2');
  assert.equal(promised.refusal(helpdesk, '09:30', 'report-fixed', { what: '' }), 'P-5.7');
  const other = { taken: new Set(['ptc-004']) };
  assert.equal(lonely.refusal(coordinator, '08:08', 'join', { incident: 'ptc-004' }, other), 'G-7');
  assert.equal(lonely.refusal(otherProvince, '08:08', 'join', { incident: 'ptc-004' }), 'D-1');
});

test('what a record cannot hold is not folded: gaps, strangers, unknown facts', () => {
  const [first, second] = confirmed.events;
  assert.ok(first && second);
  assert.throws(() => replayGroup([]), /empty/);
  assert.throws(() => replayGroup([second]), /follow/);
  assert.throws(() => replayGroup([first, first]), /follow/);
  assert.throws(() => replayGroup([{ ...second, seq: 1 }]), /begins with/);
  assert.throws(() => replayGroup([first, { ...second, group: 'g-2' }]), /stands in the record/);
  const unknown = { ...second, type: 'vanished' } as unknown as GroupEvent;
  assert.throws(() => replayGroup([first, unknown]), /unknown event/);
});

test('verified is to have answered this repair: works, or the next cycle', () => {
  const [member] = fixed.group.members;
  assert.ok(member);
  assert.ok(!hasVerified(member, fixed.child('ptc-001')));
  assert.ok(hasVerified(member, verified(fixed, '11:11', 'ptc-001', true).child('ptc-001')));
  const rejected = verified(fixed, '11:11', 'ptc-001', false).child('ptc-001');
  assert.ok(hasVerified(member, rejected));
  assert.ok(!isBack(rejected));
});
