/** Lists of names: the database and the page order them alike, as the Vietnamese alphabet does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { PeoplePage } from '../../src/http/contract/people.ts';
import { addPerson } from '../../src/store/people.ts';
import { byName } from '../../src/web/parts/by-name.ts';
import { openTestDesk } from '../support/desk.ts';

const { store, auth, people } = await openTestDesk();

// Two of each pair are one word to whoever sorts without the alphabet.
const inOrder = ['An', 'Ăn', 'Ân', 'Cường', 'Dung', 'Dũng', 'Đang', 'Đặng', 'Ê', 'Ngọc', 'Oanh'];
const upsideDown = inOrder.toReversed();

test('the page and the database order the same names alike', async () => {
  const provinces = await store.db.selectFrom('provinces').select('name').execute();
  const names = [...upsideDown, ...provinces.map(({ name }) => name)];
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${names}::text[]) as n (name)
    order by name collate "vi-x-icu"`.execute(store.db);
  assert.deepEqual(
    rows.map(({ name }) => name),
    names
      .map((name) => ({ name }))
      .toSorted(byName)
      .map(({ name }) => name),
  );
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => inOrder.includes(name)),
    inOrder,
  );
});

test('people come by name, page by page, with nobody lost between two pages', async () => {
  for (const [place, name] of upsideDown.entries()) {
    const account = { email: `p${place}@example.vn`, name, password: 'mật khẩu của phép thử' };
    const id = await auth.createAccount(account);
    await addPerson(store, { id, role: 'site', unit: 'ptc-107', isSample: false });
  }
  const listed: string[] = [];
  let cursor = '';
  do {
    const page = await people.coordinator.get<PeoplePage>(`/api/people?limit=3${cursor}`);
    listed.push(...page.items.map(({ name }) => name));
    cursor = page.next === undefined ? '' : `&cursor=${encodeURIComponent(page.next)}`;
  } while (cursor !== '');
  assert.deepEqual(
    listed.filter((name) => inOrder.includes(name)),
    inOrder,
  );
});
