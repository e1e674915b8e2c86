/** Incidents told from end to end, in the trade's verbs: clauses 1 to 7 as people live them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { allowedCommands, scopeOf } from '../../src/domain/decide.ts';
import { maySee } from '../../src/domain/roles.ts';
import { agreement2009, at, businessHours, given, inRestoration, notified } from './support.ts';
import { coordinator, director, headquarters, helpdesk, manager, neighbour } from './support.ts';
import { otherCarrier, otherProvince, technician } from './support.ts';

test('the happy path: reported, called, diagnosed, fixed, confirmed, signed by both', () => {
  const story = given(agreement2009)
    .reported('08:10', '08:00')
    .found('08:12', 'carrier')
    .called('08:15', 'answered')
    .responded('08:40')
    .diagnosed('09:15', '12:00', 'carrier')
    .fixed('11:30')
    .confirmed('11:45')
    .signed('11:50', technician)
    .signed('14:00', helpdesk);
  const told =
    'reported self-diagnosed hotline-called carrier-notified responded diagnosed ' +
    'responsibility-proposed responsibility-agreed fixed-reported confirmed signed signed closed';
  assert.equal(story.told.join(' '), told);
  assert.equal(story.state, 'closed');
  assert.equal(story.mover, 'nobody');
  assert.deepEqual(story.incident.outage, { since: at('08:00'), until: at('11:30') });
  // Until both know whose fault it was, the minutes are nobody's; verifying costs nobody any.
  assert.deepEqual(story.minutes('20:00'), { unknown: 75, carrier: 135 });
  for (const clock of ['response', 'diagnosis', 'restoration'] as const) {
    assert.equal(story.status('20:00', clock), 'met', clock);
  }
});

test('whose move it is, step by step', () => {
  const told = given(agreement2009).reported('08:00');
  assert.equal(told.mover, 'customer');
  assert.equal(told.found('08:02', 'carrier').mover, 'customer');
  const joint = notified(agreement2009);
  assert.equal(joint.mover, 'carrier', 'the carrier owes cause and ETR');
  assert.equal(joint.diagnosed('09:00', '12:00').mover, 'customer and carrier');
  const restoring = inRestoration(agreement2009);
  assert.equal(restoring.mover, 'carrier');
  const checking = restoring.fixed('11:00');
  assert.equal(checking.mover, 'customer');
  const closing = checking.confirmed('11:10');
  assert.equal(closing.mover, 'customer and carrier');
  assert.equal(closing.signed('11:20', helpdesk).mover, 'customer');
  assert.equal(closing.signed('11:20', coordinator).mover, 'carrier');
});

test('a report that brings its self-diagnosis along goes straight to notifying', () => {
  const data = { circuit: 'tt-001', symptom: 'down', description: '', outageSince: at('08:00') };
  const checks = [{ check: 'power', result: 'ok' } as const];
  const story = given(agreement2009).did(technician, '08:05', 'report', {
    ...data,
    symptom: 'down',
    selfDiagnosis: { verdict: 'carrier', checks },
  });
  assert.deepEqual(story.told, ['reported', 'self-diagnosed']);
  assert.equal(story.state, 'notifying');
});

test('a local fault that the carrier never heard of closes at once, without a signature', () => {
  const story = given(agreement2009).reported('08:00').found('08:10', 'local').repaired('09:00');
  assert.equal(story.state, 'closed');
  assert.deepEqual(story.told.slice(-2), ['repaired-locally', 'closed']);
  assert.deepEqual(story.minutes('20:00'), { unknown: 10, customer: 50 });
  assert.ok(!maySee(helpdesk, scopeOf(story.incident)), 'the carrier never sees it');
});

test('a wrong verdict is put right: local after all the carrier’s, and the other way round', () => {
  const carriers = given(agreement2009).reported('08:00').found('08:10', 'local');
  const right = carriers.found('08:30', 'carrier');
  assert.equal(right.state, 'notifying');
  assert.deepEqual(right.minutes('09:00'), { unknown: 40, customer: 20 });
  const local = given(agreement2009).reported('08:00').found('08:10', 'carrier');
  assert.equal(local.found('08:30', 'local').state, 'local-repair');
});

test('calls that nobody answers are kept as evidence and start no clock', () => {
  const told = given(agreement2009).reported('08:00').found('08:02', 'carrier');
  const story = told.called('08:05', 'unanswered').called('08:15', 'unanswered');
  assert.equal(story.state, 'notifying');
  assert.equal(story.incident.unansweredCalls, 2);
  assert.deepEqual(story.incident.clocks, []);
  assert.equal(story.called('08:25', 'answered').clock('response').dueAt, at('12:25'));
});

test('a call goes to the province’s own hotline unless another number is named', () => {
  const told = given(agreement2009).reported('08:00').found('08:02', 'carrier');
  const numberOf = (story: typeof told): unknown =>
    story.events.flatMap((e) => (e.type === 'hotline-called' ? [e.data.number] : []));
  assert.deepEqual(numberOf(told.called('08:05', 'answered')), ['+842455500119']);
  const other = told.did(technician, '08:05', 'log-call', { answered: true, number: '+84111' });
  assert.deepEqual(numberOf(other), ['+84111']);
});

test('where the agreement says so, the third unanswered call is notice', () => {
  const told = given(businessHours).reported('08:00').found('08:02', 'carrier');
  const twice = told.called('08:05', 'unanswered').called('08:15', 'unanswered');
  assert.equal(twice.state, 'notifying');
  const story = twice.called('08:30', 'unanswered', { claimed: '08:25' });
  assert.equal(story.state, 'joint-diagnosis');
  assert.equal(story.incident.notifiedAt, at('08:25'), 'T0 is the time claimed for the call');
  const notice = story.events.at(-1);
  assert.ok(notice?.type === 'carrier-notified' && notice.data.means === 'unanswered-calls');
});

test('other means need a receipt, whose time is T0', () => {
  const told = given(agreement2009).reported('08:00').found('08:02', 'carrier');
  assert.equal(
    told.refusal(technician, '08:20', 'notify', { means: 'mail', receipt: ' ' }),
    'P-2.1',
  );
  const story = told.mailed('09:00', 'auto-reply #4711', { claimed: '08:20' });
  assert.equal(story.incident.notifiedAt, at('08:20'));
  assert.equal(story.clock('response').dueAt, at('12:20'));
});

test('a late answer meets the clock late, and the breach stays on record', () => {
  const story = notified(agreement2009).responded('12:05:00.001');
  assert.equal(story.status('12:05', 'response'), 'met-late');
  assert.equal(story.status('20:00', 'response', { level: 1 }), 'met-late');
  assert.equal(
    story.status('20:00', 'response', { level: 2 }),
    'met',
    'the director had until 14:05',
  );
  assert.equal(
    story.status('20:00', 'diagnosis'),
    'breached',
    'an acknowledgement is no diagnosis',
  );
});

test('what the carrier said elsewhere, and the site passes on, meets the response clock', () => {
  const story = notified(agreement2009);
  assert.equal(
    story.did(technician, '09:00', 'update', { text: 'hm' }).status('10:00', 'response'),
    'running',
  );
  assert.equal(
    story.did(helpdesk, '09:00', 'note', { text: 'hm' }).status('10:00', 'response'),
    'running',
  );
  assert.equal(story.relayed('09:00', ' ').status('10:00', 'response'), 'running', 'from nobody');
  assert.equal(story.relayed('09:00').status('10:00', 'response'), 'met');
  assert.equal(
    story.did(helpdesk, '09:00', 'update', { text: 'hm' }).status('10:00', 'response'),
    'met',
  );
});

test('where the agreement says so, each word starts the response clock again', () => {
  const story = notified(businessHours).responded('08:35').relayed('10:00');
  assert.equal(story.status('10:00', 'response', { round: 1 }), 'met');
  assert.equal(story.status('10:00', 'response', { round: 2 }), 'met');
  assert.equal(story.clock('response', { round: 3 }).dueAt, at('12:00'));
  assert.equal(story.clock('response', { round: 3, level: 3 }).dueAt, at('+2d 10:00'));
  const fixed = story.diagnosed('10:30', '16:00', 'carrier').fixed('15:00');
  assert.ok(fixed.incident.clocks.every((c) => c.clock !== 'response' || c.metAt !== undefined));
});

test('not fixed, twice, then fixed: fresh clocks each time, and the outage never restarts', () => {
  const once = inRestoration(agreement2009).fixed('11:00').rejected('11:20');
  assert.equal(once.state, 'joint-diagnosis');
  assert.equal(once.incident.cycle, 2);
  assert.equal(once.mover, 'carrier');
  assert.equal(once.clock('response').dueAt, at('15:20'), 'T0 is when the carrier was told');
  assert.equal(once.clock('response', { level: 2 }).dueAt, at('17:20'));
  assert.equal(once.clock('diagnosis').dueAt, at('15:20'));
  assert.equal(once.status('20:00', 'response', { cycle: 1 }), 'met', 'cycle 1 stays as it was');
  assert.equal(
    once.refusal(helpdesk, '11:30', 'revise-etr', { etr: at('13:00'), reason: 'r' }),
    'P-5.1',
  );
  // Whose fault it is has been proved: cause and ETR lead straight back to restoration.
  const twice = once.diagnosed('12:00', '14:00').fixed('13:00').rejected('13:10');
  assert.equal(twice.incident.cycle, 3);
  const story = twice.diagnosed('13:30', '15:00').fixed('14:30').confirmed('14:40');
  assert.equal(story.incident.outage.until, at('14:30'));
  assert.deepEqual(story.minutes('20:00'), { unknown: 60, carrier: 330 });
  assert.deepEqual(story.incident.outage.since, at('08:00'));
});

test('a question of responsibility that was open falls away with the cycle', () => {
  const asked = inRestoration(agreement2009).proposed('10:00', helpdesk, 'customer');
  const story = asked.fixed('11:00').rejected('11:20');
  assert.equal(story.mover, 'carrier');
  assert.equal(story.refusal(technician, '11:30', 'agree-responsibility', {}), 'P-4.3');
});

test('a slow phone does not move the T0 of the next cycle: it is when the carrier was told', () => {
  const story = inRestoration(agreement2009).fixed('11:00').rejected('13:00', { claimed: '11:05' });
  assert.equal(story.clock('response').startedAt, at('13:00'));
});

test('responsibility proposed, disputed, proposed anew, agreed; the site repairs', () => {
  const proposed = notified(agreement2009)
    .responded('08:30')
    .proposed('09:00', helpdesk, 'customer');
  assert.match(proposed.mover, /customer/);
  const disputed = proposed.disputed('09:20', technician);
  assert.equal(disputed.state, 'joint-diagnosis', 'a dispute keeps the incident where it is');
  assert.equal(disputed.mover, 'customer and carrier');
  const again = disputed.proposed('09:40', manager, 'customer');
  const story = again.agreed('10:00', coordinator);
  assert.equal(story.state, 'local-repair');
  assert.equal(story.status('20:00', 'diagnosis'), 'stopped', 'the carrier owes no cause any more');
  const done = story.repaired('11:00');
  assert.equal(done.state, 'closing');
  assert.equal(done.signed('11:10', helpdesk).signed('11:20', technician).state, 'closed');
  assert.deepEqual(done.minutes('20:00'), { unknown: 120, customer: 60 });
});

test('a side that names itself is taken at its word', () => {
  const joint = notified(agreement2009);
  assert.equal(joint.proposed('09:00', technician, 'customer').state, 'local-repair');
  const carriers = joint.proposed('09:00', helpdesk, 'carrier');
  assert.equal(carriers.state, 'joint-diagnosis', 'cause and ETR are still owed');
  assert.equal(carriers.diagnosed('09:30', '12:00').state, 'restoration');
});

test('a fault taken for the site’s own goes back to the carrier, with clocks of its own', () => {
  const own = notified(agreement2009).responded('08:30').proposed('09:00', technician, 'customer');
  const back = own.proposed('10:00', technician, 'carrier');
  assert.equal(back.state, 'local-repair', 'until the carrier agrees');
  const story = back.agreed('10:30', helpdesk);
  assert.equal(story.state, 'joint-diagnosis');
  assert.equal(story.incident.cycle, 2);
  assert.equal(story.clock('response').dueAt, at('14:30'));
  assert.deepEqual(story.minutes('11:00'), { unknown: 60, customer: 90, carrier: 30 });
});

test('a broken promise is recorded, a new one given, and each is kept', () => {
  const story = inRestoration(agreement2009).promised('12:30', '14:00').fixed('13:30');
  assert.equal(story.status('20:00', 'restoration', { round: 1 }), 'breached');
  assert.equal(story.status('20:00', 'restoration', { round: 2 }), 'met');
  const early = inRestoration(agreement2009).promised('11:00', '14:00');
  assert.equal(
    early.status('20:00', 'restoration', { round: 1 }),
    'stopped',
    'moved while in time',
  );
  assert.equal(early.status('14:00:00.001', 'restoration'), 'breached');
});

test('both sign, in either order; nobody signs twice; the names stand in the record', () => {
  const closing = inRestoration(agreement2009).fixed('11:00').confirmed('11:10');
  for (const [first, second] of [
    [technician, helpdesk],
    [director, headquarters],
  ] as const) {
    const half = closing.signed('11:20', first);
    assert.equal(half.state, 'closing');
    assert.equal(half.refusal(first, '11:21', 'sign', {}), 'P-7.1');
    const story = half.did(second, '11:30', 'sign', { reservation: 'we doubt the minutes' });
    assert.equal(story.state, 'closed');
    const names = Object.values(story.incident.signatures).map((signature) => signature.name);
    assert.deepEqual(names, [first.name, second.name]);
  }
});

test('a report is withdrawn before notice, with its outage ended; after notice it is not', () => {
  const told = given(agreement2009).reported('08:00').found('08:02', 'carrier');
  const story = told.called('08:05', 'unanswered').withdrew('08:20');
  assert.equal(story.state, 'withdrawn');
  assert.deepEqual(story.incident.outage, { since: at('08:00'), until: at('08:20') });
  const refused = notified(agreement2009).refusal(technician, '08:20', 'withdraw', { reason: 'r' });
  assert.equal(refused, 'P-1.3');
});

test('a correction is a new entry that names the old; each side corrects its own', () => {
  const story = notified(agreement2009).responded('08:30');
  const correction = { entry: 1, text: 'since 07:50' };
  const corrected = story.did(coordinator, '08:40', 'correct', correction);
  assert.deepEqual(corrected.events.at(-1)?.data, correction);
  assert.deepEqual(corrected.events.slice(0, -1), story.events, 'nothing is rewritten');
  assert.equal(story.refusal(helpdesk, '08:40', 'correct', correction), 'P-0.8');
  assert.equal(story.refusal(technician, '08:40', 'correct', { entry: 99, text: 't' }), 'P-0.7');
});

test('the carrier sees nothing before it is notified, and other people see nothing at all', () => {
  const told = given(agreement2009).reported('08:00').found('08:02', 'carrier');
  const note = { text: 'hello' };
  for (const person of [helpdesk, manager, director]) {
    assert.equal(told.refusal(person, '08:04', 'note', note), 'D-1');
    assert.deepEqual(allowedCommands(told.incident, person), []);
  }
  const story = told.called('08:05', 'answered');
  assert.equal(story.did(helpdesk, '08:06', 'note', note).state, 'joint-diagnosis');
  for (const stranger of [neighbour, otherProvince, otherCarrier]) {
    assert.equal(story.refusal(stranger, '08:06', 'note', note), 'P-0.1');
    assert.deepEqual(allowedCommands(story.incident, stranger), []);
  }
});

test('a coordinator, or headquarters, does it all on behalf of an office', () => {
  for (const by of [coordinator, headquarters]) {
    const told = given(agreement2009)
      .reported('08:00', '08:00', { by })
      .found('08:02', 'carrier', { by });
    const story = told.called('08:05', 'answered', { by }).diagnosed('09:00', '12:00', 'carrier');
    const end = story.fixed('11:00').confirmed('11:05', { by }).signed('11:06', by);
    assert.equal(end.mover, 'carrier');
    assert.ok(end.events.every((e) => e.actor.role !== 'site'));
  }
});

test('the side that repaired does not confirm, and the other does not repair', () => {
  const checking = inRestoration(agreement2009).fixed('11:00');
  assert.equal(checking.refusal(helpdesk, '11:10', 'confirm', { text: '' }), 'P-6.1');
  assert.equal(checking.refusal(director, '11:10', 'reject', { reason: 'r' }), 'P-6.1');
  const restoring = inRestoration(agreement2009);
  assert.equal(restoring.refusal(technician, '11:00', 'report-fixed', { what: 'w' }), 'P-0.2');
});

test('MEF 113: silence never closes; weeks after "fixed" the site is still asked', () => {
  const story = inRestoration(businessHours).fixed('11:00');
  assert.equal(story.status('+30d 08:00', 'verification'), 'breached');
  assert.equal(story.mover, 'customer');
  assert.equal(story.confirmed('+30d 08:00').incident.outage.until, at('11:00'));
});
