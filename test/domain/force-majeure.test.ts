/** Force majeure (clause 5): claimed, accepted, rejected, withdrawn, over; clock and minutes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { outageSpans } from '../../src/domain/availability.ts';
import { agreement2009, at, helpdesk, inRestoration, notified, technician } from './support.ts';

// Down since 08:00, the carrier's since 09:00, promised for 12:00.
const flooded = inRestoration(agreement2009).claimedForceMajeure('10:00');

test('claimed: the promise rests, the customer is asked, the minutes stay the carrier’s', () => {
  assert.equal(flooded.status('18:00', 'restoration'), 'paused');
  assert.equal(flooded.mover, 'customer and carrier');
  assert.deepEqual(flooded.minutes('11:00'), { unknown: 60, carrier: 120 });
  assert.equal(flooded.refusal(helpdesk, '10:05', 'claim-force-majeure', { reason: 'r' }), 'P-5.3');
});

test('accepted, then over: excused from the claim on, and the promise runs on later', () => {
  const story = flooded.acceptedForceMajeure('10:30').forceMajeureEnded('11:00', 'over');
  assert.equal(story.mover, 'carrier');
  assert.equal(story.clock('restoration').dueAt, at('13:00'), 'later by the hour that it rested');
  assert.equal(story.status('13:00', 'restoration'), 'running');
  assert.equal(story.status('13:00:00.001', 'restoration'), 'breached');
  const end = story.fixed('12:30').confirmed('12:40');
  assert.equal(end.status('20:00', 'restoration'), 'met');
  assert.deepEqual(end.minutes('20:00'), { unknown: 60, carrier: 150, 'force-majeure': 60 });
  assert.deepEqual(
    outageSpans(end.incident, at('20:00')).map(({ from, to, owner }) => [from, to, owner]),
    [
      [at('08:00'), at('09:00'), 'unknown'],
      [at('09:00'), at('10:00'), 'carrier'],
      [at('10:00'), at('11:00'), 'force-majeure'],
      [at('11:00'), at('12:30'), 'carrier'],
    ],
  );
});

test('rejected: the promise runs on, and not a minute is excused', () => {
  const story = flooded.rejectedForceMajeure('10:45');
  assert.equal(story.clock('restoration').dueAt, at('12:45'));
  assert.equal(story.mover, 'carrier');
  assert.deepEqual(story.minutes('12:00'), { unknown: 60, carrier: 180 });
  assert.equal(story.claimedForceMajeure('11:00').mover, 'customer and carrier', 'a new claim');
});

test('withdrawn by the carrier, even after it was accepted: the minutes are its own again', () => {
  const accepted = flooded.acceptedForceMajeure('10:30');
  assert.deepEqual(accepted.minutes('11:00'), { unknown: 60, carrier: 60, 'force-majeure': 60 });
  const story = accepted.forceMajeureEnded('11:00', 'withdrawn');
  assert.deepEqual(story.minutes('11:00'), { unknown: 60, carrier: 120 });
});

test('the customer may say that it is over, never withdraw the carrier’s claim', () => {
  const ended = { how: 'withdrawn', text: 'dry' } as const;
  assert.equal(flooded.refusal(technician, '11:00', 'end-force-majeure', ended), 'P-5.6');
  const story = flooded.forceMajeureEnded('11:00', 'over', technician);
  assert.equal(story.clock('restoration').dueAt, at('13:00'));
  assert.equal(story.mover, 'customer and carrier', 'whether it was one is still to be answered');
});

test('over before anybody answered: the answer may still come, up to the closing', () => {
  const over = flooded.forceMajeureEnded('11:00', 'over');
  assert.deepEqual(over.minutes('11:30'), { unknown: 60, carrier: 150 });
  const closing = over.fixed('12:00').confirmed('12:10');
  const story = closing.acceptedForceMajeure('12:20');
  assert.deepEqual(story.minutes('20:00'), { unknown: 60, carrier: 120, 'force-majeure': 60 });
  const no = closing.rejectedForceMajeure('12:20');
  assert.deepEqual(no.minutes('20:00'), { unknown: 60, carrier: 180 });
  assert.deepEqual(no.incident.forceMajeure[0]?.to, at('11:00'), 'the span keeps its end');
});

test('a repair ends the span: the promise is settled as of where its rest moved it', () => {
  const story = flooded.acceptedForceMajeure('10:30').fixed('13:00');
  assert.equal(story.status('20:00', 'restoration'), 'met');
  assert.equal(story.clock('restoration').dueAt, at('15:00'));
  assert.deepEqual(story.confirmed('13:10').minutes('20:00'), {
    unknown: 60,
    carrier: 60,
    'force-majeure': 180,
  });
});

test('a repair ends force majeure for good: if it fails, the minutes are the carrier’s', () => {
  const story = flooded.acceptedForceMajeure('10:30').fixed('11:00').rejected('11:30');
  assert.deepEqual(story.minutes('12:00'), { unknown: 60, carrier: 120, 'force-majeure': 60 });
  const late = { how: 'over', text: 'dry' } as const;
  assert.equal(story.refusal(helpdesk, '11:40', 'end-force-majeure', late), 'P-5.4');
});

test('claimed in the very instant of its admission: still nobody is excused by a claim', () => {
  const story = inRestoration(agreement2009).claimedForceMajeure('09:00');
  assert.deepEqual(story.minutes('11:00'), { unknown: 60, carrier: 120 });
  assert.deepEqual(story.forceMajeureEnded('10:00', 'withdrawn').minutes('11:00').carrier, 120);
});

test('a promise that was broken before the claim stays broken: a claim heals nothing', () => {
  const late = inRestoration(agreement2009).claimedForceMajeure('12:00:00.001');
  assert.equal(late.status('18:00', 'restoration'), 'breached');
  const inTime = inRestoration(agreement2009).claimedForceMajeure('12:00');
  assert.equal(inTime.status('18:00', 'restoration'), 'paused');
});

test('a promise given while force majeure lasts rests from its first minute', () => {
  const story = flooded.promised('10:30', '14:00');
  assert.equal(story.status('18:00', 'restoration', { round: 1 }), 'stopped');
  assert.equal(story.status('18:00', 'restoration', { round: 2 }), 'paused');
  assert.equal(story.forceMajeureEnded('11:30', 'over').clock('restoration').dueAt, at('15:00'));
});

test('agreed at clause 4: force majeure from then on, restoration once the cause is known', () => {
  const proposed = notified(agreement2009)
    .responded('08:30')
    .proposed('09:00', helpdesk, 'force-majeure');
  assert.equal(proposed.minutes('10:00').unknown, 120, 'a proposal excuses nobody');
  const agreed = proposed.agreed('09:30', technician);
  assert.equal(agreed.state, 'joint-diagnosis');
  const restoring = agreed.diagnosed('10:00', '14:00');
  assert.equal(restoring.state, 'restoration');
  assert.equal(restoring.status('18:00', 'restoration'), 'paused');
  const story = restoring.forceMajeureEnded('11:00', 'over');
  assert.deepEqual(story.minutes('12:00'), { unknown: 90, 'force-majeure': 90, carrier: 60 });
  assert.equal(story.incident.responsibility.held, 'carrier');
});

test('force majeure lies over the carrier’s minutes only, never over the customer’s', () => {
  const story = flooded.acceptedForceMajeure('10:30').proposed('11:00', technician, 'customer');
  assert.equal(story.state, 'local-repair');
  assert.deepEqual(story.minutes('12:00'), {
    unknown: 60,
    carrier: 60,
    'force-majeure': 60,
    customer: 60,
  });
  assert.equal(story.status('18:00', 'restoration'), 'stopped');
});

test('both agree that the carrier answers after all: nothing is excused from then on', () => {
  const agreed = notified(agreement2009).proposed('09:00', helpdesk, 'force-majeure');
  const flood = agreed.agreed('09:30', technician).diagnosed('10:00', '14:00');
  const story = flood.proposed('11:00', technician, 'carrier').agreed('11:30', helpdesk);
  assert.equal(story.incident.responsibility.held, 'carrier');
  assert.deepEqual(story.minutes('12:00'), { unknown: 90, 'force-majeure': 120, carrier: 30 });
  assert.equal(story.clock('restoration').dueAt, at('15:30'), 'and the promise runs again');
});

test('the customer proposes force majeure, the carrier claims it and agrees: accepted', () => {
  const second = inRestoration(agreement2009).fixed('11:00').rejected('11:30');
  const proposed = second.proposed('12:00', technician, 'force-majeure');
  const claimed = proposed.diagnosed('12:30', '16:00').claimedForceMajeure('13:00');
  const story = claimed.agreed('13:30', helpdesk);
  assert.deepEqual(story.minutes('14:00'), { unknown: 60, carrier: 240, 'force-majeure': 60 });
  assert.equal(story.mover, 'carrier', 'nothing is left to answer');
});

test('a claim that waits for its answer is not lost behind a later force majeure', () => {
  const over = flooded.forceMajeureEnded('10:30', 'over').fixed('11:00').rejected('11:30');
  const again = over.proposed('12:00', helpdesk, 'force-majeure').agreed('12:30', technician);
  assert.match(again.mover, /customer/, 'the first claim still waits');
  const yes = again.acceptedForceMajeure('13:00');
  assert.deepEqual(yes.minutes('13:30'), { unknown: 60, carrier: 180, 'force-majeure': 90 });
  const no = again.rejectedForceMajeure('13:00');
  assert.deepEqual(no.minutes('13:30'), { unknown: 60, carrier: 210, 'force-majeure': 60 });
  assert.equal(no.incident.forceMajeure[1]?.to, undefined, 'the second lasts');
});
