/** The rows that one report writes, for PostgreSQL alone: made anew as often as asked. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Store } from '../src/store/connect.ts';

/** The rows of one report: the values of its row of incidents, by column, and of its events. */
export interface Rows {
  incident: Record<string, unknown>;
  events: Record<string, unknown>[];
}

/**
 * The rows of a report that the desk has written, as a mould: each call gives them again with a new
 * id and number. They are as long as the real ones; that their hashes no longer fit costs nothing.
 */
export async function mouldOf(store: Store): Promise<() => Rows> {
  const { rows } = await sql<Rows>`
    select to_jsonb(i) || jsonb_build_object('snapshot', i.snapshot::text) as incident,
      (select jsonb_agg(to_jsonb(e) order by seq) from events e where e.incident = i.id) as events
    from incidents i order by reported_at desc limit 1`.execute(store.db);
  const [model] = rows;
  if (!model) throw new Error('the desk has written no report');
  const id = String(model.incident['id']);
  const waiting = await sql`select from deadlines where incident = ${id}`.execute(store.db);
  if (waiting.rows.length > 0) throw new Error('a report starts no clock; the mould has one');
  const snapshot = String(model.incident['snapshot']);
  const bodies = model.events.map((event) => String(event['body']));
  let count = 0;
  return () => {
    count += 1;
    const fresh = randomUUID();
    const code = `SC-BENCH-${process.pid}-${count}`;
    return {
      incident: { ...model.incident, id: fresh, code, snapshot: snapshot.replace(id, fresh) },
      events: model.events.map((event, at) => ({
        ...event,
        incident: fresh,
        body: bodies[at]?.replace(id, fresh),
      })),
    };
  };
}

/** The columns of each table in their order, so that rows go in as they came out. */
const incidentColumns = `id uuid, code text, version int, state text, is_open boolean,
  whose_move text[], customer_unit text, coordinator_unit text, site_unit text, carrier_unit text,
  province text, circuit text, reported_at timestamptz, notified_at timestamptz,
  due_at timestamptz, head bytea, snapshot jsonb`.split(/,\s+/);

const names = (columns: string[]): string[] => columns.map((column) => column.split(' ')[0] ?? '');
const incidentNames = names(incidentColumns);

/** Makes the function that writes one report, in a schema of its own. */
export async function createFunction(store: Store): Promise<void> {
  const parameters = incidentColumns.map((column) => `new_${column}`);
  const values = names(parameters);
  await sql
    .raw(`
    create schema bench;
    create function bench.report(${parameters.join(', ')}, command uuid, command_sha256 bytea,
      bodies text[], hashes bytea[]) returns void language plpgsql as $$
    begin
      insert into incidents (${incidentNames.join(', ')}) values (${values.join(', ')});
      insert into events (incident, seq, command, command_sha256, body, hash)
      select new_id, seq, command, command_sha256, body, hash
      from unnest(bodies, hashes) with ordinality as e (body, hash, seq);
    end $$`)
    .execute(store.db);
}

const places = Array.from({ length: incidentColumns.length + 4 }, (_, at) => `$${at + 1}`);
const call = { name: 'bench', text: `select bench.report(${places.join(', ')})` };

/** Writes one report by the function: one transaction, one round trip, a prepared statement. */
export async function writeOne(client: pg.Client, { incident, events }: Rows): Promise<void> {
  const values = incidentNames.map((name) => incident[name]);
  const [first] = events;
  const entries = ['body', 'hash'].map((name) => events.map((event) => event[name]));
  await client.query({
    ...call,
    values: [...values, first?.['command'], first?.['command_sha256'], ...entries],
  });
}

/** Writes many reports by one statement, which is one transaction. */
export async function writeMany(client: pg.Client, many: Rows[]): Promise<void> {
  await client.query({
    name: 'bench-batch',
    text: `
      with opened as (
        insert into incidents select g.* from json_populate_recordset(null::incidents, $1) g)
      insert into events select e.* from json_populate_recordset(null::events, $2) e`,
    values: [
      `[${many.map(incidentJson).join(',')}]`,
      JSON.stringify(many.flatMap((rows) => rows.events)),
    ],
  });
}

/** The row as JSON; its snapshot is JSON already. */
function incidentJson({ incident: { snapshot, ...row } }: Rows): string {
  return `${JSON.stringify(row).slice(0, -1)},"snapshot":${String(snapshot)}}`;
}
