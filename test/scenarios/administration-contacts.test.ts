/** Contacts and hotlines: each side keeps its own; every change is a version with a way back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryView, Saved } from '../../src/http/contract/admin.ts';
import type { ContactListView, ContactPageView } from '../../src/http/contract/admin-contacts.ts';
import type { RehearsalView } from '../../src/http/contract/readiness.ts';
import { canonical, sha256 } from '../../src/domain/record.ts';
import { addVersion, listVersions } from '../../src/store/agreements.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf, type Answer, type Person } from '../support/person.ts';
import { notified } from '../support/told.ts';

const desk = await openTestDesk();
const { people, clock } = desk;
const { headquarters, director, helpdesk, technician } = people;
const agreement = 'viettel-ptc-2009';

const path = (id: string): string => `/api/admin/contacts/${agreement}/${id}`;
const pageOf = (id: string): Promise<ContactPageView> => director.get(path(id));
const blank = { titleEn: '', phone: '', fax: '', email: '', levels: [] };

/** Saves a contact as it is, but for what is said. */
async function saves(by: Person, id: string, change: object): Promise<Answer> {
  const { contact, seen } = await pageOf(id);
  const { id: _id, ...body } = { ...contact, ...change } as ContactPageView['contact'] & object;
  return by.send('POST', path(id), { body: { ...body, seen } });
}

async function level(n: number): Promise<string | undefined> {
  const asked = `/api/rehearsal?circuit=${circuits.muongTe}`;
  const { steps } = await technician.get<RehearsalView>(asked);
  return steps.find((step) => step.level === n)?.contact?.who?.name;
}

test('the carrier names its people; who opens an incident now meets the new one', async () => {
  const before = await notified(desk);
  const answer = await saves(director, 'account-manager', {
    name: 'Hoàng Thị Mẫu',
    phone: '0912 345 678',
    email: 'hoang@viettel.example.vn',
  });
  assert.equal(answer.status, 200, answer.text);
  const { contact, history } = await pageOf('account-manager');
  assert.equal(contact?.phone, '0912 345 678');
  assert.deepEqual(contact.levels, [1]);
  assert.equal(history[0]?.action, 'contact.change');
  assert.equal(history[0].actor?.name, 'Vũ Văn Mẫu');
  const after = await notified(desk);
  assert.deepEqual([before.agreement.version, after.agreement.version], [1, 2]);
  assert.equal(await level(1), 'Hoàng Thị Mẫu');
  assert.equal(
    (await desk.desk.agreementOf(after.agreement.sha256)).contacts[0]?.phone,
    '+84912345678',
  );
});

test('a level goes to another contact; undone, the one before has it again', async () => {
  const to = { ...blank, name: 'Bùi Văn Mẫu', titleVi: 'Trưởng ca', phone: '098 765 4321' };
  const made = await director.send('POST', path('shift-lead'), { body: { ...to, levels: [1] } });
  assert.equal(made.status, 200, made.text);
  assert.equal(await level(1), 'Bùi Văn Mẫu');
  assert.deepEqual((await pageOf('account-manager')).contact?.levels, []);
  const { history, contact } = await pageOf('shift-lead');
  assert.equal(contact?.titleEn, 'Trưởng ca');
  assert.equal(history[0]?.undoable, true);
  const undo = `/api/admin/history/${history[0].id}/undo`;
  problemOf(await helpdesk.send('POST', undo), 'D-18');
  problemOf(await headquarters.send('POST', undo), 'D-1');
  assert.equal((await director.send('POST', undo)).status, 200);
  assert.equal(await level(1), 'Hoàng Thị Mẫu');
  assert.equal((await pageOf('shift-lead')).contact, undefined);
  // What was undone is not the newest any more.
  problemOf(await director.send('POST', undo), 'A-2');
});

test('who ends leaves the level to an heir; ended by mistake, it is back', async () => {
  const { seen } = await pageOf('director');
  const alone = await director.send('POST', `${path('director')}/end`, { body: { seen } });
  assert.equal(problemOf(alone, 'A-1').flaws?.[0]?.field, 'levels');
  const body = { seen, heir: 'account-manager' };
  assert.equal((await director.send('POST', `${path('director')}/end`, { body })).status, 200);
  assert.equal(await level(2), 'Hoàng Thị Mẫu');
  const ended = await pageOf('director');
  assert.equal(ended.contact, undefined);
  assert.equal(ended.history[0]?.action, 'contact.end');
  clock.advance({ minutes: 3 });
  const undo = `/api/admin/history/${ended.history[0].id}/undo`;
  assert.equal((await director.send('POST', undo)).status, 200);
  assert.equal(await level(2), 'Nguyễn Anh Tuấn');
});

test('what is wrong is told by field as it is typed, and nothing is kept of it', async () => {
  const { history: before } = await pageOf('director');
  const cases: [object, string][] = [
    [{ name: ' ' }, 'name'],
    [{ titleVi: '' }, 'titleVi'],
    [{ phone: '0912' }, 'phone'],
    [{ phone: 'VIETTEL' }, 'phone'],
    [{ phone: '625 0 119' }, 'phone'],
    [{ email: 'khong phai thu' }, 'email'],
    [{ phone: '', email: '' }, 'levels'],
    [{ levels: [] }, 'levels'],
    [{ levels: [2, 9] }, 'levels'],
  ];
  for (const [change, field] of cases) {
    const problem = problemOf(await saves(director, 'director', change), 'A-1');
    const found = problem.flaws?.find((flaw) => flaw.field === field);
    assert.match(found?.words.vi.todo ?? '', /Hãy/, `${field}: ${JSON.stringify(problem.flaws)}`);
    const checked = await saves(director, 'director', { ...change, check: true });
    assert.equal(checked.status, 200);
    assert.ok((checked.body as Saved).flaws.some((flaw) => flaw.field === field));
  }
  assert.deepEqual((await pageOf('director')).history, before);
});

test('each side only its own: the other’s contacts are not there', async () => {
  problemOf(await headquarters.send('GET', path('account-manager')), 'D-1');
  const { contact, seen } = await pageOf('account-manager');
  const { id: _id, ...to } = contact ?? assert.fail();
  problemOf(
    await headquarters.send('POST', path('account-manager'), { body: { ...to, seen } }),
    'D-1',
  );
  problemOf(await helpdesk.send('GET', path('account-manager')), 'D-18');
  problemOf(
    await director.send('GET', '/api/admin/contacts/example-business-hours/director'),
    'D-1',
  );
  const own = { ...blank, name: 'Lê Thị Mẫu', titleVi: 'Trực Cục', email: 'truc@thtk.example.vn' };
  const taking = { ...own, levels: [1] };
  const taken = await headquarters.send('POST', path('duty'), { body: taking });
  assert.equal(problemOf(taken, 'A-1').flaws?.[0]?.field, 'levels', 'the carrier answers for it');
  const mine = await headquarters.send('POST', path('duty'), { body: own });
  assert.equal(mine.status, 200, mine.text);
  const { items } = await headquarters.get<ContactListView>('/api/admin/contacts');
  const ours = items.find((item) => item.agreement.id === agreement);
  assert.deepEqual(
    ours?.contacts.map(({ id }) => id),
    ['duty'],
  );
  assert.equal(ours?.hotlines, undefined);
  problemOf(await director.send('POST', path('duty'), { body: { ...own, levels: [1] } }), 'A-9');
});

test('two at once: the second looks again', async () => {
  const { contact, seen } = await pageOf('account-manager');
  const { id: _id, ...to } = contact ?? assert.fail();
  const saving = (name: string): Promise<Answer> =>
    director.send('POST', path('account-manager'), { body: { ...to, name, seen } });
  const answers = await Promise.all([saving('Một Mẫu'), saving('Hai Mẫu')]);
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  assert.deepEqual(statuses, [200, 409]);
});

test('a version to come is amended alike: it does not bring back who has gone', async () => {
  const [now] = await listVersions(desk.store.db, agreement);
  const { contacts, version, ...rest } = now?.agreement ?? assert.fail();
  const next = { ...rest, contacts, version: version + 1, contract: 'PHỤ LỤC 2027' };
  const effectiveFrom = clock.now() + 86_400_000;
  const stored = { agreement: next, sha256: sha256(canonical(next)) };
  await addVersion(desk.store.db, stored, { effectiveFrom, byName: 'Lê Thị Mẫu' });
  assert.equal((await saves(director, 'account-manager', { name: 'Ba Mẫu' })).status, 200);
  assert.equal(await level(1), 'Ba Mẫu');
  clock.advance({ days: 1 });
  const { agreement: later } = await notified(desk);
  const body = await desk.desk.agreementOf(later.sha256);
  assert.equal(body.contract, 'PHỤ LỤC 2027');
  assert.ok(body.contacts.some(({ name }) => name === 'Ba Mẫu'));
});

test('the hotline of a province: as printed, and as dialled from anywhere', async () => {
  const at = `/api/admin/hotlines/${agreement}/12`;
  const wrong = await director.send('POST', at, { body: { printed: '625 0 119', dialled: '119' } });
  assert.equal(problemOf(wrong, 'A-1').flaws?.[0]?.field, 'e164');
  const body = { printed: '1800 8000', dialled: '0213 3876 543' };
  problemOf(await headquarters.send('POST', at, { body }), 'A-1');
  assert.equal((await director.send('POST', at, { body })).status, 200);
  const { hotline } = await technician.reports();
  assert.deepEqual([hotline.printed, hotline.e164], ['1800 8000', '+842133876543']);

  const done = async (): Promise<HistoryView> =>
    (await director.get<{ items: HistoryView }>(`${at}/history`)).items;
  const [last] = await done();
  assert.deepEqual([last?.undoable, last?.subject.id], [true, `${agreement}/12`]);
  const undone = await director.send('POST', `/api/admin/history/${last?.id}/undo`, { body: {} });
  assert.equal(undone.status, 200, undone.text);
  assert.equal((await done()).length, 2);
  assert.notEqual((await technician.reports()).hotline.printed, '1800 8000');
});
