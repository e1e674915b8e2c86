/** The nightly walk over every record: whose turn it is, and what the last one found. */
import { sql } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import { toTimestamp, type Store } from './connect.ts';

/** A walk that did not end within this was cut off, and is begun anew. */
const cutOffMs = 18_000_000;

/** What a walk found, as it is kept. `flaws` are its first ones. */
export interface Check<Flaw> {
  endedAt: Instant;
  records: number;
  checkpoints: number;
  flawCount: number;
  flaws: Flaw[];
}

/** Takes the walk of a day: true for exactly one caller, or for another after the first died. */
export async function takeCheck(store: Store, day: string, now: Instant): Promise<boolean> {
  const at = toTimestamp(now);
  const { rows } = await sql<{ day: string }>`
    insert into record_checks (day, started_at) values (${day}::date, ${at}::timestamptz)
    on conflict (day) do update set started_at = excluded.started_at
    where record_checks.ended_at is null
      and record_checks.started_at < ${toTimestamp(now - cutOffMs)}::timestamptz
    returning day::text as day`.execute(store.db);
  return rows.length > 0;
}

/** Keeps what the walk of a day found; one done anew by hand stands in its place. */
export async function keepCheck(
  store: Store,
  day: string,
  { endedAt, records, checkpoints, flawCount, flaws }: Check<object>,
): Promise<void> {
  const at = toTimestamp(endedAt);
  await sql`
    insert into record_checks (day, started_at, ended_at, records, checkpoints, flaw_count, flaws)
    values (${day}::date, ${at}, ${at}, ${records}, ${checkpoints}, ${flawCount},
      ${JSON.stringify(flaws)}::jsonb)
    on conflict (day) do update set ended_at = excluded.ended_at, records = excluded.records,
      checkpoints = excluded.checkpoints, flaw_count = excluded.flaw_count,
      flaws = excluded.flaws`.execute(store.db);
}

/** The last walk that ended. */
export async function lastCheck<Flaw>(store: Store): Promise<Check<Flaw> | undefined> {
  const { rows } = await sql<Check<Flaw>>`
    select floor(extract(epoch from ended_at) * 1000)::float8 as "endedAt",
      records::float8 as records, checkpoints::float8 as checkpoints,
      flaw_count as "flawCount", flaws
    from record_checks where ended_at is not null order by day desc limit 1`.execute(store.db);
  return rows[0];
}
