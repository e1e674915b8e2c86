/**
 * How late a single deadline is, with very many armed: from the instant it was due to the instant a
 * listener hears that it was noted. Beside job queues for PostgreSQL, each with as many jobs armed.
 */
import { run, Logger } from 'graphile-worker';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine } from '../src/app/engine.ts';
import { openDesk } from '../src/app/handle.ts';
import { liveChannel } from '../src/store/append.ts';
import type { Store } from '../src/store/connect.ts';
import type { LiveNews } from '../src/store/live.ts';
import { figure, percentile, type Figure } from './figures.ts';
import { notice, oneDeadline, openGround, type Ground } from './storm-desk.ts';

/**
 * How many are measured, one after the other, and how long before each it is armed. Those before
 * them warm each contender's process and caches; the very first of the engine is told of by itself.
 */
const samples = 200;
const warmUps = 10;
const armedMs = 300;

/** How often the queues look: the least that pg-boss takes, for both. */
const pollMs = 500;

/** What there is of the desk's own making; the rest of those armed are its copies. */
const originals = 500;

/** Measures with `count` deadlines armed; `say` hears how far it is. */
export async function benchLateness(say: (line: string) => void, count: number): Promise<Figure[]> {
  say(`lateness: ${count} deadlines are being armed …`);
  const ground = await openGround(originals);
  try {
    const all = {
      engine: await ofEngine(await ground.clone('late_engine', 0), count),
      'pg-boss': await ofBoss(ground, count),
      'graphile-worker': await ofWorker(ground, count),
    };
    say('lateness: measured.');
    const at = (share: number): Figure => {
      const { engine, ...others } = Object.fromEntries(
        Object.entries(all).map(([name, ms]) => [name, percentile(ms.slice(warmUps), share)]),
      );
      return figure(`deadline.lateness.p${share * 100}`, engine ?? 0, 'ms', others);
    };
    const first = Object.entries(all).map(([name, [ms]]): [string, number] => [name, ms ?? 0]);
    const { engine, ...others } = Object.fromEntries(first);
    return [at(0.5), at(0.99), figure('deadline.lateness.first', engine ?? 0, 'ms', others)];
  } finally {
    await ground.stop();
  }
}

/** Copies what is there until so many deadlines wait; none of them falls due meanwhile. */
async function arm(store: Store, count: number): Promise<void> {
  const columns = `version, state, is_open, whose_move, customer_unit, coordinator_unit, site_unit,
    carrier_unit, province, circuit, reported_at, notified_at, due_at, head, snapshot,
    next_fall_at`;
  await store.pool.query(
    `insert into incidents (id, code, ${columns})
     select gen_random_uuid(), code || '-' || n, ${columns}
     from incidents cross join generate_series(1, $1) as n`,
    [Math.ceil(count / originals)],
  );
  await store.pool.query('vacuum analyze incidents');
}

async function ofEngine(store: Store, count: number): Promise<number[]> {
  await arm(store, count);
  const agreement = await oneDeadline(store, armedMs);
  const { rows } = await store.pool.query<{ id: string }>(
    'select id from circuits where agreement = $1 limit 100',
    [agreement.id],
  );
  const desk = openDesk(store);
  const failed = Promise.withResolvers<never>();
  const engine = await startEngine(desk, { onTick: () => undefined, onError: failed.reject });
  const ear = await listenTo(store);
  const lates: number[] = [];
  for (let index = 0; index < warmUps + samples; index += 1) {
    const { id, version, clocks } = await notice(desk, rows[index % rows.length]?.id ?? '');
    const due = Math.min(...clocks.map(({ dueAt }) => dueAt));
    const heardAt = await Promise.race([ear.hears(id, version + 1), failed.promise]);
    lates.push(Math.max(0, heardAt - due));
  }
  await ear.close();
  await engine.stop();
  return lates;
}

/** Hears, like every reader of the desk, that an incident has moved on. */
async function listenTo(store: Store): Promise<{
  hears: (id: string, version: number) => Promise<number>;
  close: () => Promise<void>;
}> {
  const client = new pg.Client(store.url);
  await client.connect();
  const heard = new Map<string, number>();
  let told = Promise.withResolvers<void>();
  client.on('notification', ({ payload }) => {
    const at = Date.now();
    for (const { id, version } of JSON.parse(payload ?? '[]') as LiveNews[]) {
      heard.set(`${id} ${version}`, at);
    }
    told.resolve();
    told = Promise.withResolvers<void>();
  });
  await client.query(`listen ${liveChannel}`);
  return {
    hears: async (id, version) => {
      for (;;) {
        const at = heard.get(`${id} ${version}`);
        if (at !== undefined) return at;
        await told.promise;
      }
    },
    close: () => client.end(),
  };
}

/** Arms one job after the other by `send`, which `taken` is called for; gives how late each was. */
async function oneByOne(
  send: (due: Date) => Promise<unknown>,
  taken: { next: () => Promise<number> },
): Promise<number[]> {
  const lates: number[] = [];
  for (let index = 0; index < warmUps + samples; index += 1) {
    // At every place between two looks of the queue: the last job was taken at a look.
    await sleep((((index * 37) % samples) * pollMs) / samples);
    const due = new Date(Date.now() + armedMs);
    await send(due);
    lates.push(Math.max(0, (await taken.next()) - due.getTime()));
  }
  return lates;
}

/** Instants at which work began, handed over one by one. */
function handover(): { began: () => void; next: () => Promise<number> } {
  let one = Promise.withResolvers<number>();
  return {
    began: () => one.resolve(Date.now()),
    next: async () => {
      const at = await one.promise;
      one = Promise.withResolvers<number>();
      return at;
    },
  };
}

const later = new Date(Date.now() + 86_400_000);

async function ofBoss(ground: Ground, count: number): Promise<number[]> {
  const store = await ground.clone('late_boss', 0);
  const boss = new PgBoss({ connectionString: store.url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('late');
  for (let at = 0; at < count; at += 1_000) {
    const some = Math.min(1_000, count - at);
    await boss.insert(
      'late',
      Array.from({ length: some }, () => ({ startAfter: later })),
    );
  }
  await store.pool.query('analyze');
  const taken = handover();
  await boss.work('late', { pollingIntervalSeconds: pollMs / 1_000 }, async () => taken.began());
  const lates = await oneByOne((due) => boss.send('late', {}, { startAfter: due }), taken);
  await boss.stop({ graceful: false });
  return lates;
}

async function ofWorker(ground: Ground, count: number): Promise<number[]> {
  const store = await ground.clone('late_worker', 0);
  const taken = handover();
  const runner = await run({
    connectionString: store.url,
    pollInterval: pollMs,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: { late: async () => taken.began() },
  });
  // A thousand at a time: its notifications cost a transaction the square of how many there are.
  for (let at = 0; at < count; at += 1_000) {
    await store.pool.query(
      `select count(*) from (select graphile_worker.add_job('late', run_at => $1)
       from generate_series(1, $2)) as armed`,
      [later, Math.min(1_000, count - at)],
    );
  }
  await store.pool.query('analyze');
  const lates = await oneByOne((due) => runner.addJob('late', {}, { runAt: due }), taken);
  await runner.stop();
  return lates;
}
