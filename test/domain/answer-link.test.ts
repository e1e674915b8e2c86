/** What a link may answer, on plain values: whose it is, when it ends, and what it can never do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  carriesLink,
  commandOf,
  endOfLink,
  linkAnswers,
  linkLastsMs,
  type AnswerLink,
  type Answered,
} from '../../src/domain/answer-link.ts';
import { commandParties } from '../../src/domain/roles.ts';

const madeAt = Date.parse('2026-11-23T12:00:00+07:00');
const link: AnswerLink = {
  locator: 'a1b2c3d4e5',
  incident: 'incident',
  cycle: 1,
  level: 1,
  contact: 'account-manager',
  contactName: 'Nguyễn Văn Mẫu',
  channel: 'text',
  address: '+84900000001',
  madeAt,
  expiresAt: madeAt + linkLastsMs,
  uses: [],
};

const answers: Answered[] = [
  { answer: 'acknowledge', text: 'Đã nhận' },
  { answer: 'diagnose', cause: 'Đứt cáp', etr: madeAt },
  { answer: 'fixed', what: 'Đã hàn' },
  { answer: 'not-mine', text: 'Hỏi chị Mai' },
];

test('Zammad #5064, Zammad #1907: an answer from outside never verifies, signs or closes', () => {
  assert.deepEqual(
    answers.map(({ answer }) => answer),
    linkAnswers,
  );
  const names = answers.map((answered) => commandOf(answered).name);
  assert.deepEqual(names, ['respond', 'diagnose', 'report-fixed', 'note']);
  // All of them are the carrier's to give: what is the customer's alone cannot come by a link.
  for (const name of names) assert.ok(commandParties[name].some((side) => side === 'carrier'));
});

test('a link ends at its instant, with its cycle, when revoked, and with its last answer', () => {
  const end = (some: Partial<AnswerLink>, cycle = 1, now = madeAt) =>
    endOfLink({ ...link, ...some }, { cycle }, now);
  assert.equal(end({}), undefined);
  assert.equal(end({}, 1, madeAt + linkLastsMs - 1), undefined);
  assert.equal(end({}, 1, madeAt + linkLastsMs), 'L-2');
  assert.equal(end({ revokedAt: madeAt }), 'L-3');
  assert.equal(end({}, 2), 'L-4');
  assert.equal(end({ uses: [{ answer: 'acknowledge', at: madeAt }] }), undefined);
  for (const answer of ['fixed', 'not-mine'] as const) {
    assert.equal(end({ uses: [{ answer, at: madeAt }] }), 'L-5');
  }
});

test('only an escalation to a contact of the carrier carries one, once it was notified', () => {
  const about = {
    notice: 'escalated',
    recipient: 'contact:account-manager',
    channel: 'text',
    side: 'carrier',
    incident: { notifiedAt: madeAt },
  };
  assert.ok(carriesLink(about));
  const others = [
    { notice: 'breached' },
    { recipient: 'person:1' },
    { channel: 'phone' },
    { side: 'customer' },
    { incident: {} },
  ];
  for (const other of others) assert.ok(!carriesLink({ ...about, ...other }));
});
