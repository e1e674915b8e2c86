/**
 * The board: every filter alone and together, pages without gap or repetition, counts that agree.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentSummary } from '../../src/http/contract/incidents.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, type Person } from '../support/person.ts';
import { inClosing, inRestoration, inVerification, notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people } = desk;
const { technician, neighbour, coordinator, headquarters, helpdesk, otherCarrier } = people;

await fillTheBoard();
const all = (await headquarters.board({ show: 'all', limit: 200 })).items;

test('the board has something of everything', () => {
  assert.ok(all.length > 15);
  assert.ok(new Set(all.map(({ state }) => state)).size >= 8);
  assert.ok(all.some(({ overdue }) => overdue));
});

/** What a filter asks for, and which of all the incidents it should give. */
type Filter = [query: Record<string, string | boolean>, wanted: (item: IncidentSummary) => boolean];

const isOpen = ({ state }: IncidentSummary): boolean => state !== 'closed' && state !== 'withdrawn';
const inLaiChau = (item: IncidentSummary): boolean => item.province.code === '12';

const filters: Filter[] = [
  [{}, isOpen],
  [{ show: 'open' }, isOpen],
  [{ show: 'ended' }, (item) => !isOpen(item)],
  [{ show: 'all' }, () => true],
  [{ show: 'all', province: '01' }, (item) => item.province.code === '01'],
  [{ province: '12' }, (item) => isOpen(item) && inLaiChau(item)],
  [{ show: 'all', unit: 'ptc-107' }, (item) => item.site.id === 'ptc-107'],
  [{ show: 'all', unit: 'stc-12' }, inLaiChau],
  [{ show: 'all', unit: 'thtk' }, () => true],
  [{ show: 'all', carrier: 'sao-mai' }, (item) => item.carrier.id === 'sao-mai'],
  [{ show: 'all', circuit: circuits.hoanKiem }, (item) => item.circuit.id === circuits.hoanKiem],
  [{ whoseMove: 'customer' }, (item) => item.whoseMove.includes('customer')],
  [{ whoseMove: 'carrier' }, (item) => item.whoseMove.includes('carrier')],
  [{ overdue: true }, (item) => item.overdue],
  [{ overdue: false }, (item) => isOpen(item) && !item.overdue],
  [{ show: 'all', overdue: true }, (item) => item.overdue],
  [{ show: 'all', q: 'muong te' }, (item) => item.site.id === 'ptc-107'],
  [{ show: 'all', q: 'MƯỜNG TÈ' }, (item) => item.site.id === 'ptc-107'],
  [{ show: 'all', q: 'Mường Tè'.normalize('NFD') }, (item) => item.site.id === 'ptc-107'],
  [{ show: 'all', q: 'lai chau' }, inLaiChau],
  [{ show: 'all', q: 'hoàn kiếm' }, (item) => item.site.id === 'ptc-002'],
  [{ show: 'all', q: 'stc-12-dp' }, (item) => item.circuit.id === circuits.laiChauBackUp],
  [{ show: 'all', q: 'không có ở đâu cả' }, () => false],
  [{ show: 'all', q: '%' }, () => false],
  [{ show: 'all', q: '_' }, () => false],
  [{ show: 'all', q: '\\' }, () => false],
  [
    { province: '12', whoseMove: 'carrier', q: 'te', state: 'joint-diagnosis' },
    (item) =>
      item.site.id === 'ptc-107' &&
      item.state === 'joint-diagnosis' &&
      item.whoseMove.includes('carrier'),
  ],
];

for (const [query, wanted] of filters) {
  test(`the filter ${JSON.stringify(query)}`, async () => {
    const { items, next } = await headquarters.board({ ...query, limit: 200 });
    assert.equal(next, undefined);
    assert.deepEqual(ids(items), ids(all.filter(wanted)));
  });
}

test('the filter by each state, and by the number alone', async () => {
  for (const item of all) {
    const states = await headquarters.board({ show: 'all', state: item.state, limit: 200 });
    assert.deepEqual(ids(states.items), ids(all.filter(({ state }) => state === item.state)));
    const found = await headquarters.board({ show: 'all', q: item.code });
    assert.deepEqual(ids(found.items), [item.id]);
    const lower = await headquarters.board({ show: 'all', q: item.code.toLowerCase() });
    assert.deepEqual(ids(lower.items), [item.id]);
    assert.equal(
      (await headquarters.get<IncidentSummary>(`/api/incidents/${item.code}`)).id,
      item.id,
    );
  }
});

test('what cannot be asked is told: an unknown state, sort, side, size or number', async () => {
  const wrong = [
    'state=open',
    'sort=name',
    'whoseMove=both',
    'limit=0',
    'limit=201',
    'overdue=oui',
  ];
  for (const query of [...wrong, 'show=none', 'unit=Mường', 'limit=ten']) {
    const problem = await expectRefusal('D-4', headquarters.get(`/api/incidents?${query}`));
    assert.match(problem.fields?.[0]?.path ?? '', /^querystring\.\w+/, query);
  }
});

for (const sort of ['due', 'reported'] as const) {
  test(`pages by ${sort}: in order, none missing, none twice`, async () => {
    const whole = await headquarters.board({ show: 'all', sort, limit: 200 });
    for (const limit of [1, 3, 7]) {
      const paged = await pages(headquarters, { show: 'all', sort, limit });
      assert.deepEqual(
        paged.map(({ id }) => id),
        whole.items.map(({ id }) => id),
      );
    }
    const keys = whole.items.map((item) =>
      sort === 'due' ? (item.due?.dueAt ?? '9') : item.reportedAt,
    );
    const inOrder = keys.toSorted();
    assert.deepEqual(keys, sort === 'due' ? inOrder : inOrder.toReversed());
  });
}

test('while others work, what stays as it is comes exactly once', async () => {
  const moving = [await notified(desk), await notified(desk), await inVerification(desk)];
  const still = ids((await headquarters.board({ limit: 200 })).items).filter(
    (id) => !moving.some((incident) => incident.id === id),
  );
  const work = [
    () => helpdesk.responds(moving[0] ?? assert.fail(), 'Đã nhận'),
    () => technician.confirms(moving[2] ?? assert.fail()),
    () => neighbour.reports({ circuit: circuits.hoanKiem }),
    () =>
      helpdesk.diagnoses(moving[1] ?? assert.fail(), { cause: 'Cáp', etr: clock.in({ hours: 1 }) }),
  ];
  const seen = await pages(headquarters, { limit: 4 }, async () => work.shift()?.());
  assert.equal(work.length, 0);
  const stillSeen = seen.map(({ id }) => id).filter((id) => still.includes(id));
  assert.deepEqual(stillSeen.toSorted(), still);
});

test('a cursor that is none of ours is refused', async () => {
  const id = all[0]?.id;
  const made = [[1], [1, 'x'], [1e300, id], [-1e15, id], [null, id], [0.5, id], ['soon', id], {}];
  const forged = made.map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'));
  for (const cursor of [...forged, 'x', 'ơ', '%00', '[]']) {
    for (const sort of ['due', 'reported']) {
      await expectRefusal('D-4', headquarters.board({ cursor, sort }));
    }
  }
  const { next } = await headquarters.board({ limit: 1, show: 'all' });
  assert.ok(next);
  await expectRefusal('D-4', headquarters.board({ cursor: next.slice(1) }));
});

test('the counts are those of the list, for everybody', async () => {
  for (const person of [technician, coordinator, headquarters, helpdesk, otherCarrier, neighbour]) {
    const { items } = await person.board({ limit: 200 });
    const counts = await person.counts();
    const byState = Map.groupBy(items, ({ state }) => state);
    assert.deepEqual(counts, {
      open: items.length,
      overdue: items.filter(({ overdue }) => overdue).length,
      byState: Object.fromEntries([...byState].map(([state, of]) => [state, of.length])),
      byMove: {
        customer: items.filter(({ whoseMove }) => whoseMove.includes('customer')).length,
        carrier: items.filter(({ whoseMove }) => whoseMove.includes('carrier')).length,
      },
    });
  }
});

async function fillTheBoard(): Promise<void> {
  await technician.withdraws(await technician.reports(), 'Tự thông');
  await helpdesk.signs(await technician.signs(await inClosing(desk)));
  await notified(desk);
  const lateHere = await coordinator.reports({ circuit: circuits.laiChauBackUp });
  await coordinator.finds(lateHere, 'carrier');
  await coordinator.calls(lateHere, { answered: true });
  clock.advance({ hours: 4, minutes: 30 });
  for (let count = 0; count < 3; count += 1) {
    await technician.reports();
    await neighbour.reports({ circuit: circuits.hoanKiem });
    await notified(desk);
    const theirs = await neighbour.reports({ circuit: circuits.hoanKiem });
    await neighbour.finds(theirs, 'carrier');
  }
  await technician.finds(await technician.reports(), 'local');
  await helpdesk.claimsForceMajeure(await inRestoration(desk), 'Bão');
  await inRestoration(desk);
  await inVerification(desk);
  await inClosing(desk);
}

/** All rows of a list, page by page; `between` happens after each page but the last. */
async function pages(
  person: Person,
  query: Record<string, string | number>,
  between: () => Promise<unknown> = async () => undefined,
): Promise<IncidentSummary[]> {
  const rows: IncidentSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await person.board({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    rows.push(...page.items);
    cursor = page.next;
    if (cursor !== undefined) {
      assert.equal(page.items.length, query['limit']);
      await between();
    }
  } while (cursor !== undefined);
  return rows;
}

function ids(items: { id: string }[]): string[] {
  return items.map(({ id }) => id).toSorted();
}
