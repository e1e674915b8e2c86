/** The directory administered: each side its own, with a history, and a way back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  AdminCircuitPage,
  AdminUnit,
  AdminUnitPage,
  ImportPreviewView,
} from '../../src/http/contract/admin.ts';
import type { Problem } from '../../src/http/contract/common.ts';
import type { Circuit } from '../../src/http/contract/directory.ts';
import type { IncidentPage, IncidentView } from '../../src/http/contract/incidents.ts';
import { writeAudit } from '../../src/store/audit.ts';
import { castings, circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf, type Answer, type Person } from '../support/person.ts';

const desk = await openTestDesk();
const { people } = desk;
const { headquarters, coordinator, otherCoordinator, director, technician } = people;

const unitOf = (id: string, by: Person = headquarters): Promise<AdminUnitPage> =>
  by.get(`/api/admin/units/${id}`);

/** Saves a unit as it is, but for what is said. */
async function saves(by: Person, id: string, change: Partial<AdminUnit>): Promise<Answer> {
  const { unit, seen } = await unitOf(id);
  const { kind, name, parent, province, validFrom, validTo, successor } = { ...unit, ...change };
  const body = { kind, name, parent, province, validFrom, validTo, successor, seen };
  return by.send('POST', `/api/admin/units/${id}`, { body });
}

async function imports(by: Person, kind: string, bytes: Uint8Array | string, name = 'tep.csv') {
  const body = { kind, name, content: Buffer.from(bytes).toString('base64') };
  const preview = await by.send('POST', '/api/admin/imports/preview', { body });
  return {
    preview: preview.body as ImportPreviewView,
    apply: () =>
      by.send('POST', '/api/admin/imports', {
        body: { ...body, fingerprint: (preview.body as ImportPreviewView).fingerprint },
      }),
    answer: preview,
  };
}

async function table(by: Person, query: string): Promise<Uint8Array> {
  const headers = by.credentials();
  const answer = await fetch(`${desk.at.url}/api/admin/tables/${query}`, { headers });
  assert.equal(answer.status, 200);
  return new Uint8Array(await answer.arrayBuffer());
}

const head = 'id,kind,name,parent,province,from,to,successor\n';

test('an office is renamed; its page tells by whom, and takes it back', async () => {
  const name = 'Phòng Tài chính huyện Sìn Hồ mới';
  assert.equal((await saves(coordinator, 'ptc-108', { name })).status, 200);
  const after = await unitOf('ptc-108', coordinator);
  assert.equal(after.unit.name, name);
  const [entry] = after.history;
  assert.equal(entry?.action, 'unit.change');
  assert.equal(entry?.actor?.name, 'Giàng A Mẫu');
  assert.equal((entry?.before as AdminUnit | undefined)?.name, 'Phòng Tài chính huyện Sìn Hồ');
  const undo = `/api/admin/history/${entry?.id}/undo`;
  assert.equal((await coordinator.send('POST', undo)).status, 200);
  const back = await unitOf('ptc-108', coordinator);
  assert.equal(back.unit.name, 'Phòng Tài chính huyện Sìn Hồ');
  assert.equal(back.history.length, 2);
  // What was undone is not as that entry left it any more.
  problemOf(await coordinator.send('POST', undo), 'A-2');
});

test('of another province, or of the other side, it is not there', async () => {
  for (const path of ['units/ptc-002', 'units/stc-12', 'circuits/ptc-01-002']) {
    problemOf(await coordinator.send('GET', `/api/admin/${path}`), 'D-1');
  }
  problemOf(await director.send('GET', '/api/admin/units/ptc-107'), 'D-1');
  problemOf(await technician.send('GET', '/api/admin/units/ptc-107'), 'D-18');
  const problem = problemOf(await saves(coordinator, 'ptc-002', { name: 'Của tôi' }), 'A-1');
  assert.equal(problem.flaws?.[0]?.field, 'id');
  // An id that the other side has is not free, and nothing of it is told or changed.
  const body = { kind: 'site', name: 'Chiếm', parent: 'stc-12', province: '12' };
  const period = { validFrom: null, validTo: null, successor: null };
  const taken = await headquarters.send('POST', '/api/admin/units/viettel', {
    body: { ...body, ...period },
  });
  problemOf(taken, 'A-1');
});

test('two who look at the same thing and save: the second looks again', async () => {
  const { unit, seen } = await unitOf('ptc-109');
  const { kind, parent, province, validFrom, validTo, successor } = unit;
  const saving = (name: string): Promise<Answer> =>
    headquarters.send('POST', '/api/admin/units/ptc-109', {
      body: { kind, name, parent, province, validFrom, validTo, successor, seen },
    });
  const statuses = (await Promise.all([saving('Một'), saving('Hai')])).map((one) => one.status);
  assert.deepEqual(
    statuses.toSorted((a, b) => a - b),
    [200, 409],
  );
});

test('what makes no sense is told by field, and nothing is kept of it', async () => {
  const cases: [Partial<AdminUnit>, string][] = [
    [{ name: ' ' }, 'name'],
    [{ parent: 'ptc-107' }, 'parent'],
    [{ province: '99' }, 'province'],
    [{ validTo: '2026-12-31', successor: 'ptc-107' }, 'to'],
    [{ validFrom: '2020-01-01', validTo: '2019-01-01', successor: 'ptc-107' }, 'to'],
    [{ validTo: '2025-06-30' }, 'successor'],
    [{ validTo: '2025-06-30', successor: 'stc-12' }, 'successor'],
    [{ validTo: '2025-06-30', successor: 'ptc-110' }, 'successor'],
    [{ successor: 'ptc-107' }, 'to'],
    [{ kind: 'coordinator', parent: 'thtk' }, 'kind'],
  ];
  for (const [change, field] of cases) {
    const problem = problemOf(await saves(headquarters, 'ptc-110', change), 'A-1');
    assert.ok(
      problem.flaws?.some((flaw) => flaw.field === field),
      `${field}: ${JSON.stringify(problem.flaws)}`,
    );
  }
  assert.deepEqual((await unitOf('ptc-110')).history, []);
});

test('what is exported and read again changes nothing, as CSV and as XLSX', async () => {
  for (const kind of ['units', 'circuits']) {
    for (const format of ['csv', 'xlsx']) {
      const file = await table(headquarters, `${kind}?format=${format}&lang=vi`);
      const { preview, apply } = await imports(headquarters, kind, file);
      assert.deepEqual([preview.changes, preview.report], [[], []], `${kind} ${format}`);
      assert.ok(preview.rows >= 697);
      assert.equal((await apply()).status, 200);
    }
  }
});

test('a good file is applied once; the same file again changes nothing', async () => {
  const row = 'px-901,site,"=Phòng ""Thử"", số 1",stc-12,12,2024-01-01,,\n';
  const first = await imports(coordinator, 'units', head + row);
  assert.deepEqual(first.preview.report, []);
  assert.equal(first.preview.changes.length, 1);
  assert.equal((await first.apply()).status, 200);
  const again = await imports(coordinator, 'units', head + row);
  assert.deepEqual(again.preview.changes, []);
  // A name that looks like a formula is exported as the text that it is, and comes back as it was.
  const csv = Buffer.from(await table(coordinator, 'units?format=csv')).toString();
  assert.match(csv, /"'=Phòng ""Thử"", số 1"/);
  assert.deepEqual((await imports(coordinator, 'units', csv)).preview.changes, []);
  // The whole import can be taken back.
  const audit = await headquarters.get<{ items: { id: string; action: string }[] }>('/api/audit');
  const entry = audit.items.find(({ action }) => action === 'import.units');
  assert.equal(
    (await coordinator.send('POST', `/api/admin/history/${entry?.id}/undo`)).status,
    200,
  );
  problemOf(await coordinator.send('GET', '/api/admin/units/px-901'), 'D-1');
});

test('a bad file is told row by row and column by column, and nothing of it is kept', async () => {
  const file = [
    'Mã đơn vị;Loại;Tên;Mã đơn vị cấp trên;Mã tỉnh (2009);Từ ngày;Đến hết ngày;Mã đơn vị kế thừa',
    'px-902;site;Phòng tốt;stc-12;12;;;',
    'PX 903;site;Mã sai;stc-12;12;;;',
    'px-904;văn phòng;Loại sai;stc-12;12;30/6/2025;;',
    'px-905;site;Nơi khác;stc-01;01;;;',
    'px-902;site;Trùng;stc-12;12;;;',
  ].join('\n');
  const { preview, apply } = await imports(coordinator, 'units', file);
  const places = preview.report.map(({ row, column }) => `${row} ${column}`);
  assert.deepEqual(places.toSorted(), ['3 id', '4 from', '4 kind', '5 id', '6 id']);
  assert.match(preview.report[0]?.words.vi.todo ?? '', /Hãy/);
  const problem = problemOf(await apply(), 'A-1');
  assert.ok((problem.flaws?.length ?? 0) >= 4);
  problemOf(await headquarters.send('GET', '/api/admin/units/px-902'), 'D-1');
  const noColumn = await imports(coordinator, 'units', 'id,name\na,b\n');
  assert.deepEqual(
    noColumn.preview.report.map(({ row, column }) => [row, column]),
    [[1, 'kind']],
  );
});

test('what was previewed is what is applied; after another change one looks again', async () => {
  const row = (name: string): string => `${head}ptc-111,site,${name},stc-12,12,,,\n`;
  const one = await imports(coordinator, 'units', row('Tên thứ nhất'));
  const two = await imports(headquarters, 'units', row('Tên thứ hai'));
  const answers = await Promise.all([one.apply(), two.apply()]);
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
  problemOf(answers.find(({ status }) => status === 409) ?? assert.fail(), 'A-2');
});

test('hostile and huge files are refused before they can do anything', async () => {
  const refused = async (bytes: Uint8Array | string, name: string): Promise<void> => {
    const { answer } = await imports(headquarters, 'units', bytes, name);
    problemOf(answer, 'A-4');
  };
  const { zipSync } = await import('fflate');
  const zeros = new Uint8Array(30 * 1024 * 1024);
  await refused(zipSync({ 'xl/worksheets/sheet1.xml': zeros }), 'bom.xlsx');
  const lying = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(1_000_000) });
  // The size that the archive claims, made small in both places where it stands.
  const view = Buffer.from(lying);
  view.writeUInt32LE(10, 22);
  view.writeUInt32LE(10, view.indexOf(Buffer.from('PK\u0001\u0002')) + 24);
  await refused(view, 'doi.xlsx');
  await refused(Buffer.from('PK\u0003\u0004 không phải zip'), 'hong.xlsx');
  await refused(new Uint8Array([0xff, 0xfe, 0x00, 0x41]), 'utf16.csv');
  await refused('', 'rong.csv');
  await refused(`id\n${'a\n'.repeat(10_002)}`, 'dai.csv');
  await refused(`id,"mở ngoặc\n`, 'hong.csv');
  const body = { kind: 'units', name: 'to.csv', content: 'A'.repeat(4_000_000) };
  const tooLarge = await headquarters.send('POST', '/api/admin/imports/preview', { body });
  problemOf(tooLarge, 'D-8');
});

test('a unit that records name is not removed by undoing; it is ended', async () => {
  const made = await imports(
    headquarters,
    'circuits',
    'code,site,agreement\nPTC-12-107-B,ptc-107,viettel-ptc-2009\n',
  );
  assert.equal((await made.apply()).status, 200);
  await technician.reports({ circuit: 'ptc-12-107-b' });
  const page = await headquarters.get<AdminCircuitPage>('/api/admin/circuits/ptc-12-107-b');
  const undo = `/api/admin/history/${page.history[0]?.id}/undo`;
  problemOf(await headquarters.send('POST', undo), 'A-3');
  const { code, site, agreement, validFrom } = page.circuit;
  const body = { code, site, agreement, validFrom, validTo: '2026-11-22', seen: page.seen };
  const ended = await headquarters.send('POST', '/api/admin/circuits/ptc-12-107-b', { body });
  assert.equal(ended.status, 200);
  const found = await technician.get<{ items: Circuit[] }>('/api/circuits');
  assert.deepEqual(
    found.items.map(({ id }) => id),
    [circuits.muongTe],
  );
});

test('what is taken back can be had again; what is no change of the directory cannot', async () => {
  const trail = () => headquarters.get<{ items: { id: string; action: string }[] }>('/api/audit');
  const undone = (await trail()).items.find(({ action }) => action === 'import.undo');
  const undo = (id: string | undefined): Promise<Answer> =>
    headquarters.send('POST', `/api/admin/history/${id}/undo`);
  assert.equal((await undo(undone?.id)).status, 200);
  assert.equal((await unitOf('px-901')).unit.id, 'px-901');
  problemOf(await undo('99999999'), 'D-1');
  await writeAudit(desk.store, {
    actor: { ...castings.headquarters, person: 'p', unitName: '' },
    action: 'person.invite',
    subject: { kind: 'person', id: 'ai-do' },
  });
  problemOf(await undo((await trail()).items[0]?.id), 'A-5');
});

test('July 2025: offices become communes’, circuits move, records stay and are found', async () => {
  const before = await technician.reports();
  const csv = await table(coordinator, 'successors?province=12&format=csv&lang=vi');
  const lines = Buffer.from(csv).toString().trim().split('\n');
  const muongTe = lines.find((line) => line.startsWith('ptc-107,')) ?? '';
  assert.match(muongTe, /03445,Xã Mường Tè$/);
  // The town of Lai Châu has no commune of its name: somebody has to say which.
  const town = lines.find((line) => line.startsWith('ptc-105,')) ?? '';
  assert.match(town, /,,$/);
  const file = [lines[0], muongTe, town].join('\n');
  const bad = await imports(coordinator, 'successors', file);
  assert.deepEqual(
    bad.preview.report.map(({ row, column }) => [row, column]),
    [[3, 'commune']],
  );
  const elsewhere = await imports(otherCoordinator, 'successors', [lines[0], muongTe].join('\n'));
  assert.ok(elsewhere.preview.report.length > 0);

  const good = await imports(
    coordinator,
    'successors',
    [lines[0], muongTe, town.replace(/,,$/, ',03408,')].join('\n'),
  );
  assert.deepEqual(good.preview.report, []);
  assert.equal((await good.apply()).status, 200);
  assert.deepEqual((await imports(coordinator, 'successors', muongTe)).preview.changes, []);

  const heir = await unitOf('ktx-03445', coordinator);
  assert.equal(heir.unit.name, 'Phòng Kinh tế xã Mường Tè');
  assert.equal(heir.circuits[0]?.id, circuits.muongTe);
  assert.deepEqual(
    heir.unit.formerly.map(({ id }) => id),
    ['ptc-107'],
  );
  const [circuit] = (await coordinator.get<{ items: Circuit[] }>('/api/circuits?q=huyen muong te'))
    .items;
  assert.equal(circuit?.site.name, 'Phòng Kinh tế xã Mường Tè');
  assert.deepEqual(circuit?.site.formerly, ['Phòng Tài chính huyện Mường Tè']);
  assert.equal(circuit?.hotline.e164, '+842136250119');
  await recordsStay(before);
});

/** The record keeps the office of its day, and says what it has become; both names find it. */
async function recordsStay(before: IncidentView): Promise<void> {
  const view = await coordinator.sees(before);
  assert.equal(view.site.name, 'Phòng Tài chính huyện Mường Tè');
  assert.equal(view.siteNow?.name, 'Phòng Kinh tế xã Mường Tè');
  for (const q of ['huyen muong te', 'xa muong te']) {
    const page = await coordinator.get<IncidentPage>(`/api/incidents?q=${encodeURIComponent(q)}`);
    assert.ok(
      page.items.some(({ id }) => id === before.id),
      q,
    );
  }
  const now = await coordinator.reports();
  assert.equal(now.site.id, 'ktx-03445');
  assert.deepEqual(now.siteFormerly, ['Phòng Tài chính huyện Mường Tè']);

  // Whoever worked in the district's office acts for the commune's, and goes on with its records.
  assert.equal((await technician.sees(before)).id, before.id);
  const noted = await technician.notes(before, 'Phòng Kinh tế xã tiếp nhận');
  const { entries } = await technician.record(noted);
  const { actor } = entries.at(-1) ?? assert.fail();
  assert.deepEqual([actor.unit, 'formerly' in actor], ['ktx-03445', false]);
  assert.ok((await technician.board()).items.some(({ id }) => id === before.id));
}

test('a province that went into another takes its coordinator along', async () => {
  const csv = Buffer.from(await table(headquarters, 'successors?province=02')).toString();
  const lines = csv.trim().split('\n');
  const complete = lines.filter((line) => /,\d{5},/.test(line));
  assert.ok(complete.length > 3);
  const file = [lines[0], ...complete].join('\n');
  const { preview, apply } = await imports(headquarters, 'successors', file);
  assert.deepEqual(preview.report, []);
  assert.equal((await apply()).status, 200);
  const old = await unitOf('stc-02');
  assert.equal(old.unit.now?.id, 'stc-08');
  // Those whose commune nobody has named yet are the new department's to look after.
  const town = await unitOf('ptc-024');
  assert.equal(town.unit.parent, 'stc-08');
});

test('an answer names the problem for either reader', async () => {
  const answer = await saves(headquarters, 'ptc-110', { name: '' });
  const { flaws } = answer.body as Problem;
  assert.equal(flaws?.[0]?.words.vi.todo, 'Hãy điền.');
});
