/**
 * Circuits, units, provinces and agreements: found as people type them, within what one may see.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  AgreementView,
  Circuit,
  Me,
  Province,
  Site,
} from '../../src/http/contract/directory.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { expectRefusal, type Person } from '../support/person.ts';
import { notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, store } = desk;
const { technician, neighbour, coordinator, headquarters, helpdesk, otherCarrier } = people;

test('who one is: role, side, unit, and the only circuit of an office', async () => {
  const me = await technician.get<Me>('/api/me');
  const { person: _id, ...said } = me;
  assert.deepEqual(said, {
    name: 'Lò Văn Mẫu',
    email: 'technician@example.vn',
    role: 'site',
    party: 'customer',
    administers: false,
    oversees: false,
    appoints: [],
    places: [],
    unit: {
      id: 'ptc-107',
      name: 'Phòng Tài chính huyện Mường Tè',
      kind: 'site',
      parent: 'stc-12',
      province: { code: '12', name: 'Lai Châu' },
    },
    circuit: circuits.muongTe,
  });
  const { party, unit, circuit } = await helpdesk.get<Me>('/api/me');
  assert.deepEqual([party, unit.kind, circuit], ['carrier', 'carrier', undefined]);
});

const searches: [q: string, site: string][] = [
  ['muong te', 'ptc-107'],
  ['Mường Tè', 'ptc-107'],
  ['MUONG', 'ptc-107'],
  ['ptc-12-107', 'ptc-107'],
  ['hoan kiem', 'ptc-002'],
  ['đống đa', 'ptc-006'],
  ['dong da', 'ptc-006'],
];

for (const [q, site] of searches) {
  test(`a circuit is found by "${q}"`, async () => {
    const found = await circuitsOf(headquarters, { q });
    assert.ok(found.some((circuit) => circuit.site.id === site));
    assert.ok(found.length < 20);
    const sites = await headquarters.get<{ items: Site[] }>(`/api/sites?${asked({ q })}`);
    if (!q.includes('-')) assert.ok(sites.items.some(({ id }) => id === site));
  });
}

test('a search by the province’s department finds every office under it', async () => {
  const found = await circuitsOf(headquarters, { q: 'so tai chinh lai chau', limit: 200 });
  const inProvince = await circuitsOf(headquarters, { province: '12', limit: 200 });
  assert.deepEqual(found, inProvince);
  assert.ok(found.length > 5 && found.every(({ province }) => province.code === '12'));
});

test('each sees the circuits that are theirs, one by one as in the list', async () => {
  const whole = await allCircuits(headquarters);
  assert.equal(whole.length, 697 + 63);
  const reach: [Person, (circuit: Circuit) => boolean][] = [
    [technician, ({ site }) => site.id === 'ptc-107'],
    [neighbour, ({ site }) => site.id === 'ptc-002'],
    [coordinator, ({ province }) => province.code === '12'],
    [helpdesk, ({ carrier }) => carrier.id === 'viettel'],
    [otherCarrier, ({ carrier }) => carrier.id === 'sao-mai'],
  ];
  for (const [person, isTheirs] of reach) {
    const theirs = await allCircuits(person);
    assert.deepEqual(
      theirs.map(({ id }) => id),
      whole.filter(isTheirs).map(({ id }) => id),
    );
    for (const id of [circuits.muongTe, circuits.hoanKiem, circuits.laiChauBackUp]) {
      const one = person.get<Circuit>(`/api/circuits/${id}`);
      const listed = theirs.find((circuit) => circuit.id === id);
      if (listed) assert.deepEqual(await one, listed);
      else await expectRefusal('D-1', one);
    }
  }
});

test('a circuit warns of what is open on it, each reader of what they may see', async () => {
  const openOn = async (person: Person): Promise<string[]> => {
    const { openIncidents } = await person.get<Circuit>(`/api/circuits/${circuits.muongTe}`);
    return openIncidents.map(({ code }) => code);
  };
  assert.deepEqual(await openOn(technician), []);
  const incident = await technician.reports();
  assert.deepEqual(await openOn(technician), [incident.code]);
  assert.deepEqual(await openOn(helpdesk), [], 'not before notice');
  const told = await notified(desk);
  assert.deepEqual(await openOn(helpdesk), [told.code]);
  await technician.withdraws(incident, 'nhầm');
  assert.deepEqual(await openOn(coordinator), [told.code]);
});

test('units: by name, by province, in pages; each side sees those that concern it', async () => {
  const sitesOf = async (person: Person, query: Record<string, string | number> = {}) =>
    (await person.get<{ items: Site[] }>(`/api/sites?${asked({ limit: 200, ...query })}`)).items;
  assert.deepEqual(
    (await sitesOf(technician)).map(({ id }) => id),
    ['ptc-107'],
  );
  const ofProvince = await sitesOf(coordinator);
  assert.ok(ofProvince.some(({ id }) => id === 'stc-12'));
  assert.deepEqual(await sitesOf(headquarters, { province: '12' }), ofProvince);
  const departments = await sitesOf(otherCarrier);
  assert.ok(departments.length === 63 && departments.every(({ kind }) => kind === 'coordinator'));
  assert.deepEqual(await sitesOf(headquarters, { q: '%%' }), []);
});

test('provinces: all 63, with what is open and overdue as the board has it', async () => {
  await notified(desk);
  clock.advance({ hours: 5 });
  for (const person of [headquarters, coordinator, helpdesk, otherCarrier]) {
    const { items } = await person.get<{ items: Province[] }>('/api/provinces');
    assert.equal(items.length, 63);
    const board = (await person.board({ limit: 200 })).items;
    for (const { code, open, overdue } of items) {
      const here = board.filter(({ province }) => province.code === code);
      assert.deepEqual([open, overdue], [here.length, here.filter((item) => item.overdue).length]);
    }
  }
});

test('agreements: their parties read them, in words and as a diagram', async () => {
  const agreementsOf = async (person: Person): Promise<string[]> =>
    (await person.get<{ items: AgreementView[] }>('/api/agreements')).items.map(({ id }) => id);
  const both = ['example-business-hours', 'viettel-ptc-2009'];
  assert.deepEqual(await agreementsOf(headquarters), both);
  assert.deepEqual(await agreementsOf(coordinator), both);
  assert.deepEqual(await agreementsOf(technician), ['viettel-ptc-2009']);
  assert.deepEqual(await agreementsOf(helpdesk), ['viettel-ptc-2009']);
  const one = await technician.get<AgreementView>('/api/agreements/viettel-ptc-2009');
  assert.equal(one.circuits, 697);
  assert.match(one.diagram.vi, /^stateDiagram-v2/);
  assert.ok(one.description.en.join('\n').includes('4 hours'));
  await expectRefusal('D-1', technician.get('/api/agreements/example-business-hours'));
  await expectRefusal('D-1', headquarters.get('/api/agreements/khong-co'));
  await store.pool.query(
    `insert into circuits (id, code, code_folded, site, agreement)
     select 'more-' || n, 'MORE-' || n, 'more-' || n, 'ptc-107', 'viettel-ptc-2009'
     from generate_series(1, 1500) n`,
  );
  assert.deepEqual(await agreementsOf(headquarters), both);
  assert.deepEqual(await agreementsOf(otherCarrier), ['example-business-hours']);
});

function asked(query: Record<string, string | number>): string {
  const given = Object.entries(query).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new URLSearchParams(given).toString();
}

async function circuitsOf(
  person: Person,
  query: Record<string, string | number>,
): Promise<Circuit[]> {
  return (await person.get<{ items: Circuit[] }>(`/api/circuits?${asked(query)}`)).items;
}

async function allCircuits(person: Person): Promise<Circuit[]> {
  const found: Circuit[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const query = asked({ limit: 150, ...(next === '' ? {} : { cursor: next }) });
    const page: { items: Circuit[]; next?: string } = await person.get(`/api/circuits?${query}`);
    found.push(...page.items);
    next = page.next;
  }
  return found;
}
