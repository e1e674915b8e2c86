/** Live updates: everybody hears of their own incidents at once, and of nobody else's. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { IncidentView } from '../../src/http/contract/incidents.ts';
import { circuits } from '../support/cast.ts';
import { openTestDesk } from '../support/desk.ts';
import { problemOf, type Person } from '../support/person.ts';
import { listen, type Stream } from '../support/stream.ts';
import { notified } from '../support/told.ts';

const desk = await openTestDesk();
const { people } = desk;
const { technician, neighbour, coordinator, headquarters, helpdesk, otherCarrier } = people;
const streams: Stream[] = [];
after(() => Promise.all(streams.map((stream) => stream.close())));

async function hears(person: Person, at = desk.at): Promise<Stream> {
  const stream = await listen(at, person);
  streams.push(stream);
  return stream;
}

function news({ id, code, version, state }: IncidentView) {
  return { event: 'incident', data: { id, code, version, state } };
}

test('the site hears the helpdesk’s answer as soon as it is recorded', async () => {
  const incident = await notified(desk);
  const [site, province, country] = [
    await hears(technician),
    await hears(coordinator),
    await hears(headquarters),
  ];
  const answered = await helpdesk.responds(incident, 'Đang kiểm tra');
  for (const stream of [site, province, country])
    assert.deepEqual(await stream.next(), news(answered));
});

test('the carrier hears nothing before notice: the first it hears is the notice', async () => {
  const carrier = await hears(helpdesk);
  const site = await hears(technician);
  const incident = await technician.reports();
  const found = await technician.finds(incident, 'carrier');
  await technician.notes(incident, 'Đang gọi');
  const called = await technician.calls(incident, { answered: true });
  assert.deepEqual(await carrier.next(), news(called));
  assert.deepEqual(await site.next(), news(incident));
  assert.deepEqual(await site.next(), news(found));
});

test('nobody hears of another office’s, another province’s or another carrier’s', async () => {
  const listeners = new Map<Person, Stream>();
  for (const person of [neighbour, otherCarrier, people.otherCoordinator]) {
    listeners.set(person, await hears(person));
  }
  await notified(desk);
  const own = await neighbour.reports({ circuit: circuits.hoanKiem });
  const backUp = await coordinator.reports({ circuit: circuits.laiChauBackUp });
  await coordinator.finds(backUp, 'carrier');
  const called = await coordinator.calls(backUp, { answered: true });
  // Each one's first news is their own: what came before it was not for them.
  assert.deepEqual(await listeners.get(neighbour)?.next(), news(own));
  assert.deepEqual(await listeners.get(people.otherCoordinator)?.next(), news(own));
  assert.deepEqual(await listeners.get(otherCarrier)?.next(), news(called));
});

test('what one process records, the readers of another hear', async () => {
  const other = await desk.beside();
  const there = await hears(other.people.technician, other.at);
  const incident = await technician.reports();
  assert.deepEqual(await there.next(), news(incident));
});

test('a lost connection to the database is told as a gap; then the news go on', async () => {
  const site = await hears(technician);
  const { rowCount } = await desk.store.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query = 'listen thongsuot_incidents'`,
  );
  assert.ok(rowCount);
  assert.equal((await site.next()).event, 'gap');
  const incident = await technician.reports();
  assert.deepEqual(await site.next(), news(incident));
});

test('the stream is for those who are signed in, and for no cache', async () => {
  problemOf(await desk.nobody.send('GET', '/api/live'), 'D-5');
  const { headers } = await hears(technician);
  assert.match(headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
});
