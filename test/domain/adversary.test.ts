/** What a lying carrier, a lying technician, a double click or an offline queue would try. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { agreement2009, helpdesk, inRestoration, notified, technician } from './support.ts';

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
