/** What a lying carrier, a lying technician, a double click or an offline queue would try. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { allowedCommands, entriesMax } from '../../src/domain/decide.ts';
import { agreement2009, helpdesk, inRestoration, manager } from './support.ts';
import { notified, technician } from './support.ts';

const news = { text: 'news' };

test('a carrier that proposes the customer’s fault does not hand its own debt over with it', () => {
  const story = notified(agreement2009).proposed('09:00', helpdesk, 'customer');
  assert.equal(story.mover, 'customer and carrier', 'cause and ETR are still owed');
  assert.equal(story.status('12:05:00.001', 'diagnosis'), 'breached');
  assert.equal(story.status('12:05:00.001', 'response'), 'breached', 'a proposal is no answer');
  assert.equal(story.diagnosed('09:30', '12:00').mover, 'customer');
});

test('whoever is asked about responsibility has a move, at every step where it may be answered', () => {
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
