/** A rehearsal: what would happen if nobody answered, by the same rules as an incident. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agreement } from '../../src/domain/agreement.ts';
import type { ContactData, Verification } from '../../src/domain/readiness.ts';
import { stateOf, verificationLastsMs } from '../../src/domain/readiness.ts';
import { rehearse } from '../../src/domain/rehearsal.ts';
import { agreement2009, at, businessHours, circuit } from './support.ts';

const manager = { contact: 'manager', channel: 'phone', address: '+8424000' } as const;
const fresh: Verification = { ...manager, at: at('00:00'), how: 'called', by: 'Lan' };
const nothing: ContactData = { verified: [], leave: [], hours: [] };

/** Each step of a level: its number, when (after 09:00), and whom it reaches. */
function levels(agreement: Agreement, contacts: ContactData): unknown[] {
  const { steps } = rehearse(agreement, circuit, at('09:00'), contacts);
  return steps
    .filter((step) => step.level > 0)
    .map(({ level, dueAt, reaches, contact }) => [
      level,
      (dueAt - at('09:00')) / 3_600_000,
      contact?.state.standing,
      reaches,
    ]);
}

test('OnCall #1326: a level whose contact has no means says "nobody" before it matters', () => {
  assert.deepEqual(levels(agreement2009, { ...nothing, verified: [fresh] }), [
    [1, 4, 'ready', 'somebody'],
    [2, 6, 'unreachable', 'nobody'],
  ]);
  const { steps } = rehearse(agreement2009, circuit, at('09:00'), nothing);
  const skipped = steps.find((step) => step.level === 2);
  assert.equal(skipped?.notice, 'level-skipped');
  const owners = skipped?.people.flatMap(({ roles }) => roles);
  assert.deepEqual(owners, ['account-manager', 'director', 'headquarters']);
});

test('every clock and level, in the order in which they fall due, with its clause', () => {
  const { steps, hotline } = rehearse(agreement2009, circuit, at('09:00'), nothing);
  assert.equal(hotline?.e164, '+842455500119');
  assert.deepEqual(
    steps.map(({ clock, level, clause }) => `${clock} ${level} ${clause}`),
    ['response 0 3', 'diagnosis 0 4', 'response 1 3', 'response 2 3'],
  );
});

test('a contact nobody has verified is told all the same, and the rehearsal doubts it', () => {
  assert.deepEqual(levels(agreement2009, nothing)[0], [1, 4, 'never-verified', 'perhaps']);
});

test('a verification expires at its instant; leave and another address are told apart', () => {
  const standing = (data: Partial<ContactData>, when: number): string =>
    stateOf(agreement2009.contacts[0], { ...nothing, ...data }, when).standing;
  const end = fresh.at + verificationLastsMs;
  assert.equal(standing({ verified: [fresh] }, end - 1), 'ready');
  assert.equal(standing({ verified: [fresh] }, end), 'expired');
  assert.equal(
    standing({ verified: [{ ...fresh, address: '+8424999' }] }, end - 1),
    'never-verified',
  );
  const leave = [{ contact: 'manager', from: at('12:00'), to: at('14:00'), remark: '' }];
  const known = { ...nothing, verified: [fresh], leave };
  assert.equal(standing(known, at('12:00') - 1), 'ready');
  assert.equal(standing(known, at('12:00')), 'on-leave');
  assert.equal(standing(known, at('14:00')), 'ready');
  assert.deepEqual(levels(agreement2009, known)[0], [1, 4, 'on-leave', 'nobody']);
});

test('outside a contact’s hours the level is told, and whether it is heard is not known', () => {
  const hours = {
    utcOffsetMinutes: 420,
    weekdays: [1],
    hours: [{ fromMinute: 480, toMinute: 720 }],
  };
  const data = { ...nothing, verified: [fresh], hours: [{ contact: 'manager', hours }] };
  assert.deepEqual(levels(agreement2009, data)[0], [1, 4, 'off-hours', 'perhaps']);
});

test('by a calendar of working hours, and where a person has to click', () => {
  const { steps } = rehearse(businessHours, circuit, at('16:30'), nothing);
  const first = steps.find((step) => step.level === 1);
  assert.equal(first?.notice, 'escalation-offered');
  assert.equal(first?.dueAt, at('+1d 09:00'));
});
