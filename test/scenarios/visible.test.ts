/** What the lists give is what the domain lets one see: the SQL and `maySee` are one rule. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopeOf } from '../../src/domain/decide.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { maySee, roleUnitKind, type Actor, type Role } from '../../src/domain/roles.ts';
import { countByProvince, listIncidents, openOnCircuits } from '../../src/store/incidents.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { inClosing, inRestoration, notified } from '../support/told.ts';

const desk = await openTestDesk();
const { clock, people, store } = desk;
const { technician, coordinator, headquarters, neighbour, helpdesk } = people;

await technician.reports();
await notified(desk);
await inRestoration(desk);
await technician.withdraws(await technician.reports(), 'nhầm');
await helpdesk.signs(await technician.signs(await inClosing(desk)));
await neighbour.reports({ circuit: circuits.hoanKiem });
await coordinator.reports({ circuit: circuits.laiChauBackUp });
const backUp = await coordinator.reports({ circuit: circuits.laiChauBackUp });
await coordinator.finds(backUp, 'carrier');
await coordinator.calls(backUp, { answered: true });
await headquarters.reports({ circuit: 'stc-01-dp' });
await store.pool.query(`insert into circuits (id, code, code_folded, site, agreement)
  values ('hq', 'HQ', 'hq', 'thtk', 'viettel-ptc-2009')`);
await store.pool.query(`update units set province = '01' where id = 'thtk'`);
await headquarters.reports({ circuit: 'hq' });

const { rows } = await store.pool.query<{ snapshot: Incident }>('select snapshot from incidents');
const incidents = rows.map(({ snapshot }) => snapshot);

const { rows: units } = await store.pool.query<{ id: string; kind: string }>(
  `select id, kind from units where id in ('thtk', 'stc-12', 'stc-01', 'stc-79', 'ptc-107',
    'ptc-108', 'ptc-002', 'viettel', 'sao-mai')`,
);
const actors = (Object.keys(roleUnitKind) as Role[]).flatMap((role) =>
  units
    .filter(({ kind }) => kind === roleUnitKind[role])
    .map(({ id }): Actor => ({ person: 'p', name: 'P', role, unit: id, unitName: id })),
);

test('there is something to see and somebody to see it, of every kind', () => {
  assert.ok(incidents.length >= 10);
  assert.deepEqual(new Set(actors.map(({ role }) => role)), new Set(Object.keys(roleUnitKind)));
});

for (const actor of actors) {
  test(`${actor.role} of ${actor.unit}`, async () => {
    const mine = incidents.filter((incident) => maySee(actor, scopeOf(incident)));
    const page = { sort: 'due', limit: 1_000, now: clock.now() } as const;
    const listed = await listIncidents(store, actor, { show: 'all' }, page);
    assert.deepEqual(ids(listed.map(({ incident }) => incident)), ids(mine));
    const isOpen = ({ state }: Incident): boolean => state !== 'closed' && state !== 'withdrawn';
    const places = [...new Set(incidents.map(({ report }) => report.circuit.id))];
    const open = await openOnCircuits(store, actor, places);
    assert.deepEqual(ids(open), ids(mine.filter(isOpen)));
    const byProvince = await countByProvince(store, actor, clock.now());
    const sum = [...byProvince.values()].reduce((total, { open: count }) => total + count, 0);
    assert.equal(sum, mine.filter(isOpen).length);
  });
}

function ids(list: Incident[]): string[] {
  return list.map(({ id }) => id).toSorted();
}
