/** The watchdog beside a real desk: it says when the engine is late, silent, or out of reach. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startEngine, type Engine } from '../../src/app/engine.ts';
import { tick } from '../../src/app/tick.ts';
import { alarmLine, usualLimits, watchOnce, type Alarm } from '../../src/app/watchdog.ts';
import { readConfig } from '../../src/config.ts';
import { connect } from '../../src/store/connect.ts';
import { beat, readPulse } from '../../src/store/watch.ts';
import { watch } from '../../src/watch.ts';
import { receiver } from '../notify/http-receiver.ts';
import { openTestDesk } from '../support/desk.ts';
import { atEnd } from '../support/ending.ts';
import { notified } from '../support/told.ts';

const engines: Engine[] = [];
const desk = await openTestDesk();
atEnd(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});
const { clock, store } = desk;

function look(heartbeatUrl?: string): Promise<Alarm[]> {
  const pulse = () => readPulse(store, usualLimits);
  return watchOnce({ pulse, limits: usualLimits, heartbeatUrl });
}

const codes = (alarms: Alarm[]): string[] => alarms.map(({ code }) => code);

/** Starts an engine as the desk does, and waits until it has passed and noted its pulse. */
async function run(): Promise<Engine> {
  const noted = Promise.withResolvers<void>();
  const engine = await startEngine(desk.desk, {
    onTick: () => void beat(store, 'engine').then(noted.resolve, noted.reject),
    onError: noted.reject,
  });
  engines.push(engine);
  await noted.promise;
  return engine;
}

test('Nautobot #171: an engine that has never run is an alarm of its own', async () => {
  assert.deepEqual(codes(await look()), ['silent']);
});

test('OnCall #724: stopped, the watchdog says so; running again, all is well', async (t) => {
  const { url, received } = await receiver(t, (response) => response.end());
  const engine = await run();
  assert.deepEqual(await look(url), []);
  assert.equal(received.length, 1, 'well-being is reported outward');

  await notified(desk);
  await engine.stop();
  engines.length = 0;
  clock.advance({ minutes: 3 });
  assert.deepEqual(codes(await look(url)), ['silent']);
  clock.advance({ hours: 4 });
  const alarms = await look(url);
  assert.deepEqual(codes(alarms), ['silent', 'late']);
  assert.match(
    alarmLine(alarms[1] ?? assert.fail(), clock.now()),
    /ALARM late: 1 sự cố .* \/ 1 inc/,
  );
  assert.equal(received.length, 1, 'nobody is told that all is well while it is not');

  await run();
  // What it noted late waits to be sent, and there is nobody to send it: fresh, so no alarm yet.
  assert.deepEqual(await look(url), []);
  assert.equal(received.length, 2);
  clock.advance({ minutes: 2 });
  await tick(desk.desk);
  assert.deepEqual(codes(await look(url)), []);
  clock.advance({ minutes: 4 });
  await beat(store, 'engine');
  assert.deepEqual(codes(await look(url)), ['unsent']);
  assert.equal(received.length, 3);
});

test('exactly at its limit nothing is late; a millisecond later it is', async () => {
  await notified(desk);
  const { rows } = await store.pool.query<{ ms: number }>(
    `select extract(epoch from min(next_fall_at))::float8 * 1000 as ms from incidents
     where next_fall_at > to_timestamp($1::float8 / 1000)`,
    [clock.now()],
  );
  const due = rows[0]?.ms ?? assert.fail();
  clock.moveTo(new Date(due + usualLimits.lateMs).toISOString());
  assert.equal((await readPulse(store, usualLimits)).late.count, 0);
  clock.advance({ ms: 1 });
  assert.equal((await readPulse(store, usualLimits)).late.count, 1);
});

test('a heartbeat not taken is said, and so is a database out of reach', async (t) => {
  const { url, received } = await receiver(t, (response) => response.writeHead(500).end());
  const well = { now: 1, engineAt: 1, late: { count: 0 }, unsent: { count: 0 }, deaf: [] };
  const asked = { limits: usualLimits, heartbeatUrl: url };
  const unheard = await watchOnce({ ...asked, pulse: async () => well });
  assert.deepEqual(codes(unheard), ['heartbeat']);
  assert.equal(received.length, 1);

  const gone = connect('postgres://nobody@127.0.0.1:9/none');
  const alarms = await watchOnce({ ...asked, pulse: () => readPulse(gone, usualLimits) });
  await gone.db.destroy();
  assert.deepEqual(codes(alarms), ['unreachable']);
  assert.equal(received.length, 1);
});

test('the command itself: exit code 1 and a line for each alarm, else 0 and silence', async () => {
  const lines: string[] = [];
  const config = readConfig({ DATABASE_URL: store.url }, '.');
  const options = { once: true, say: (line: string) => lines.push(line) };
  const { signal } = new AbortController();
  assert.equal(await watch(config, { ...options, signal }), 0, lines.join('\n'));
  assert.deepEqual(lines, []);
  await store.pool.query('delete from beats');
  assert.equal(await watch(config, { ...options, signal }), 1);
  assert.match(lines.join(), /ALARM silent/);
  const none = readConfig({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }, '.');
  lines.length = 0;
  assert.equal(await watch(none, { ...options, signal }), 1);
  assert.match(lines.join(), /ALARM unreachable/);
  assert.throws(() => readConfig({ WATCH_HEARTBEAT_URL: 'beat' }, '.'), /WATCH_HEARTBEAT_URL/);
});

test('what it asks is answered by indexes, whatever the history', async () => {
  const questions = [
    `select from incidents where next_fall_at < now() and next_fall_at < 'infinity'
      order by next_fall_at limit 1000`,
    `select from deliveries where status = 'queued' and channel <> 'phone'
      and not_before < now() limit 1000`,
    `select from messages where due_at < 'infinity' and due_at < now() limit 1000`,
  ];
  const client = await store.pool.connect();
  try {
    // Small tables are read whole, whatever indexes they have.
    await client.query('set enable_seqscan = off');
    for (const question of questions) {
      const { rows } = await client.query<Record<string, string>>(`explain ${question}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      assert.match(plan, /Index|Bitmap/);
      assert.doesNotMatch(plan, /Seq Scan/);
    }
  } finally {
    client.release(true);
  }
});
