import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandBodies } from '../../../../http/contract/commands.ts';
import { stateNames, type CommandName } from '../../../../http/contract/procedure.ts';
import { orderOf } from './order.ts';

const every = Object.keys(commandBodies).filter((name) => name !== 'report') as CommandName[];
/** These stand at the question, at the entry, or on the hotline's card. */
const elsewhere = [
  'agree-responsibility',
  'dispute-responsibility',
  'accept-force-majeure',
  'reject-force-majeure',
  'correct',
];

test('in every state each offered command is shown once, and none that is not offered', () => {
  for (const state of stateNames) {
    const { main, others, hotline } = orderOf({ state, commands: every, cycle: 1 });
    const card = hotline ? ['log-call', 'notify'] : [];
    const shown = [...main, ...others, ...card, ...elsewhere];
    assert.deepEqual(shown.toSorted(), every.toSorted(), state);
    assert.ok(main.length <= 2, state);
    const nothing = orderOf({ state, commands: [], cycle: 1 });
    assert.deepEqual(nothing, { main: [], others: [], hotline: false });
  }
});

test('who checks the line is offered "works" and "does not work", and nothing before them', () => {
  const commands: CommandName[] = ['note', 'reject', 'update', 'confirm'];
  const { main } = orderOf({ state: 'verification', commands, cycle: 1 });
  assert.deepEqual(main, ['confirm', 'reject']);
});

test('responsibility leads once the cause is known, unless a proposal waits for its answer', () => {
  const commands: CommandName[] = ['propose-responsibility', 'update'];
  const view = { state: 'joint-diagnosis', commands, cycle: 2 } as const;
  const diagnosis = { cause: 'đứt cáp', cycle: 2 };
  const proposal = { holder: 'customer', by: 'carrier', disputed: false } as const;
  assert.deepEqual(orderOf(view).main, []);
  assert.deepEqual(orderOf({ ...view, diagnosis }).main, ['propose-responsibility']);
  assert.deepEqual(orderOf({ ...view, diagnosis, proposal }).main, []);
  const disputed = { ...proposal, disputed: true };
  assert.deepEqual(orderOf({ ...view, diagnosis, proposal: disputed }).main, [
    'propose-responsibility',
  ]);
});
