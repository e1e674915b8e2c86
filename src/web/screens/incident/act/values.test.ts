import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandBodies } from '../../../../http/contract/commands.ts';
import { fieldsOf, lacking } from './fields.ts';
import { commandOf, type FormCommand, type Values } from './values.ts';

const at = '2026-11-22T02:05:00.000Z';
const said: Values = {
  text: 'chữ',
  reason: 'lý do',
  what: 'đã hàn cáp',
  cause: 'đứt cáp',
  receipt: 'TT-1',
  etr: '2026-11-22T05:00:00.000Z',
  holder: 'carrier',
  means: 'mail',
  how: 'over',
  verdict: 'local',
  answered: true,
  entry: 3,
  head: 'a'.repeat(64),
  statement: 'b'.repeat(64),
  reservation: 'số phút',
  measures: 'thay măng xông',
  days: '3 ngày',
  file: 'c'.repeat(64),
};
const names = Object.keys(commandBodies).filter((name): name is FormCommand => name !== 'report');

test('every command has a form whose body the desk takes, with the time of the attempt', () => {
  for (const name of names) {
    const { body } = commandOf(name, said, at);
    const taken = commandBodies[name].parse(body);
    assert.equal(taken.claimedAt, at, name);
    // What was typed is what is sent: no field is dropped on the way.
    const strict = commandBodies[name].strict().safeParse(body);
    assert.ok(strict.success, `${name}: ${strict.error?.message}`);
  }
});

test('the time that a person chose goes before the time of the attempt', () => {
  const claimedAt = '2026-11-22T01:00:00.000Z';
  assert.equal(commandOf('note', { text: 'chữ', claimedAt }, at).body.claimedAt, claimedAt);
});

test('a call that nobody answered names nobody who answered', () => {
  const call = { answered: false, answeredBy: 'Anh Mẫu', reference: 'TT-1', remark: 'máy bận' };
  assert.deepEqual(commandOf('log-call', call, at).body, {
    answered: false,
    remark: 'máy bận',
    claimedAt: at,
  });
});

test('what must be said is asked before it is sent: blanks are not words', () => {
  const fields = fieldsOf('diagnose', 'carrier');
  const asked = (values: Values): string[] => lacking(fields, values).map(({ name }) => name);
  assert.deepEqual(asked({}), ['cause', 'etr']);
  assert.deepEqual(asked({ cause: '  ', etr: said.etr ?? '' }), ['cause']);
  assert.deepEqual(asked(said), []);
});

test('only the customer passes on what it heard from the carrier', () => {
  const has = (party: 'customer' | 'carrier'): boolean =>
    fieldsOf('update', party).some(({ name }) => name === 'relayedFrom');
  assert.equal(has('customer'), true);
  assert.equal(has('carrier'), false);
});
