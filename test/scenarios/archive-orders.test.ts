/** Archives are ordered from the page, made one by one beside the desk's work, and fetched. */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { archiveFile, makeNextArchive } from '../../src/app/archives.ts';
import { verifyArchive } from '../../src/app/archive-verify.ts';
import type { Archive, ArchiveList } from '../../src/http/contract/archives.ts';
import type { AuditPage } from '../../src/http/contract/audit.ts';
import { castings, type Part } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf } from '../support/person.ts';

const desk = await openTestDesk();
const { at, clock, people, ring, store } = desk;
const withdrawn = await people.technician.reports();
await people.technician.withdraws(withdrawn, 'Báo nhầm');

const list = (part: Part): Promise<ArchiveList> => people[part].get('/api/archives');
const order = (part: Part, body: object) => people[part].send('POST', '/api/archives', { body });
const make = (): Promise<boolean> => makeNextArchive(desk.desk, ring, at.url);

async function ordered(part: Part, body: object): Promise<Archive> {
  const answer = await order(part, body);
  assert.equal(answer.status, 201);
  return answer.body as Archive;
}

test('a coordinator orders the province, or one of its offices, and no other’s', async () => {
  const { units, items } = await list('coordinator');
  assert.deepEqual([units[0]?.id, items], ['stc-12', []]);
  assert.ok(units.some(({ id }) => id === 'ptc-107'));
  problemOf(await order('coordinator', { unit: 'stc-01', year: 2026 }), 'D-1');
  problemOf(await order('coordinator', { unit: 'thtk', year: 2026 }), 'D-1');
  problemOf(await order('technician', { unit: 'ptc-107', year: 2026 }), 'R-3');
  problemOf(await people.helpdesk.send('GET', '/api/archives'), 'R-3');
});

test('it is made, counted while it is, and fetched whole', async () => {
  const wanted = await ordered('coordinator', { unit: 'stc-12', year: 2026 });
  assert.deepEqual([wanted.state, wanted.done], ['waiting', 0]);
  const again = await ordered('coordinator', { unit: 'stc-12', year: 2026 });
  assert.equal(again.id, wanted.id, 'ordered twice is one');
  const path = `/api/archives/${wanted.id}/file`;
  problemOf(await people.coordinator.send('GET', path), 'R-4');
  assert.equal(await make(), true);
  assert.equal(await make(), false);
  const [made] = (await list('coordinator')).items;
  assert.deepEqual([made?.state, made?.done, made?.total], ['done', 1, 1]);
  const answer = await fetch(at.url + path, {
    headers: { authorization: `Bearer ${castings.coordinator.secret}` },
  });
  assert.match(answer.headers.get('content-disposition') ?? '', /ho-so-stc-12-2026\.zip/);
  const file = join(ring.varFolder, 'fetched.zip');
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  const report = await verifyArchive(file, { trusted: await ring.keys() });
  assert.deepEqual([report.flaws, report.incidents], [[], 1]);
});

test('another unit does not see it, and the trail says who ordered and who fetched', async () => {
  const [made] = (await list('coordinator')).items;
  assert.deepEqual((await list('headquarters')).items, []);
  const path = `/api/archives/${made?.id}/file`;
  problemOf(await people.headquarters.send('GET', path), 'D-1');
  const trail = await people.headquarters.get<AuditPage>('/api/audit?kind=archive');
  assert.deepEqual(
    trail.items.map(({ action }) => action),
    ['archive.fetch', 'archive.order'],
  );
});

test('one whose maker died is begun anew; one whose file is gone is said to be', async () => {
  const wanted = await ordered('headquarters', { unit: 'stc-12', year: 2026, masked: true });
  await store.pool.query(
    `update archives set state = 'running', beat_at = clock_timestamp() - interval '3 minutes'
     where id = $1`,
    [wanted.id],
  );
  assert.equal(await make(), true);
  await rm(archiveFile(ring, wanted.id));
  problemOf(await people.headquarters.send('GET', `/api/archives/${wanted.id}/file`), 'R-4');
});

test('after a week an archive is cleared away', async () => {
  clock.advance({ days: 8 });
  assert.equal(await make(), false);
  assert.deepEqual((await list('coordinator')).items, []);
});

test('a desk without its key makes none, and says so', async () => {
  await ordered('director', { unit: 'viettel', year: 2026 });
  const lost = { ...ring, signer: async () => ({ lost: 'abc' }) };
  assert.equal(await makeNextArchive(desk.desk, lost, at.url), true);
  assert.equal((await list('director')).items[0]?.state, 'failed');
});

for (const body of [
  {},
  { unit: 'stc-12' },
  { unit: 'stc-12', year: 20 },
  { unit: '', year: 2026 },
]) {
  test(`refused with words: ${JSON.stringify(body)}`, async () => {
    problemOf(await order('coordinator', body), 'D-4');
  });
}
