/** The outbox as one list: of incidents and of the desk itself, each seen by whom it concerns. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type {
  Delivery,
  DeliveryMessage,
  DeliveryPage,
} from '../../src/http/contract/deliveries.ts';
import { openOutboxDesk, overdue } from '../support/outbox.ts';
import { problemOf, type Person } from '../support/person.ts';

const { desk, outbox } = await openOutboxDesk({ live: false });
const { headquarters, coordinator, otherCoordinator, director, otherCarrier, technician } =
  desk.people;
const agreement = 'viettel-ptc-2009';
let code = '';

async function listed(person: Person, query = ''): Promise<Delivery[]> {
  return (await person.get<DeliveryPage>(`/api/deliveries?limit=200${query}`)).items;
}

async function noticesOf(person: Person, query?: string): Promise<string[]> {
  const rows = await listed(person, query);
  const ofDesk = rows.filter(({ incident }) => !incident);
  // Written within one instant: they have no order among themselves.
  return [...new Set(ofDesk.map(({ notice }) => notice))].toSorted();
}

async function posted(person: Person, path: string, body: object): Promise<void> {
  const answer = await person.send('POST', path, { body });
  assert.ok(answer.status < 300, answer.text);
}

before(async () => {
  await overdue(desk);
  await outbox.run();
  const place = { role: 'site', unit: 'ptc-107', by: 'mail' };
  await posted(coordinator, '/api/invitations', {
    email: 'moi@example.vn',
    name: 'Đỗ Thị Mới',
    ...place,
  });
  await posted(headquarters, '/api/readiness/drills', { agreement, province: '12' });
  const to = { agreement, contact: 'account-manager', channel: 'mail' };
  await posted(director, '/api/deliveries/test', { to });
  await posted(technician, '/api/deliveries/test', {});
  const [letter] = await desk.store.db
    .selectFrom('messages')
    .select('body')
    .where('notice', '=', 'invitation')
    .execute();
  const left = desk.links.unmask(letter?.body ?? '');
  code = /#([0-9a-z]{29})/.exec(left)?.[1] ?? assert.fail('no code');
  const looked = await desk.nobody.send('POST', '/api/codes/look', { body: { code } });
  assert.equal(looked.status, 200, 'it lets in');
});

test('each sees what the desk wrote to their own; the other side’s is not there', async () => {
  assert.deepEqual(await noticesOf(headquarters), ['drill', 'invitation', 'test']);
  assert.deepEqual(await noticesOf(coordinator), ['invitation', 'test']);
  assert.deepEqual(await noticesOf(otherCoordinator), []);
  assert.deepEqual(await noticesOf(technician), ['test']);
  assert.deepEqual(await noticesOf(director), ['test']);
  assert.deepEqual(await noticesOf(otherCarrier), []);
  const [own] = (await listed(director)).filter(({ incident }) => !incident);
  assert.equal(own?.recipient.id, 'contact:account-manager');
});

test('a code that lets in is shown to nobody: in no list, no message, no file', async () => {
  const [row] = (await listed(headquarters)).filter(({ notice }) => notice === 'invitation');
  assert.equal(row?.status, 'sunk');
  const path = `/api/deliveries/messages/${row?.message?.id}`;
  const whole = await headquarters.get<DeliveryMessage>(path);
  assert.match(whole.text, /#[0-9a-z]{10}\*{19}\n/, 'its public half alone');
  problemOf(await director.send('GET', path), 'D-1');
  const seen = [
    await headquarters.send('GET', '/api/deliveries?limit=200'),
    await headquarters.send('GET', path),
    await headquarters.send('GET', '/api/deliveries/export'),
    await headquarters.send('GET', '/api/audit?limit=200'),
  ];
  for (const { text } of seen) {
    assert.ok(text.includes('moi@example.vn'));
    assert.ok(!text.includes(code), 'the code is in the open');
  }
});

test('one pages through all of it as one list, and finds by name, number, day', async () => {
  const all = await listed(headquarters);
  assert.ok(all.some(({ incident }) => incident) && all.some(({ incident }) => !incident));
  const paged: Delivery[] = [];
  let cursor = '';
  do {
    const page = await headquarters.get<DeliveryPage>(`/api/deliveries?limit=3${cursor}`);
    paged.push(...page.items);
    cursor = page.next === undefined ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  assert.deepEqual(paged, all);

  const byName = await listed(headquarters, '&q=do thi moi');
  assert.deepEqual(
    byName.map(({ notice, recipient }) => [notice, recipient.name]),
    [['invitation', 'Đỗ Thị Mới']],
  );
  const [of] = all.flatMap(({ incident }) => incident ?? []);
  const number = await listed(headquarters, `&q=${of?.code}`);
  assert.deepEqual(
    number,
    all.filter(({ incident }) => incident?.code === of?.code),
  );
  const later = encodeURIComponent(new Date(desk.clock.now() + 60_000).toISOString());
  assert.deepEqual(await listed(headquarters, `&from=${later}`), []);
  assert.deepEqual(await listed(headquarters, `&to=${later}`), all);
  assert.deepEqual(await noticesOf(headquarters, '&status=sunk&channel=text'), ['drill']);
});

test('what is shown leaves as a table, a row a notice', async () => {
  const answer = await coordinator.send('GET', '/api/deliveries/export?q=moi@example.vn');
  const [head, ...rows] = answer.text.trim().split('\n');
  assert.match(head ?? '', /^queuedAt,sentAt,notice,incident/);
  assert.equal(rows.length, 1);
  assert.match(rows[0] ?? '', /,invitation,,,address:moi@example.vn,Đỗ Thị Mới,mail,/);
});
