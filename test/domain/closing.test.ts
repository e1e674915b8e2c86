/** Clause 7 told: what a signature stands on, when it falls, and what comes after the end. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { attachmentsMax, attachmentsOfOneMax } from '../../src/domain/closing.ts';
import { awaitsRfo, rfoDueAt, statementDigest, statementOf } from '../../src/domain/closing.ts';
import { allowedCommands, decide, stamp, whoseMove } from '../../src/domain/decide.ts';
import { replay } from '../../src/domain/evolve.ts';
import type { Event } from '../../src/domain/incident.ts';
import { fallDue, nextFall } from '../../src/domain/ladder.ts';
import { noticesOf } from '../../src/domain/notices.ts';
import { engine } from '../../src/domain/roles.ts';
import { agreement2009, at, businessHours, coordinator, headquarters } from './support.ts';
import { helpdesk, inRestoration, manager, minute, technician, type Story } from './support.ts';
import { fileNamed } from './words.ts';

const flooded = inRestoration(agreement2009).claimedForceMajeure('09:30');
const closing = inRestoration(agreement2009).fixed('11:00').confirmed('11:10');
const asked = closing.did(technician, '11:15', 'ask-rfo', { days: 3, reason: 'third time' });
const owed = asked.signed('11:20', technician).signed('11:30', helpdesk);

/** A signature as it is judged at 11:20 with a proof of so long ago. */
function signedAfter(ms: number | undefined): string {
  const data = { head: 'h', statement: statementDigest(closing.incident) };
  const now = at('11:20');
  const proof = ms === undefined ? undefined : ({ at: now - ms, means: 'passkey' } as const);
  const situation = { now, actor: technician, agreement: agreement2009, head: 'h', proof };
  const verdict = decide(closing.incident, { name: 'sign', data }, situation);
  return 'refusal' in verdict ? verdict.refusal : 'signed';
}

/** The desk passes by: what it notes, and the incident after it. */
function passing(story: Story, time: string): { told: string[]; whom: string[] } {
  const now = at(time);
  const events = fallDue(story.incident, story.agreement, now);
  if (events.length === 0) return { told: [], whom: [] };
  const envelope = { incident: 'i-1', at: now, actor: engine, command: 'pass' };
  const made = stamp(story.incident, { events, claimedAt: now }, envelope);
  const notices = made.events.flatMap((e) => noticesOf(e, made.incident, story.agreement));
  return {
    told: events.map(({ type }) => type),
    whom: notices.map(({ to }) => (to.kind === 'people' ? to.roles.join('+') : to.name)),
  };
}

test('a signature names the facts, the head and the proof; both sides name the same facts', () => {
  const { signatures } = closing.signed('11:20', technician).signed('11:30', helpdesk).incident;
  const { customer, carrier } = signatures;
  assert.equal(customer?.statement, statementDigest(closing.incident));
  assert.equal(customer?.statement, carrier?.statement);
  assert.deepEqual([customer?.head, customer?.proof], ['h', 'password']);
});

test('the statement depends on the record alone, not on when it is read', () => {
  const facts = statementOf(closing.incident);
  assert.deepEqual(facts.outage, { since: at('08:00'), until: at('11:00') });
  assert.equal(
    Object.values(facts.minutes).reduce((a, b) => a + b),
    180 * minute,
  );
  const restored = facts.promises.find(({ clock }) => clock === 'restoration');
  assert.equal(restored?.status, 'met');
  assert.deepEqual(statementOf(closing.noted('13:00').incident), facts);
});

test('a proof holds for five minutes; without one, and after them, nobody signs', () => {
  assert.equal(signedAfter(0), 'signed');
  assert.equal(signedAfter(5 * minute), 'signed');
  assert.equal(signedAfter(5 * minute + 1), 'P-7.5');
  assert.equal(signedAfter(undefined), 'P-7.5');
});

test('what was read must be what is signed: another head, or other facts, are refused', () => {
  assert.equal(closing.refusal(technician, '11:20', 'sign', { head: 'older' }), 'P-7.4');
  const other = { statement: statementDigest(asked.incident) };
  assert.equal(closing.refusal(technician, '11:20', 'sign', other), 'P-7.4');
});

test('facts that change under a signature take it away; a note beside them does not', () => {
  const half = flooded.fixed('11:00').confirmed('11:10').signed('11:20', helpdesk);
  const noted = half.noted('11:25');
  assert.notEqual(noted.incident.signatures.carrier, undefined);
  const answered = noted.acceptedForceMajeure('11:30');
  assert.deepEqual(answered.incident.signatures, {});
  assert.equal(whoseMove(answered.incident).join(), 'customer,carrier');
  assert.equal(answered.signed('11:40', technician).signed('11:50', helpdesk).state, 'closed');
  assert.deepEqual(closing.signed('11:12', helpdesk).rfoAsked('11:15').incident.signatures, {});
});

test('a record of before: signatures without what they cover still fold, and stand', () => {
  const old = closing
    .signed('11:20', technician)
    .signed('11:30', helpdesk)
    .events.map((event) =>
      event.type === 'signed' ? { ...event, data: { side: event.data.side } } : event,
    ) as Event[];
  const incident = replay(old);
  assert.equal(incident.state, 'closed');
  assert.deepEqual(incident.signatures.carrier, { at: at('11:30'), name: 'Minh' });
});

test('a report is owed from the closing on, on days that the customer named', () => {
  assert.equal(rfoDueAt(asked.incident), undefined, 'nothing runs before both have signed');
  assert.equal(rfoDueAt(owed.incident), at('+3d 11:30'));
  assert.deepEqual([owed.state, owed.mover], ['closed', 'nobody']);
  assert.deepEqual(allowedCommands(owed.incident, helpdesk), ['give-rfo', 'attach']);
  for (const by of [technician, coordinator, headquarters]) {
    assert.deepEqual(allowedCommands(owed.incident, by), []);
  }
  assert.equal(owed.refusal(helpdesk, '12:00', 'note', { text: 't' }), 'P-7.2');
  assert.equal(owed.refusal(technician, '12:00', 'attach', fileNamed('mine')), 'P-7.2');
});

test('given in time it meets its clock, with a file of the record; then nothing may follow', () => {
  const file = fileNamed('rfo');
  const filed = owed.did(helpdesk, '+1d 09:00', 'attach', file);
  const rfo = { cause: 'water in a splice', measures: 'a new closure', file: file.sha256 };
  const given = filed.did(manager, '+1d 09:05', 'give-rfo', rfo);
  assert.equal(given.status('+9d 00:00', 'rfo'), 'met');
  assert.equal(given.incident.rfo?.given?.cause, 'water in a splice');
  assert.equal(awaitsRfo(given.incident), false);
  assert.equal(given.refusal(helpdesk, '+1d 10:00', 'give-rfo', rfo), 'P-7.6');
  assert.equal(given.refusal(helpdesk, '+1d 10:00', 'attach', fileNamed('more')), 'P-7.2');
  assert.deepEqual(allowedCommands(given.incident, helpdesk), []);
  assert.deepEqual(statementOf(given.incident).minutes, statementOf(owed.incident).minutes);
});

test('late, the breach is noted once, and told to both sides, up to headquarters', () => {
  assert.equal(nextFall(owed.incident), at('+3d 11:30') + 1);
  assert.deepEqual(passing(owed, '+3d 11:30').told, []);
  const { told, whom } = passing(owed, '+3d 11:31');
  assert.deepEqual(told, ['breached']);
  assert.deepEqual(whom, [
    'helpdesk+account-manager',
    'site+coordinator',
    'coordinator',
    'headquarters',
  ]);
  const late = owed.did(helpdesk, '+4d 08:00', 'give-rfo', { cause: 'water' });
  assert.equal(late.status('+9d 00:00', 'rfo'), 'met-late');
});

test('an agreement may ask by itself, in its own hours', () => {
  const works = inRestoration(businessHours).fixed('10:00').confirmed('10:10');
  assert.deepEqual(works.told.slice(-2), ['confirmed', 'rfo-asked']);
  assert.equal(works.refusal(technician, '10:20', 'ask-rfo', { days: 3 }), 'P-7.7');
  const closed = works.signed('10:20', technician).signed('10:30', helpdesk);
  // 24 hours of a desk that keeps eight a day, with two holidays and a weekend between.
  assert.equal(rfoDueAt(closed.incident), at('+7d 10:30'));
});

test('the same file twice is one; a person, and an incident, have room for so many', () => {
  const once = closing.did(technician, '11:12', 'attach', fileNamed('lights'));
  assert.equal(once.refusal(helpdesk, '11:13', 'attach', fileNamed('lights')), 'F-7');
  const retaken = { ...fileNamed('other'), source: fileNamed('lights').source };
  assert.equal(once.refusal(technician, '11:13', 'attach', retaken), 'F-7');
  let story = closing;
  for (let n = 1; n <= attachmentsMax; n += 1) {
    const by = n <= attachmentsOfOneMax ? technician : coordinator;
    story = story.did(by, '11:12', 'attach', fileNamed(`photo ${n}`));
    if (n !== attachmentsOfOneMax) continue;
    assert.equal(story.refusal(technician, '11:13', 'attach', fileNamed('one more')), 'F-9');
  }
  assert.equal(story.refusal(helpdesk, '11:13', 'attach', fileNamed('one more')), 'F-8');
});
