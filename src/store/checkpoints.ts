/** Checkpoints as they are kept, the heads that moved since the last one, and what they sealed. */
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Before, Checkpoint, Leaf, LeafKind } from '../domain/checkpoint.ts';
import { atDesk, nowMs, toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/**
 * So many blocks before its mark a scan begins anew (8 MB): PostgreSQL may put an entry into a
 * page that it had added for another connection. What is earlier still, the night's walk finds.
 */
const marginBlocks = 1_024;

/** Whoever holds this lock makes the next checkpoint. */
const turn = { own: 1_096, name: 40 };

/** The tables of records, and whose heads they are. */
const sources = [
  { kind: 'incident', table: 'events', id: 'incident' },
  { kind: 'group', table: 'group_events', id: 'group_id' },
] as const;

/**
 * Runs `work` as the only one who makes a checkpoint. `waits`: after whoever is at it; else it is
 * undefined at once where another process is.
 */
export async function inTurnToSeal<T>(
  store: Store,
  waits: boolean,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T | undefined> {
  return store.db.transaction().execute(async (tx) => {
    const lock = waits ? sql`pg_advisory_xact_lock` : sql`pg_try_advisory_xact_lock`;
    const { rows } = await sql<{ mine: unknown }>`
      select ${lock}(${turn.own}, ${turn.name}) as mine`.execute(tx);
    return rows[0]?.mine === false ? undefined : work(tx);
  });
}

/** The last checkpoint, and the desk's time, read at once. */
export async function lastCheckpoint(
  store: Store,
  db: Kysely<DB> = store.db,
): Promise<{ now: Instant; last?: Before }> {
  const { rows } = await sql<{ now: number; seq: number | null; at: number; hash: string }>`
    select ${nowMs} as now, c.seq::float8 as seq,
      floor(extract(epoch from c.at) * 1000)::float8 as at, encode(c.hash, 'hex') as hash
    from (select) one
    left join (select * from checkpoints order by seq desc limit 1) c on true`.execute(db);
  const now = atDesk(store, rows[0]?.now);
  const [last] = rows;
  if (!last || last.seq === null) return { now };
  return { now, last: { seq: last.seq, at: last.at, hash: last.hash } };
}

/**
 * The heads that moved since they were sealed, at most `limit` of each kind, and the marks to go on
 * from. `whole`: looked for everywhere, not only at the end of the tables.
 */
export async function movedHeads(
  tx: Transaction<DB>,
  { limit, whole }: { limit: number; whole: boolean },
): Promise<{ leaves: Leaf[]; isAll: boolean; keepMarks: () => Promise<void> }> {
  const leaves: Leaf[] = [];
  const marks: Mark[] = [];
  let isAll = true;
  for (const source of sources) {
    const mark = await readMark(tx, source.table, whole);
    const moved = await movedOf(tx, source, mark.from, limit);
    leaves.push(...moved);
    if (moved.length < limit) marks.push(mark);
    else isAll = false;
  }
  leaves.push(...(await newTombstones(tx)));
  const keepMarks = async (): Promise<void> => {
    for (const mark of marks) await keepMark(tx, mark);
  };
  return { leaves, isAll, keepMarks };
}

interface Mark {
  name: string;
  from: number;
  safe: number;
  blocks: number;
  xmax: number;
}

/** Where to look from. Read before the look, so that nothing falls between the two. */
async function readMark(tx: Transaction<DB>, name: string, whole: boolean): Promise<Mark> {
  const { rows } = await sql<{
    blocks: number;
    xmin: number;
    xmax: number;
    safe: number | null;
    next: number;
    nextXmax: number;
  }>`
    select (pg_relation_size(${name}::regclass) / current_setting('block_size')::int)::float8
        as blocks,
      pg_snapshot_xmin(pg_current_snapshot())::text::float8 as xmin,
      pg_snapshot_xmax(pg_current_snapshot())::text::float8 as xmax,
      m.safe::float8 as safe, m.next::float8 as next, m.next_xmax::float8 as "nextXmax"
    from (select) one left join checkpoint_marks m on m.name = ${name}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`no mark of ${name}`);
  const { blocks, xmax } = row;
  // A table that became shorter was restored from elsewhere: everything is looked at anew.
  const known = row.safe !== null && row.safe <= blocks ? row.safe : 0;
  const safe = row.safe !== null && row.xmin >= row.nextXmax ? row.next : known;
  const from = whole ? 0 : Math.max(0, known - marginBlocks);
  return { name, from, safe: Math.min(safe, blocks), blocks, xmax };
}

async function keepMark(tx: Transaction<DB>, mark: Mark): Promise<void> {
  const { name, safe, blocks, xmax } = mark;
  await sql`
    insert into checkpoint_marks (name, safe, next, next_xmax)
    values (${name}, ${safe}, ${blocks}, ${xmax})
    on conflict (name) do update set safe = excluded.safe, next = excluded.next,
      next_xmax = excluded.next_xmax`.execute(tx);
}

async function movedOf(
  tx: Transaction<DB>,
  { kind, table, id }: (typeof sources)[number],
  from: number,
  limit: number,
): Promise<Leaf[]> {
  const { rows } = await sql<Leaf>`
    select ${kind}::text as kind, m.id, m.version, encode(e.hash, 'hex') as head
    from (select ${sql.ref(id)} as id, max(seq) as version from ${sql.table(table)}
      where ctid >= ${`(${from},0)`}::tid group by 1) m
    join ${sql.table(table)} e on e.${sql.ref(id)} = m.id and e.seq = m.version
    where not exists (select from checkpoint_leaves l
      where l.id = m.id and l.kind = ${kind} and l.version >= m.version)
    order by m.id limit ${limit}`.execute(tx);
  return rows;
}

/** Tombstones that no checkpoint has sealed yet: few, ever. */
async function newTombstones(tx: Transaction<DB>): Promise<Leaf[]> {
  const { rows } = await sql<Leaf>`
    select 'removal'::text as kind, r.incident as id, (r.body::jsonb->>'version')::int as version,
      encode(r.hash, 'hex') as head
    from removals r
    where not exists (select from checkpoint_leaves l
      where l.id = r.incident and l.kind = 'removal')
    order by r.incident`.execute(tx);
  return rows;
}

/** Adds a checkpoint and what it seals. */
export async function addCheckpoint(
  tx: Transaction<DB>,
  { seq, at }: { seq: number; at: Instant },
  { body, hash, signature }: Checkpoint,
  leaves: readonly Leaf[],
): Promise<void> {
  await sql`
    insert into checkpoints (seq, at, body, hash, signature)
    values (${seq}, ${toTimestamp(at)}::timestamptz, ${body}, decode(${hash}, 'hex'),
      ${signature})`.execute(tx);
  const rows = JSON.stringify(leaves.map((leaf, place) => ({ ...leaf, place })));
  await sql`
    insert into checkpoint_leaves (checkpoint, place, kind, id, version, head)
    select ${seq}, place, kind, id, version, decode(head, 'hex')
    from json_to_recordset(${rows}::json) as l (place int, kind text, id uuid, version int,
      head text)`.execute(tx);
}

/** A checkpoint with its number, which the table says beside the signed text. */
export interface KeptCheckpoint extends Checkpoint {
  seq: number;
}

/** Checkpoints in order, a page of them: those after `after`. */
export async function readCheckpoints(
  store: Store,
  after: number,
  limit: number,
): Promise<KeptCheckpoint[]> {
  const { rows } = await sql<KeptCheckpoint>`
    select seq::float8 as seq, body, encode(hash, 'hex') as hash, signature
    from checkpoints where seq > ${after} order by seq limit ${limit}`.execute(store.db);
  return rows;
}

/** One checkpoint by its number. */
export async function readCheckpointAt(store: Store, seq: number): Promise<Checkpoint | undefined> {
  const [kept] = await readCheckpoints(store, seq - 1, 1);
  if (kept?.seq !== seq) return undefined;
  const { body, hash, signature } = kept;
  return { body, hash, signature };
}

/** By which checkpoint this head was sealed first, and when; undefined: by none. */
export async function findHead(
  store: Store,
  head: string,
): Promise<{ checkpoint: number; at: Instant } | undefined> {
  const { rows } = await sql<{ checkpoint: number; at: number }>`
    select c.seq::float8 as checkpoint, floor(extract(epoch from c.at) * 1000)::float8 as at
    from checkpoint_leaves l join checkpoints c on c.seq = l.checkpoint
    where l.head = decode(${head}, 'hex') order by c.seq limit 1`.execute(store.db);
  return rows[0];
}

/** What a checkpoint sealed, in order. */
export async function readLeaves(store: Store, checkpoint: number): Promise<Leaf[]> {
  const { rows } = await sql<Leaf>`
    select kind, id, version, encode(head, 'hex') as head from checkpoint_leaves
    where checkpoint = ${checkpoint} order by place`.execute(store.db);
  return rows;
}

/** Where a head was sealed. */
export interface SealedHead extends Leaf {
  checkpoint: number;
  place: number;
}

/** The heads of these records that were sealed, in order: all of them, not only the last. */
export async function sealedHeads(
  store: Store,
  kind: LeafKind,
  ids: readonly string[],
): Promise<SealedHead[]> {
  const { rows } = await sql<SealedHead>`
    select l.checkpoint::float8 as checkpoint, l.place, l.kind, l.id, l.version,
      encode(l.head, 'hex') as head
    from checkpoint_leaves l where l.id = any(${ids}::uuid[]) and l.kind = ${kind}
    order by l.id, l.version`.execute(store.db);
  return rows;
}

/** A page of records that a checkpoint sealed and of which no entry is left. */
export async function vanishedRecords(
  store: Store,
  after: string,
  limit: number,
): Promise<{ kind: LeafKind; id: string; checkpoint: number }[]> {
  const { rows } = await sql<{ kind: LeafKind; id: string; checkpoint: number }>`
    select distinct on (l.id) l.kind, l.id, l.checkpoint::float8 as checkpoint
    from checkpoint_leaves l
    where l.id > ${after}::uuid and l.kind in ('incident', 'group')
      and not exists (select from events e where e.incident = l.id)
      and not exists (select from group_events g where g.group_id = l.id)
    order by l.id, l.checkpoint limit ${limit}`.execute(store.db);
  return rows;
}
