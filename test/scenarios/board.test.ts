/** The board's views, the search of everything and the wall, each as far as one may see. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoardView, Found, Wall } from '../../src/http/contract/board.ts';
import { refusals } from '../../src/domain/refusals.ts';
import { openTestDesk } from '../support/desk.ts';
import type { Person } from '../support/person.ts';
import { inRestoration, notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people } = desk;
const { technician, colleague, neighbour, coordinator, headquarters, helpdesk, otherCarrier } =
  people;

const keep = async (by: Person, name: string, query: string, shared = false): Promise<BoardView> =>
  (await by.send('POST', '/api/views', { body: { name, query, shared } })).body as BoardView;
const views = async (by: Person): Promise<BoardView[]> =>
  (await by.get<{ items: BoardView[] }>('/api/views')).items;
const find = (by: Person, q: string): Promise<Found> =>
  by.get(`/api/search?${new URLSearchParams({ q }).toString()}`);
const wall = (by: Person): Promise<Wall> => by.get('/api/wall');

test('a view is one’s own until it is shared; only its owner forgets it', async () => {
  const own = await keep(technician, 'Đến lượt tôi', 'mine=1');
  const shared = await keep(technician, 'Quá hạn', 'overdue=1&sort=reported', true);
  assert.deepEqual(
    (await views(technician)).map(({ name, mine }) => [name, mine]),
    [
      ['Đến lượt tôi', true],
      ['Quá hạn', true],
    ],
  );
  const [seen, ...more] = await views(colleague);
  assert.deepEqual([seen?.name, seen?.query, seen?.mine], ['Quá hạn', shared.query, false]);
  assert.equal(seen?.ownerName, 'Lò Văn Mẫu');
  assert.deepEqual(more, []);
  assert.deepEqual(await views(neighbour), []);
  for (const by of [colleague, neighbour, headquarters]) {
    assert.equal((await by.send('DELETE', `/api/views/${shared.id}`)).status, 404);
  }
  for (const { id } of [own, shared]) {
    assert.equal((await technician.send('DELETE', `/api/views/${id}`)).status, 204);
    assert.equal((await technician.send('DELETE', `/api/views/${id}`)).status, 404);
  }
});

test('saved twice under a name there is one view, as it was last; thirty and no more', async () => {
  await Promise.all([1, 2, 3].map(() => keep(coordinator, 'Lai Châu', 'state=closing')));
  const last = await keep(coordinator, 'Lai Châu', 'state=verification', true);
  assert.deepEqual(await views(coordinator), [last]);
  for (let n = 1; n < 30; n += 1) await keep(coordinator, `Số ${n}`, '');
  const body = { name: 'Một nữa', query: '', shared: false };
  const refused = await coordinator.send('POST', '/api/views', { body });
  assert.deepEqual(
    [refused.status, (refused.body as { detail: string }).detail],
    [409, refusals['D-30'].en.todo],
  );
  assert.equal((await keep(coordinator, 'Số 1', 'mine=1')).query, 'mine=1');
});

test('a view that is no address of the board is refused with its field', async () => {
  for (const query of ['<script>', 'a b', 'x'.repeat(601), '//evil.example/']) {
    const body = { name: 'a', query, shared: true };
    assert.equal((await technician.send('POST', '/api/views', { body })).status, 400, query);
  }
});

test('an incident is found by its number, short or whole, by whoever may see it', async () => {
  const incident = await notified(desk);
  const number = String(Number(incident.code.slice(-6)));
  const spelt = [number, incident.code, incident.code.toLowerCase(), incident.code.slice(3)];
  for (const q of spelt) {
    for (const by of [technician, coordinator, headquarters, helpdesk]) {
      assert.deepEqual(
        (await find(by, q)).incidents.map(({ code }) => code),
        [incident.code],
        q,
      );
    }
    for (const by of [neighbour, otherCarrier]) {
      assert.deepEqual((await find(by, q)).incidents, [], q);
    }
  }
  const hidden = await technician.reports();
  assert.deepEqual((await find(helpdesk, hidden.code)).incidents, []);
  assert.equal((await find(technician, hidden.code)).incidents.length, 1);
});

test('places, circuits, contacts and people are found without diacritics', async () => {
  for (const q of ['muong te', 'Mường Tè', 'MƯỜNG TÈ'.normalize('NFD')]) {
    const { sites, circuits } = await find(headquarters, q);
    assert.ok(
      sites.some(({ id }) => id === 'ptc-107'),
      q,
    );
    assert.deepEqual((await find(neighbour, q)).sites, []);
    assert.ok(circuits.every(({ siteName }) => siteName.includes('Mường Tè')));
  }
  assert.deepEqual((await find(headquarters, 'dien bien')).provinces[0]?.name, 'Điện Biên');
  assert.equal((await find(technician, 'quang hung')).contacts[0]?.name, 'Nguyễn Quang Hưng');
  assert.deepEqual((await find(otherCarrier, 'quang hung')).contacts, []);
  const named = async (by: Person): Promise<string[]> =>
    (await find(by, 'mau')).people.map(({ name }) => name);
  assert.deepEqual(await named(technician), ['Lò Văn Mẫu', 'Vàng Thị Mẫu']);
  assert.ok((await named(coordinator)).includes('Lò Văn Mẫu'));
  assert.ok(!(await named(coordinator)).includes('Nguyễn Thị Mẫu'));
  assert.ok(!(await named(helpdesk)).includes('Lò Văn Mẫu'), 'no people of the other side');
  assert.equal((await headquarters.send('GET', '/api/search?q=%20')).status, 400);
  for (const q of ['%', '_', '\\', "'", '%00'.repeat(3)]) await find(headquarters, q);
});

test('the wall has each province as it stands, and nothing that one may not see', async () => {
  const before = await wall(helpdesk);
  const incident = await inRestoration(desk);
  const etr = (await technician.sees(incident)).promisedAt ?? assert.fail('no ETR');
  const hidden = await people.otherCoordinator.reports({ circuit: 'ptc-01-002' });
  const after = await eventually(async () => {
    const seen = await wall(headquarters);
    return seen.provinces.some(({ code, open }) => code === '01' && open === 1) ? seen : undefined;
  });
  const province = (seen: Wall, code: string) => seen.provinces.find((one) => one.code === code);
  assert.equal(after.provinces.length, 63);
  assert.equal(province(after, '01')?.worst, undefined, 'before notice no clock runs');
  assert.equal(province(after, '01')?.longest?.code, hidden.code);
  const laiChau = province(await wall(helpdesk), '12') ?? assert.fail('no Lai Châu');
  assert.equal(laiChau.open, (province(before, '12')?.open ?? 0) + 1);
  assert.equal(province(await wall(helpdesk), '01')?.open, 0, 'not notified: not there');
  assert.deepEqual(
    (await wall(technician)).provinces.map(({ code }) => code),
    ['12'],
  );
  assert.equal((await wall(neighbour)).open, 1);
  clock.moveTo(etr);
  clock.advance({ seconds: 2 });
  const late = province(await wall(coordinator), '12') ?? assert.fail('no Lai Châu');
  assert.ok(late.overdue > laiChau.overdue);
  const board = (await coordinator.board({ limit: 200 })).items;
  assert.equal(late.open, board.length);
  assert.equal(late.overdue, board.filter(({ overdue }) => overdue).length);
  assert.equal(late.worst?.dueAt, board[0]?.due?.dueAt, 'the board’s first is the wall’s worst');
});

test('a list asks again for the rows that have moved on, and for no others', async () => {
  const incident = await notified(desk);
  const other = await notified(desk).catch(() => incident);
  const [all, some, none] = await Promise.all([
    technician.board({ ids: `${incident.id},${other.id}` }),
    technician.board({ ids: incident.id, state: 'closing' }),
    neighbour.board({ ids: incident.id }),
  ]);
  assert.ok(all.items.some(({ id }) => id === incident.id));
  assert.deepEqual([some.items, none.items], [[], []]);
  assert.equal((await technician.send('GET', '/api/incidents?ids=hai')).status, 400);
});

/** News goes by way of the database: asks again until it is there; the test's own limit ends it. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
  }
}
