/** What a lying carrier, a lying technician, a double click or an offline queue would try. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { allowedCommands, decide, entriesMax } from '../../src/domain/decide.ts';
import { agreement2009, at, circuit, coordinator, given, helpdesk } from './support.ts';
import { inRestoration, manager, notified, technician } from './support.ts';

const news = { text: 'news' };

test('a carrier that proposes the customer’s fault does not hand its own debt over with it', () => {
  const story = notified(agreement2009).proposed('09:00', helpdesk, 'customer');
  assert.equal(story.mover, 'customer and carrier', 'cause and ETR are still owed');
  assert.equal(story.status('12:05:00.001', 'diagnosis'), 'breached');
  assert.equal(story.status('12:05:00.001', 'response'), 'breached', 'a proposal is no answer');
  assert.equal(story.diagnosed('09:30', '12:00').mover, 'customer');
});

test('whoever is asked about responsibility has a move, wherever it may be answered', () => {
  const restoring = inRestoration(agreement2009).proposed('10:00', helpdesk, 'customer');
  assert.equal(restoring.mover, 'customer and carrier');
  assert.equal(restoring.disputed('10:10', technician).mover, 'carrier');
  assert.equal(restoring.fixed('10:10').mover, 'customer', 'dropped: it may not be answered here');
  const own = notified(agreement2009).proposed('09:00', technician, 'customer');
  assert.equal(own.proposed('10:00', technician, 'carrier').mover, 'customer and carrier');
});

test('a carrier that has written nothing yet is not offered to correct anything', () => {
  const story = notified(agreement2009);
  assert.ok(!allowedCommands(story.incident, helpdesk).includes('correct'));
  assert.ok(allowedCommands(story.incident, technician).includes('correct'));
  assert.ok(allowedCommands(story.responded('08:30').incident, helpdesk).includes('correct'));
});

test('a program that runs wild fills its own side’s share of the record, not the other’s', () => {
  let story = notified(agreement2009);
  while (story.incident.version < entriesMax + 4)
    story = story.did(helpdesk, '09:00', 'update', news);
  assert.equal(story.refusal(manager, '09:01', 'update', news), 'P-0.6');
  assert.equal(story.refusal(helpdesk, '09:01', 'note', news), 'P-0.6');
  assert.equal(story.did(technician, '09:02', 'note', news).state, 'joint-diagnosis');
  assert.equal(story.proposed('09:02', technician, 'carrier').state, 'joint-diagnosis');
  // The way out stays open to both sides.
  const end = story.diagnosed('09:03', '12:00', 'carrier').fixed('11:00').confirmed('11:01');
  assert.equal(end.signed('11:02', technician).signed('11:03', helpdesk).state, 'closed');
});

test('an offline queue that confirms last time’s repair does not confirm this time’s', () => {
  const first = inRestoration(agreement2009).fixed('10:00').rejected('10:30');
  const again = first.diagnosed('11:00', '14:00').fixed('13:00');
  // The phone said "works" at 10:05 and had no network; somebody else has rejected since.
  assert.equal(again.refusal(technician, '13:30', 'confirm', { text: '' }, '10:05'), 'P-0.9');
  assert.equal(again.refusal(technician, '13:30', 'reject', { reason: 'r' }, '10:05'), 'P-0.9');
  assert.equal(again.confirmed('13:30', { claimed: '13:10' }).state, 'closing');
  assert.equal(
    again.confirmed('13:01', { claimed: '12:56' }).state,
    'closing',
    'a phone 5 min slow',
  );
});

test('a proposal changed under a hand that agrees is not agreed to', () => {
  const first = notified(agreement2009).proposed('09:00', helpdesk, 'force-majeure');
  const changed = first.proposed('10:00', helpdesk, 'customer');
  const stale = [technician, '10:20', 'agree-responsibility', {}, '09:30'] as const;
  assert.equal(changed.refusal(...stale), 'P-0.9');
  assert.equal(first.did(...stale).incident.responsibility.held, 'force-majeure');
  const dispute = { reason: 'no flood here' };
  assert.equal(
    changed.refusal(technician, '10:20', 'dispute-responsibility', dispute, '09:30'),
    'P-0.9',
  );
});

test('an answer to one claim of force majeure is no answer to the next', () => {
  const first = inRestoration(agreement2009)
    .claimedForceMajeure('09:30')
    .rejectedForceMajeure('10:00');
  const next = first.claimedForceMajeure('11:00');
  assert.equal(next.refusal(technician, '11:30', 'accept-force-majeure', {}, '09:45'), 'P-0.9');
  const over = { how: 'over', text: 'dry' } as const;
  assert.equal(next.refusal(technician, '11:30', 'end-force-majeure', over, '09:45'), 'P-0.9');
  assert.equal(next.acceptedForceMajeure('11:30').mover, 'carrier');
});

test('a phone whose clock stands in 1970 does not make an outage of fifty years', () => {
  const data = {
    circuit: 'tt-001',
    symptom: 'down',
    description: '',
    outageSince: at('08:00'),
  } as const;
  const report = { name: 'report', data, claimedAt: 0 } as const;
  const situation = {
    now: at('08:10'),
    actor: technician,
    agreement: agreement2009,
    circuit,
    code: 'C',
  };
  assert.deepEqual(decide(undefined, report, situation), { refusal: 'P-0.4' });
  // Minutes apart, as clocks are: the earlier of the two stands.
  const near = decide(undefined, { ...report, claimedAt: at('07:56') }, situation);
  assert.ok('events' in near && near.events[0]?.type === 'reported');
  assert.equal(near.events[0].data.outageSince, at('07:56'));
});

test('a phone that runs ahead is believed as of the receipt; one far ahead is not', () => {
  const told = given(agreement2009).reported('08:00').found('08:02', 'carrier');
  const story = told.called('08:05', 'answered', { claimed: '08:10' });
  assert.equal(story.incident.notifiedAt, at('08:05'), 'T0 is never later than its receipt');
  const call = { answered: true };
  assert.equal(told.refusal(technician, '08:05', 'log-call', call, '08:10:00.001'), 'P-0.3');
  assert.equal(told.refusal(technician, '08:05', 'log-call', call, '7:59:59.999'), 'P-0.4');
  assert.equal(given(agreement2009).reported('08:00', '08:05').incident.outage.since, at('08:00'));
});

test('T0 is the claimed time of a call that was queued, and both times stand in the record', () => {
  const told = given(agreement2009).reported('08:00').found('08:02', 'carrier');
  const story = told.called('15:00', 'answered', { claimed: '08:05' });
  assert.equal(story.clock('response').dueAt, at('12:05'));
  assert.equal(story.status('15:00', 'response'), 'breached', 'what fell due meanwhile fell due');
  const notice = story.events.at(-1);
  assert.deepEqual([notice?.claimedAt, notice?.at], [at('08:05'), at('15:00')]);
  const evidence = story.called('15:01', 'unanswered', { claimed: '08:03' });
  assert.equal(evidence.incident.notifiedAt, at('08:05'), 'first facts do not move');
});

test('a carrier gains nothing by an earlier time claimed: it counts when the desk hears', () => {
  const story = notified(agreement2009).did(helpdesk, '13:00', 'respond', { text: 't' }, '09:00');
  assert.equal(story.status('13:00', 'response'), 'met-late');
  const fixed = inRestoration(agreement2009).fixed('13:00', { claimed: '11:00' });
  assert.equal(fixed.status('13:00', 'restoration'), 'met-late');
  assert.equal(fixed.confirmed('13:10').incident.outage.until, at('13:00'));
});

test('a double click does nothing twice', () => {
  const told = given(agreement2009).reported('08:00');
  const found = told.found('08:02', 'carrier');
  const verdict = { verdict: 'carrier' as const, checks: [] };
  assert.equal(found.refusal(technician, '08:02', 'self-diagnose', verdict), 'P-1.5');
  const called = found.called('08:05', 'answered');
  assert.equal(
    called.called('08:05', 'answered').incident.clocks.length,
    called.incident.clocks.length,
  );
  const receipt = { means: 'mail', receipt: 'r' } as const;
  assert.equal(called.refusal(technician, '08:05', 'notify', receipt), 'P-2.0');
  const responded = called.responded('08:30');
  assert.equal(responded.refusal(helpdesk, '08:30', 'respond', { text: 't' }), 'P-3.1');
  const fixed = responded.diagnosed('09:00', '12:00', 'carrier').fixed('11:00');
  assert.equal(fixed.refusal(helpdesk, '11:00', 'report-fixed', { what: 'w' }), 'P-5.0');
  const rejected = fixed.rejected('11:10');
  assert.equal(rejected.refusal(technician, '11:10', 'reject', { reason: 'r' }), 'P-6.0');
  const confirmed = fixed.confirmed('11:10');
  assert.equal(confirmed.refusal(coordinator, '11:10', 'reject', { reason: 'r' }), 'P-6.0');
});

test('a repair at the site is not said to end before the outage began', () => {
  const own = given(agreement2009).reported('08:30', '08:00').found('08:40', 'local');
  const done = own.repaired('10:00', { claimed: '08:20' });
  assert.deepEqual(done.incident.outage, { since: at('08:00'), until: at('08:20') });
  const fix = { what: 'w' };
  assert.equal(own.refusal(technician, '10:00', 'report-local-fix', fix, '07:00'), 'P-0.4');
});

test('an ETR lies ahead, and within what can be meant', () => {
  const joint = notified(agreement2009);
  const refused = (etr: number): string =>
    joint.refusal(helpdesk, '09:00', 'diagnose', { cause: 'cut', etr });
  assert.equal(refused(at('09:00')), 'P-4.1');
  assert.equal(joint.diagnosed('09:00', '9:00:00.001').state, 'joint-diagnosis');
  assert.equal(joint.diagnosed('09:00', '+90d 09:00').state, 'joint-diagnosis');
  assert.equal(refused(at('+90d 9:00:00.001')), 'P-4.7');
});

test('the carrier speaks for itself: it does not relay its own words', () => {
  const story = notified(agreement2009);
  const data = { text: 'on our way', relayedFrom: 'Lan' };
  assert.deepEqual(story.did(helpdesk, '09:00', 'update', data).events.at(-1)?.data, {
    text: 'on our way',
  });
});
