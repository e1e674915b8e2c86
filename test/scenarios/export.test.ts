/** An incident leaves the desk, and is verified with nothing but the file: any byte counts. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { verifyPdf } from '../../src/app/pdf-seal.ts';
import { openKeyring, rotateKey } from '../../src/app/keyring.ts';
import { verifyRecordFile, type RecordFile } from '../../src/domain/record-file.ts';
import { keepKey } from '../../src/store/keys.ts';
import { castings } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { inClosing, inRestoration } from '../support/told.ts';

const desk = await openTestDesk();
const { people, clock, store, ring } = desk;

const incident = await inClosing(desk);
await people.technician.signs(incident);
clock.advance({ minutes: 5 });
await people.helpdesk.signs(incident, 'Không đồng ý về 12 phút đầu, gọi lại số 0912 345 678');
const json = await exported('json');
const pdf = await exported('pdf');
const text = json.toString('utf8');

test('a file proves itself: chain, checkpoint, keys, agreement', async () => {
  const report = verifyRecordFile(text);
  assert.deepEqual(report.flaws, []);
  assert.deepEqual([report.code, report.masked], [incident.code, 0]);
  const file = JSON.parse(text) as RecordFile;
  assert.equal(report.entries, file.entries.length);
  assert.equal(file.proofs.at(-1)?.leaf.version, file.entries.length);
  assert.deepEqual(verifyRecordFile(text, { trusted: await ring.keys() }).flaws, []);
});

test('the minutes hold the same record, and are sealed as a whole', () => {
  const report = verifyPdf(pdf);
  assert.deepEqual([report.code, report.flaws], [incident.code, []]);
  assert.match(pdf.toString('latin1'), /pdfaid:part>3</);
});

test('any byte of a file that was changed is found', () => {
  // A step that has no factor in common with lines and records reaches every part of them.
  for (let at = 0; at < json.length; at += 41) {
    const changed = Buffer.from(json);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.notDeepEqual(verifyRecordFile(changed.toString('utf8')).flaws, [], `byte ${at}`);
  }
  for (let at = 0; at < pdf.length; at += 97) {
    const changed = Buffer.from(pdf);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.notDeepEqual(verifyPdf(changed).flaws, [], `byte ${at}`);
  }
});

test('the seal’s own bytes, a byte more and a byte less are found', () => {
  const from = pdf.indexOf('%thongsuot-seal');
  assert.ok(from > 0);
  for (let at = from; at < pdf.indexOf('startxref', from); at += 1) {
    const changed = Buffer.from(pdf);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const named = verifyPdf(changed).flaws.map(({ what }) => what);
    assert.ok(named.includes('pdf-forged') || named.includes('pdf-unsealed'), `byte ${at}`);
  }
  assert.deepEqual(names(verifyPdf(Buffer.concat([pdf, Buffer.from(' ')]))), ['pdf-changed']);
  assert.deepEqual(names(verifyPdf(pdf.subarray(0, -1))), ['pdf-changed']);
});

/** What a forger does to a file, and how it is named. */
const forgeries: [string, (file: RecordFile) => void, string][] = [
  ['an entry’s words', ({ entries }) => swap(entries[2], 'Minh', 'Ninh'), 'body-changed'],
  [
    'the order',
    ({ entries }) => entries.splice(1, 2, ...entries.slice(1, 3).toReversed()),
    'out-of-order',
  ],
  ['an entry taken out', ({ entries }) => entries.splice(3, 1), 'out-of-order'],
  ['the end cut off', ({ entries }) => entries.pop(), 'not-as-sealed'],
  ['no proof', ({ proofs }) => proofs.splice(0), 'proof-missing'],
  ['a path', ({ proofs }) => proofs[0]?.path.push('00'.repeat(32)), 'proof-broken'],
  [
    'a checkpoint',
    ({ proofs }) => swap(proofs[0]?.checkpoint, '"seq":1', '"seq":7'),
    'checkpoint-forged',
  ],
  ['the agreement', ({ agreement }) => swap(agreement, 'PTC', 'PTX'), 'agreement-changed'],
  ['another’s name', (file) => void (file.incident.code = 'SC-2026-000999'), 'file-other'],
  ['the time of export', (file) => void (file.exportedAt += 1), 'file-seal'],
];

for (const [what, forge, name] of forgeries) {
  test(`found and named: ${what}`, () => {
    const file = JSON.parse(text) as RecordFile;
    forge(file);
    const named = names(verifyRecordFile(`${JSON.stringify(file, null, 1)}\n`));
    assert.ok(named.includes(name), String(named));
    assert.ok(named.includes('file-seal'), 'and the file is not the one that was signed');
  });
}

test('another record in the minutes, another desk’s keys, no file at all: named', async () => {
  const stranger = [{ id: 'aaaaaaaaaaaaaaaa', x: 'A'.repeat(43), since: 0 }];
  assert.ok(names(verifyRecordFile(text, { trusted: stranger })).includes('key-foreign'));
  assert.ok(names(verifyPdf(pdf, { trusted: stranger })).includes('pdf-forged'));
  for (const junk of ['', '{}', '[]', 'null', '{"format":"thongsuot-record/1"}', '%PDF-1.7']) {
    assert.deepEqual(names(verifyRecordFile(junk)), ['file-unreadable'], junk);
  }
  const empty = names(verifyPdf(Buffer.from('%PDF-1.7\n%%EOF')));
  assert.deepEqual(empty, ['pdf-unsealed', 'pdf-attachment']);
  for (const keys of [[null], [7], ['a'], [{}], [{ id: 'a', x: 7 }], {}, null]) {
    const made = madeUp(JSON.stringify({ format: 'thongsuot-record/1', keys }));
    assert.deepEqual(names(verifyPdf(made)), ['pdf-forged', 'file-unreadable']);
  }
});

test('a masked copy says what is masked; it holds by the hashes it carries', async () => {
  const masked = await exported('json', '?masked=true');
  const report = verifyRecordFile(masked.toString('utf8'));
  assert.deepEqual(report.flaws, []);
  assert.ok(report.masked > 0);
  for (const there of ['0912 345 678', '@viettel', '982693434']) {
    assert.equal(masked.includes(there), false, there);
  }
  assert.ok(text.includes('0912 345 678'));
  const minutes = await exported('pdf', '?masked=true');
  assert.deepEqual(names(verifyPdf(minutes)), []);
});

test('an open incident is exported as it stands, and its new head is sealed by it', async () => {
  const open = await inRestoration(desk);
  const before = verifyRecordFile((await exported('json', '', open)).toString('utf8'));
  await people.helpdesk.updates(open, 'Đang hàn nối');
  const after = verifyRecordFile((await exported('json', '', open)).toString('utf8'));
  assert.deepEqual([before.flaws, after.flaws, after.entries], [[], [], before.entries + 1]);
});

test('after a rotation the file brings both keys, the new one vouched for by the old', async () => {
  const made = await rotateKey(store, ring, false);
  const file = (await exported('json')).toString('utf8');
  const report = verifyRecordFile(file);
  assert.deepEqual([report.flaws, report.key], [[], made.id]);
  const keys = await fetch(`${desk.at.url}/.well-known/thongsuot-keys.json`);
  const published = (await keys.json()) as { keys: { kid: string }[] };
  assert.deepEqual(
    published.keys.map(({ kid }) => kid),
    (await ring.keys()).map(({ id }) => id),
  );
  const forged = JSON.parse(file) as RecordFile;
  const [, second] = forged.keys;
  assert.ok(second);
  second.since += 1;
  assert.ok(names(verifyRecordFile(JSON.stringify(forged))).includes('key-signature'));
});

test('the code on printed minutes is answered to anybody; others are not there', async () => {
  const { proofs } = JSON.parse(text) as RecordFile;
  const head = proofs.at(-1)?.leaf.head ?? '';
  const answer = await fetch(`${desk.at.url}/api/record/heads/${head}`);
  assert.equal(answer.status, 200);
  assert.ok(!(await answer.text()).includes(incident.code), 'it tells nothing of the incident');
  const none = await fetch(`${desk.at.url}/api/record/heads/${'0'.repeat(64)}`);
  assert.equal(none.status, 404);
});

test('a record that does not hold does not leave the desk', async () => {
  const client = new pg.Client(store.url);
  await client.connect();
  const broken = await inRestoration(desk);
  await client.query('set session_replication_role = replica');
  await client.query(`update events set body = replace(body, 'Minh', 'Ninh') where incident = $1`, [
    broken.id,
  ]);
  await client.end();
  for (const kind of ['json', 'pdf']) {
    const path = `/api/incidents/${broken.id}/export.${kind}`;
    const answer = await people.technician.send('GET', path);
    assert.deepEqual([answer.status, (answer.body as { code: string }).code], [409, 'R-2']);
  }
});

test('without its key the desk exports nothing, and says so', async () => {
  // Somebody rotated the key elsewhere: its private half is not at this desk.
  const varFolder = await mkdtemp(join(tmpdir(), 'thongsuot-elsewhere-'));
  await keepKey(varFolder, await signerOf());
  await rotateKey(store, await openKeyring(store, { varFolder, pem: undefined }), false);
  await rm(varFolder, { recursive: true });
  for (const kind of ['json', 'pdf']) {
    const path = `/api/incidents/${incident.id}/export.${kind}`;
    const answer = await people.technician.send('GET', path);
    assert.deepEqual([answer.status, (answer.body as { code: string }).code], [409, 'R-1']);
  }
});

/** A PDF that somebody wrote by hand, with a record and a seal in it. */
function madeUp(record: string): Buffer {
  const head = `/Type /EmbeddedFile /Length ${record.length}>>\nstream\n`;
  const said = Buffer.from(JSON.stringify({ key: 'a' })).toString('base64url');
  return Buffer.from(`%PDF-1.7\n${head}${record}\nendstream\n%thongsuot-seal ${said}.AAAA\n`);
}

async function signerOf() {
  const signer = await ring.signer();
  assert.ok('key' in signer);
  return signer.key;
}

async function exported(kind: 'json' | 'pdf', query = '', of = incident): Promise<Buffer> {
  const answer = await fetch(`${desk.at.url}/api/incidents/${of.id}/export.${kind}${query}`, {
    headers: { authorization: `Bearer ${castings.technician.secret}` },
  });
  assert.equal(answer.status, 200);
  return Buffer.from(await answer.arrayBuffer());
}

function names({ flaws }: { flaws: { what: string }[] }): string[] {
  return flaws.map(({ what }) => what);
}

function swap(at: { body: string } | undefined, from: string, to: string): void {
  assert.ok(at, 'it is there');
  assert.ok(at.body.includes(from), `${from} is there`);
  at.body = at.body.replace(from, to);
}
