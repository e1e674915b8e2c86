/** What a command needs to be judged: the incident as it is, or the circuit; and the time. */
import { sql } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { CircuitFacts } from '../domain/commands.ts';
import type { Incident } from '../domain/incident.ts';
import { coalesce } from './coalesce.ts';
import { atDesk, deskTime, nowMs, type Store } from './connect.ts';
import { runNamed } from './named.ts';

/** An incident as it stands, and whether this very command was carried out before. */
export interface Loaded {
  now: Instant;
  incident?: Incident;
  /** The hash of its last entry. */
  head?: string;
  /** The place of the last entry that the command made, and what it asked for then. */
  done?: { lastSeq: number; commandSha256: string };
}

/** Makes the loader of incidents by id, for commands; many at once share one statement. */
export function incidentLoader(
  store: Store,
): (key: { id: string; command: string }) => Promise<Loaded> {
  return coalesce(
    async (keys) => {
      const statement = sql<LoadedRow>`
        select i.snapshot, encode(i.head, 'hex') as head, done.last_seq, done.command_sha256,
          ${nowMs} as now
        from unnest(${keys.map((key) => key.id)}::uuid[], ${keys.map((key) => key.command)}::uuid[])
          with ordinality as k (id, command, place)
        left join incidents i on i.id = k.id
        left join lateral (
          select max(seq) as last_seq, encode(min(command_sha256), 'hex') as command_sha256
          from events e where e.incident = k.id and e.command = k.command
        ) done on true
        order by k.place`;
      const rows = await runNamed(store, 'load-incidents', statement);
      return rows.map((row) => loaded(store, row));
    },
    { batchMax: 500 },
  );
}

/** A circuit's facts as a report freezes them; undefined where there is no such circuit. */
export interface LoadedCircuit {
  now: Instant;
  circuit?: CircuitFacts;
}

/** Makes the loader of circuits by id: the site, the units above it, the agreement in force. */
export function circuitLoader(store: Store): (id: string) => Promise<LoadedCircuit> {
  return coalesce(
    async (ids: string[]) => {
      const statement = sql<{ now: number; facts: CircuitFacts | null }>`
        with in_force as materialized (
          -- Once a statement: an agreement's body is long, and unpacking it took 10 µs a circuit.
          select distinct on (id) id, version, sha256, body->'carrier'->>'id' as carrier
          from agreements where effective_from <= ${deskTime(store)}
          order by id, version desc
        )
        select ${nowMs} as now,
          case when c.valid_to is not null or c.id is null then null else json_build_object(
            'circuit', json_build_object('id', c.id, 'code', c.code),
            'site', json_build_object('id', u.id, 'name', u.name),
            'province', u.province,
            'customerUnits', array_remove(array[u3.id, u2.id, u.id], null),
            'carrierUnit', a.carrier,
            'agreement', json_build_object('id', a.id, 'version', a.version, 'sha256', a.sha256)
          ) end as facts
        from unnest(${ids}::text[]) with ordinality as k (id, place)
        -- By the key alone. With "and valid_to is null" here, tables without statistics were taken
        -- for all but empty and joined whole: 6 ms for 64 circuits, of which one is left.
        left join circuits c on c.id = k.id
        left join units u on u.id = c.site
        left join units u2 on u2.id = u.parent
        left join units u3 on u3.id = u2.parent
        left join in_force a on a.id = c.agreement
        order by k.place`;
      const rows = await runNamed(store, 'load-circuits', statement);
      return rows.map(({ now, facts }) => ({
        now: atDesk(store, now),
        ...(facts ? { circuit: facts } : {}),
      }));
    },
    { batchMax: 500 },
  );
}

/** Makes the source of readable numbers: taken from the database in blocks, given one by one. */
export function numberSource(store: Store, block = 200): () => Promise<number> {
  let left: number[] = [];
  const more = coalesce(
    async (askers: null[]) => {
      if (left.length < askers.length) {
        const count = Math.max(block, askers.length);
        const { rows } = await sql<{ number: number }>`
          select nextval('incident_numbers')::float8 as number from generate_series(1, ${count})
        `.execute(store.db);
        left = [...left, ...rows.map((row) => row.number)];
      }
      return askers.map(() => left.shift() ?? 0);
    },
    { batchMax: 1_000 },
  );
  return () => more(null);
}

interface LoadedRow {
  now: number;
  snapshot: Incident | null;
  head: string | null;
  last_seq: number | null;
  command_sha256: string | null;
}

function loaded(store: Store, row: LoadedRow): Loaded {
  const result: Loaded = { now: atDesk(store, row.now) };
  if (row.snapshot && row.head) Object.assign(result, { incident: row.snapshot, head: row.head });
  if (row.last_seq !== null && row.command_sha256 !== null) {
    result.done = { lastSeq: row.last_seq, commandSha256: row.command_sha256 };
  }
  return result;
}
