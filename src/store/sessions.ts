/** What the desk keeps of a browser's session, and of tries that failed. */
import { sql, type Kysely } from 'kysely';
import { lockout } from '../domain/administration.ts';
import type { Instant } from '../domain/agreement.ts';
import { deskNow, toTimestamp, type Store } from './connect.ts';
import type { DB } from './schema.ts';

/** By what a session was opened: `password` alone is one factor, each other is two. */
export type Strength = 'password' | 'two-factor' | 'passkey' | 'sso';

/** A session as the desk knows it; instants in milliseconds. */
export interface SessionState {
  strength: Strength;
  shared: boolean;
  activeAt: Instant;
  provedAt: Instant;
  isLocked: boolean;
  appointment: string | null;
  /** The desk's time when this was read. */
  now: Instant;
}

/** One of a person's sessions, as they are listed. */
export interface SessionRow {
  id: string;
  createdAt: Date;
  activeAt: Date | null;
  address: string | null;
  userAgent: string | null;
  strength: string | null;
  shared: boolean | null;
}

/** Notes how a session was opened; its person has just proved who they are. */
export async function openState(
  store: Store,
  { session, strength, shared }: { session: string; strength: Strength; shared: boolean },
): Promise<void> {
  const now = deskNow(store);
  await store.db
    .insertInto('session_states')
    .values({ session, strength, shared, active_at: now, proved_at: now })
    .onConflict((conflict) =>
      conflict.column('session').doUpdateSet({ strength, proved_at: now, active_at: now }),
    )
    .execute();
  await sql`update people set seen_at = ${now} where id =
    (select "userId" from auth_session where id = ${session})`.execute(store.db);
}

/** The state of a session; undefined: the desk never opened it, so it counts for nothing. */
export async function readState(store: Store, session: string): Promise<SessionState | undefined> {
  const { rows } = await sql<SessionState>`
    select strength, shared, ${ms('active_at')} as "activeAt", ${ms('proved_at')} as "provedAt",
      locked_at is not null as "isLocked", appointment, ${msOf(deskNow(store))} as now
    from session_states where session = ${session}`.execute(store.db);
  return rows[0];
}

/** Changes what is known of a session. `active`, `proved`: as of now; `proved` unlocks it too. */
export async function changeState(
  store: Store,
  session: string,
  change: {
    active?: boolean;
    proved?: boolean;
    locked?: boolean;
    shared?: boolean;
    appointment?: string;
  },
): Promise<void> {
  const now = deskNow(store);
  await store.db
    .updateTable('session_states')
    .set({
      session,
      ...(change.active || change.proved ? { active_at: now } : {}),
      ...(change.proved ? { proved_at: now, locked_at: null } : {}),
      ...(change.locked ? { locked_at: now } : {}),
      ...(change.shared === undefined ? {} : { shared: change.shared }),
      ...(change.appointment === undefined ? {} : { appointment: change.appointment }),
    })
    .where('session', '=', session)
    .execute();
  if (!change.active) return;
  // To the hour: it is only asked whether weeks have passed.
  await sql`update people set seen_at = ${now} where seen_at < ${now} - interval '1 hour'
    and id = (select "userId" from auth_session where id = ${session})`.execute(store.db);
}

/** The open sessions of a person, the latest first. */
export async function listSessions(store: Store, person: string): Promise<SessionRow[]> {
  return store.db
    .selectFrom('auth_session as s')
    .leftJoin('session_states as t', 't.session', 's.id')
    .select(['s.id', 's.createdAt', 't.active_at as activeAt', 's.ipAddress as address'])
    .select(['s.userAgent', 't.strength', 't.shared'])
    .where('s.userId', '=', person)
    .where('s.expiresAt', '>', sql<Date>`now()`)
    .orderBy('s.createdAt', 'desc')
    .execute();
}

/** Ends sessions of a person: one, or all, or all but one. Gives how many there were. */
export async function endSessions(
  db: Kysely<DB>,
  person: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  let ended = db.deleteFrom('auth_session').where('userId', '=', person);
  if (which.only !== undefined) ended = ended.where('id', '=', which.only);
  if (which.except !== undefined) ended = ended.where('id', '<>', which.except);
  const { numDeletedRows } = await ended.executeTakeFirst();
  return Number(numDeletedRows);
}

/** Whether tries for this address are refused now, whoever has it. */
export async function isLockedOut(store: Store, address: string): Promise<boolean> {
  const { rows } = await sql`select from sign_in_tries
    where address = ${address} and locked_until > ${deskNow(store)}`.execute(store.db);
  return rows.length > 0;
}

/** Counts a failed try. True where it was the one that locks. */
export async function noteFailure(store: Store, address: string): Promise<boolean> {
  const now = deskNow(store);
  const until = sql`${now} + ${`${lockout.forMs} milliseconds`}::interval`;
  // Failures that lie apart by more than the lock's length do not add up.
  const { rows } = await sql<{ locks: boolean }>`
    insert into sign_in_tries as t (address, failures, last_at) values (${address}, 1, ${now})
    on conflict (address) do update set last_at = ${now},
      failures = case when t.last_at + ${`${lockout.forMs} milliseconds`}::interval <= ${now}
        then 1 else t.failures + 1 end,
      locked_until = case when t.last_at + ${`${lockout.forMs} milliseconds`}::interval > ${now}
        and t.failures + 1 >= ${lockout.failures} then ${until} end
    returning locked_until is not null as locks`.execute(store.db);
  return rows[0]?.locks ?? false;
}

/** Notes that digits of a person's app were used. False: they were before, within two minutes. */
export async function spendCode(
  store: Store,
  person: string,
  codeSha256: string,
): Promise<boolean> {
  const now = deskNow(store);
  await sql`delete from spent_codes where spent_at < ${now} - interval '2 minutes'`.execute(
    store.db,
  );
  const { rows } = await sql`insert into spent_codes (person, code_sha256, spent_at)
    values (${person}, ${Buffer.from(codeSha256, 'hex')}, ${now})
    on conflict do nothing returning person`.execute(store.db);
  return rows.length > 0;
}

/** Forgets the failed tries of an address: somebody signed in, or an administrator unlocked it. */
export async function clearFailures(db: Kysely<DB>, address: string): Promise<void> {
  await db.deleteFrom('sign_in_tries').where('address', '=', address).execute();
}

/** Drops tries that no longer matter: strangers may have typed in anything. */
export async function dropOldTries(store: Store, before: Instant): Promise<void> {
  await sql`delete from sign_in_tries
    where last_at < ${toTimestamp(before)}::timestamptz`.execute(store.db);
}

function ms(column: string) {
  return msOf(sql.ref(column));
}

function msOf(value: ReturnType<typeof sql>) {
  return sql<number>`floor(extract(epoch from ${value}) * 1000)::float8`;
}
