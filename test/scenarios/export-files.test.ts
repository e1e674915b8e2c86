/** The files of an incident go with its export, are known by their hashes, and come out again. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { verifyPdf } from '../../src/app/pdf-seal.ts';
import { verifyDesk } from '../../src/app/verify-desk.ts';
import { maskedText } from '../../src/domain/masking.ts';
import { sha256 } from '../../src/domain/record.ts';
import { verifyRecordFile, type RecordFile } from '../../src/domain/record-file.ts';
import { verifyFile } from '../../src/verify-file.ts';
import { castings } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { attaches } from '../support/files-sent.ts';
import { inClosing } from '../support/told.ts';
import { restore, spare, vandalise } from '../support/vandal.ts';

const desk = await openTestDesk();
const { people, store } = desk;
const folder = await mkdtemp(join(tmpdir(), 'thongsuot-files-'));
after(() => rm(folder, { recursive: true }));

const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#284' } })
  .png()
  .toBuffer();
const log = Buffer.from('Nov 23 08:01 router: link down, gọi 0912 345 678\n');
const incident = await inClosing(desk);
await attaches(people.technician, incident, photo, 'đèn thiết bị 0912 345 678.png');
await attaches(people.helpdesk, incident, log, 'router.log');
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const json = await exported('json');
const pdf = await exported('pdf');
const file = JSON.parse(json.toString('utf8')) as RecordFile & { files: object[] };

test('the file brings the contents; each is what the record names', () => {
  const report = verifyRecordFile(json.toString('utf8'));
  assert.deepEqual(report.flaws, []);
  assert.deepEqual(
    report.files.map(({ name, is }) => [name, is]),
    [
      ['đèn thiết bị 0912 345 678.png', 'here'],
      ['router.log', 'here'],
    ],
  );
  const [, second] = file.files as { content: string }[];
  assert.deepEqual(Buffer.from(second?.content ?? '', 'base64'), log);
});

test('the minutes attach the files themselves, where a reader of PDF finds them', () => {
  const { flaws, files } = verifyPdf(pdf);
  assert.deepEqual([flaws, files.map(({ is }) => is)], [[], ['here', 'here']]);
  assert.equal(pdf.toString('latin1').match(/\/Type \/EmbeddedFile/g)?.length, 3);
  assert.match(pdf.toString('latin1'), /\/Subtype \/Image/, 'and the photo is shown');
});

for (const [kind, bytes] of [
  ['json', json],
  ['pdf', pdf],
] as const) {
  test(`verify --extract takes them out of the ${kind}, and writes over nothing`, async () => {
    const name = join(folder, `hồ sơ.${kind}`);
    const into = join(folder, `ra-${kind}`);
    await writeFile(name, bytes);
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    assert.equal(await verifyFile(name, { extract: into }, say), 0, said.join('\n'));
    const names = (await readdir(into)).toSorted();
    assert.equal(names.length, 2);
    const taken = await Promise.all(names.map((each) => readFile(join(into, each))));
    assert.deepEqual(taken.map(hashOf).toSorted(), hashes());
    assert.match(names.join(), /router\.log/);
    await assert.rejects(verifyFile(name, { extract: into }, say), /EEXIST/);
  });
}

test('a name that would lead out of the folder does not', async () => {
  const evil = structuredClone(file) as RecordFile & { entries: { body: string }[] };
  for (const entry of evil.entries) {
    entry.body = entry.body.replace('router.log', String.raw`..\/..\/..\/router.log`);
  }
  const name = join(folder, 'evil.json');
  await writeFile(name, JSON.stringify(evil));
  const into = join(folder, 'evil');
  assert.equal(await verifyFile(name, { extract: into }, () => undefined), 1);
  assert.deepEqual((await readdir(into)).toSorted().at(-1), 'router.log');
});

/** What is done to the files of an export, and how it is named. */
const forgeries: [string, (file: Forged) => void, string][] = [
  [
    'a swapped content',
    ({ files }) => Object.assign(fileAt(files), { content: 'AAAA' }),
    'changed',
  ],
  [
    'the two swapped',
    ({ files }) => void ([fileAt(files).content, fileAt(files, 1).content] = contents(files)),
    'changed',
  ],
  ['a file taken out', ({ files }) => files.pop(), 'missing'],
  ['its content taken out', ({ files }) => delete fileAt(files).content, 'missing'],
  ['one too many', ({ files }) => files.push({ ...fileAt(files), seq: 2 }), 'foreign'],
  [
    'another spelling of the same bytes',
    ({ files }) => void (fileAt(files).content = `${fileAt(files).content} `),
    'changed',
  ],
];
type Forged = { files: { seq: number; content?: string }[] };

for (const [what, forge, name] of forgeries) {
  test(`found and named: ${what}`, () => {
    const forged = structuredClone(file) as unknown as Forged;
    forge(forged);
    const report = verifyRecordFile(`${JSON.stringify(forged, null, 1)}\n`);
    const named = report.flaws.map((flaw) => flaw.what);
    assert.ok(named.includes(`attachment-${name}` as 'attachment-changed'), String(named));
    assert.ok(named.includes('file-seal'));
  });
}

test('found and named: another file attached to the minutes in its place', () => {
  const text = pdf.toString('latin1');
  const from = text.lastIndexOf('/Type /EmbeddedFile');
  const at = text.indexOf('stream', from) + 20;
  const forged = Buffer.from(pdf);
  forged[at] = (forged[at] ?? 0) ^ 0xff;
  const named = verifyPdf(forged).flaws.map(({ what }) => what);
  assert.deepEqual(named, ['pdf-changed', 'attachment-changed']);
});

test('found and named: a file swapped, dropped or said to be malware in the database', async () => {
  await spare(store, ['attachments']);
  const lastOf = ({ files }: RecordFile): number | undefined => files?.at(-1)?.seq;
  const vandalism: [string, string][] = [
    [`update attachments set content = 'x'::bytea where type = 'text/plain'`, 'changed'],
    [`delete from attachments where type = 'text/plain'`, 'missing'],
    [`update attachments set content = null where type = 'text/plain'`, 'missing'],
    [
      `update attachments set content = null, scan = 'infected' where type = 'text/plain'`,
      'missing',
    ],
  ];
  for (const [sql, name] of vandalism) {
    await vandalise(store, sql);
    const { flaws } = await verifyDesk(store);
    assert.deepEqual(flaws, [{ what: `attachment-${name}`, id: incident.id, seq: lastOf(file) }]);
    const isHeld = sql.includes('infected');
    for (const kind of ['json', 'pdf']) {
      const path = `/api/incidents/${incident.id}/export.${kind}`;
      const { status } = await people.technician.send('GET', path);
      assert.equal(status, isHeld ? 200 : 409, `${kind} after ${sql}`);
    }
    await restore(store, ['attachments']);
  }
  assert.deepEqual((await verifyDesk(store)).flaws, []);
});

test('a masked copy leaves the files out and says so, and masks their names', async () => {
  const masked = await exported('json', '?masked=true');
  const report = verifyRecordFile(masked.toString('utf8'));
  assert.deepEqual(report.flaws, []);
  assert.deepEqual(
    report.files.map(({ is }) => is),
    ['masked', 'masked'],
  );
  assert.ok(!masked.includes('0912 345 678'));
  assert.deepEqual(verifyPdf(await exported('pdf', '?masked=true')).flaws, []);
});

test('a masked number is not found by trying: what was masked is bound to a salt', async () => {
  const masked = JSON.parse((await exported('json', '?masked=true')).toString()) as RecordFile;
  const hidden = masked.entries.filter((entry) => entry.masked);
  assert.ok(hidden.length > 0);
  for (const { body, hash } of hidden) {
    const { seq } = JSON.parse(body) as { seq: number };
    const whole = file.entries[seq - 1]?.body ?? '';
    assert.equal(sha256(whole), hash, 'it is the hash of the true entry');
    const { salt, ...rest } = JSON.parse(whole) as { salt: string };
    assert.match(salt, /^[0-9a-f-]{36}$/);
    assert.ok(!JSON.stringify(masked).includes(salt), 'the copy has no salt');
    // Who knows the number and everything in the copy still does not get the hash.
    assert.notEqual(sha256(JSON.stringify(rest)), hash);
    assert.equal(maskedText(whole), body, 'who has the whole record can tell that it was masked');
  }
});

function fileAt(files: Forged['files'], index = 0): Forged['files'][number] {
  return files[index] ?? assert.fail('no file');
}

function contents(files: Forged['files']): [string, string] {
  return [fileAt(files, 1).content ?? '', fileAt(files).content ?? ''];
}

function hashes(): string[] {
  return (file.files as { sha256: string }[]).map((each) => each.sha256).toSorted();
}

async function exported(kind: 'json' | 'pdf', query = ''): Promise<Buffer> {
  const answer = await fetch(`${desk.at.url}/api/incidents/${incident.id}/export.${kind}${query}`, {
    headers: { authorization: `Bearer ${castings.technician.secret}` },
  });
  assert.equal(answer.status, 200);
  return Buffer.from(await answer.arrayBuffer());
}
