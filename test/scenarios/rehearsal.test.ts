/** The rehearsal of a real circuit: the shipped agreement, the desk's own people. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tick } from '../../src/app/tick.ts';
import type { RehearsalView } from '../../src/http/contract/readiness.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal } from '../support/person.ts';
import { notified, told } from '../support/told.ts';

const desk = await openTestDesk();
const { technician, neighbour, manager, otherCarrier } = desk.people;

const ask = (circuit: string, at?: string): string =>
  `/api/rehearsal?circuit=${circuit}${at ? `&at=${encodeURIComponent(at)}` : ''}`;

test('what is rehearsed is what the desk then does, at the same instants', async () => {
  const rehearsed: RehearsalView = await technician.get(ask(circuits.muongTe));
  const incident = await notified(desk);
  for (const { dueAt } of rehearsed.steps) {
    const after = new Date(Date.parse(dueAt) + 1).toISOString();
    if (Date.parse(after) > desk.clock.now()) desk.clock.moveTo(after);
    await tick(desk.desk);
  }
  const record = await technician.record(incident);
  const done = told(record).filter((type) => /^(breached|escalat|level)/.test(type));
  assert.deepEqual(
    done,
    rehearsed.steps.map((step) => step.notice),
  );
  const rows = await desk.store.db
    .selectFrom('deliveries')
    .select(['level', 'channel', 'address'])
    .where('incident', '=', incident.id)
    .where('notice', '=', 'escalated')
    .execute();
  const wanted = rehearsed.steps.flatMap(({ level, contact }) =>
    (contact?.means ?? []).map(({ channel, address }) => `${level} ${channel} ${address}`),
  );
  assert.deepEqual(
    rows.map((row) => `${row.level} ${row.channel} ${row.address}`).toSorted(),
    wanted.toSorted(),
  );
});

test('in words: each instant, whom, by what, and that nobody ever verified it', async () => {
  const at = '2026-12-01T09:00:00+07:00';
  const { lines, hotline }: RehearsalView = await manager.get(ask(circuits.muongTe, at));
  assert.ok(hotline);
  assert.match(lines.en[0] ?? '', /from 09:00 01\/12\/2026/);
  const level = lines.vi.find((line) => line.includes('báo cấp 1'));
  assert.match(level ?? '', /^13:00 01\/12\/2026 .*thư, tin nhắn, điện thoại \(chưa ai kiểm tra/);
});

test('only whoever may see the circuit may rehearse on it', async () => {
  await expectRefusal('D-1', neighbour.get(ask(circuits.muongTe)));
  await expectRefusal('D-1', otherCarrier.get(ask(circuits.muongTe)));
  await expectRefusal('D-4', technician.get(ask(circuits.muongTe, 'tomorrow')));
});
