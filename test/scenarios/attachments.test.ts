/** Files beside the record: what is taken, what is refused and why, who sees them, what stays. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import sharp from 'sharp';
import { tendFiles } from '../../src/app/attachments.ts';
import { clamdScanner } from '../../src/app/virus-scan.ts';
import type { RefusalCode } from '../../src/domain/refusals.ts';
import { castings } from '../support/cast.ts';
import { eicar, startClamd } from '../support/clamd.ts';
import { openTestDesk } from '../support/desk.ts';
import { atEnd } from '../support/ending.ts';
import { attaches, filesOf, sends } from '../support/files-sent.ts';
import { problemOf } from '../support/person.ts';
import { inClosing, notified, told } from '../support/told.ts';

const clamd = await startClamd();
atEnd(() => clamd.stop());
const here = `127.0.0.1:${clamd.port}`;
let scannerAt = here;
const desk = await openTestDesk({ scanner: (bytes) => clamdScanner(scannerAt)(bytes) });
const { at, clock, people, store } = desk;
const { technician, helpdesk, neighbour } = people;

/** A photo with a place and a camera in it, as a phone takes it. */
const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#284' } })
  .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '21/1 1/1 0/1', GPSLatitudeRef: 'N' } })
  .jpeg()
  .toBuffer();
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const path = (id: string, sha: string, part = ''): string =>
  `/api/incidents/${id}/attachments/${sha}${part}`;

async function download(id: string, sha: string, part = ''): Promise<Response> {
  const headers = { authorization: `Bearer ${castings.technician.secret}` };
  return fetch(at.url + path(id, sha, part), { headers });
}

async function rowsOf(id: string): Promise<number> {
  const query = 'select 1 from attachments where incident = $1';
  return (await store.pool.query(query, [id])).rowCount ?? 0;
}

test('a photo loses its place and camera, is named in the record, comes back safely', async () => {
  assert.ok((await sharp(photo).metadata()).exif, 'the phone wrote a place');
  const incident = await technician.reports();
  const sha = await attaches(technician, incident, photo, 'C:\\đèn thiết bị.JPEG');
  const entry = (await technician.record(incident)).entries.at(-1);
  assert.deepEqual([entry?.type, entry?.data['sha256']], ['attached', sha]);
  assert.equal(entry?.data['source'], hashOf(photo));
  const answer = await download(incident.id, sha);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assert.equal(hashOf(bytes), sha);
  const { exif, width, format } = await sharp(bytes).metadata();
  assert.deepEqual([exif, width, format], [undefined, 640, 'jpeg']);
  const disposition = answer.headers.get('content-disposition') ?? '';
  assert.match(disposition, /^attachment; filename\*=UTF-8''.*\.jpg$/);
  assert.equal(decodeURIComponent(disposition.split("''")[1] ?? ''), 'đèn thiết bị.jpg');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(answer.headers.get('content-security-policy'), "default-src 'none'; sandbox");
  const small = await download(incident.id, sha, '/thumbnail');
  assert.equal((await sharp(await small.arrayBuffer()).metadata()).width, 320);
});

test('the same file twice is one, also from the other side, also at once', async () => {
  const incident = await notified(desk);
  const senders = [technician, helpdesk, technician];
  const answers = await Promise.all(senders.map((person) => sends(person, incident, photo)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal((await filesOf(technician, incident)).length, 1);
  assert.equal(await rowsOf(incident.id), 1);
});

/** A photo whose head says that it is 60,000 pixels wide and high. */
const bomb = Buffer.from(photo);
const sizes = bomb.indexOf(Buffer.from([0xff, 0xc0])) + 5;
bomb.writeUInt16BE(60_000, sizes);
bomb.writeUInt16BE(60_000, sizes + 2);

const refused: [what: string, code: RefusalCode, bytes: Uint8Array][] = [
  ['nothing at all', 'F-6', new Uint8Array(0)],
  ['a program called .jpg', 'F-1', Buffer.from('\u007FELF\u0002\u0001\u0001\0\0\0', 'latin1')],
  ['a ZIP called .jpg', 'F-1', Buffer.from('PK\u0003\u0004\u0014\0\0\0', 'latin1')],
  ['an SVG with its script', 'F-1', Buffer.from('<?xml version="1.0"?><svg><script/></svg>')],
  ['a PDF with a ZIP behind its end', 'F-1', Buffer.concat([pdf, Buffer.from('PK\u0003\u0004')])],
  ['half a picture', 'F-3', photo.subarray(0, Math.floor(photo.length / 3))],
  ['3.6 billion pixels in 4 KB', 'F-3', bomb],
  ['30 MB', 'F-2', Buffer.alloc(30 * 1024 * 1024, 'a')],
  ['what scanners take for a virus', 'F-4', Buffer.from(eicar)],
];

for (const [what, code, bytes] of refused) {
  test(`${what}: ${code}, and nothing stays`, async () => {
    const incident = await technician.reports();
    problemOf(await sends(technician, incident, bytes), code);
    assert.deepEqual(told(await technician.record(incident)), ['reported']);
    assert.equal(await rowsOf(incident.id), 0);
  });
}

test('what was found in a file stands in the audit, with who sent it', async () => {
  const { rows } = await store.pool.query<{ person: string; after: { what: string } }>(
    `select person, after from audit where action = 'attachment.infected'`,
  );
  assert.deepEqual(
    rows.map(({ person, after: found }) => [person, found.what]),
    [[castings.technician.id, 'Eicar-Test-Signature']],
  );
});

test('a picture that is a page as well is a picture only', async () => {
  const incident = await technician.reports();
  const both = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]);
  const sha = await attaches(technician, incident, both);
  const bytes = Buffer.from(await (await download(incident.id, sha)).arrayBuffer());
  assert.ok(!bytes.includes('script'));
});

test('before notice the carrier sees no file; after it, those of before as well', async () => {
  const incident = await technician.finds(await technician.reports(), 'carrier');
  const sha = await attaches(technician, incident, pdf, 'so-do.pdf');
  assert.equal((await helpdesk.send('GET', path(incident.id, sha))).status, 404);
  await technician.calls(incident, { answered: true });
  assert.equal((await helpdesk.send('GET', path(incident.id, sha))).status, 200);
  assert.equal((await neighbour.send('GET', path(incident.id, sha))).status, 404);
  problemOf(await sends(neighbour, incident, photo), 'D-1');
  const other = await technician.reports();
  assert.equal((await technician.send('GET', path(other.id, sha))).status, 404, 'by its incident');
});

test('a connection that is cut mid-way leaves nothing', async () => {
  const incident = await technician.reports();
  const { hostname, port } = new URL(at.url);
  const socket = connect(Number(port), hostname);
  const head = [
    `POST /api/incidents/${incident.id}/attach HTTP/1.1`,
    `host: ${hostname}:${port}`,
    `authorization: Bearer ${castings.technician.secret}`,
    'content-type: multipart/form-data; boundary=x',
    'content-length: 100000',
    // The desk says that it has begun to listen before anything is sent.
    'expect: 100-continue',
  ];
  const part = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'data');
  await new Promise<void>((done) => {
    socket.write(part);
    socket.write(photo.subarray(0, 1_000), () => done());
  });
  socket.destroy();
  assert.equal((await sends(technician, incident, photo)).status, 200, 'the next try is free');
  assert.equal(await rowsOf(incident.id), 1);
});

test('the scanner is away: kept, named, not handed out; scanned later', async () => {
  scannerAt = '127.0.0.1:1';
  const incident = await technician.reports();
  const sha = await attaches(technician, incident, photo);
  problemOf(await technician.send('GET', path(incident.id, sha)), 'F-5');
  assert.equal((await filesOf(technician, incident))[0]?.state, 'waiting');
  const onInfected = (): never => assert.fail('it is clean');
  await tendFiles(store, { scanner: clamdScanner(scannerAt), onInfected });
  problemOf(await technician.send('GET', path(incident.id, sha)), 'F-5');
  scannerAt = here;
  await tendFiles(store, { scanner: clamdScanner(here), onInfected });
  assert.equal((await technician.send('GET', path(incident.id, sha))).status, 200);
});

test('malware that is found later is gone; its name and hash stay in the record', async () => {
  scannerAt = '127.0.0.1:1';
  const incident = await technician.reports();
  const sha = await attaches(technician, incident, Buffer.from(eicar), 'x.txt');
  scannerAt = here;
  const found: string[] = [];
  await tendFiles(store, {
    scanner: clamdScanner(here),
    onInfected: ({ what }) => found.push(what),
  });
  assert.deepEqual(found, ['Eicar-Test-Signature']);
  problemOf(await technician.send('GET', path(incident.id, sha)), 'F-10');
  assert.equal((await technician.record(incident)).entries.at(-1)?.data['sha256'], sha);
});

test('a file whose entry never came is swept away; one whose mark was lost is not', async () => {
  const incident = await technician.reports();
  await attaches(technician, incident, photo);
  const { id } = incident;
  await store.pool.query('update attachments set is_recorded = false where incident = $1', [id]);
  await store.pool.query(
    `insert into attachments (incident, sha256, type, scan, stored_at)
     select $1, decode('00', 'hex'), type, scan, stored_at from attachments where incident = $1`,
    [id],
  );
  assert.equal(await rowsOf(id), 2);
  clock.advance({ hours: 1, minutes: 1 });
  await tendFiles(store, { scanner: undefined, onInfected: () => undefined });
  assert.equal(await rowsOf(id), 1);
});

test('after the end only the report that is owed brings a file', async () => {
  const incident = await inClosing(desk);
  await technician.asksRfo(incident, 3);
  await technician.signs(incident);
  await helpdesk.signs(incident);
  problemOf(await sends(technician, incident, photo), 'P-7.2');
  const file = await attaches(helpdesk, incident, pdf, 'RFO.pdf');
  const given = await helpdesk.givesRfo(incident, { cause: 'Măng xông thấm nước', file });
  assert.equal(given.rfo?.given?.file, file);
  problemOf(await sends(helpdesk, incident, photo), 'P-7.2');
});
