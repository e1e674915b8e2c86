/** Contacts, hotlines, days off, words and people as files: out, in again, and what is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryView, ImportPreviewView } from '../../src/http/contract/admin.ts';
import type { ContactPageView } from '../../src/http/contract/admin-contacts.ts';
import type { Invitation } from '../../src/http/contract/people.ts';
import { writeTableFile } from '../../src/app/admin/sheet.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf, type Answer, type Person } from '../support/person.ts';
import { addPerson } from '../../src/store/people.ts';

const desk = await openTestDesk();
const { headquarters, coordinator, director, helpdesk, manager } = desk.people;
const agreement = 'viettel-ptc-2009';

async function imports(by: Person, kind: string, bytes: Uint8Array | string, how: object = {}) {
  const body = { kind, name: 'tệp.csv', content: Buffer.from(bytes).toString('base64') };
  const answer = await by.send('POST', '/api/admin/imports/preview', { body });
  const preview = answer.body as ImportPreviewView;
  const { fingerprint } = preview;
  const apply = (): Promise<Answer> =>
    by.send('POST', '/api/admin/imports', { body: { ...body, ...how, fingerprint } });
  return { answer, preview, apply };
}

async function table(by: Person, query: string): Promise<Uint8Array> {
  const headers = by.credentials();
  const answer = await fetch(`${desk.at.url}/api/admin/tables/${query}`, { headers });
  assert.equal(answer.status, 200, query);
  return new Uint8Array(await answer.arrayBuffer());
}

const placesOf = ({ report }: ImportPreviewView): string[] =>
  report.map(({ row, column }) => `${row} ${column}`);
const openInvitations = async (): Promise<string[]> => {
  const { items } = await headquarters.get<{ items: Invitation[] }>('/api/invitations');
  return items.map(({ email }) => email).toSorted();
};

test('every list that is exported and read again changes nothing', async () => {
  const lists = [
    [director, 'contacts'],
    [director, 'hotlines'],
    [director, 'people'],
    [director, 'wordings'],
    [headquarters, 'contacts'],
    [headquarters, 'holidays'],
    [headquarters, 'people'],
    [headquarters, 'wordings'],
    [coordinator, 'people'],
  ] as const;
  for (const [by, kind] of lists) {
    for (const format of ['csv', 'xlsx']) {
      for (const lang of ['vi', 'en']) {
        const file = await table(by, `${kind}?format=${format}&lang=${lang}`);
        const { preview, apply } = await imports(by, kind, file);
        assert.deepEqual([preview.changes, preview.report], [[], []], `${kind} ${format}`);
        assert.equal((await apply()).status, 200);
      }
    }
  }
  const csv = Buffer.from(await table(director, 'hotlines?format=csv&lang=en')).toString();
  assert.match(csv, /,'\+84/, 'a number in E.164 is no formula');
});

test('a file of contacts is one new version; a wrong row keeps all of it out', async () => {
  const head = 'agreement,id,name,titleVi,phone,email,levels\n';
  const good = `${agreement},truong-ca,Bùi Văn Mẫu,Trưởng ca,0912345678,ca@viettel.example.vn,1\n`;
  const bad = [
    `${agreement},Trưởng ca,A,B,,,`,
    'khong-co,a,A,B,,,',
    `${agreement},b,,B,,,`,
    `${agreement},c,C,C,12,,`,
    `${agreement},d,D,D,,thư,`,
    `${agreement},truong-ca,Lần hai,B,,,`,
    `${agreement},e,E,E,,,9`,
  ].join('\n');
  const wrong = await imports(director, 'contacts', head + good + bad);
  const told = ['3 id', '4 agreement', '5 name', '6 phone', '7 email', '8 id', '9 levels'];
  assert.deepEqual(placesOf(wrong.preview), told);
  problemOf(await wrong.apply(), 'A-1');

  const right = await imports(director, 'contacts', head + good);
  assert.deepEqual(right.preview.report, []);
  assert.equal(right.preview.changes.length, 2, 'who had the level has it no more');
  assert.equal((await right.apply()).status, 200);
  problemOf(await right.apply(), 'A-2');
  const path = `/api/admin/contacts/${agreement}/truong-ca`;
  const { contact, agreement: after } = await director.get<ContactPageView>(path);
  assert.deepEqual([contact?.levels, after.version], [[1], 2]);
  // The whole import is taken back by its entry.
  const done = async (): Promise<HistoryView> =>
    (await director.get<{ items: HistoryView }>('/api/admin/tables/contacts/history')).items;
  const [entry] = await done();
  assert.ok(entry?.undoable);
  assert.equal((await director.send('POST', `/api/admin/history/${entry.id}/undo`)).status, 200);
  const undone = await director.get<ContactPageView>(path);
  assert.equal(undone.contact, undefined);
  assert.deepEqual(
    (await done()).map(({ undoable }) => undoable),
    [false],
  );
});

test('a list goes out, is edited, and comes in: rows change, come, and go by a mark', async () => {
  const text = async (by: Person, kind: string): Promise<string> =>
    Buffer.from(await table(by, `${kind}?format=csv&lang=en`)).toString();
  const contacts = await text(director, 'contacts');
  const [first = ''] = contacts.split('\n').filter((row) => row.includes('account-manager'));
  const ended = contacts.replace(first, `${first}x`);
  const left = await imports(director, 'contacts', ended);
  assert.deepEqual(placesOf(left.preview), ['2 levels'], 'somebody has to answer for the level');
  const heir = `${ended}${agreement},truong-ca,Bùi Văn Mẫu,Trưởng ca,Lead,0912345678,,,1,\n`;
  const taken = await imports(director, 'contacts', heir);
  assert.deepEqual(taken.preview.report, []);
  assert.equal((await taken.apply()).status, 200);
  const after = await text(director, 'contacts');
  assert.ok(!after.includes('account-manager') && after.includes(',truong-ca,'));
  const wrong = [`${agreement},ai-do,,,,,,,,x`, `${agreement},b,B,B,B,0912345678,,,,bỏ`].join('\n');
  const told = await imports(director, 'contacts', `${after}${wrong}\n`);
  assert.deepEqual(placesOf(told.preview), ['4 id', '5 gone']);

  const days = await text(headquarters, 'holidays');
  const [day = ''] = days.split('\n').filter((row) => row.includes('-01-01'));
  const worked = days.replace(day, `${day}x`).concat('example-business-hours,2027-12-24,\n');
  const moved = await imports(headquarters, 'holidays', worked);
  assert.deepEqual(moved.preview.report, []);
  assert.equal((await moved.apply()).status, 200);
  const now = await text(headquarters, 'holidays');
  assert.ok(!now.includes(day) && now.includes('2027-12-24'));
  const none = await imports(headquarters, 'holidays', `${now}example-business-hours,2027-12-25,x`);
  assert.equal(placesOf(none.preview).at(-1)?.split(' ')[1], 'day');

  // Circuits end by a date, and an import of them is taken back whole as well.
  const circuits = await text(headquarters, 'circuits');
  const [one = ''] = circuits.split('\n').filter((row) => row.startsWith('ptc-12-107,'));
  const renamed = await imports(
    headquarters,
    'circuits',
    circuits.replace(one, one.replace('PTC-12-107', 'PTC-12-999')),
  );
  assert.equal(renamed.preview.changes.length, 1);
  assert.equal((await renamed.apply()).status, 200);
  const path = '/api/admin/tables/circuits/history';
  const [done] = (await headquarters.get<{ items: HistoryView }>(path)).items;
  assert.equal(
    (await headquarters.send('POST', `/api/admin/history/${done?.id}/undo`)).status,
    200,
  );
  assert.equal(await text(headquarters, 'circuits'), circuits);
  const [again] = (await headquarters.get<{ items: HistoryView }>(path)).items;
  assert.equal(again?.undoable, false);
  assert.deepEqual((await coordinator.get<{ items: HistoryView }>(path)).items, []);
});

test('each side imports its own part: the other’s rows are told, and stay out', async () => {
  const file = await table(director, 'contacts?format=csv');
  const changed = Buffer.from(file).toString().replace('Nguyễn Quang Hưng', 'Chiếm Chỗ');
  const theirs = await imports(headquarters, 'contacts', changed);
  assert.deepEqual(placesOf(theirs.preview), ['2 levels', '2 id', '3 levels', '3 id']);
  problemOf(await theirs.apply(), 'A-1');
  problemOf((await imports(helpdesk, 'contacts', file)).answer, 'D-18');
  problemOf((await imports(coordinator, 'contacts', file)).answer, 'D-18');
  const days = await imports(headquarters, 'holidays', `agreement,day\n${agreement},2027-01-02\n`);
  assert.deepEqual(placesOf(days.preview), ['2 agreement'], 'it counts every hour');
});

test('a row that changes who is there is told so: a file invites, it changes nobody', async () => {
  const csv = Buffer.from(await table(director, 'people?format=csv&lang=en')).toString();
  const [row = ''] = csv.split('\n').filter((line) => line.startsWith('helpdesk@'));
  const cells = row.split(',');
  const moved = [cells[0], 'Tên Khác', cells[2], cells[3], cells[4], '2027-01-01'].join(',');
  const told = await imports(director, 'people', csv.replace(row, moved));
  assert.deepEqual(
    placesOf(told.preview).map((place) => place.split(' ')[1]),
    ['name', 'to'],
  );
  problemOf(await told.apply(), 'A-1');
});

test('people come as invitations: by mail, or on paper with their codes', async () => {
  const head = 'Thư điện tử;Họ và tên;Vai trò;Mã đơn vị;Từ ngày;Đến hết ngày\n';
  const rows = [
    'moi1@ptc.example.vn;Mới Một;site;ptc-107;;',
    'MOI2@ptc.example.vn;Mới Hai;coordinator;stc-12;2027-01-01;2027-06-30',
  ].join('\n');
  const mailed = await imports(headquarters, 'people', head + rows, { by: 'mail' });
  assert.deepEqual(mailed.preview.report, []);
  assert.equal(mailed.preview.changes.length, 2);
  const done = await mailed.apply();
  assert.equal(done.status, 200, done.text);
  assert.equal((done.body as ImportPreviewView).codes, undefined);
  assert.deepEqual(await openInvitations(), ['moi1@ptc.example.vn', 'moi2@ptc.example.vn']);
  const again = await imports(headquarters, 'people', head + rows);
  assert.deepEqual(again.preview.changes, [], 'who is invited already is not invited twice');

  const printed = await imports(
    coordinator,
    'people',
    `${head}moi3@ptc.example.vn;Mới Ba;site;ptc-108;;\n`,
  );
  const { codes } = (await printed.apply()).body as ImportPreviewView;
  assert.match(codes?.[0]?.code ?? '', /^\w{4}-\w{4}-\w{4}-\w{4}$/);
  const looked = await coordinator.send('POST', '/api/codes/look', {
    body: { code: codes?.[0]?.code },
  });
  assert.equal(looked.status, 200, looked.text);
});

test('a bad file of people is told row by row, and nobody is invited', async () => {
  const before = await openInvitations();
  const rows = [
    'email,name,role,unit,from,to',
    'không phải thư,A,site,ptc-107,,',
    'a@example.vn,,site,ptc-107,,',
    'b@example.vn,B,thủ trưởng,ptc-107,,',
    'c@example.vn,C,site,stc-12,,',
    'd@example.vn,D,site,ptc-107,30/6/2025,',
    'e@example.vn,E,site,ptc-107,2027-02-01,2027-01-01',
    'f@example.vn,F,site,ptc-107,,',
    'F@example.vn,F lần hai,site,ptc-108,,',
    'technician@example.vn,Đã có,site,ptc-108,,',
    'g@example.vn,G,helpdesk,viettel,,',
  ].join('\n');
  const { preview, apply } = await imports(headquarters, 'people', rows);
  const told = [
    '2 email',
    '3 name',
    '4 role',
    '5 unit',
    '6 from',
    '7 to',
    '9 email',
    '10 email',
    '11 role',
  ];
  assert.deepEqual(placesOf(preview), told);
  problemOf(await apply(), 'A-1');
  assert.deepEqual(await openInvitations(), before);
  const elsewhere = await imports(
    coordinator,
    'people',
    `email,name,role,unit\nh@example.vn,H,site,ptc-002\n`,
  );
  assert.deepEqual(placesOf(elsewhere.preview), ['2 unit']);
  problemOf((await imports(manager, 'people', rows)).answer, 'D-18');
});

test('hostile files: formulas, merged heads, another encoding, 100,000 rows', async () => {
  const head = 'email,name,role,unit\n';
  const formula = '=HYPERLINK("http://xau.example")';
  const cell = `"${formula.replaceAll('"', '""')}"`;
  const id = await desk.auth.createAccount({
    email: 'ten@example.vn',
    name: formula,
    password: 'một câu dài lắm',
  });
  await addPerson(desk.store, { id, role: 'site', unit: 'ptc-107', isSample: false });
  const csv = Buffer.from(await table(headquarters, 'people?format=csv&lang=en')).toString();
  assert.ok(csv.includes(`"'${formula.replaceAll('"', '""')}"`), 'it is text, and runs nowhere');
  assert.deepEqual((await imports(headquarters, 'people', csv)).preview.changes, []);
  const typed = await imports(headquarters, 'people', `${head}x@example.vn,${cell},site,ptc-107\n`);
  assert.equal((typed.preview.changes[0]?.after as { name: string } | undefined)?.name, formula);

  const merged = await imports(
    headquarters,
    'people',
    'email,name,name,role,unit\na@example.vn,A,,site,ptc-107\n',
  );
  assert.deepEqual(placesOf(merged.preview), ['1 name']);
  problemOf(await merged.apply(), 'A-1');
  const sheet = await writeTableFile('xlsx', [
    ['', '', ''],
    ['email', 'name', 'role'],
  ]);
  assert.deepEqual(placesOf((await imports(headquarters, 'people', sheet)).preview).toSorted(), [
    '1 email',
    '1 name',
    '1 role',
    '1 unit',
  ]);
  const refused = async (bytes: Uint8Array | string): Promise<void> => {
    problemOf((await imports(headquarters, 'people', bytes)).answer, 'A-4');
  };
  // Windows-1258 and UTF-16 are not guessed at: a wrong guess spoils names for years.
  await refused(Buffer.from(`${head}a@example.vn,M\xfc,site,ptc-107\n`, 'latin1'));
  await refused(Buffer.from(`\ufeff${head}a@example.vn,Mẫu,site,ptc-107\n`, 'utf16le'));
  await refused(head + 'a,b,c,d\n'.repeat(100_000));
  await refused(`${head}a@example.vn,${'x'.repeat(3_000)},site,ptc-107\n`);
  await refused(new Uint8Array());
});

test('words of messages come from a file, each row judged as the form judges it', async () => {
  const head = 'kind,lang,headline,ask,short,shortAsk,closing\n';
  const bad = [
    'escalated,vi,Chưa phản hồi,Gọi lại.,Cap {cap},,',
    'invitation,vi,A,B,C,,',
    'response,fr,A,B,C,,',
    'response,en,Late,,Late,,',
    'closing,vi,,,,,Phòng Điều hành',
    'closing,vi,,,,,Phòng Kỹ thuật',
  ];
  const wrong = await imports(director, 'wordings', head + bad.join('\n'));
  assert.deepEqual(placesOf(wrong.preview), ['2 headline', '3 kind', '4 kind', '5 ask', '7 kind']);
  problemOf(await wrong.apply(), 'A-1');
  const rows = 'response,en,Late,Call us back.,Late,,\nclosing,vi,,,,,Phòng Điều hành\n';
  const good = await imports(director, 'wordings', head + rows);
  assert.deepEqual([good.preview.report, good.preview.changes.length], [[], 2]);
  assert.equal((await good.apply()).status, 200);
  problemOf(await good.apply(), 'A-2');
  const csv = Buffer.from(await table(director, 'wordings?format=csv&lang=vi')).toString();
  assert.match(csv, /^response,en,Late,Call us back\.,Late,,$/m);
  assert.doesNotMatch(
    Buffer.from(await table(headquarters, 'wordings?format=csv&lang=vi')).toString(),
    /Call us back|Phòng Điều hành/,
    'neither side has the other’s',
  );
  problemOf((await imports(coordinator, 'wordings', head + rows)).answer, 'D-18');
});
