/** Deadlines to the millisecond, and the board that shows what is due and what is overdue. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal } from '../support/person.ts';
import { clockOf, inRestoration, inVerification, notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people } = desk;
const { technician, headquarters, helpdesk, otherCoordinator } = people;

const answers = [
  { after: { hours: 3, minutes: 59, seconds: 59, ms: 999 }, status: 'met', lateMs: 0 },
  { after: { hours: 4 }, status: 'met', lateMs: 0 },
  { after: { hours: 4, ms: 1 }, status: 'met-late', lateMs: 1 },
  { after: { hours: 5, minutes: 30 }, status: 'met-late', lateMs: 90 * 60_000 },
] as const;

for (const { after, status, lateMs } of answers) {
  test(`an answer after ${JSON.stringify(after)} is ${status}`, async () => {
    const incident = await notified(desk);
    clock.advance(after);
    const seen = await technician.sees(incident);
    assert.equal(seen.overdue, lateMs > 0);
    assert.equal(clockOf(seen, 'response').status, lateMs > 0 ? 'breached' : 'running');
    const answered = await helpdesk.responds(incident, 'Đang kiểm tra');
    const response = clockOf(answered, 'response');
    assert.deepEqual([response.status, response.lateMs], [status, lateMs]);
    assert.equal(
      clockOf(answered, 'response', { level: 1 }).status,
      status,
      'level 1 is at 4 h too',
    );
    assert.equal(
      clockOf(answered, 'response', { level: 2 }).status,
      'met',
      'level 2 never fell due',
    );
    const owed = clockOf(answered, 'diagnosis');
    assert.equal(owed.status, lateMs > 0 ? 'breached' : 'running', 'an answer is no cause and ETR');
    await expectRefusal('P-3.1', helpdesk.responds(incident, 'vẫn đang kiểm tra'));
  });
}

test('a late call: T0 is the time claimed, and time that has run is not given back', async () => {
  const incident = await technician.reports({ outageSince: clock.in({ hours: -5 }) });
  await technician.finds(incident, 'carrier');
  const claimedAt = clock.in({ hours: -4, ms: -1 });
  const called = await technician.calls(incident, { answered: true, claimedAt });
  assert.equal(called.notifiedAt, claimedAt);
  assert.deepEqual([called.overdue, clockOf(called, 'response').lateMs], [true, 1]);
  const tomorrow = clock.in({ hours: 24 });
  const other = await technician.reports();
  await technician.finds(other, 'carrier');
  await expectRefusal('P-0.3', technician.calls(other, { answered: true, claimedAt: tomorrow }));
  // A phone whose clock is ahead by a little is believed up to now.
  const ahead = await technician.calls(other, {
    answered: true,
    claimedAt: clock.in({ minutes: 4 }),
  });
  assert.equal(ahead.notifiedAt, clock.in({}));
});

test('the board: overdue first, then the next deadline; what has none comes last', async () => {
  const before = await helpdeskOpen();
  const late = await notified(desk, circuits.muongTe);
  clock.advance({ hours: 4, minutes: 1 });
  const promised = await inRestoration(desk);
  const fresh = await notified(desk);
  const checking = await inVerification(desk);
  const silent = await otherCoordinator.reports({ circuit: circuits.hoanKiem });
  clock.advance({ minutes: 1 });

  const page = await headquarters.board({ limit: 200 });
  const mine = new Set([late, promised, fresh, checking, silent].map(({ id }) => id));
  const order = page.items.filter((item) => mine.has(item.id));
  const endless = [checking.id, silent.id].toSorted();
  // Four hours each for the promise and the fresh notice: at the same instant, by id.
  const tied = [promised.id, fresh.id].toSorted();
  assert.deepEqual(
    order.map((item) => item.id),
    [late.id, ...tied, ...endless],
  );
  assert.deepEqual(
    order.map((item) => item.overdue),
    [true, false, false, false, false],
  );
  const dues = page.items.map((item) => Date.parse(item.due?.dueAt ?? '9999-01-01T00:00:00Z'));
  assert.deepEqual(
    dues,
    dues.toSorted((a, b) => a - b),
  );

  const overdue = await headquarters.board({ overdue: true, limit: 200 });
  assert.ok(overdue.items.every((item) => item.overdue));
  assert.ok(ids(overdue.items).includes(late.id));
  const inTime = await headquarters.board({ overdue: false, limit: 200 });
  assert.ok(inTime.items.every((item) => !item.overdue));
  assert.equal(overdue.items.length + inTime.items.length, page.items.length);
  assert.equal((await headquarters.counts()).overdue, overdue.items.length);

  await helpdesk.diagnoses(late, { cause: 'Hỏng nguồn', etr: clock.in({ hours: 1 }) });
  const after = await headquarters.board({ overdue: true, limit: 200 });
  assert.ok(!ids(after.items).includes(late.id), 'what is given late is overdue no more');
  assert.ok((await helpdeskOpen()) > before);
});

test('overdue the instant after, not at the instant: list, counts, incident agree', async () => {
  const incident = await notified(desk);
  for (const [span, isOverdue] of [
    [{ hours: 4 }, false],
    [{ ms: 1 }, true],
  ] as const) {
    clock.advance(span);
    const { items } = await technician.board({ overdue: true, limit: 200 });
    assert.equal(ids(items).includes(incident.id), isOverdue);
    assert.equal((await technician.sees(incident)).overdue, isOverdue);
    assert.equal((await technician.counts()).overdue, items.length);
  }
});

test('where nobody has stopped it, the desk goes by the database’s own clock', async () => {
  const real = await openTestDesk({ clock: 'runs' });
  const before = Date.now();
  const incident = await real.people.technician.reports();
  const at = Date.parse(incident.reportedAt);
  assert.ok(at >= before - 1 && at <= Date.now() + 1, `${at} is not now`);
  assert.ok(Date.parse((await real.people.technician.sees(incident)).now) >= at);
});

async function helpdeskOpen(): Promise<number> {
  return (await helpdesk.counts()).open;
}

function ids(items: Pick<IncidentView, 'id'>[]): string[] {
  return items.map((item) => item.id);
}
