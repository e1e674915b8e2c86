/** Every refusal of the procedure, each brought about once, and its words for either reader. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { CircuitFacts } from '../../src/domain/commands.ts';
import { statementDigest } from '../../src/domain/closing.ts';
import { decide, entriesMax } from '../../src/domain/decide.ts';
import { refusalCodes, refusals, refuse, type RefusalCode } from '../../src/domain/refusals.ts';
import type { Actor } from '../../src/domain/roles.ts';
import {
  agreement2009,
  at,
  circuit,
  given,
  helpdesk,
  inRestoration,
  neighbour,
} from './support.ts';
import { notified, technician, type Story } from './support.ts';

type Clause = Extract<RefusalCode, `P-${string}`>;

const told = given(agreement2009).reported('08:00');
const notifying = told.found('08:02', 'carrier');
const joint = notified(agreement2009);
const asked = joint.proposed('08:30', helpdesk, 'customer');
const restoring = inRestoration(agreement2009);
const flooded = restoring.claimedForceMajeure('09:30');
const checking = restoring.fixed('10:00');
const closing = checking.confirmed('10:05');
const half = closing.signed('10:10', technician);
const owing = closing.did(technician, '10:08', 'ask-rfo', { days: 3 });
const owed = owing.signed('10:10', technician).signed('10:20', helpdesk);
const rfo = { cause: 'a splice of 2019 let water in' };

const withPhones = {
  ...agreement2009,
  contacts: agreement2009.contacts.map((contact) => ({ ...contact, phone: '+8424000' })),
};
const escalatedOnce = notified(withPhones).did(technician, '11:00', 'escalate', {
  reason: 'the books close',
});
const escalatedTwice = escalatedOnce.did(technician, '12:00', 'escalate', { reason: 'still' });
const unreachable = {
  ...agreement2009,
  contacts: agreement2009.contacts.map(({ id, name, title, party }) => ({
    id,
    name,
    title,
    party,
  })),
};

const report = {
  ...({ circuit: 'tt-001', symptom: 'down', description: '' } as const),
  outageSince: at('08:00'),
};
const nothing = given(agreement2009);

/** A record that the customer's side has filled with notes. */
function filled(): Story {
  let story: Story = told;
  while (story.incident.version < entriesMax) {
    story = story.did(technician, '08:01', 'note', { text: 'again' });
  }
  return story;
}

/** One way to each refusal, in the paper's order: who, at what time, what, with which words. */
const ways: Record<Clause, () => RefusalCode> = {
  'P-0.1': () => joint.refusal(neighbour, '11:00', 'note', { text: 't' }),
  'P-0.2': () => joint.refusal(technician, '11:00', 'respond', { text: 't' }),
  'P-0.3': () => joint.refusal(technician, '11:00', 'note', { text: 't' }, '11:06'),
  'P-0.4': () => joint.refusal(technician, '11:00', 'note', { text: 't' }, '07:00'),
  'P-0.5': () => joint.refusal(technician, '11:00', 'note', { text: ' ' }),
  'P-0.6': () => filled().refusal(technician, '11:00', 'note', { text: 't' }),
  'P-0.7': () => joint.refusal(technician, '11:00', 'correct', { entry: 99, text: 't' }),
  'P-0.8': () => joint.refusal(helpdesk, '11:00', 'correct', { entry: 1, text: 't' }),
  'P-0.9': () => checking.refusal(technician, '11:00', 'confirm', { text: '' }, '09:00'),
  'P-1.0': () =>
    joint.refusal(technician, '11:00', 'self-diagnose', { verdict: 'local', checks: [] }),
  'P-1.1': () =>
    nothing.refusal(technician, '08:00', 'report', { ...report, outageSince: at('09:00') }),
  'P-1.2': () => codeOf({ actor: technician }),
  'P-1.3': () => joint.refusal(technician, '11:00', 'withdraw', { reason: 'r' }),
  'P-1.4': () => told.refusal(technician, '11:00', 'withdraw', { reason: '' }),
  'P-1.5': () =>
    notifying.refusal(technician, '11:00', 'self-diagnose', { verdict: 'carrier', checks: [] }),
  'P-2.0': () => told.refusal(technician, '11:00', 'log-call', { answered: true }),
  'P-2.1': () => notifying.refusal(technician, '11:00', 'notify', { means: 'fax', receipt: '' }),
  'P-3.0': () => checking.refusal(helpdesk, '11:00', 'respond', { text: 't' }),
  'P-3.1': () => restoring.refusal(helpdesk, '11:00', 'respond', { text: 't' }),
  'P-3.2': () => closing.refusal(technician, '11:00', 'escalate', { reason: 'r' }),
  'P-3.3': () => escalatedTwice.refusal(technician, '13:30', 'escalate', { reason: 'r' }),
  'P-3.4': () => escalatedOnce.refusal(technician, '11:59', 'escalate', { reason: 'r' }),
  'P-3.5': () => joint.refusal(technician, '11:00', 'escalate', { reason: ' ' }),
  'P-3.6': () => notified(unreachable).refusal(technician, '11:00', 'escalate', { reason: 'r' }),
  'P-4.0': () => checking.refusal(technician, '11:00', 'report-local-fix', { what: 'w' }),
  'P-4.1': () => joint.refusal(helpdesk, '11:00', 'diagnose', { cause: 'c', etr: at('11:00') }),
  'P-4.2': () => joint.refusal(helpdesk, '11:00', 'diagnose', { cause: '', etr: at('12:00') }),
  'P-4.3': () => joint.refusal(technician, '11:00', 'agree-responsibility', {}),
  'P-4.4': () => asked.refusal(helpdesk, '11:00', 'agree-responsibility', {}),
  'P-4.5': () => propose(restoring, 'carrier', 'r'),
  'P-4.6': () => propose(joint, 'carrier', ''),
  'P-4.7': () =>
    joint.refusal(helpdesk, '11:00', 'diagnose', { cause: 'c', etr: at('+99d 11:00') }),
  'P-4.8': () => propose(restoring, 'force-majeure', 'r'),
  'P-4.9': () =>
    asked.disputed('08:40', technician).refusal(technician, '11:00', 'agree-responsibility', {}),
  'P-5.0': () => joint.refusal(helpdesk, '11:00', 'report-fixed', { what: 'w' }),
  'P-5.1': () => joint.refusal(helpdesk, '11:00', 'revise-etr', { etr: at('12:00'), reason: 'r' }),
  'P-5.2': () =>
    restoring.refusal(helpdesk, '11:00', 'revise-etr', { etr: at('12:00'), reason: '' }),
  'P-5.3': () => flooded.refusal(helpdesk, '11:00', 'claim-force-majeure', { reason: 'r' }),
  'P-5.4': () => restoring.refusal(technician, '11:00', 'accept-force-majeure', {}),
  'P-5.5': () => flooded.refusal(technician, '11:00', 'reject-force-majeure', { reason: '' }),
  'P-5.6': () =>
    flooded.refusal(technician, '11:00', 'end-force-majeure', { how: 'withdrawn', text: 't' }),
  'P-5.7': () => restoring.refusal(helpdesk, '11:00', 'report-fixed', { what: '' }),
  'P-6.0': () => restoring.refusal(technician, '11:00', 'confirm', { text: '' }),
  'P-6.1': () => checking.refusal(helpdesk, '11:00', 'confirm', { text: '' }),
  'P-6.2': () => checking.refusal(technician, '11:00', 'reject', { reason: ' ' }),
  'P-7.0': () => checking.refusal(technician, '11:00', 'sign', {}),
  'P-7.1': () => half.refusal(technician, '11:00', 'sign', {}),
  'P-7.2': () =>
    half.signed('10:20', helpdesk).refusal(technician, '11:00', 'note', { text: 'too late' }),
  'P-7.3': () => told.withdrew('08:10').refusal(technician, '11:00', 'note', { text: 'too late' }),
  'P-7.4': () => closing.refusal(technician, '11:00', 'sign', { head: 'of before' }),
  'P-7.5': () => {
    const data = { head: 'h', statement: statementDigest(closing.incident) };
    const situation = { now: at('11:00'), actor: technician, agreement: agreement2009, head: 'h' };
    return refusalOf(decide(closing.incident, { name: 'sign', data }, situation));
  },
  'P-7.6': () => half.signed('10:20', helpdesk).refusal(helpdesk, '11:00', 'give-rfo', rfo),
  'P-7.7': () => owing.refusal(technician, '11:00', 'ask-rfo', { days: 3 }),
  'P-7.8': () => closing.refusal(technician, '11:00', 'ask-rfo', {}),
  'P-7.9': () => owed.refusal(helpdesk, '11:00', 'give-rfo', { cause: '\n' }),
  'P-7.10': () => owed.refusal(helpdesk, '11:00', 'give-rfo', { ...rfo, file: 'a'.repeat(64) }),
};

function refusalOf(verdict: ReturnType<typeof decide>): RefusalCode {
  return 'refusal' in verdict ? verdict.refusal : assert.fail('accepted');
}

function propose(story: Story, holder: 'carrier' | 'force-majeure', reason: string): RefusalCode {
  return story.refusal(technician, '11:00', 'propose-responsibility', { holder, reason });
}

/** A report on its own, judged with only the circumstances given. */
function codeOf(circumstances: { actor: Actor; circuit?: CircuitFacts }): RefusalCode {
  const situation = { now: at('08:05'), agreement: agreement2009, code: 'SC-1', ...circumstances };
  const verdict = decide(undefined, { name: 'report', data: report }, situation);
  return refusalOf(verdict);
}

for (const [code, bringAbout] of Object.entries(ways)) {
  test(`${code}: ${refusals[code as Clause].en.what}`, () => assert.equal(bringAbout(), code));
}

test('every refusal of the procedure is brought about above, in the order of its table', () => {
  const clauses = refusalCodes.filter((code) => code.startsWith('P-'));
  assert.deepEqual(Object.keys(ways), clauses);
  const inOrder = clauses.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  assert.deepEqual(clauses, inOrder);
});

test('a report is refused for a stranger’s circuit, by the other side, and a second time', () => {
  assert.equal(codeOf({ actor: neighbour, circuit }), 'P-0.1');
  assert.equal(codeOf({ actor: helpdesk, circuit }), 'P-0.2');
  assert.equal(told.refusal(technician, '08:05', 'report', report), 'D-3');
  assert.equal(nothing.refusal(technician, '08:00', 'report', report, '08:06'), 'P-0.3');
});

test('without an incident, or one that the carrier was told of, there is nothing to find', () => {
  assert.equal(nothing.refusal(technician, '08:00', 'note', { text: 't' }), 'D-1');
  assert.equal(told.refusal(helpdesk, '08:05', 'note', { text: 't' }), 'D-1');
});

test('each has words for either reader: what is wrong, what to do, whole sentences', () => {
  for (const code of refusalCodes) {
    const { vi, en } = refusals[code];
    for (const words of [vi.what, vi.todo, en.what, en.todo]) {
      assert.match(words, /^\p{Lu}.{7,}\.$/u, `${code}: "${words}"`);
      assert.equal(words, words.normalize('NFC').trim(), code);
    }
    assert.match(`${vi.what} ${vi.todo}`, /[ăâđêôơưạ-ỹ]/iu, `${code} has lost its diacritics`);
    assert.doesNotMatch(`${en.what} ${en.todo}`, /[ăâđêôơưạ-ỹ]/iu, code);
  }
});

test('no two refusals say the same, and each goes by its code', () => {
  for (const language of ['vi', 'en'] as const) {
    const said = refusalCodes.map((code) => refusals[code][language].what);
    assert.equal(new Set(said).size, said.length);
  }
  assert.deepEqual(refuse('P-6.2'), { refusal: 'P-6.2' });
});
