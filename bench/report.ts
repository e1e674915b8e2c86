/** Durable reports a second over HTTP, beside the same rows written by PostgreSQL alone. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { figure, type Figure } from './figures.ts';
import type { Load, Reached } from './load.ts';
import { startProgram, type Program } from './program.ts';
import { createFunction, mouldOf, writeMany, writeOne, type Rows } from './rows.ts';

/** Node's cost of a request halves over the first twelve seconds: they are not counted. */
const warmUpSeconds = 10;

/**
 * Each way is measured in turns, so that a machine that grows slower, tables that grow longer and
 * a checkpoint meet them all alike.
 */
const rounds = 3;
const seconds = { http: 5, function: 2.5, batches: 1.5, wide: 2 };

const connections = { http: 64, wide: 256, function: 16, batches: 2 };
const batchSize = 500;

/** Measures; `say` hears how far it is. */
export async function benchReport(say: (line: string) => void): Promise<Figure[]> {
  const program = await startProgram();
  const clients = fork(new URL('load.ts', import.meta.url));
  try {
    return await measure(program, clients, say);
  } finally {
    clients.kill();
    await program.stop();
  }
}

async function measure(
  program: Program,
  clients: ChildProcess,
  say: (line: string) => void,
): Promise<Figure[]> {
  const load = await loadFor(program);
  const overHttp = async (count: number, duration: number): Promise<number> =>
    reached(clients, { ...load, connections: count, seconds: duration });
  say(`report: ${warmUpSeconds} s warm-up …`);
  await overHttp(connections.http, warmUpSeconds);
  await createFunction(program.store);
  const mould = await mouldOf(program.store);
  const sums = { http: 0, wide: 0, function: 0, batches: 0 };
  for (let round = 1; round <= rounds; round += 1) {
    sums.http += await overHttp(connections.http, seconds.http);
    sums.function += await functionAlone(program, mould);
    sums.batches += await alone(program, connections.batches, seconds.batches, async (client) => {
      const rows: Rows[] = Array.from({ length: batchSize }, mould);
      await writeMany(client, rows);
      return rows.length;
    });
    sums.wide += await overHttp(connections.wide, seconds.wide);
    say(`report: round ${round} of ${rounds} done …`);
  }
  const rate = (way: keyof typeof sums): number => sums[way] / rounds / seconds[way];
  const versus = { 'sql-function': rate('function'), 'sql-batches': rate('batches') };
  return [
    figure('report.http', rate('http'), 'reports/s', versus),
    figure('report.http.256', rate('wide'), 'reports/s', versus),
  ];
}

/** The limit beside it: reports a second by one SQL function call a transaction. */
export async function sqlFunctionRate(program: Program): Promise<number> {
  await createFunction(program.store);
  return (await functionAlone(program, await mouldOf(program.store))) / seconds.function;
}

function functionAlone(program: Program, mould: () => Rows): Promise<number> {
  return alone(program, connections.function, seconds.function, async (client) => {
    await writeOne(client, mould());
    return 1;
  });
}

/** Reports of headquarters, on any circuit of the offices. */
export async function loadFor({
  url,
  store,
  tokenOf,
}: Program): Promise<Omit<Load, 'connections' | 'seconds'>> {
  const rows = await store.db
    .selectFrom('circuits as c')
    .innerJoin('units as u', 'u.id', 'c.site')
    .select('c.id')
    .where('u.kind', '=', 'site')
    .execute();
  return {
    port: Number(new URL(url).port),
    token: await tokenOf('dieuhanh@thtk.example.vn'),
    circuits: rows.map((row) => row.id),
  };
}

async function reached(clients: ChildProcess, load: Load): Promise<number> {
  clients.send(load);
  const [answer] = (await once(clients, 'message')) as [Reached];
  if (answer.failures.length > 0) throw new Error(`a report was not taken: ${answer.failures[0]}`);
  return answer.reports;
}

/** How many reports `work` writes on so many connections of its own within the time. */
async function alone(
  { store }: Program,
  count: number,
  duration: number,
  work: (client: pg.Client) => Promise<number>,
): Promise<number> {
  const clients = Array.from({ length: count }, () => new pg.Client(store.url));
  await Promise.all(clients.map((client) => client.connect()));
  const until = performance.now() + duration * 1_000;
  const sums = await Promise.all(
    clients.map(async (client) => {
      let sum = 0;
      for (;;) {
        const written = await work(client);
        if (performance.now() >= until) return sum;
        sum += written;
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return sums.reduce((sum, one) => sum + one, 0);
}
