/**
 * What the engine writes about one deadline, as set-based SQL: for PostgreSQL alone, and for the
 * job queues that the engine is compared to. The rows are as long as the engine's own; each entry
 * is chained to the head before it. What the agreement says is not looked up: it is in the mould.
 */
import type pg from 'pg';

/** A deadline that the engine has acted upon: its entry, the state after it, its delivery. */
export interface Mould {
  incident: string;
  prev: string;
  body: string;
  after: unknown;
  delivery: unknown;
}

/** Takes the mould from a database in which the engine has acted. */
export async function mouldOf(pool: pg.Pool): Promise<Mould> {
  const { rows } = await pool.query<Mould>(`
    select e.incident, e.body::jsonb->>'prev' as prev, e.body, to_jsonb(d) as delivery,
      jsonb_build_object('version', i.version, 'clocks', i.snapshot->'clocks',
        'authors', i.snapshot->'authors', 'escalations', i.snapshot->'escalations') as after
    from deliveries d join incidents i on i.id = d.incident
    join events e on (e.incident, e.seq) = (i.id, i.version)
    limit 1`);
  const [mould] = rows;
  if (!mould) throw new Error('the engine has written no delivery');
  return mould;
}

/** Puts the mould, and the statements that use it, into a schema of their own. */
export async function install(pool: pg.Pool, mould: Mould): Promise<void> {
  await pool.query(`create schema bench;
    create table bench.mould (incident text, prev text, body text, after jsonb, delivery jsonb)`);
  await pool.query('insert into bench.mould values ($1, $2, $3, $4, $5)', [
    mould.incident,
    mould.prev,
    mould.body,
    JSON.stringify(mould.after),
    JSON.stringify(mould.delivery),
  ]);
  await pool.query(noted('bench.note_these(ids uuid[])', 'where id = any(ids) for update'));
  await pool.query(
    noted(
      'bench.note_due(most int)',
      `where next_fall_at < 'infinity' order by next_fall_at limit most for update skip locked`,
    ),
  );
}

/** A function that notes the deadlines of the incidents that `which` names; gives how many. */
function noted(name: string, which: string): string {
  return `create function ${name} returns int language sql as $$
    with claimed as materialized (select id, version, head, snapshot from incidents ${which}
    ), bodies as materialized (
      select c.id, c.version + 1 as seq, c.snapshot || m.after as snapshot, m.delivery,
        replace(replace(m.body, m.incident, c.id::text), m.prev, encode(c.head, 'hex')) as body
      from claimed c cross join bench.mould m
    ), written as materialized (
      select *, sha256(convert_to(body, 'UTF8')) as hash from bodies
    ), moved as (
      update incidents i set version = w.seq, head = w.hash, next_fall_at = 'infinity',
        snapshot = w.snapshot
      from written w where i.id = w.id
    ), recorded as (
      insert into events (incident, seq, command, command_sha256, body, hash)
      select id, seq, gen_random_uuid(), hash, body, hash from written
    ), fired as (
      update deadlines d set fired_at = now() from written w
      where d.incident = w.id and d.clock = 'response' and d.level = 1
    ), queued as (
      insert into deliveries (incident, cycle, clock, round, level, notice, recipient,
        recipient_name, channel, address, queued_at, not_before)
      select w.id, d.cycle, d.clock, d.round, d.level, d.notice, d.recipient, d.recipient_name,
        d.channel, d.address, d.queued_at, d.queued_at
      from written w cross join lateral jsonb_populate_record(null::deliveries, w.delivery) d
    )
    select count(*)::int from written $$`;
}
