/** July 2025, walked by its people: whoever worked in an ended office acts for its successor. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actsFor } from '../../src/domain/roles.ts';
import type { ImportPreviewView } from '../../src/http/contract/admin.ts';
import type { Circuit, Me } from '../../src/http/contract/directory.ts';
import type { PeoplePage } from '../../src/http/contract/people.ts';
import { addAppointment, findPerson } from '../../src/store/people.ts';
import { castings, circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal } from '../support/person.ts';
import { notified } from '../support/told.ts';

const desk = await openTestDesk();
const { people, store } = desk;
const { technician, colleague, neighbour, coordinator } = people;
const heir = 'ktx-03445';
const before = await notified(desk);

const rows = 'Mã đơn vị cũ,Mã xã (2025)\nptc-107,03445\n';
const file = { kind: 'successors', name: 'a.csv', content: Buffer.from(rows).toString('base64') };
const seen = await coordinator.send('POST', '/api/admin/imports/preview', { body: file });
const { fingerprint } = seen.body as ImportPreviewView;
const applied = await coordinator.send('POST', '/api/admin/imports', {
  body: { ...file, fingerprint },
});
assert.equal(applied.status, 200, applied.text);

test('the technician of the district’s office is one of the commune’s at once', async () => {
  const me = await technician.get<Me>('/api/me');
  assert.deepEqual([me.unit.id, me.unit.name], [heir, 'Phòng Kinh tế xã Mường Tè']);
  assert.equal(me.circuit, circuits.muongTe);
  const { items } = await technician.get<{ items: Circuit[] }>('/api/circuits');
  assert.deepEqual(
    items.map(({ id }) => id),
    [circuits.muongTe],
  );
});

test('reports for the successor, goes on with the history, is told of either', async () => {
  assert.equal((await technician.sees(before)).id, before.id);
  await technician.notes(before, 'Phòng Kinh tế xã tiếp nhận');
  const { entries } = await technician.record(before);
  assert.deepEqual([entries[0]?.actor?.unit, entries.at(-1)?.actor?.unit], ['ptc-107', heir]);
  const now = await technician.reports();
  assert.equal(now.site.id, heir);
  assert.equal((await colleague.sees(now)).id, now.id);
  const ids = (await technician.board()).items.map(({ id }) => id);
  assert.ok(ids.includes(before.id) && ids.includes(now.id));
  for (const unit of ['ptc-107', heir]) {
    const told = (await desk.desk.peopleOf(unit)).map(({ person }) => person);
    assert.deepEqual(told.toSorted(), [castings.technician.id, castings.colleague.id].toSorted());
  }
});

test('nobody else gains by it, and who is appointed anew is one of them', async () => {
  await expectRefusal('D-1', neighbour.sees(before));
  await addAppointment(store.db, { person: castings.neighbour.id, role: 'site', unit: heir });
  const { items } = await coordinator.get<PeoplePage>('/api/people?limit=200');
  const names = items.map(({ name }) => name);
  assert.ok(names.includes('Lò Văn Mẫu'), 'they are the coordinator’s to look after still');
  const told = (await desk.desk.peopleOf(heir)).map(({ name }) => name);
  assert.ok(told.includes('Nguyễn Thị Mẫu'));
  const unitsOf = async (id: string): Promise<string | undefined> =>
    (await findPerson(store, id))?.unit;
  assert.equal(await unitsOf(castings.technician.id), heir);
});

test('succeeded twice, the last counts; in a ring, nobody moves', async () => {
  const successors: Record<string, string> = { a: 'b', b: 'c', d: 'e', e: 'd' };
  const now = (unit: string): string => actsFor(unit, (at) => successors[at]);
  assert.deepEqual(['a', 'b', 'c', 'd'].map(now), ['c', 'c', 'c', 'd']);
  await store.pool.query(`
    insert into units (id, kind, parent, name, name_folded, province)
    values ('ktx-moi', 'site', 'stc-12', 'Phòng mới', 'phong moi', '12');
    update units set valid_to = '2026-11-22', successor = 'ktx-moi' where id = '${heir}'`);
  assert.equal((await technician.get<Me>('/api/me')).unit.id, 'ktx-moi');
  assert.equal((await technician.sees(before)).id, before.id);
});
