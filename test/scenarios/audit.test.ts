/** The audit trail: each side reads its own, nothing in it is changed, no secret is in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partyOf } from '../../src/domain/roles.ts';
import type { AuditPage } from '../../src/http/contract/audit.ts';
import { writeAudit } from '../../src/store/audit.ts';
import { findPerson } from '../../src/store/people.ts';
import { castings, type Part } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf } from '../support/person.ts';

const { clock, people, store } = await openTestDesk();
const origin = { address: '192.0.2.7', userAgent: 'Trình duyệt' };

async function done(part: Part, action: string, more: object = {}): Promise<void> {
  const actor = await findPerson(store, castings[part].id);
  assert.ok(actor);
  const subject = { kind: 'person', id: 'person-9' };
  await writeAudit(store, { actor, action, subject, origin, ...more });
}

const read = (part: Part, query = ''): Promise<AuditPage> => people[part].get(`/api/audit${query}`);
const actions = ({ items }: AuditPage): string[] => items.map(({ action }) => action);

await done('headquarters', 'person.invite', { after: { email: 'moi@example.vn' } });
clock.advance({ hours: 1 });
await done('coordinator', 'person.rename', {
  before: { name: 'Nguyễn Văn Mẫu', password: 'cũ' },
  after: { name: '=Trần Văn Mẫu', password: 'mới', nested: { tokenSecret: 'tst_x' } },
});
await done('director', 'person.disable', { outcome: 'refused' });
await writeAudit(store, {
  actor: undefined,
  action: 'sign-in',
  subject: { kind: 'address', id: 'khong.co@example.vn' },
  outcome: 'refused',
});

test('each side reads its own trail, and headquarters what belongs to nobody', async () => {
  assert.deepEqual(actions(await read('headquarters')), [
    'sign-in',
    'person.rename',
    'person.invite',
  ]);
  const carrier = await read('director');
  assert.deepEqual(actions(carrier), ['person.disable']);
  const [entry] = carrier.items;
  const { id, name, role, unit } = castings.director;
  assert.deepEqual(entry?.actor, { person: id, name, role, unit });
  assert.equal(entry?.party, partyOf(castings.director));
  assert.equal(entry?.at, clock.in({}));
  assert.equal(entry?.outcome, 'refused');
  assert.equal(entry?.address, origin.address);
});

test('before and after are there, without what is secret', async () => {
  const { items } = await read('headquarters', '?action=person.rename');
  assert.deepEqual(items[0]?.before, { name: 'Nguyễn Văn Mẫu' });
  assert.deepEqual(items[0]?.after, { name: '=Trần Văn Mẫu', nested: {} });
  const { rows } = await store.pool.query<{ row: string }>('select a::text as row from audit a');
  assert.ok(rows.every(({ row }) => !/mới|tst_x/.test(row)));
});

test('it is searched without diacritics, and narrowed by who, what and when', async () => {
  const found = async (query: string) => actions(await read('headquarters', `?${query}`));
  assert.deepEqual(await found('q=tran%20van'), ['person.rename']);
  assert.deepEqual(await found('q=%25'), []);
  assert.deepEqual(await found(`person=${castings.headquarters.id}`), ['person.invite']);
  assert.deepEqual(await found('kind=address'), ['sign-in']);
  assert.deepEqual(await found('outcome=refused'), ['sign-in']);
  const from = encodeURIComponent(clock.in({ minutes: -1 }));
  assert.deepEqual(await found(`from=${from}&subject=person-9`), ['person.rename']);
  assert.deepEqual(await found(`to=${from}`), ['person.invite']);
});

test('it comes by pages, each entry once', async () => {
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const page = await read('headquarters', `?limit=1${next ? `&cursor=${next}` : ''}`);
    seen.push(...actions(page));
    ({ next } = page);
  } while (next !== undefined);
  assert.deepEqual(seen, ['sign-in', 'person.rename', 'person.invite']);
});

test('the export is CSV of the same, where no cell is a formula', async () => {
  const { headers, text } = await people.headquarters.send('GET', '/api/audit/export?kind=person');
  assert.match(headers.get('content-disposition') ?? '', /nhat-ky\.csv/);
  const lines = text.trimEnd().split('\n');
  assert.equal(lines.length, 3);
  assert.match(lines[0] ?? '', /^\u{feff}?id,at,party,person,name,/u);
  assert.match(lines[2] ?? '', /person\.invite/);
});

test('the export is a list for programs, too, as far as the filters leave it', async () => {
  const path = '/api/audit/export?format=json';
  const { headers, body } = await people.headquarters.send('GET', `${path}&kind=person`);
  assert.match(headers.get('content-disposition') ?? '', /nhat-ky\.json/);
  assert.deepEqual(actions({ items: body as AuditPage['items'] }), [
    'person.rename',
    'person.invite',
  ]);
  assert.deepEqual((await people.headquarters.send('GET', `${path}&q=khongco`)).body, []);
});

test('nobody changes or drops an entry, not even at the database’s prompt', async () => {
  for (const statement of [
    `update audit set action = 'khác'`,
    'delete from audit',
    'truncate audit',
  ]) {
    await assert.rejects(store.pool.query(statement), /append-only/, statement);
  }
});

test('what a transaction takes back is not in the trail either', async () => {
  const actor = await findPerson(store, castings.headquarters.id);
  const subject = { kind: 'person', id: 'x' };
  await assert.rejects(
    store.db.transaction().execute(async (tx) => {
      await writeAudit(store, { actor, action: 'person.undone', subject }, tx);
      throw new Error('thôi');
    }),
  );
  assert.deepEqual(actions(await read('headquarters', '?action=person.undone')), []);
});

test('who administers no side is told whom to ask', async () => {
  problemOf(await people.technician.send('GET', '/api/audit'), 'D-18');
  problemOf(await people.coordinator.send('GET', '/api/audit/export'), 'D-18');
});

test('who tries what is not theirs is in the trail, once however often it is tried', async () => {
  for (let tries = 0; tries < 3; tries += 1) {
    problemOf(await people.helpdesk.send('GET', '/api/audit/export'), 'D-18');
  }
  const { items } = await read('director', '?action=access');
  const theirs = items.filter(({ actor }) => actor?.person === castings.helpdesk.id);
  assert.deepEqual(
    theirs.map(({ subject, outcome, after }) => [subject, outcome, after]),
    [[{ kind: 'route', id: 'GET /api/audit/export' }, 'refused', { refused: 'D-18' }]],
  );
});
