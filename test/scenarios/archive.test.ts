/** A year's records leave for the archive in one file, which proves itself whole. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { verifyArchive } from '../../src/app/archive-verify.ts';
import { writeArchive } from '../../src/app/archive-write.ts';
import { flawSentence } from '../../src/domain/record-flaws.ts';
import { verifyFile } from '../../src/verify-file.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { attaches } from '../support/files-sent.ts';
import { inClosing, notified } from '../support/told.ts';
import { vandalise } from '../support/vandal.ts';

const desk = await openTestDesk();
const { people, clock, store, ring } = desk;
const folder = await mkdtemp(join(tmpdir(), 'thongsuot-archive-'));
after(() => rm(folder, { recursive: true }));
const path = join(folder, '2026.zip');

const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#284' } })
  .jpeg()
  .toBuffer();
const closed = [await closes(desk), await closes(desk), await closes(desk)];
const withdrawn = await people.technician.reports({ description: '=HYPERLINK("http://x")' });
await people.technician.withdraws(withdrawn, 'Báo nhầm');
await notified(desk);
const made = await archive('thtk');
const whole = await readFile(path);

test('every finished incident of the year is in it, with minutes, record and files', async () => {
  assert.ok('incidents' in made);
  assert.deepEqual([made.incidents, made.leftOut, made.open], [4, 0, 1]);
  const names = Object.keys(unzipSync(whole));
  const code = closed[0]?.code ?? '';
  for (const name of [
    'DOC-TRUOC.txt',
    'index.csv',
    'manifest.json',
    `${code}/${code}.json`,
    `${code}/bien-ban-${code}.pdf`,
  ]) {
    assert.ok(names.includes(name), name);
  }
  assert.ok(names.some((name) => /\/dinh-kem\/\d\d-đèn thiết bị\.jpg$/.test(name)));
  const report = await verifyArchive(path, { trusted: await ring.keys() });
  assert.deepEqual(report.flaws, []);
  assert.deepEqual([report.incidents, report.open, report.year], [4, 1, 2026]);
});

test('its table opens in a spreadsheet: a mark, lines of Windows, no cell that runs', () => {
  const text = Buffer.from(unzipSync(whole)['index.csv'] ?? []).toString('utf8');
  assert.ok(text.startsWith('\u{feff}Mã sự cố,Đơn vị,'));
  const rows = parse(text, { bom: true, record_delimiter: '\r\n' });
  assert.deepEqual(
    rows.slice(1).map(([code]) => code),
    [...closed, withdrawn].map(({ code }) => code).toSorted(),
  );
  assert.ok(rows.flat().every((cell) => !cell.startsWith('=')));
});

test('a unit’s archive has its own incidents; a carrier’s those that it was told of', async () => {
  for (const [unit, count] of [
    ['ptc-107', 4],
    ['ptc-108', 0],
    ['viettel', 3],
  ] as const) {
    const of = await archive(unit, join(folder, `${unit}.zip`));
    assert.equal('incidents' in of && of.incidents, count, unit);
    assert.deepEqual((await verifyArchive(join(folder, `${unit}.zip`))).flaws, []);
  }
  assert.deepEqual(await archive('no-unit'), { bar: 'no-unit' });
  const before = await archive('thtk', join(folder, '2025.zip'), { year: 2025 });
  assert.equal('incidents' in before && before.incidents, 0);
});

test('any byte that changes is found, and the command refuses the archive', async () => {
  const changed = join(folder, 'changed.zip');
  for (let at = 0; at < whole.length; at += Math.floor(whole.length / 60)) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(changed, bytes);
    assert.notDeepEqual((await verifyArchive(changed)).flaws, [], `byte ${at}`);
  }
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  assert.equal(await verifyFile(changed, {}, say), 1);
  assert.equal(await verifyFile(path, {}, say), 0, said.join('\n'));
});

test('the file that was changed is named, also by who zips it anew', async () => {
  const code = closed[0]?.code ?? '';
  const named = async (forge: (files: Record<string, Uint8Array>) => unknown) => {
    const files = unzipSync(whole);
    forge(files);
    const forged = join(folder, 'forged.zip');
    await writeFile(forged, zipSync(files, { level: 0 }));
    const { flaws } = await verifyArchive(forged);
    return flaws.map((flaw) => `${flaw.what} ${flaw.id ?? ''}`.trim());
  };
  const pdf = `${code}/bien-ban-${code}.pdf`;
  assert.deepEqual(await named((files) => flip(files[pdf])), [
    'archive-unsealed',
    `archive-file ${pdf}`,
    `pdf-changed ${pdf}`,
  ]);
  const json = `${code}/${code}.json`;
  const flaws = await named((files) => delete files[json]);
  assert.ok(flaws.includes(`archive-missing ${json}`), String(flaws));
  const foreign = await named((files) => (files['SC-2026-999999/x.json'] = new Uint8Array(3)));
  assert.deepEqual(foreign, ['archive-unsealed', 'archive-foreign SC-2026-999999/x.json']);
  const listed = await named((files) => {
    const text = Buffer.from(files['manifest.json'] ?? []).toString('utf8');
    files['manifest.json'] = Buffer.from(text.replace('"open": 1', '"open": 0'));
  });
  assert.deepEqual(listed, ['archive-unsealed', 'archive-manifest']);
  assert.match(flawSentence({ what: 'archive-file', id: pdf }, 'vi'), /bien-ban.*không phải/);
});

test('a file swapped together with the list of files: the list is not the desk’s', async () => {
  const stranger = [{ id: 'aaaaaaaaaaaaaaaa', x: 'A'.repeat(43), since: 0 }];
  const { flaws } = await verifyArchive(path, { trusted: stranger });
  assert.ok(flaws.some(({ what }) => what === 'archive-forged'));
  assert.ok(flaws.some(({ what }) => what === 'archive-manifest'));
});

test('what is no archive, or the half of one, is said to be none', async () => {
  const half = join(folder, 'half.zip');
  for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from('PK\u0003\u0004')]) {
    await writeFile(half, bytes);
    assert.deepEqual((await verifyArchive(half)).flaws, [{ what: 'file-unreadable' }]);
  }
});

test('masked: no number is in it, nor any attached file; it verifies', async () => {
  const masked = join(folder, 'masked.zip');
  await archive('thtk', masked, { isMasked: true });
  const report = await verifyArchive(masked);
  assert.deepEqual([report.flaws, report.masked], [[], true]);
  const files = unzipSync(await readFile(masked));
  assert.ok(Object.keys(files).every((name) => !name.includes('dinh-kem')));
});

test('a try that is cut off leaves no archive, and the next one writes it whole', async () => {
  const again = join(folder, 'again.zip');
  await assert.rejects(
    archive('thtk', again, {}, ({ done }) => {
      if (done === 2) throw new Error('the power went');
    }),
    /the power went/,
  );
  await assert.rejects(stat(again), /ENOENT/);
  await writeFile(`${again}.part`, 'the half of an earlier try');
  assert.ok('incidents' in (await archive('thtk', again)));
  assert.deepEqual((await verifyArchive(again)).flaws, []);
  await assert.rejects(stat(`${again}.part`), /ENOENT/);
});

test('a record that does not fit is left out and named, the others go', async () => {
  const [victim] = closed;
  const sql = `update events set body = replace(body, 'Minh', 'Ninh') where incident = $1`;
  await vandalise(store, sql, [victim?.id]);
  const left = await archive('thtk', join(folder, 'left.zip'));
  assert.deepEqual('leftOut' in left && [left.incidents, left.leftOut], [3, 1]);
  const report = await verifyArchive(join(folder, 'left.zip'));
  assert.deepEqual([report.flaws, report.leftOut], [[], [victim?.code]]);
});

async function closes(of: TestDesk) {
  const incident = await inClosing(of);
  await attaches(people.technician, incident, photo, 'đèn thiết bị.jpg');
  await people.technician.signs(incident);
  clock.advance({ minutes: 5 });
  await people.helpdesk.signs(incident, 'Bảo lưu');
  return incident;
}

function archive(
  unit: string,
  to = path,
  more: { year?: number; isMasked?: boolean } = {},
  onProgress: Parameters<typeof writeArchive>[3] = () => undefined,
) {
  const order = { unit, year: 2026, isMasked: false, path: to, deskUrl: '', ...more };
  return writeArchive(desk.desk, ring, order, onProgress);
}

function flip(bytes: Uint8Array | undefined): void {
  assert.ok(bytes);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
}
