/** A new version of an agreement: its flaws by place, its changes in words, its day. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type {
  AgreementPreview,
  AgreementVersions,
} from '../../src/http/contract/admin-agreements.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf, type Answer } from '../support/person.ts';

const { people, clock } = await openTestDesk();
const { headquarters, director, technician } = people;
const folder = join(import.meta.dirname, '..', '..', 'agreements');
const paper = await readFile(join(folder, 'viettel-ptc-2009.yaml'), 'utf8');
const version = (n: number, due: string): string =>
  paper
    .replace('version: 1', `version: ${n}`)
    .replace('response: { due: PT4H', `response: { due: ${due}`);

const preview = async (yaml: string): Promise<AgreementPreview> => {
  const answer = await headquarters.send('POST', '/api/admin/agreements/preview', {
    body: { yaml },
  });
  assert.equal(answer.status, 200, answer.text);
  return answer.body as AgreementPreview;
};
const put = (body: object): Promise<Answer> =>
  headquarters.send('POST', '/api/admin/agreements', { body });

test('a flaw is told with its line and column, in both languages', async () => {
  const { flaws } = await preview(version(2, '4 hours'));
  const line = paper.split('\n').findIndex((text) => text.includes('response: { due')) + 1;
  assert.equal(flaws[0]?.line, line);
  assert.match(flaws[0]?.vi ?? '', /PT4H/);
});

test('a new version is told in words, and counts from its day; incidents keep theirs', async () => {
  const before = await technician.reports();
  const yaml = version(2, 'PT3H');
  const seen = await preview(yaml);
  assert.equal(seen.version, 2);
  assert.ok(seen.gone?.vi.some((line) => line.includes('4 giờ')));
  assert.ok(seen.come?.en.some((line) => line.includes('3 hours')));
  const effectiveFrom = clock.in({ hours: 1 });
  problemOf(await put({ yaml, sha256: 'x', effectiveFrom }), 'A-2');
  problemOf(
    await put({ yaml, sha256: seen.sha256, effectiveFrom: clock.in({ hours: -1 }) }),
    'A-7',
  );
  assert.equal((await put({ yaml, sha256: seen.sha256, effectiveFrom })).status, 200);
  problemOf(await put({ yaml, sha256: seen.sha256, effectiveFrom }), 'A-6');
  assert.equal((await technician.reports()).agreement.version, 1);
  clock.advance({ hours: 1 });
  assert.equal((await technician.reports()).agreement.version, 2);
  assert.equal((await technician.sees(before)).agreement.version, 1);
  const versions = await director.get<AgreementVersions>(
    '/api/admin/agreements/viettel-ptc-2009/versions',
  );
  assert.deepEqual(
    versions.items.map((item) => [item.version, item.byName]),
    [
      [2, 'Lê Thị Mẫu'],
      [1, undefined],
    ],
  );
  const [second, first] = versions.items;
  assert.deepEqual([second?.gone, second?.come], [seen.gone, seen.come]);
  assert.equal(first?.gone, undefined);
  const trail = await headquarters.get<{ items: { action: string; before?: object }[] }>(
    '/api/audit',
  );
  assert.equal(trail.items[0]?.action, 'agreement.version');
});

test('parties stay, numbers rise, and two at once are one', async () => {
  const moved = version(3, 'PT3H').replace('id: viettel\n', 'id: sao-mai\n');
  const answer = await headquarters.send('POST', '/api/admin/agreements/preview', {
    body: { yaml: moved },
  });
  problemOf(answer, 'A-6');
  const yaml = version(3, 'PT2H');
  const { sha256 } = await preview(yaml);
  const both = await Promise.all([put({ yaml, sha256 }), put({ yaml, sha256 })]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
});

test('each side changes its own part: contacts the carrier, clocks headquarters', async () => {
  const now = version(9, 'PT2H');
  const moved = now.replace('phone: "+84982693434"', 'phone: "+84982693435"');
  assert.notEqual(moved, now);
  const path = '/api/admin/agreements/preview';
  problemOf(await headquarters.send('POST', path, { body: { yaml: moved } }), 'A-8');
  problemOf(await director.send('POST', path, { body: { yaml: version(9, 'PT9H') } }), 'A-8');
  const seen = (await director.send('POST', path, { body: { yaml: moved } })).body;
  const { sha256, flaws } = seen as AgreementPreview;
  assert.deepEqual(flaws, []);
  const order = { body: { yaml: moved, sha256 } };
  assert.equal((await director.send('POST', '/api/admin/agreements', order)).status, 200);
  problemOf(await headquarters.send('POST', path, { body: { yaml: version(10, 'PT2H') } }), 'A-8');
});
