/** A record that is not understood is not shown as if it were: what `evolve` will not fold. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { evolve, replay } from '../../src/domain/evolve.ts';
import type { Event } from '../../src/domain/incident.ts';
import {
  agreement2009,
  at,
  given,
  helpdesk,
  inRestoration,
  notified,
  technician,
} from './support.ts';

const { events, incident } = inRestoration(agreement2009);
const [first] = events as [Event];

/** An entry as it would come next, with whatever is wrong with it. */
const next = (wrong: object): Event => ({ ...first, seq: incident.version + 1, ...wrong });

test('a whole record folds to the incident, and any part of it to the incident as it was', () => {
  assert.deepEqual(replay(events), incident);
  const story = given(agreement2009).reported('08:00').found('08:02', 'carrier');
  assert.deepEqual(replay(events.slice(0, 2)), story.incident);
});

test('an unknown kind of entry throws, and so does one that the procedure has no way for', () => {
  assert.throws(() => evolve(incident, next({ type: 'evaporated' })), /unknown event evaporated/);
  const confirmed = next({ type: 'confirmed', data: { text: '' } });
  assert.throws(() => evolve(incident, confirmed), /no way "confirmed" out of "restoration"/);
  const accepted = next({ type: 'force-majeure-accepted', data: {} });
  assert.throws(() => evolve(incident, accepted), /no force majeure/);
});

test('a record begins with its report, once, at entry 1', () => {
  assert.throws(() => replay([]), /an empty record/);
  assert.throws(() => replay(events.slice(1)), /entry 2 does not follow entry 0/);
  assert.throws(() => evolve(undefined, { ...first, seq: 5 }), /entry 5 does not follow entry 0/);
  const noted = { ...first, type: 'noted', data: { text: 't' } } as Event;
  assert.throws(() => evolve(undefined, noted), /begins with "reported"/);
  assert.throws(() => evolve(incident, next({})), /reported twice/);
});

test('no entry is missing, doubled, or another incident’s', () => {
  assert.throws(() => replay(events.toSpliced(3, 1)), /entry 5 does not follow entry 3/);
  assert.throws(() => replay(events.toSpliced(3, 0, ...events.slice(2, 3))), /entry 3 does not/);
  const stray = next({ type: 'noted', data: { text: 't' }, incident: 'i-2' });
  assert.throws(() => evolve(incident, stray), /entry of i-2 stands in the record of i-1/);
});

test('folding changes nothing that was: the incident before stays as it was', () => {
  const before = structuredClone(incident);
  evolve(incident, next({ type: 'noted', data: { text: 't' } }));
  assert.deepEqual(incident, before);
});

test('an entry keeps who wrote it, when it came in and for when it was claimed', () => {
  const story = notified(agreement2009).did(helpdesk, '09:00', 'note', { text: 't' }, '08:50');
  const { actor, at: received, claimedAt, seq } = story.events.at(-1) ?? assert.fail();
  assert.deepEqual([actor, received, claimedAt, seq], [helpdesk, at('09:00'), at('08:50'), 5]);
  assert.deepEqual(story.incident.authors.slice(-2), ['customer', 'carrier']);
  const renamed = { ...technician, name: 'Lan Anh' };
  const later = story.did(renamed, '09:10', 'note', { text: 't' });
  assert.equal(later.events[0]?.actor.name, 'Lan', 'the name as it was at the time');
});
