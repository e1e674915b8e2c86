/**
 * The procedure as a document: every command in every state, for either side. A cell is the
 * refusal, or the state that the command leads to. Columns and rows are in the paper's order.
 *
 *   self   1. self-diagnosis        own   4. local repair, the carrier never told   (own*: told)
 *   tell   2. notifying             rest  5. restoration
 *   joint  4. joint diagnosis       check 6. verification       sign, closed  7. closing
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { follow, isOver, mermaid, openStates, stateNames } from '../../src/domain/procedure.ts';
import { steps, stepOf } from '../../src/domain/procedure.ts';
import { commandNames } from '../../src/domain/roles.ts';
import { terms } from '../../src/domain/terms.ts';
import { helpdesk, technician } from './support.ts';
import { outcomes, rows, states, turns } from './table.ts';

/** The lines of a table as it is written below. */
const written = (table: string): string[] =>
  table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.slice(2).trimEnd());

const customersTable = `
                        self   tell   joint  own    own*   rest   check  sign   closed gone
  self-diagnose carrier tell   P-1.5  P-1.0  tell   P-1.0  P-1.0  P-1.0  P-1.0  P-7.2  P-7.3
  self-diagnose local   own    own    P-1.0  P-1.5  P-1.0  P-1.0  P-1.0  P-1.0  P-7.2  P-7.3
  withdraw              gone   gone   P-1.3  gone   P-1.3  P-1.3  P-1.3  P-1.3  P-7.2  P-7.3
  log-call answered     P-2.0  joint  joint  P-2.0  P-2.0  rest   check  P-2.0  P-7.2  P-7.3
  log-call unanswered   P-2.0  tell   joint  P-2.0  P-2.0  rest   check  P-2.0  P-7.2  P-7.3
  notify                P-2.0  joint  P-2.0  P-2.0  P-2.0  P-2.0  P-2.0  P-2.0  P-7.2  P-7.3
  escalate              P-3.2  tell   joint  P-3.2  P-3.2  rest   P-3.2  P-3.2  P-7.2  P-7.3
  respond               P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  P-7.3
  update                self   tell   joint  own    own    rest   check  sign   P-7.2  P-7.3
  diagnose              P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  P-7.3
  diagnose, admitting   P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  P-7.3
  propose customer      P-4.0  P-4.0  own    P-4.0  P-4.5  own    P-4.0  P-4.0  P-7.2  P-7.3
  propose carrier       P-4.0  P-4.0  joint  P-4.0  own    P-4.5  P-4.0  P-4.0  P-7.2  P-7.3
  propose force majeure P-4.0  P-4.0  joint  P-4.0  own    P-4.8  P-4.0  P-4.0  P-7.2  P-7.3
  agree                 P-4.0  P-4.0  P-4.3  P-4.3  P-4.3  P-4.3  P-4.0  P-4.0  P-7.2  P-7.3
  dispute               P-4.0  P-4.0  P-4.3  P-4.3  P-4.3  P-4.3  P-4.0  P-4.0  P-7.2  P-7.3
  report-local-fix      P-4.0  P-4.0  P-4.0  closed sign   P-4.0  P-4.0  P-4.0  P-7.2  P-7.3
  revise-etr            P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  P-7.3
  claim-force-majeure   P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  P-7.3
  accept-force-majeure  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-7.2  P-7.3
  reject-force-majeure  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-7.2  P-7.3
  end-force-majeure     P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-7.2  P-7.3
  report-fixed          P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  P-7.3
  confirm               P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  sign   P-6.0  P-7.2  P-7.3
  reject                P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  joint  P-6.0  P-7.2  P-7.3
  sign                  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  sign   P-7.2  P-7.3
  ask-rfo               P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  sign   P-7.2  P-7.3
  give-rfo              P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-7.3
  attach                self   tell   joint  own    own    rest   check  sign   P-7.2  P-7.3
  note                  self   tell   joint  own    own    rest   check  sign   P-7.2  P-7.3
  correct               self   tell   joint  own    own    rest   check  sign   P-7.2  P-7.3
`;

const carriersTable = `
                        self   tell   joint  own    own*   rest   check  sign   closed gone
  self-diagnose carrier D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  self-diagnose local   D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  withdraw              D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  log-call answered     D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  log-call unanswered   D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  notify                D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  escalate              D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  respond               D-1    D-1    joint  D-1    P-3.0  P-3.1  P-3.0  P-3.0  P-7.2  D-1
  update                D-1    D-1    joint  D-1    own    rest   check  sign   P-7.2  D-1
  diagnose              D-1    D-1    joint  D-1    P-4.0  P-4.0  P-4.0  P-4.0  P-7.2  D-1
  diagnose, admitting   D-1    D-1    rest   D-1    P-4.0  P-4.0  P-4.0  P-4.0  P-7.2  D-1
  propose customer      D-1    D-1    joint  D-1    P-4.5  rest   P-4.0  P-4.0  P-7.2  D-1
  propose carrier       D-1    D-1    joint  D-1    joint  P-4.5  P-4.0  P-4.0  P-7.2  D-1
  propose force majeure D-1    D-1    joint  D-1    own    P-4.8  P-4.0  P-4.0  P-7.2  D-1
  agree                 D-1    D-1    P-4.3  D-1    P-4.3  P-4.3  P-4.0  P-4.0  P-7.2  D-1
  dispute               D-1    D-1    P-4.3  D-1    P-4.3  P-4.3  P-4.0  P-4.0  P-7.2  D-1
  report-local-fix      D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  revise-etr            D-1    D-1    P-5.1  D-1    P-5.0  rest   P-5.0  P-5.0  P-7.2  D-1
  claim-force-majeure   D-1    D-1    P-5.0  D-1    P-5.0  rest   P-5.0  P-5.0  P-7.2  D-1
  accept-force-majeure  D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  reject-force-majeure  D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  end-force-majeure     D-1    D-1    P-5.4  D-1    P-5.4  P-5.4  P-5.4  P-5.4  P-7.2  D-1
  report-fixed          D-1    D-1    P-5.0  D-1    P-5.0  check  P-5.0  P-5.0  P-7.2  D-1
  confirm               D-1    D-1    P-6.1  D-1    P-6.1  P-6.1  P-6.1  P-6.1  P-7.2  D-1
  reject                D-1    D-1    P-6.1  D-1    P-6.1  P-6.1  P-6.1  P-6.1  P-7.2  D-1
  sign                  D-1    D-1    P-7.0  D-1    P-7.0  P-7.0  P-7.0  sign   P-7.2  D-1
  ask-rfo               D-1    D-1    P-0.2  D-1    P-0.2  P-0.2  P-0.2  P-0.2  P-7.2  D-1
  give-rfo              D-1    D-1    P-7.6  D-1    P-7.6  P-7.6  P-7.6  P-7.6  P-7.6  D-1
  attach                D-1    D-1    joint  D-1    own    rest   check  sign   P-7.2  D-1
  note                  D-1    D-1    joint  D-1    own    rest   check  sign   P-7.2  D-1
  correct               D-1    D-1    P-0.8  D-1    P-0.8  P-0.8  P-0.8  P-0.8  P-7.2  D-1
`;

/*
 * Within a state: heard (the carrier has responded), cause (cause and ETR given, responsibility
 * open), ours / theirs (the customer's / the carrier's proposal waits), denied (it was disputed),
 * not-ok (the repair was rejected: cycle 2), flood (force majeure claimed; flood+: accepted),
 * sign 1 / sign 2 (the customer / the carrier has signed).
 */
const customersTurns = `
                        heard  cause  ours   theirs denied not-ok flood  flood+ sign 1 sign 2
  self-diagnose carrier P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0
  self-diagnose local   P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0  P-1.0
  withdraw              P-1.3  P-1.3  P-1.3  P-1.3  P-1.3  P-1.3  P-1.3  P-1.3  P-1.3  P-1.3
  log-call answered     joint  joint  joint  joint  joint  joint  rest   rest   P-2.0  P-2.0
  log-call unanswered   joint  joint  joint  joint  joint  joint  rest   rest   P-2.0  P-2.0
  notify                P-2.0  P-2.0  P-2.0  P-2.0  P-2.0  P-2.0  P-2.0  P-2.0  P-2.0  P-2.0
  escalate              joint  joint  joint  joint  joint  joint  rest   rest   P-3.2  P-3.2
  respond               P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  update                joint  joint  joint  joint  joint  joint  rest   rest   sign   sign
  diagnose              P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  diagnose, admitting   P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  propose customer      own    own    own    own    own    own    own    own    P-4.0  P-4.0
  propose carrier       joint  joint  joint  joint  joint  P-4.5  P-4.5  P-4.5  P-4.0  P-4.0
  propose force majeure joint  joint  joint  joint  joint  joint  P-4.8  P-4.8  P-4.0  P-4.0
  agree                 P-4.3  P-4.3  P-4.4  own    P-4.9  P-4.3  P-4.3  P-4.3  P-4.0  P-4.0
  dispute               P-4.3  P-4.3  P-4.4  joint  P-4.9  P-4.3  P-4.3  P-4.3  P-4.0  P-4.0
  report-local-fix      P-4.0  P-4.0  P-4.0  P-4.0  P-4.0  P-4.0  P-4.0  P-4.0  P-4.0  P-4.0
  revise-etr            P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  claim-force-majeure   P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  accept-force-majeure  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  rest   P-5.4  P-5.4  P-5.4
  reject-force-majeure  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  rest   P-5.4  P-5.4  P-5.4
  end-force-majeure     P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  rest   rest   P-5.4  P-5.4
  report-fixed          P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  confirm               P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0
  reject                P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0  P-6.0
  sign                  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.1  closed
  ask-rfo               P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  sign   sign
  give-rfo              P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  attach                joint  joint  joint  joint  joint  joint  rest   rest   sign   sign
  note                  joint  joint  joint  joint  joint  joint  rest   rest   sign   sign
  correct               joint  joint  joint  joint  joint  joint  rest   rest   sign   sign
`;

const carriersTurns = `
                        heard  cause  ours   theirs denied not-ok flood  flood+ sign 1 sign 2
  self-diagnose carrier P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  self-diagnose local   P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  withdraw              P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  log-call answered     P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  log-call unanswered   P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  notify                P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  escalate              P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  respond               P-3.1  P-3.1  joint  joint  joint  joint  P-3.1  P-3.1  P-3.0  P-3.0
  update                joint  joint  joint  joint  joint  joint  rest   rest   sign   sign
  diagnose              joint  joint  joint  joint  joint  rest   P-4.0  P-4.0  P-4.0  P-4.0
  diagnose, admitting   rest   rest   rest   rest   rest   rest   P-4.0  P-4.0  P-4.0  P-4.0
  propose customer      joint  joint  joint  joint  joint  joint  rest   rest   P-4.0  P-4.0
  propose carrier       joint  rest   joint  joint  joint  P-4.5  P-4.5  P-4.5  P-4.0  P-4.0
  propose force majeure joint  joint  joint  joint  joint  joint  P-4.8  P-4.8  P-4.0  P-4.0
  agree                 P-4.3  P-4.3  joint  P-4.4  P-4.9  P-4.3  P-4.3  P-4.3  P-4.0  P-4.0
  dispute               P-4.3  P-4.3  joint  P-4.4  P-4.9  P-4.3  P-4.3  P-4.3  P-4.0  P-4.0
  report-local-fix      P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  revise-etr            P-5.1  joint  P-5.1  P-5.1  P-5.1  P-5.1  rest   rest   P-5.0  P-5.0
  claim-force-majeure   P-5.0  P-5.0  P-5.0  P-5.0  P-5.0  P-5.0  P-5.3  P-5.3  P-5.0  P-5.0
  accept-force-majeure  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  reject-force-majeure  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  end-force-majeure     P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  P-5.4  rest   rest   P-5.4  P-5.4
  report-fixed          P-5.0  P-5.0  P-5.0  P-5.0  P-5.0  P-5.0  check  check  P-5.0  P-5.0
  confirm               P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1
  reject                P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1  P-6.1
  sign                  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  P-7.0  closed P-7.1
  ask-rfo               P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2  P-0.2
  give-rfo              P-7.6  P-7.6  P-7.6  P-7.6  P-7.6  P-7.6  P-7.6  P-7.6  P-7.6  P-7.6
  attach                joint  joint  joint  joint  joint  joint  rest   rest   sign   sign
  note                  joint  joint  joint  joint  joint  joint  rest   rest   sign   sign
  correct               P-0.8  P-0.8  P-0.8  P-0.8  P-0.8  P-0.8  P-0.8  P-0.8  P-0.8  P-0.8
`;

test('the customer’s side, in every state', () => {
  assert.deepEqual(outcomes(states, technician), written(customersTable));
});

test('the carrier’s side, in every state', () => {
  assert.deepEqual(outcomes(states, helpdesk), written(carriersTable));
});

test('the customer’s side, at every turn within a state', () => {
  assert.deepEqual(outcomes(turns, technician), written(customersTurns));
});

test('the carrier’s side, at every turn within a state', () => {
  assert.deepEqual(outcomes(turns, helpdesk), written(carriersTurns));
});

test('the tables leave out no command and no state', () => {
  const given = new Set(['report', ...rows.map(([, name]) => name)]);
  assert.deepEqual([...given], commandNames);
  const reached = new Set(Object.values(states).map((story) => story.state));
  assert.deepEqual([...reached].toSorted(), stateNames.toSorted());
});

test('the steps stand in the paper’s order, each once, and the two ends lead nowhere', () => {
  const clauses = steps.slice(0, -1).map((step) => step.clause);
  assert.deepEqual(clauses, ['1', '2', '4', '4', '5', '6', '7', '7']);
  assert.equal(new Set(stateNames).size, stateNames.length);
  assert.deepEqual(stateNames.filter(isOver), ['closed', 'withdrawn']);
  assert.deepEqual([...openStates, 'closed', 'withdrawn'], stateNames);
  for (const state of stateNames.filter(isOver)) assert.deepEqual(stepOf(state).exits, {});
});

test('every step is reached from the first, and an end is reached from every step', () => {
  const ways = steps.flatMap((step) => {
    const exits: [string, string][] = Object.entries(step.exits);
    return exits.map(([, to]) => [step.state as string, to] as const);
  });
  const spread = (from: string[], next: (state: string) => string[]): Set<string> => {
    const seen = new Set(from);
    for (const state of seen) for (const to of next(state)) seen.add(to);
    return seen;
  };
  const onward = spread(['self-diagnosis'], (s) => ways.filter(([a]) => a === s).map(([, b]) => b));
  const back = spread(['closed'], (s) => ways.filter(([, b]) => b === s).map(([a]) => a));
  assert.deepEqual([...onward].toSorted(), stateNames.toSorted());
  assert.deepEqual([...back].toSorted(), stateNames.filter((s) => s !== 'withdrawn').toSorted());
});

test('a way that the table does not have is a defect, not a state', () => {
  assert.equal(follow('verification', 'not-fixed'), 'joint-diagnosis');
  assert.throws(() => follow('closed', 'confirmed'), /no way "confirmed" out of "closed"/);
  assert.throws(() => stepOf('lost' as 'closed'), /no step for state lost/);
});

test('the diagram is drawn from the table: one line a state, one a way, in words if asked', () => {
  const words = { ...terms.state, ...terms.exit };
  const drawn = mermaid((name) => words[name].en).split('\n');
  const ways = steps.reduce((sum, step) => sum + Object.keys(step.exits).length, 0);
  assert.equal(drawn.length, 2 + steps.length + ways + 2);
  assert.deepEqual(drawn.slice(0, 3), [
    'stateDiagram-v2',
    '  [*] --> self_diagnosis',
    '  self_diagnosis: 1 · Self-diagnosis',
  ]);
  assert.ok(drawn.includes('  verification --> joint_diagnosis: not fixed'));
  assert.ok(drawn.includes('  closed --> [*]'));
  assert.ok(mermaid().includes('  notifying --> joint_diagnosis: carrier-notified'));
});
