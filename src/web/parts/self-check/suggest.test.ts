import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../../../http/contract/procedure.ts';
import { suggest, toChecks, type Answers } from './suggest.ts';

const ok = { result: 'ok' } as const;
const fault = { result: 'fault' } as const;

test('a fault in power, cables or LAN points to the office, whatever the lights say', () => {
  const answers: Answers = { power: fault, 'device-lights': fault, 'gateway-ping': fault };
  assert.deepEqual(suggest(answers), { verdict: 'local', because: ['power'] });
});

test('back after a restart points to the office’s own device', () => {
  assert.deepEqual(suggest({ 'device-lights': fault, restart: ok }), {
    verdict: 'local',
    because: ['restart'],
  });
});

test('wrong lights or a silent gateway point to the line', () => {
  const answers: Answers = { power: ok, 'device-lights': fault, 'gateway-ping': fault };
  assert.deepEqual(suggest(answers), {
    verdict: 'carrier',
    because: ['device-lights', 'gateway-ping'],
  });
});

test('everything of the office’s own in order points to the line; less points nowhere', () => {
  assert.equal(suggest({ power: ok, cabling: ok, lan: ok })?.verdict, 'carrier');
  assert.equal(suggest({ power: ok, cabling: ok }), undefined);
  assert.equal(suggest({}), undefined);
});

test('every check is sent, in order; what was not made says so; an empty remark is none', () => {
  const sent = toChecks({ lan: { result: 'fault', remark: ' Switch tắt ' } }, checks);
  assert.deepEqual(
    sent.map((one) => one.check),
    [...checks],
  );
  assert.deepEqual(sent[3], { check: 'lan', result: 'fault', remark: 'Switch tắt' });
  assert.deepEqual(toChecks({ power: { result: 'ok', remark: '  ' } }, ['power', 'restart']), [
    { check: 'power', result: 'ok' },
    { check: 'restart', result: 'not-checked' },
  ]);
});
