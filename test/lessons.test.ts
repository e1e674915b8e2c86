/** Each lesson of docs/lessons.md has a test that is named after it, in the file that it names. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const text = await readFile(join(root, 'docs', 'lessons.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| seen in'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

void test('the table has the lessons, each with four cells', () => {
  assert.ok(rows.length >= 19, `${rows.length} lessons`);
  for (const row of rows) assert.equal(row.length, 6, row.join(' | '));
});

for (const [, seen = '', , , file = ''] of rows) {
  void test(`${seen}: ${file} has a test of that name`, async () => {
    const source = await readFile(join(root, file), 'utf8');
    const names = [...source.matchAll(/\btest\(\s*['"`](.*?)['"`],/g)].map(
      (match) => match[1] ?? '',
    );
    const lessons = seen.split(', ');
    const named = names.filter((name) => lessons.some((lesson) => isNamedAfter(name, lesson)));
    assert.ok(named.length > 0, `no test of ${file} is named after ${seen}`);
  });
}

/** "GoAlert" is not "GoAlert #4548", and #188 is not #1887. */
function isNamedAfter(name: string, lesson: string): boolean {
  const place = name.indexOf(lesson);
  return place >= 0 && /^[:,]/.test(name.slice(place + lesson.length));
}
