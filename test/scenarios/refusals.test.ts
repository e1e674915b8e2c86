/** Every refusal that a request can meet: its status, its words in both languages, its shape. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { stamp } from '../../src/domain/decide.ts';
import { genesis, seal } from '../../src/domain/record.ts';
import { refusalCodes, refusals, type RefusalCode } from '../../src/domain/refusals.ts';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { castings } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, RefusedAnswer, type Send } from '../support/person.ts';
import { inClosing, inRestoration, inVerification, notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, nobody } = desk;
const { technician, helpdesk, neighbour, manager } = people;

/** A code, its status, and what somebody does to meet it. */
type Case = [code: RefusalCode, status: number, act: () => Promise<unknown>];

const later = (days: number): string => clock.in({ days });
const found = async (): Promise<IncidentView> =>
  technician.finds(await technician.reports(), 'carrier');
const proposed = async (): Promise<IncidentView> =>
  helpdesk.proposes(await notified(desk), 'customer', 'Mất điện');
const claimed = async (): Promise<IncidentView> =>
  helpdesk.claimsForceMajeure(await inRestoration(desk), 'Bão');
const closed = async (): Promise<IncidentView> => {
  await technician.signs(await inClosing(desk));
  const { items } = await technician.board({ state: 'closing', limit: 1 });
  return helpdesk.signs(items[0] ?? assert.fail('nothing is closing'));
};
const unread = { head: '0'.repeat(64), statement: '0'.repeat(64) };
const owing = async (): Promise<IncidentView> => technician.asksRfo(await inClosing(desk), 3);
const owed = async (): Promise<IncidentView> =>
  helpdesk.signs(await technician.signs(await owing()));
const asked = async (
  method: string,
  path: string,
  send: Send = {},
  by = technician,
): Promise<void> => {
  throw new RefusedAnswer(await by.send(method, path, send), path);
};

const parties: Case[] = [
  ['P-0.1', 403, async () => neighbour.notes(await found(), 'xin chào')],
  ['P-0.2', 403, async () => technician.reportsFixed(await inRestoration(desk), 'xong')],
  [
    'P-0.3',
    422,
    async () => technician.gives('note', await found(), { text: 'a', claimedAt: later(1) }),
  ],
  [
    'P-0.4',
    422,
    async () => technician.gives('note', await found(), { text: 'a', claimedAt: later(-1) }),
  ],
  ['P-0.5', 422, async () => technician.notes(await found(), ' \n ')],
  ['P-0.6', 422, async () => technician.notes(await full(), 'một lời nữa')],
  ['P-0.7', 422, async () => technician.corrects(await found(), 99, 'không có')],
  ['P-0.8', 403, async () => helpdesk.corrects(await inRestoration(desk), 1, 'không đúng')],
  [
    'P-0.9',
    422,
    async () => {
      const checking = await inVerification(desk);
      clock.advance({ minutes: 10 });
      const again = await technician.rejects(checking, 'chưa thông');
      const etr = clock.in({ hours: 1 });
      await helpdesk.diagnoses(again, { cause: 'Mối hàn', etr });
      await helpdesk.reportsFixed(again, 'Hàn lại');
      return technician.gives('confirm', again, { claimedAt: clock.in({ minutes: -6 }) });
    },
  ],
];

const clause1and2: Case[] = [
  ['P-1.0', 409, async () => technician.finds(await notified(desk), 'local')],
  ['P-1.1', 422, () => technician.reports({ outageSince: later(1) })],
  ['P-1.2', 422, () => technician.reports({ circuit: 'ptc-99-999' })],
  ['P-1.3', 409, async () => technician.withdraws(await notified(desk), 'nhầm')],
  ['P-1.4', 422, async () => technician.withdraws(await found(), '')],
  ['P-1.5', 422, async () => technician.finds(await found(), 'carrier')],
  ['P-2.0', 409, async () => technician.calls(await technician.reports(), { answered: true })],
  ['P-2.1', 422, async () => technician.notifies(await found(), { means: 'fax', receipt: '' })],
];

const clause3and4: Case[] = [
  ['P-3.0', 409, async () => helpdesk.responds(await inVerification(desk), 'có tin')],
  [
    'P-3.2',
    409,
    async () => technician.gives('escalate', await inVerification(desk), { reason: 'gấp' }),
  ],
  ['P-3.5', 422, async () => technician.gives('escalate', await notified(desk), {})],
  [
    'P-3.1',
    409,
    async () => {
      const told = await helpdesk.responds(await notified(desk), 'đã nhận');
      return manager.responds(told, 'đã nhận');
    },
  ],
  [
    'P-4.0',
    409,
    async () => helpdesk.diagnoses(await inRestoration(desk), { cause: 'a', etr: later(1) }),
  ],
  [
    'P-4.1',
    422,
    async () => helpdesk.diagnoses(await notified(desk), { cause: 'a', etr: clock.in({}) }),
  ],
  [
    'P-4.2',
    422,
    async () => helpdesk.diagnoses(await notified(desk), { cause: '', etr: later(1) }),
  ],
  ['P-4.3', 409, async () => technician.agrees(await notified(desk))],
  ['P-4.4', 403, async () => manager.agrees(await proposed())],
  ['P-4.5', 422, async () => helpdesk.proposes(await inRestoration(desk), 'carrier', 'đúng vậy')],
  ['P-4.6', 422, async () => technician.disputes(await proposed(), '')],
  [
    'P-4.7',
    422,
    async () => helpdesk.diagnoses(await notified(desk), { cause: 'a', etr: later(91) }),
  ],
  ['P-4.8', 422, async () => helpdesk.proposes(await inRestoration(desk), 'force-majeure', 'Bão')],
  [
    'P-4.9',
    409,
    async () => technician.agrees(await technician.disputes(await proposed(), 'có điện')),
  ],
];

const clause5: Case[] = [
  ['P-5.0', 409, async () => helpdesk.reportsFixed(await notified(desk), 'xong')],
  ['P-5.1', 409, async () => helpdesk.promisesAnew(await notified(desk), later(1), 'chậm')],
  ['P-5.2', 422, async () => helpdesk.promisesAnew(await inRestoration(desk), later(1), '')],
  ['P-5.3', 409, async () => helpdesk.claimsForceMajeure(await claimed(), 'lũ')],
  ['P-5.4', 409, async () => technician.acceptsForceMajeure(await inRestoration(desk))],
  ['P-5.5', 422, async () => helpdesk.claimsForceMajeure(await inRestoration(desk), '')],
  ['P-5.6', 403, async () => technician.endsForceMajeure(await claimed(), 'withdrawn', 'thôi')],
  ['P-5.7', 422, async () => helpdesk.reportsFixed(await inRestoration(desk), '')],
];

const clause6and7: Case[] = [
  ['P-6.0', 409, async () => technician.confirms(await inRestoration(desk))],
  ['P-6.1', 403, async () => helpdesk.confirms(await inVerification(desk))],
  ['P-6.2', 422, async () => technician.rejects(await inVerification(desk), '')],
  ['P-7.0', 409, async () => technician.signs(await inVerification(desk))],
  ['P-7.1', 409, async () => technician.signs(await technician.signs(await inClosing(desk)))],
  ['P-7.2', 409, async () => technician.notes(await closed(), 'còn một điều')],
  [
    'P-7.3',
    409,
    async () => {
      const withdrawn = await technician.withdraws(await found(), 'tự thông');
      return technician.notes(withdrawn, 'còn một điều');
    },
  ],
  ['P-7.4', 409, async () => technician.gives('sign', await inClosing(desk), unread)],
  ['P-7.6', 409, async () => helpdesk.givesRfo(await closed(), { cause: 'Măng xông' })],
  ['P-7.7', 409, async () => technician.asksRfo(await owing(), 3)],
  ['P-7.8', 422, async () => technician.asksRfo(await inClosing(desk))],
  ['P-7.9', 422, async () => helpdesk.givesRfo(await owed(), { cause: ' ' })],
  [
    'P-7.10',
    422,
    async () => helpdesk.givesRfo(await owed(), { cause: 'Măng xông', file: 'a'.repeat(64) }),
  ],
];

const theDesk: Case[] = [
  ['D-1', 404, () => technician.notes({ id: randomUUID() }, 'a')],
  [
    'D-3',
    422,
    async () => {
      const key = randomUUID();
      const incident = await found();
      await technician.notes(incident, 'một', key);
      return technician.notes(incident, 'hai', key);
    },
  ],
  ['D-4', 400, () => asked('GET', '/api/incidents?sort=colour')],
  ['D-5', 401, () => asked('GET', '/api/me', {}, nobody)],
  [
    'D-6',
    429,
    async () => {
      const body = { name: 'chương trình', days: 1 };
      for (let count = 0; count < 20; count += 1)
        await technician.send('POST', '/api/me/tokens', { body });
      return asked('POST', '/api/me/tokens', { body });
    },
  ],
  ['D-8', 413, () => asked('POST', '/api/incidents', { raw: `"${'a'.repeat(65 * 1024)}"` })],
];

/** Met elsewhere, or by no request that succeeds at breaking the desk. */
const elsewhere: Partial<Record<RefusalCode, string>> = {
  'D-2': 'only after twenty lost races against other processes',
  'D-7': 'a defect: no test may meet it',
  'D-9': 'sign-in.test.ts',
  'D-10': 'database-away.test.ts',
  'D-11': 'deliveries.test.ts',
  'D-12': 'deliveries.test.ts',
  'D-13': 'deliveries.test.ts',
  'D-14': 'deliveries.test.ts',
  'A-1': 'administration.test.ts',
  'A-2': 'administration.test.ts',
  'A-3': 'administration.test.ts',
  'A-4': 'administration.test.ts',
  'A-5': 'administration.test.ts',
  'A-6': 'administration-agreements.test.ts',
  'A-7': 'administration-agreements.test.ts',
  'A-8': 'administration-agreements.test.ts',
  'A-9': 'administration-contacts.test.ts',
  'D-15': 'deliveries.test.ts',
  'D-16': 'deliveries.test.ts',
  'D-17': 'sign-in.test.ts',
  'M-1': 'gateways.test.ts',
  'M-2': 'texts.test.ts',
  'M-3': 'mail-intake.test.ts',
  'D-18': 'audit.test.ts',
  'D-19': 'previews.test.ts',
  'R-1': 'export.test.ts',
  'R-2': 'export.test.ts',
  'R-3': 'archive-orders.test.ts',
  'R-4': 'archive-orders.test.ts',
  'R-5': 'retention.test.ts',
  'R-6': 'retention.test.ts',
  'R-7': 'retention.test.ts',
  'R-8': 'retention.test.ts',
  'S-1': 'first-setup.test.ts',
  'S-2': 'first-setup.test.ts',
  'S-3': 'first-setup.test.ts',
  'P-7.5': 'closing.test.ts',
  'P-3.3': 'domain/refusals.test.ts: two levels told early, an hour apart',
  'P-3.4': 'engine.test.ts',
  'P-3.6': 'domain/refusals.test.ts: no shipped agreement has an unreachable level',
  'D-30': 'board.test.ts',
};

/**
 * A mass outage is refused in the scenarios of groups, and once each in domain/group.test.ts;
 * identity in identity.test.ts and its siblings.
 */
const ofGroups = refusalCodes.filter((code) => /^[GFI]-/.test(code));

/** A link that answers is refused on its own page: answer-links.test.ts. */
const ofLinks = refusalCodes.filter((code) => code.startsWith('L-'));

const cases = [...parties, ...clause1and2, ...clause3and4, ...clause5, ...clause6and7, ...theDesk];

test('every code of the table has a case here, or says where it is met', () => {
  const met = [...cases.map(([code]) => code), ...Object.keys(elsewhere)];
  assert.deepEqual([...met, ...ofGroups, ...ofLinks].toSorted(), refusalCodes.toSorted());
});

for (const [code, status, act] of cases) {
  test(`${code}: ${refusals[code].en.what}`, async () => {
    const problem = await expectRefusal(code, act());
    assert.equal(problem.status, status);
    assert.deepEqual(problem.words, refusals[code]);
    assert.deepEqual([problem.title, problem.detail], Object.values(refusals[code].en));
    for (const { what, todo } of Object.values(problem.words)) {
      assert.ok(what.length > 5 && todo.length > 5);
    }
    assert.equal(problem.type, `/api/docs#${code}`);
  });
}

test('a refusal leaves no entry behind', async () => {
  const incident = await inVerification(desk);
  const before = await technician.record(incident);
  const refused = await expectRefusal('P-6.2', technician.rejects(incident, ''));
  assert.equal(refused.state, 'verification');
  await expectRefusal('P-6.1', helpdesk.confirms(incident));
  await expectRefusal('P-7.0', helpdesk.signs(incident));
  assert.deepEqual(await technician.record(incident), before);
});

/** An incident in which the customer's side has written all that it may. */
async function full(): Promise<IncidentView> {
  const view = await found();
  const key = { id: view.id, command: randomUUID() };
  const { incident: before, head, now } = await desk.desk.loadIncident(key);
  assert.ok(before && head);
  const { id: person, name, role, unit } = castings.technician;
  const actor = { person, name, role, unit, unitName: view.site.name };
  const facts = Array.from(
    { length: 2_000 },
    () => ({ type: 'noted', data: { text: 'a' } }) as const,
  );
  const envelope = { incident: view.id, at: now, actor, command: key.command };
  const { events, incident: after } = stamp(before, { events: facts, claimedAt: now }, envelope);
  let prev = head ?? genesis;
  const sealed = events.map((event) => {
    const entry = seal(event, prev);
    prev = entry.hash;
    return entry;
  });
  const commandSha256 = '00'.repeat(32);
  const { command } = key;
  const written = { before, after, sealed, command, commandSha256, deliveries: [] };
  assert.ok(await desk.desk.append(written));
  return view;
}
