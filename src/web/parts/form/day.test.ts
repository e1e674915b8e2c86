/** What is typed for a day is that day, or none: never another one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, dayText } from './day.ts';

test('a day is read day first, however it is parted; a file’s order is read as well', () => {
  for (const typed of ['5/9/2026', '05/09/2026', ' 5.9.2026 ', '5-9-2026', '5 9 2026']) {
    assert.equal(dayOf(typed), '2026-09-05', typed);
  }
  assert.equal(dayOf('2026-09-05'), '2026-09-05');
  assert.equal(dayOf('  '), '');
  assert.equal(dayText('2026-09-05'), '05/09/2026');
  assert.equal(dayText(''), '');
});

test('what is no day, or not whole yet, is none', () => {
  const none = ['5/9', '5/9/26', '31/2/2026', '29/2/2027', '13/13/2026', '0/1/2026', 'mai'];
  for (const typed of [...none, '2026-09', '5/9/20266', '5/9/0026', '12/31/2026']) {
    assert.equal(dayOf(typed), undefined, typed);
  }
  assert.equal(dayOf('29/2/2028'), '2028-02-29');
});
