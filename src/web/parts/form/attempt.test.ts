import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../api/problem.ts';
import { makeAttempts } from './attempt.ts';

const words = { vi: { what: '', todo: '' }, en: { what: '', todo: '' } };
const failure = (status: number): ApiError => new ApiError(status, 'D-7', words);

test('while nobody knows whether it arrived, every try is the same attempt, words mended', () => {
  const attempts = makeAttempts('a');
  const { key, at } = attempts.begin();
  assert.equal(attempts.keyFor({ text: 'một' }), key);
  for (const status of [0, 429, 500, 503]) attempts.failed(failure(status));
  assert.equal(attempts.keyFor({ text: 'hai' }), key);
  assert.equal(attempts.begin().at, at);
});

test('a refusal, and an answer, end the attempt', () => {
  const attempts = makeAttempts('b');
  const refused = attempts.begin().key;
  attempts.failed(failure(409));
  assert.equal(attempts.inHand(), undefined);
  const second = attempts.begin().key;
  assert.notEqual(second, refused);
  attempts.done();
  assert.notEqual(attempts.begin().key, second);
});
