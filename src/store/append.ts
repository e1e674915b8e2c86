/** The one write: events, read model, deadlines and the news of it, in one statement. */
import { sql, type RawBuilder } from 'kysely';
import { nextDue, type Clock } from '../domain/clocks.ts';
import { rfoDueAt } from '../domain/closing.ts';
import { whoseMove } from '../domain/decide.ts';
import type { Incident } from '../domain/incident.ts';
import { isOver } from '../domain/procedure.ts';
import { nextFall } from '../domain/ladder.ts';
import type { Sealed } from '../domain/record.ts';
import { coalesce } from './coalesce.ts';
import { toTimestamp, type Store } from './connect.ts';
import { runNamed } from './named.ts';

/** What one command adds to a record. */
export interface Entry {
  /** The incident as it was; undefined for a new one. */
  before: Incident | undefined;
  after: Incident;
  /** The sealed events, in order; the first is entry `before.version + 1`. */
  sealed: Sealed[];
  command: string;
  commandSha256: string;
  /** The messages that the entry asks for; queued in the same statement. */
  deliveries: DeliveryRow[];
}

/** A message as it is queued; times as text. */
export interface DeliveryRow {
  incident: string;
  cycle: number;
  clock: string;
  round: number;
  level: number;
  notice: string;
  recipient: string;
  recipient_name: string;
  channel: string;
  address: string;
  queued_at: string;
  /** Not sent before: later than queued only in hours that an agreement keeps quiet. */
  not_before: string;
}

/** The channel on which every process hears what was appended. */
export const liveChannel = 'thongsuot_incidents';

/**
 * Makes `append`: true once the entry is durable, false where somebody else's entry came first
 * (then nothing of this one was written). Entries of many incidents share one statement.
 */
export function appender(store: Store): (entry: Entry) => Promise<boolean> {
  return coalesce((entries: Entry[]) => appendAll((s, name) => runNamed(store, name, s), entries), {
    // 500 keeps a statement under about 2 MB; beyond that the gain of sharing a commit is gone.
    batchMax: 500,
    keyOf: (entry) => entry.after.id,
  });
}

/** How the statement is run: under its name on the pool, or as part of a transaction. */
export type Run = (
  statement: RawBuilder<{ id: string }>,
  name: string,
) => Promise<{ id: string }[]>;

const nothing = sql``;

/**
 * How many incidents one notification tells of: each costs PostgreSQL and every listener about
 * 15 µs, and one holds at most 8,000 bytes, of which an incident with the longest names takes 600.
 */
const newsMax = 12;

/**
 * Between the texts of one parameter. JSON escapes control characters, so none of them holds it. As
 * JSON within JSON they were escaped here and parsed twice there: a tenth of a report, on both
 * ends.
 */
const separator = '\u001e';

/**
 * Appends many entries, each of another incident, in one statement; tells for each whether it was
 * written.
 */
export async function appendAll(run: Run, entries: Entry[]): Promise<boolean[]> {
  const incidents = entries.map(incidentRow);
  const snapshots = entries.map((entry) => JSON.stringify(entry.after));
  const deadlines = entries.flatMap(deadlineRows);
  const deliveries = entries.flatMap((entry) => entry.deliveries);
  const statement = sql<{ id: string }>`
    with given as (
      select *, string_to_table::jsonb as snapshot from rows from (
        json_to_recordset(${JSON.stringify(incidents)}::json) as (
          id uuid, expected int, code text, version int, state text, is_open boolean,
          whose_move text[], customer_unit text, coordinator_unit text, site_unit text,
          carrier_unit text, province text, circuit text, reported_at timestamptz,
          notified_at timestamptz, due_at timestamptz, next_fall_at timestamptz,
          rfo_due_at timestamptz, head text),
        string_to_table(${snapshots.join(separator)}, ${separator})) as g
    ), opened as (
      insert into incidents (id, code, version, state, is_open, whose_move, customer_unit,
        coordinator_unit, site_unit, carrier_unit, province, circuit, reported_at, notified_at,
        due_at, next_fall_at, rfo_due_at, head, snapshot)
      select id, code, version, state, is_open, whose_move, customer_unit, coordinator_unit,
        site_unit, carrier_unit, province, circuit, reported_at, notified_at, due_at,
        next_fall_at, rfo_due_at, decode(head, 'hex'), snapshot
      from given where expected = 0
      on conflict do nothing returning id
    ), moved as (
      update incidents i set version = g.version, state = g.state, is_open = g.is_open,
        whose_move = g.whose_move, notified_at = g.notified_at, due_at = g.due_at,
        next_fall_at = g.next_fall_at, rfo_due_at = g.rfo_due_at,
        head = decode(g.head, 'hex'), snapshot = g.snapshot
      from given g where i.id = g.id and g.expected > 0 and i.version = g.expected
      returning i.id
    ), done as (select id from opened union all select id from moved
    ), recorded as (${recorded(entries)}
    )${deadlines.length > 0 ? armed(deadlines) : nothing}
    ${deliveries.length > 0 ? queued(deliveries) : nothing}
    , news as (
      select json_build_object('id', id, 'code', code, 'version', version, 'state', state,
        'carrierUnit', carrier_unit, 'notified', notified_at is not null, 'customerUnits',
        array_remove(array[customer_unit, coordinator_unit, site_unit], null), 'nextFallAt',
        case when next_fall_at < 'infinity'
          then floor(extract(epoch from next_fall_at) * 1000) end) as item,
        row_number() over () / ${newsMax} as part
      from given join done using (id)
    ), told as (select pg_notify(${liveChannel}, json_agg(item)::text) from news group by part)
    select id from done where (select count(*) from told) > 0`;
  // A name for each text: most reports arm no clock and tell nobody, and need not ask for it.
  const name = `append ${deadlines.length > 0} ${deliveries.length > 0}`;
  const rows = await run(statement, name);
  const done = new Set(rows.map((row) => row.id));
  return entries.map((entry) => done.has(entry.after.id));
}

/** The events of the entries that were written. */
function recorded(entries: Entry[]): RawBuilder<unknown> {
  const events = entries.flatMap(eventRows);
  const bodies = entries.flatMap((entry) => entry.sealed.map(({ body }) => body));
  return sql`
    insert into events (incident, seq, command, command_sha256, body, hash)
    select incident, seq, command, decode(command_sha256, 'hex'), string_to_table,
      decode(hash, 'hex')
    from rows from (
      json_to_recordset(${JSON.stringify(events)}::json) as (
        incident uuid, seq int, command uuid, command_sha256 text, hash text),
      string_to_table(${bodies.join(separator)}, ${separator})) as e
    where incident in (select id from done)`;
}

/** Their clocks: started, or changed by them. */
function armed(deadlines: object[]): RawBuilder<unknown> {
  return sql`, armed as (
    insert into deadlines (incident, cycle, clock, round, level, started_at, due_at, met_at,
      stopped_at, paused_at, fired_at)
    select * from json_to_recordset(${JSON.stringify(deadlines)}::json) as d (
      incident uuid, cycle int, clock text, round int, level int, started_at timestamptz,
      due_at timestamptz, met_at timestamptz, stopped_at timestamptz, paused_at timestamptz,
      fired_at timestamptz)
    where incident in (select id from done)
    on conflict (incident, cycle, clock, round, level) do update set due_at = excluded.due_at,
      met_at = excluded.met_at, stopped_at = excluded.stopped_at, paused_at = excluded.paused_at,
      fired_at = excluded.fired_at)`;
}

/** The messages that they ask for; one that was queued before is not queued again. */
function queued(deliveries: DeliveryRow[]): RawBuilder<unknown> {
  return sql`, queued as (
    insert into deliveries (incident, cycle, clock, round, level, notice, recipient,
      recipient_name, channel, address, queued_at, not_before)
    select incident, cycle, clock, round, level, notice, recipient, recipient_name, channel,
      address, queued_at, not_before
    from json_populate_recordset(null::deliveries, ${JSON.stringify(deliveries)}::json)
    where incident in (select id from done)
    on conflict do nothing)`;
}

/** The read model's row: everything in it follows from the incident and the head of its chain. */
export function readModelRow(incident: Incident, head: string): ReadModelRow {
  const { report } = incident;
  const due = nextDue(incident.clocks);
  // A closed one too may have something fall due: the root-cause report that is owed.
  const fall = incident.state === 'withdrawn' ? undefined : nextFall(incident);
  const owed = rfoDueAt(incident);
  const [customerUnit, coordinatorUnit = null] = report.customerUnits;
  return {
    id: incident.id,
    code: report.code,
    version: incident.version,
    state: incident.state,
    is_open: !isOver(incident.state),
    whose_move: whoseMove(incident),
    customer_unit: customerUnit ?? report.site.id,
    coordinator_unit: coordinatorUnit,
    site_unit: report.site.id,
    carrier_unit: report.carrierUnit,
    province: report.province,
    circuit: report.circuit.id,
    reported_at: toTimestamp(incident.reportedAt),
    notified_at: incident.notifiedAt === undefined ? null : toTimestamp(incident.notifiedAt),
    due_at: due ? toTimestamp(due.dueAt) : 'infinity',
    next_fall_at: fall === undefined ? 'infinity' : toTimestamp(fall),
    rfo_due_at: owed === undefined ? null : toTimestamp(owed),
    head,
    snapshot: incident,
  };
}

/** A row of `incidents` as it is written; times as text, the head in hexadecimal. */
export interface ReadModelRow {
  id: string;
  code: string;
  version: number;
  state: string;
  is_open: boolean;
  whose_move: string[];
  customer_unit: string;
  coordinator_unit: string | null;
  site_unit: string;
  carrier_unit: string;
  province: string;
  circuit: string;
  reported_at: string;
  notified_at: string | null;
  due_at: string;
  next_fall_at: string;
  rfo_due_at: string | null;
  head: string;
  snapshot: Incident;
}

function incidentRow(entry: Entry): object {
  const head = entry.sealed.at(-1)?.hash ?? '';
  const { snapshot: _snapshot, ...row } = readModelRow(entry.after, head);
  return { ...row, expected: entry.before?.version ?? 0 };
}

function eventRows(entry: Entry): object[] {
  const first = (entry.before?.version ?? 0) + 1;
  return entry.sealed.map(({ hash }, index) => ({
    incident: entry.after.id,
    seq: first + index,
    command: entry.command,
    command_sha256: entry.commandSha256,
    hash,
  }));
}

/** The rows of the clocks that this entry started or changed. */
function deadlineRows(entry: Entry): object[] {
  // A clock that an entry leaves alone stays the same object.
  const known = new Set(entry.before?.clocks);
  return entry.after.clocks
    .filter((clock) => !known.has(clock))
    .map((clock) => deadlineRow(entry.after.id, clock));
}

/** The row of one clock. */
export function deadlineRow(incident: string, clock: Clock): Record<string, unknown> {
  const at = (instant: number | undefined): string | null =>
    instant === undefined ? null : toTimestamp(instant);
  return {
    incident,
    cycle: clock.cycle,
    clock: clock.clock,
    round: clock.round,
    level: clock.level,
    started_at: toTimestamp(clock.startedAt),
    due_at: toTimestamp(clock.dueAt),
    met_at: at(clock.metAt),
    stopped_at: at(clock.stoppedAt),
    paused_at: at(clock.pausedAt),
    fired_at: at(clock.firedAt),
  };
}
