/** The walk through OWASP ASVS: no requirement is left out; every test that it names is there. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, sourcesIn } from './support/source.ts';

const text = await readFile(join(root, 'docs', 'asvs.md'), 'utf8');
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) *\| (.+?) *\| (.*) \|$/gm)].map(
  ([, number = '', standing = '', shown = '']) => ({ number, standing, shown }),
);

/** How many requirements of levels 1 and 2 each section of version 5.0.0 has. */
const sections =
  '1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 ' +
  '4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 ' +
  '7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 ' +
  '10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 ' +
  '13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 ' +
  '16.4:3 16.5:3 17.1:1 17.2:4 17.3:2';

test('every requirement of levels 1 and 2 stands in the table, once', () => {
  const wanted = sections.split(' ').flatMap((section) => {
    const [name, count] = section.split(':');
    return Array.from({ length: Number(count) }, (_, index) => `${name}.${index + 1}`);
  });
  assert.deepEqual(
    rows.map(({ number }) => number),
    wanted,
  );
});

test('each is met, partly met, not met or not applicable, with how it is shown or why', () => {
  const standings = new Map<string, number>();
  for (const { number, standing, shown } of rows) {
    assert.match(standing, /^(met|partly|not met|not applicable)$/, number);
    assert.ok(shown.trim().length > 2, number);
    standings.set(standing, (standings.get(standing) ?? 0) + 1);
  }
  const [met, partly] = [standings.get('met') ?? 0, standings.get('partly') ?? 0];
  const [not, none] = [standings.get('not met') ?? 0, standings.get('not applicable') ?? 0];
  const counted =
    `${rows.length} requirements: ${met} met, ${partly} partly, ` +
    `${not} not met, ${none} not applicable.`;
  assert.ok(text.includes(counted), counted);
});

test('every test that the table names is there', () => {
  const tests = sourcesIn(['test'], ['.ts']).map((source) => source.text);
  const names = rows.flatMap(({ shown }) =>
    [...shown.matchAll(/“([^”]+)”/g)].map(([, name]) => name),
  );
  assert.ok(names.length > 100);
  const gone = names.filter(
    (name) => !tests.some((source) => ["'", '`', '"'].some((q) => source.includes(q + name + q))),
  );
  assert.deepEqual(gone, []);
});
