/** Days off: a new version of the calendar; what runs stays, what comes goes by it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CalendarListView,
  DaysOffOutcomeView,
} from '../../src/http/contract/admin-calendars.ts';
import type { ImportPreviewView } from '../../src/http/contract/admin.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf, type Answer } from '../support/person.ts';
import { clockOf, local } from '../support/told.ts';

const { people, clock } = await openTestDesk();
const { coordinator, headquarters, director } = people;
const agreement = 'example-business-hours';
const path = `/api/admin/calendars/${agreement}`;
/** Vietnam Culture Day, the Tuesday after the Monday of the scenarios. */
const tuesday = '2026-11-24';

async function calendar() {
  const { items } = await headquarters.get<CalendarListView>('/api/admin/calendars');
  const item = items.find((one) => one.agreement.id === agreement);
  return { ...item, ...(item?.calendar ?? assert.fail('no calendar')) };
}

async function saves(change: (days: string[]) => string[], how: object = {}): Promise<Answer> {
  const { holidays, through, seen } = await calendar();
  const body = { holidays: change(holidays), through, seen, ...how };
  return headquarters.send('POST', path, { body });
}

async function notified(): Promise<IncidentView> {
  const incident = await coordinator.reports({ circuit: circuits.laiChauBackUp });
  await coordinator.finds(incident, 'carrier');
  return coordinator.calls(incident, { answered: true });
}

const dueOf = (view: IncidentView): string => local(clockOf(view, 'response').dueAt);
const without = (days: string[]): string[] => days.filter((day) => day !== tuesday);

test('a day is worked after all: previewed, saved, only new incidents go by it', async () => {
  clock.moveTo('2026-11-23T16:30:00+07:00');
  const running = await notified();
  assert.equal(dueOf(running), 'Wed 09:00', 'Tuesday is a day off');
  const preview = (await saves(without, { check: true })).body as DaysOffOutcomeView;
  assert.deepEqual([preview.changed, preview.flaws], [1, []]);
  assert.ok(preview.running >= 2, 'response with its levels, and diagnosis');
  const [example] = preview.examples;
  assert.equal(local(example?.notifiedAt ?? ''), 'Tue 08:00');
  assert.deepEqual(
    [example?.before, example?.after].map((at) => local(at ?? '')),
    ['Wed 10:00', 'Tue 10:00'],
  );
  assert.equal(dueOf(await notified()), 'Wed 09:00', 'a preview changes nothing');

  assert.equal((await saves(without)).status, 200);
  assert.equal(dueOf(await notified()), 'Tue 09:00');
  assert.equal(dueOf(await coordinator.sees(running)), 'Wed 09:00', 'what runs stays');
  const { history } = await calendar();
  assert.equal(history?.[0]?.action, 'calendar.change');
  assert.deepEqual((history[0].before as { holidays: string[] }).holidays, [tuesday]);
  const undo = `/api/admin/history/${history[0].id}/undo`;
  assert.equal((await headquarters.send('POST', undo)).status, 200);
  assert.equal(dueOf(await notified()), 'Wed 09:00');
});

test('days of the next year come from a file, and make the year known', async () => {
  const { through } = await calendar();
  const next = String(Number(through.slice(0, 4)) + 1);
  const rows = `agreement,day\n${agreement},${next}-01-01\n${agreement},${tuesday}\n`;
  const content = Buffer.from(rows).toString('base64');
  const file = { kind: 'holidays', name: 'lich.csv', content };
  const answer = await headquarters.send('POST', '/api/admin/imports/preview', { body: file });
  const { report, changes, fingerprint } = answer.body as ImportPreviewView;
  assert.deepEqual([report, changes.length], [[], 1], answer.text);
  const applied = await headquarters.send('POST', '/api/admin/imports', {
    body: { ...file, fingerprint },
  });
  assert.equal(applied.status, 200, applied.text);
  const after = await calendar();
  assert.equal(after.through, `${next}-12-31`);
  assert.ok(after.holidays.includes(`${next}-01-01`));
});

test('what makes no sense is refused: late, unknown, the other side, every hour', async () => {
  const { through, holidays, seen } = await calendar();
  const late = await saves((days) => [...days, '2099-01-01']);
  assert.equal(problemOf(late, 'A-1').flaws?.[0]?.field, 'day');
  problemOf(await saves(without, { seen: 'x' }), 'A-2');
  problemOf(await saves((days) => [...days, '2026-02-30']), 'D-4');
  const body = { holidays, through, seen };
  problemOf(await director.send('POST', path, { body }), 'A-8');
  const always = '/api/admin/calendars/viettel-ptc-2009';
  problemOf(await headquarters.send('POST', always, { body: { holidays, through } }), 'D-1');
  const two = [saves(without), saves((days) => days.slice(1))];
  const statuses = (await Promise.all(two)).map(({ status }) => status);
  assert.deepEqual(
    statuses.toSorted((a, b) => a - b),
    [200, 409],
  );
});
