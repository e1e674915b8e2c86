/** What a phone expects of its own acts, held against what the desk makes of them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { expectedCommands, expectedOfReport, expectedState } from '../../src/domain/expect.ts';
import { technician } from './support.ts';
import { rows, states } from './table.ts';

/** The site has found so already: a slip of the form, not of the step. */
const alreadyFound = 'P-1.5';

test('what the phone offers, the desk takes, and both come to the same state', () => {
  let compared = 0;
  for (const [name, story] of Object.entries(states)) {
    const before = story.incident;
    for (const [label, command, data] of rows) {
      if (!expectedCommands(before).includes(command)) continue;
      const verdict = story.judge(technician, '14:00', command, data);
      if ('refusal' in verdict && verdict.refusal === alreadyFound) continue;
      assert.ok(!('refusal' in verdict), `${label} in ${name}: ${JSON.stringify(verdict)}`);
      const { state } = story.did(technician, '14:00', command, data);
      const act = { name: command, body: data } as Parameters<typeof expectedState>[1];
      assert.equal(expectedState(before, act), state, `${label} in ${name}`);
      compared += 1;
    }
  }
  assert.ok(compared > 25, `only ${compared} were compared`);
});

test('a report begins where its own verdict leads', () => {
  assert.equal(expectedOfReport(undefined), states['self']?.incident.state);
  assert.equal(expectedOfReport('carrier'), states['tell']?.incident.state);
  assert.equal(expectedOfReport('local'), states['own']?.incident.state);
});
