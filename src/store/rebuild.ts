/** Writing the read model anew from replayed records, row by row compared with what was there. */
import { sql } from 'kysely';
import type { Incident } from '../domain/incident.ts';
import { deadlineRow, readModelRow } from './append.ts';
import type { Store } from './connect.ts';

/**
 * Replaces the rows of these incidents and of their deadlines; gives how many were different. One
 * transaction, and the incidents are locked, so that a command in between waits and is not lost.
 */
export async function replaceReadModel(
  store: Store,
  rebuilt: { incident: Incident; head: string }[],
): Promise<number> {
  const rows = rebuilt.map(({ incident, head }) => readModelRow(incident, head));
  const deadlines = rebuilt.flatMap(({ incident }) =>
    incident.clocks.map((clock) => deadlineRow(incident.id, clock)),
  );
  return store.db.transaction().execute(async (tx) => {
    const ids = rows.map((row) => row.id);
    await sql`select from incidents where id = any(${ids}::uuid[]) for update`.execute(tx);
    const incidents = await sql<{ count: number }>`
      with given as (
        select * from json_to_recordset(${JSON.stringify(rows)}::json) as g (
          id uuid, code text, version int, state text, is_open boolean, whose_move text[],
          customer_unit text, coordinator_unit text, site_unit text, carrier_unit text,
          province text, circuit text, reported_at timestamptz, notified_at timestamptz,
          due_at timestamptz, next_fall_at timestamptz, rfo_due_at timestamptz,
          head text, snapshot jsonb)
      ), written as (
        insert into incidents as i select id, code, version, state, is_open, whose_move,
          customer_unit, coordinator_unit, site_unit, carrier_unit, province, circuit, reported_at,
          notified_at, due_at, decode(head, 'hex'), snapshot, next_fall_at, rfo_due_at
        from given
        on conflict (id) do update set code = excluded.code, version = excluded.version,
          state = excluded.state, is_open = excluded.is_open, whose_move = excluded.whose_move,
          customer_unit = excluded.customer_unit, coordinator_unit = excluded.coordinator_unit,
          site_unit = excluded.site_unit, carrier_unit = excluded.carrier_unit,
          province = excluded.province, circuit = excluded.circuit,
          reported_at = excluded.reported_at, notified_at = excluded.notified_at,
          due_at = excluded.due_at, next_fall_at = excluded.next_fall_at,
          rfo_due_at = excluded.rfo_due_at,
          head = excluded.head, snapshot = excluded.snapshot
        where i.* is distinct from excluded.*
        returning 1
      ) select count(*)::int as count from written`.execute(tx);
    const clocks = await sql<{ count: number }>`
      with given as (
        select * from json_populate_recordset(null::deadlines, ${JSON.stringify(deadlines)}::json)
      ), gone as (
        delete from deadlines d where d.incident = any(${ids}::uuid[]) and not exists (
          select from given g where (g.incident, g.cycle, g.clock, g.round, g.level)
            = (d.incident, d.cycle, d.clock, d.round, d.level))
        returning 1
      ), written as (
        insert into deadlines as d select * from given
        on conflict (incident, cycle, clock, round, level) do update set
          started_at = excluded.started_at, due_at = excluded.due_at, met_at = excluded.met_at,
          stopped_at = excluded.stopped_at, paused_at = excluded.paused_at,
          fired_at = excluded.fired_at
        where d.* is distinct from excluded.*
        returning 1
      ) select (select count(*) from gone)::int + (select count(*) from written)::int as count
      `.execute(tx);
    return (incidents.rows[0]?.count ?? 0) + (clocks.rows[0]?.count ?? 0);
  });
}
