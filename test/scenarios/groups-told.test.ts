/** What a mass outage tells: each act once to each person, and what became of each message. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { DeliveryPage } from '../../src/http/contract/deliveries.ts';
import { circuits as theirs } from '../support/cast.ts';
import { acts, confirmed, openOffices, outages } from '../support/groups.ts';
import { openOutboxDesk } from '../support/outbox.ts';
import type { Person } from '../support/person.ts';

const { desk, mail, outbox, rows, messages, errors } = await openOutboxDesk({ live: true });
const { clock, people, store } = desk;
const { technician, coordinator, otherCoordinator, headquarters, helpdesk } = people;
const offices = await openOffices(store, '12', 40);
const onSite = ['colleague', 'technician'];
const above = ['coordinator', 'headquarters'];

let seen = 0;

/**
 * Lets the outbox send, and gives who received a mail since the last time, by their part. The
 * outbox hears of an act by itself: it may have sent before it is asked to.
 */
async function received(): Promise<string[]> {
  await outbox.run();
  clock.advance({ minutes: 10 });
  const since = mail.arrived.slice(seen);
  seen = mail.arrived.length;
  return since.map((one) => one.to.join().replace('@example.vn', '')).toSorted();
}

async function toldOf(person: Person, group: { id: string }): Promise<DeliveryPage['items']> {
  return (await person.get<DeliveryPage>(`/api/deliveries?group=${group.id}&limit=200`)).items;
}

test('forty-one sites, one mail each act: their people, coordinator, headquarters', async () => {
  const { group } = await confirmed(desk, [theirs.muongTe, ...offices]);
  assert.deepEqual(await received(), [...onSite, ...above].toSorted());
  const [first] = await messages();
  assert.equal(first?.notice, 'group-confirmed');
  await acts(coordinator, 'call', group, { answered: true });
  assert.deepEqual(await received(), [], 'a call is told by nobody but the one who made it');

  const etr = clock.in({ hours: 3 });
  const promise = { cause: 'Đứt cáp trục', etr, responsibility: 'carrier' } as const;
  const key = randomUUID();
  await acts(helpdesk, 'diagnose', group, promise, key);
  await acts(helpdesk, 'diagnose', group, promise, key);
  assert.deepEqual(await received(), [...onSite, ...above].toSorted(), 'sent twice, told once');
  const later = { etr: clock.in({ hours: 5 }), reason: 'Chờ vật tư' };
  await acts(helpdesk, 'revise-etr', group, later);
  assert.deepEqual(await received(), [...onSite, ...above].toSorted());
  const fixed = await acts(helpdesk, 'report-fixed', group, { what: 'Đã hàn cáp' });
  assert.deepEqual(await received(), [...onSite, ...above].toSorted());

  const own = fixed.children.find(({ circuit }) => circuit.id === theirs.muongTe);
  assert.ok(own);
  for (const { incident } of fixed.children) {
    if (incident !== own.incident) await coordinator.confirms({ id: incident });
  }
  await technician.rejects({ id: own.incident }, 'Vẫn mất kết nối');
  await acts(coordinator, 'end', group, {});
  const ended = await received();
  assert.deepEqual(
    ended,
    [...onSite, ...above, 'helpdesk'].toSorted(),
    'the carrier hears the end',
  );
  assert.deepEqual(errors, []);
});

test('the letters say what each reader needs', async () => {
  const all = await messages();
  const of = (notice: string, name: string) => {
    const found = all.find((one) => one.notice === notice && one.address.startsWith(name));
    assert.ok(found, `${notice} to ${name}`);
    return found;
  };
  const [group] = await outages(coordinator, { show: 'all' });
  assert.ok(group);
  const whole = of('group-confirmed', 'coordinator');
  assert.match(whole.subject, /^\[DR-\d{4}-\d{6}\] Xác nhận sự cố diện rộng – Lai Châu$/);
  assert.match(whole.body, /Các đơn vị \(41\):\n- /);
  assert.match(whole.body, new RegExp(`/dien-rong/${group.id}`));
  const site = of('group-fixed', 'technician');
  assert.match(site.body, /Hãy kiểm tra và xác nhận: kênh đã thông, hay chưa thông\./);
  assert.match(site.body, /\/su-co\//, 'it leads to the own incident, where one verifies');
  assert.doesNotMatch(site.body, /MAU-12/, 'nothing of other offices');
  assert.match(
    of('group-ended', 'headquarters').body,
    /Các đơn vị chưa thông \(1\):\n- .*Mường Tè/,
  );
  for (const { short } of all) assert.ok(short.length <= 160 && short !== '', short);
  assert.match(of('group-etr', 'technician').short, /^DR-\d{4}-\d{6} .*Muong Te.*Hen \d\d:\d\d/);
});

test('the evidence stands at the group, for each as far as it is theirs', async () => {
  const [group] = await outages(coordinator, { show: 'all' });
  assert.ok(group);
  const told = await toldOf(coordinator, group);
  const key = (one: DeliveryPage['items'][number]): string =>
    `${one.notice} ${one.round} ${one.recipient.id} ${one.channel}`;
  assert.equal(new Set(told.map(key)).size, told.length, 'nobody twice for one act');
  assert.equal(told.filter((one) => one.notice === 'group-fixed').length, 4);
  assert.ok(told.every((one) => one.status === 'sent'));
  assert.deepEqual(
    new Set((await toldOf(helpdesk, group)).map(({ notice }) => notice)),
    new Set(['group-ended']),
  );
  assert.deepEqual(await toldOf(otherCoordinator, group), []);
  const mine = await toldOf(technician, group);
  assert.ok(mine.length > 0 && mine.every(({ incident }) => incident?.site.includes('Mường Tè')));
  assert.ok((await toldOf(headquarters, group)).length >= told.length);
});

test('the database itself refuses to tell a person twice of one act', async () => {
  const [row] = (await rows()).filter((one) => one.group_id !== null);
  assert.ok(row);
  const { id: _id, ...again } = row;
  const [other] = await store.db
    .selectFrom('incidents')
    .select('id')
    .where('id', '<>', row.incident)
    .execute();
  assert.ok(other);
  const outcome = JSON.stringify(row.outcome);
  const twice = { ...again, outcome, incident: other.id };
  const asked = store.db.insertInto('deliveries').values(twice).execute();
  await assert.rejects(asked, /deliveries_group_once/);
});

test('a site that comes later is told what is known; a line given up takes none', async () => {
  clock.advance({ days: 1 });
  const { group } = await confirmed(desk, offices.slice(0, 3));
  await received();
  const report = { circuit: theirs.muongTe, outageSince: clock.in({ minutes: -5 }) } as const;
  const body = { report: { ...report, symptom: 'down' as const } };
  await acts(technician, 'join', group, body);
  assert.deepEqual(await received(), onSite, 'nobody else is told of one more');

  const ended = offices.at(-1) ?? '';
  assert.equal((await outages(coordinator, { circuit: ended })).length, 1);
  await store.pool.query(`update circuits set valid_to = '2020-01-01' where id = $1`, [ended]);
  assert.deepEqual(await outages(coordinator, { circuit: ended }), []);
});
