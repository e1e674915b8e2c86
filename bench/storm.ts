/**
 * A storm: many deadlines due in the same minute, each with its chained entry and its queued
 * delivery. Drained by the engine; beside the same rows by set-based SQL alone, and beside two job
 * queues for PostgreSQL that do the same work, each on a clone of the same database.
 */
import { runOnce, Logger } from 'graphile-worker';
import { PgBoss } from 'pg-boss';
import { verifyAll } from '../src/app/chain.ts';
import { openDesk } from '../src/app/handle.ts';
import { tick } from '../src/app/tick.ts';
import type { Store } from '../src/store/connect.ts';
import { figure, type Figure } from './figures.ts';
import { openGround, type Ground } from './storm-desk.ts';
import { install, mouldOf, type Mould } from './storm-rows.ts';

/** The size of a transaction: the engine's own, for everybody. */
const batch = 500;
/** What PostgreSQL alone is best at. */
const wideBatch = 5_000;
/** A queue that takes jobs one by one shows its rate with fewer. */
const singlesMax = 2_000;

/** Measures with `count` deadlines; `say` hears how far it is. */
export async function benchStorm(say: (line: string) => void, count: number): Promise<Figure[]> {
  if (!(Number.isInteger(count) && count > 0)) throw new RangeError('--n: a whole number from 1');
  say(`storm: ${count} incidents are being reported …`);
  const ground = await openGround(count);
  try {
    const engine = await ground.clone('storm_engine');
    const engineRate = await rateOf(engine, count, async () => {
      const { incidents, failed } = await tick(openDesk(engine));
      if (incidents !== count || failed.length > 0) throw new Error(`only ${incidents} noted`);
    });
    say(`storm: engine ${Math.round(engineRate)}/s; do its chains hold? …`);
    const { broken } = await verifyAll(engine, () => undefined);
    if (broken.length > 0) throw new Error(`${broken.length} chains are broken`);
    const mould = await mouldOf(engine.pool);
    const versus = {
      'sql-batches': await bySql(ground, mould, count, batch),
      'sql-wide': await bySql(ground, mould, count, wideBatch),
      'pg-boss': await byBoss(ground, mould, count),
      'graphile-worker': await byWorker(ground, mould, Math.min(count, singlesMax)),
    };
    return [figure('storm.drain', engineRate, 'deadlines/s', versus)];
  } finally {
    await ground.stop();
  }
}

/** Deadlines a second. Counts afterwards: each has one entry more and one delivery. */
async function rateOf(store: Store, count: number, drain: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await drain();
  const seconds = (performance.now() - start) / 1_000;
  const { rows } = await store.pool.query<{ count: number }>(`
    select count(*)::int as count from incidents i join deliveries d on d.incident = i.id
    join events e on (e.incident, e.seq) = (i.id, i.version)
    where e.hash = i.head and e.hash = sha256(convert_to(e.body, 'UTF8'))`);
  if (rows[0]?.count !== count) throw new Error(`${rows[0]?.count} of ${count} were drained`);
  return count / seconds;
}

export async function bySql(
  ground: Ground,
  mould: Mould,
  count: number,
  size: number,
): Promise<number> {
  const store = await ground.clone(`storm_sql_${size}`);
  await install(store.pool, mould);
  return rateOf(store, count, async () => {
    for (let done = size; done === size;) {
      const { rows } = await store.pool.query<{ done: number }>(
        'select bench.note_due($1) as done',
        [size],
      );
      done = rows[0]?.done ?? 0;
    }
  });
}

/**
 * Fetching, the work and the completion in one transaction a batch, as its documentation has it.
 */
async function byBoss(ground: Ground, mould: Mould, count: number): Promise<number> {
  const store = await ground.clone('storm_boss');
  await install(store.pool, mould);
  const boss = new PgBoss({ connectionString: store.url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('storm');
  const jobs = (await due(store, count)).map((id) => ({ data: { id } }));
  for (let at = 0; at < jobs.length; at += 1_000) {
    await boss.insert('storm', jobs.slice(at, at + 1_000));
  }
  await store.pool.query('analyze');
  const client = await store.pool.connect();
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  try {
    return await rateOf(store, count, async () => {
      for (;;) {
        await client.query('begin');
        const some = await boss.fetch<{ id: string }>('storm', { batchSize: batch, db });
        if (some.length > 0) {
          await client.query('select bench.note_these($1)', [some.map((job) => job.data.id)]);
          await boss.complete(
            'storm',
            some.map((job) => job.id),
            null,
            { db },
          );
        }
        await client.query('commit');
        if (some.length === 0) return;
      }
    });
  } finally {
    client.release();
    await boss.stop({ graceful: false });
  }
}

/** A task a deadline, with the settings that its documentation recommends for throughput. */
async function byWorker(ground: Ground, mould: Mould, count: number): Promise<number> {
  const store = await ground.clone('storm_worker');
  await install(store.pool, mould);
  const options = {
    connectionString: store.url,
    preset: {
      worker: {
        concurrentJobs: 10,
        localQueue: { size: batch },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: {
      note: async (payload: unknown) => {
        await store.pool.query('select bench.note_these($1)', [[(payload as { id: string }).id]]);
      },
    },
  };
  await runOnce(options);
  await store.pool.query(
    `select graphile_worker.add_job('note', json_build_object('id', id))
     from unnest($1::uuid[]) as id`,
    [await due(store, count)],
  );
  await store.pool.query('analyze');
  return rateOf(store, count, () => runOnce(options));
}

async function due(store: Store, count: number): Promise<string[]> {
  const { rows } = await store.pool.query<{ id: string }>(
    `select id from incidents where next_fall_at < 'infinity' limit $1`,
    [count],
  );
  return rows.map(({ id }) => id);
}
