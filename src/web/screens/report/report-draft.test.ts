import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandBodies } from '../../../http/contract/commands.ts';
import { bodyOf, emptyReport, isContactHalf, missingOf, type ReportDraft } from './report-draft.ts';

const at = '2026-11-22T02:05:00.000Z';
const whole: ReportDraft = {
  ...emptyReport,
  circuit: 'ptc-12-107',
  symptom: 'down',
  since: '2026-11-22T02:00:00.000Z',
  verdict: 'carrier',
  answers: { power: { result: 'ok' } },
};

test('nothing is sent while an answer is missing, and each missing one is named in order', () => {
  assert.deepEqual(missingOf(emptyReport), ['circuit', 'symptom', 'since', 'verdict']);
  assert.equal(bodyOf(emptyReport, at), undefined);
  assert.deepEqual(missingOf(whole), []);
});

test('three answers and no typing make a report that the desk takes', () => {
  const body = bodyOf(whole, at);
  const taken = commandBodies.report.parse(body);
  assert.equal(taken.claimedAt, at);
  assert.equal(taken.selfDiagnosis?.checks.length, 6);
  assert.equal(taken.contact, undefined);
});

test('"report now, check later" sends no verdict', () => {
  assert.equal(bodyOf({ ...whole, verdict: 'later' }, at)?.selfDiagnosis, undefined);
});

test('a contact is a name and a number; half of one is not sent', () => {
  const half = { ...whole, contactName: 'Chị Mẫu' };
  assert.equal(isContactHalf(half), true);
  assert.equal(bodyOf(half, at), undefined);
  const body = bodyOf({ ...half, contactPhone: '000 000 001' }, at);
  assert.deepEqual(body?.contact, { name: 'Chị Mẫu', phone: '000 000 001' });
});
