/**
 * The board at a million incidents: how long a page of the open ones takes, one after the other.
 */
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillWithDemo } from '../src/app/demo.ts';
import { readNow } from '../src/store/connect.ts';
import { listIncidents } from '../src/store/incidents.ts';
import { findPersonByEmail } from '../src/store/people.ts';
import { openClient, requestText } from './client.ts';
import { figure, percentile, type Figure } from './figures.ts';
import { startProgram, type Program } from './program.ts';

/** Of a million incidents, so many are open: a bad week of a whole country. */
const incidents = { ended: 980_000, open: 20_000 };

const asks = { warmUp: 400, counted: 1_500 };

/** Who reads: all of it, or one province. */
const readers = [
  { name: 'list.open', email: 'dieuhanh@thtk.example.vn' },
  { name: 'list.open.province', email: 'dieuphoi.laichau@stc.example.vn' },
] as const;

const page = '/api/incidents?show=open&sort=due&limit=50';

/** The wall is looked at by one screen a second; an answer is kept so long, so each look is new. */
const looks = { counted: 60, everyMs: 1_100 };

/** Measures; `say` hears how far it is. */
export async function benchList(say: (line: string) => void): Promise<Figure[]> {
  const program = await startProgram();
  try {
    say(`list: making ${(incidents.ended + incidents.open).toLocaleString('en')} incidents …`);
    await fillUp(program);
    const figures: Figure[] = [];
    for (const { name, email } of readers) {
      say(`list: reading as ${email} …`);
      const http = await timesOverHttp(program, email);
      const alone = await timesOfSql(program, email);
      for (const share of [50, 99]) {
        const at = (times: number[]): number => percentile(times, share / 100);
        figures.push(figure(`${name}.p${share}`, at(http), 'ms', { sql: at(alone) }));
      }
    }
    say('list: looking at the wall …');
    return [...figures, ...(await ofWall(program))];
  } finally {
    await program.stop();
  }
}

/** How long a look at the wall takes that finds no kept answer, beside its sums by SQL alone. */
async function ofWall({ url, store, tokenOf }: Program): Promise<Figure[]> {
  const authorization = `Bearer ${await tokenOf(readers[0].email)}`;
  const request = requestText('GET', '/api/wall', { authorization });
  const client = await openClient(Number(new URL(url).port));
  const sums = sql`
    select province, state, count(*), count(*) filter (where due_at < now()), min(due_at)
    from incidents where is_open group by province, state`;
  const times = { wall: [] as number[], sql: [] as number[] };
  for (let look = -1; look < looks.counted; look += 1) {
    await sleep(looks.everyMs);
    const begun = performance.now();
    await client.ask(request);
    const answered = performance.now();
    await sums.execute(store.db);
    // The first look reads all that is open, once for as long as the desk runs.
    if (look < 0) continue;
    times.wall.push(answered - begun);
    times.sql.push(performance.now() - answered);
  }
  client.close();
  return [50, 99].map((share) => {
    const [wall, alone] = [times.wall, times.sql].map((some) => percentile(some, share / 100));
    return figure(`wall.p${share}`, wall ?? 0, 'ms', { sql: alone ?? 0 });
  });
}

/**
 * Makes the rows in sets, of the incidents of a sample month. An open one is moved to any circuit
 * of the country, in its snapshot as well; of an ended one nobody reads the snapshot here, so it is
 * copied as it is. Indexes are made after the rows, as they are: it is the reading that is
 * measured.
 */
async function fillUp({ store }: Program): Promise<void> {
  await fillWithDemo(store, { incidents: 400, seed: 2009, onProgress: () => undefined });
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes i
    where tablename = 'incidents' and not exists (
      select from pg_constraint c where c.conname = i.indexname)`.execute(store.db);
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(store.db);
  await sql`
    with model as (
      select row_number() over () as number, count(*) over () as of, i.* from incidents i
      where not is_open)
    insert into incidents
    select uuidv7(), 'SC-2020-' || to_char(n, 'FM0000000'), version, state, is_open, whose_move,
      customer_unit, coordinator_unit, site_unit, carrier_unit, province, circuit,
      now() - random() * interval '3 years', notified_at, due_at, head, snapshot
    from generate_series(1, ${incidents.ended}::int) n
    join model on model.number = 1 + n % model.of`.execute(store.db);
  await sql`
    with model as (
      select row_number() over () as number, count(*) over () as of, i.* from incidents i
      where is_open
    ), place as (
      select row_number() over (order by random()) as number, count(*) over () as of,
        c.id as circuit, c.code, u.id as site, u.name, u.parent as coordinator, u.province
      from circuits c join units u on u.id = c.site where u.kind = 'site'
    ), given as (
      select uuidv7() as id, 'SC-2026-' || to_char(n, 'FM0000000') as code, m.version, m.state,
        m.whose_move, m.customer_unit, m.carrier_unit, m.notified_at, m.due_at, m.head,
        m.snapshot, p.circuit, p.code as circuit_code, p.site, p.name, p.coordinator, p.province
      from generate_series(1, ${incidents.open}::int) n
      join model m on m.number = 1 + n % m.of
      join place p on p.number = 1 + n % p.of)
    insert into incidents
    select id, code, version, state, true, whose_move, customer_unit, coordinator, site,
      carrier_unit, province, circuit, now() - random() * interval '3 days', notified_at,
      due_at + (random() - 0.3) * interval '12 hours', head,
      snapshot || jsonb_build_object('id', id, 'report', snapshot->'report' || jsonb_build_object(
        'code', code, 'province', province, 'site', jsonb_build_object('id', site, 'name', name),
        'circuit', jsonb_build_object('id', circuit, 'code', circuit_code)))
    from given`.execute(store.db);
  for (const { definition } of indexes) await sql.raw(definition).execute(store.db);
  await sql`vacuum (analyze) incidents`.execute(store.db);
}

/** How long each page takes, in milliseconds, from the request to the last byte. */
async function timesOverHttp({ url, tokenOf }: Program, email: string): Promise<number[]> {
  const request = requestText('GET', page, { authorization: `Bearer ${await tokenOf(email)}` });
  const client = await openClient(Number(new URL(url).port));
  const times = await timed(async () => {
    const answer = await client.ask(request);
    if (!answer.startsWith('HTTP/1.1 200')) throw new Error(answer.slice(0, 600));
  });
  client.close();
  return times;
}

/** The same for the statement behind it, asked by itself. */
async function timesOfSql({ store }: Program, email: string): Promise<number[]> {
  const person = await findPersonByEmail(store, email);
  if (!person) throw new Error(`${email} is no sample person`);
  const now = await readNow(store);
  return timed(async () => {
    const rows = await listIncidents(
      store,
      person,
      { show: 'open' },
      { sort: 'due', limit: 51, now },
    );
    if (rows.length < 51) throw new Error(`only ${rows.length} incidents are open`);
  });
}

async function timed(work: () => Promise<void>): Promise<number[]> {
  for (let count = 0; count < asks.warmUp; count += 1) await work();
  const times: number[] = [];
  for (let count = 0; count < asks.counted; count += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times;
}
