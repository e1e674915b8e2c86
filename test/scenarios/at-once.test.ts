/** Several people at the same instant: every one gets a truthful answer, and no entry is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyAll } from '../../src/app/chain.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import type { Problem } from '../../src/http/contract/common.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, RefusedAnswer } from '../support/person.ts';
import { inClosing, inVerification, notified, told } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people } = desk;
const { technician, colleague, coordinator, headquarters, helpdesk, manager } = people;

test('GLPI #24519: "works" and "does not work" at once: one is heard, one is told', async () => {
  const other = await desk.beside();
  for (const round of [1, 2, 3, 4]) {
    const incident = await inVerification(desk);
    // The second desk is another process to the first: they meet in the database only.
    const answers = await Promise.allSettled([
      technician.confirms(incident),
      (round % 2 ? coordinator : other.people.coordinator).rejects(incident, 'Mất gói'),
    ]);
    const won = answers.filter((answer) => answer.status === 'fulfilled');
    const lost = answers.filter((answer) => answer.status === 'rejected');
    assert.deepEqual([won.length, lost.length], [1, 1]);
    const reason: unknown = lost[0]?.reason;
    assert.ok(reason instanceof RefusedAnswer);
    const problem = reason.answer.body as Problem;
    const now = await technician.sees(incident);
    assert.deepEqual([problem.code, problem.state], ['P-6.0', now.state]);
    assert.equal(won[0]?.value.state, now.state);
    assert.equal(now.version, incident.version + 1);
  }
});

test('two signatures at once: one stands, the other reads again, and it closes once', async () => {
  const incident = await inClosing(desk);
  const { head, statement } = await technician.reads(incident);
  const sides = [technician, helpdesk];
  const signed = await Promise.allSettled(
    sides.map((side) => side.gives('sign', incident, { head, statement })),
  );
  const late = signed.findIndex(({ status }) => status === 'rejected');
  assert.equal(signed.filter(({ status }) => status === 'rejected').length, 1);
  assert.equal((await sides[late]?.signs(incident))?.state, 'closed');
  const { state, signatures } = await technician.sees(incident);
  assert.deepEqual([state, signatures.length], ['closed', 2]);
  assert.equal(
    told(await technician.record(incident))
      .slice(-3)
      .join(', '),
    'signed, signed, closed',
  );
});

test('two of one side sign at once: one signature, and the other is told', async () => {
  const incident = await inClosing(desk);
  const { head, statement } = await technician.reads(incident);
  const answers = [technician, coordinator].map((one) =>
    one.gives('sign', incident, { head, statement }),
  );
  const [first, second] = await Promise.allSettled(answers);
  const [won, lost] = first?.status === 'fulfilled' ? answers : answers.toReversed();
  assert.equal((await won)?.signatures.length, 1);
  assert.notEqual(first?.status, second?.status);
  await expectRefusal('P-7.1', lost ?? assert.fail());
});

test('forty notes at once, from both sides and two processes: all of them land', async () => {
  const incident = await notified(desk);
  const other = await desk.beside();
  const writers = [technician, colleague, coordinator, helpdesk, manager, other.people.technician];
  const texts = Array.from({ length: 40 }, (_, index) => `ghi chú ${index}`);
  await Promise.all(
    texts.map((text, index) =>
      (writers[index % writers.length] ?? technician).notes(incident, text),
    ),
  );
  const record = await technician.record(incident);
  assert.ok(record.holds);
  const noted = record.entries.filter(({ type }) => type === 'noted');
  assert.deepEqual(new Set(noted.map(({ data }) => data['text'])), new Set(texts));
  assert.equal(record.entries.length, incident.version + texts.length);
});

test('two hundred sites at once: none lost, each number its own, every chain holds', async () => {
  const { rows } = await desk.store.pool.query<{ id: string }>(
    `select id from circuits where agreement = 'viettel-ptc-2009' order by id limit 200`,
  );
  const outageSince = clock.in({});
  const reports = await Promise.all(
    rows.map(({ id }) => headquarters.reports({ circuit: id, outageSince })),
  );
  assert.equal(new Set(reports.map(({ code }) => code)).size, 200);
  const open = new Map<string, IncidentView['state']>();
  for (let cursor: string | undefined; ;) {
    const page = await headquarters.board({
      state: 'self-diagnosis',
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    for (const { id, state } of page.items) open.set(id, state);
    cursor = page.next;
    if (cursor === undefined) break;
  }
  assert.ok(reports.every(({ id }) => open.has(id)));
  const { count, broken } = await verifyAll(desk.store, () => undefined);
  assert.deepEqual(broken, []);
  assert.ok(count >= 200);
});
