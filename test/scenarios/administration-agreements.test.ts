/** A new version of an agreement: from a file of the present one, its flaws, changes, its day. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type {
  AgreementDraft,
  AgreementPreview,
  AgreementVersions,
} from '../../src/http/contract/admin-agreements.ts';
import type { AgreementView } from '../../src/http/contract/directory.ts';
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
  assert.equal(seen.before, 1);
  assert.deepEqual(
    seen.changes?.map(({ path, before: was, after: is }) => [path, was.vi, is.en]),
    [['clocks.response.due', ['4 giờ'], ['3 hours']]],
  );
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
  assert.deepEqual(second?.changes, seen.changes);
  assert.equal(first?.changes, undefined);
  const trail = await headquarters.get<{ items: { action: string; before?: object }[] }>(
    '/api/audit',
  );
  assert.equal(trail.items[0]?.action, 'agreement.version');
});

test('parties stay, numbers rise, and two at once are one', async () => {
  const moved = version(3, 'PT3H').replace('id: viettel\n', 'id: sao-mai\n');
  const seen = await preview(moved);
  assert.deepEqual(
    seen.flaws.map(({ path, en }) => `${path}: ${en}`),
    ['carrier.id: the parties stay as they are: this must be "viettel"'],
  );
  problemOf(await put({ yaml: moved, sha256: '' }), 'A-6');
  const again = await preview(version(2, 'PT3H'));
  assert.match(again.flaws[0]?.en ?? '', /^must be above 2/);
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
  const lineOf = (text: string): number => now.slice(0, now.indexOf(text)).split('\n').length;
  const theirs = (await preview(moved)).flaws;
  assert.deepEqual(
    theirs.map(({ line, en }) => [line, en]),
    [[lineOf('id: account-manager'), 'this part is the other side’s: leave it as it was']],
  );
  const order9 = { body: { yaml: version(9, 'PT9H'), sha256: '' } };
  problemOf(await director.send('POST', '/api/admin/agreements', order9), 'A-8');
  const ours = (await director.send('POST', path, order9)).body as AgreementPreview;
  assert.deepEqual(
    ours.flaws.map(({ path: at }) => at),
    ['clocks.response.due'],
  );
  const seen = (await director.send('POST', path, { body: { yaml: moved } })).body;
  const { sha256, flaws } = seen as AgreementPreview;
  assert.deepEqual(flaws, []);
  const order = { body: { yaml: moved, sha256 } };
  assert.equal((await director.send('POST', '/api/admin/agreements', order)).status, 200);
  problemOf(await put({ yaml: version(10, 'PT2H'), sha256: '' }), 'A-8');
});

test('the next version begins from the newest; while it is that, it is taken back', async () => {
  const path = '/api/admin/agreements/viettel-ptc-2009';
  const { yaml, from } = await headquarters.get<AgreementDraft>(`${path}/draft`);
  assert.ok(yaml.includes(`\nversion: ${from + 1}\n`));
  // As it stands it changes nothing; the other side's new number of before is in it.
  const { changes, flaws } = await preview(yaml);
  assert.deepEqual([changes, flaws], [[], []]);
  assert.ok(yaml.includes('phone: "+84982693435"'));
  const file = await headquarters.send('GET', `${path}/versions/${from}/file`);
  assert.equal(file.text, yaml.replace(`version: ${from + 1}`, `version: ${from}`));
  problemOf(await headquarters.send('GET', `${path}/versions/99/file`), 'D-1');
  problemOf(await technician.send('GET', `${path}/draft`), 'D-18');

  const quiet = yaml.replace('AsNotice: never }', 'AsNotice: never, quietHours: 22:00-06:00 }');
  const { sha256, version: made = 0 } = await preview(quiet);
  assert.equal((await put({ yaml: quiet, sha256 })).status, 200);
  const list = await headquarters.get<AgreementVersions>(`${path}/versions`);
  const [entry] = list.history;
  assert.ok(entry?.undoable && entry.action === 'agreement.version');
  assert.deepEqual((await director.get<AgreementVersions>(`${path}/versions`)).history.length, 1);
  const undo = `/api/admin/history/${entry.id}/undo`;
  problemOf(await director.send('POST', undo, { body: {} }), 'D-1');
  assert.equal((await headquarters.send('POST', undo, { body: {} })).status, 200);
  problemOf(await headquarters.send('POST', undo, { body: {} }), 'A-2');
  const after = await headquarters.get<AgreementVersions>(`${path}/versions`);
  assert.equal(after.items[0]?.version, made + 1);
  assert.deepEqual(
    after.items[0].changes?.map((change) => [change.path, change.after.vi]),
    [['options.quietHours', []]],
  );
  assert.deepEqual(after.history[0]?.action, 'agreement.version');

  // What is still to come is taken back as well, and never comes.
  const later = quiet.replace(`version: ${made}`, `version: ${made + 2}`);
  const { sha256: seen } = await preview(later);
  const order = { yaml: later, sha256: seen, effectiveFrom: clock.in({ hours: 1 }) };
  assert.equal((await put(order)).status, 200);
  const [toCome] = (await headquarters.get<AgreementVersions>(`${path}/versions`)).history;
  assert.ok(toCome?.undoable);
  const taken = await headquarters.send('POST', `/api/admin/history/${toCome.id}/undo`);
  assert.equal(taken.status, 200);
  clock.advance({ hours: 2 });
  const current = await headquarters.get<AgreementView>('/api/agreements/viettel-ptc-2009');
  assert.deepEqual([current.version, current.quietHours], [made + 3, undefined]);
});
