/** People as their side's administrators see them. The other side's are not there. */
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Role } from '../domain/roles.ts';
import { isBelow } from './access-codes.ts';
import { deskNow, toTimestamp, type Store } from './connect.ts';
import { folded, inAlphabet } from './fold.ts';
import { isValid } from './people.ts';
import type { DB } from './schema.ts';

/** How far an administrator reaches: roles, in a unit and those below it. */
export interface Reach {
  root: string;
  roles: readonly Role[];
}

/** A person in a list. */
export interface PersonRow {
  id: string;
  name: string;
  email: string;
  disabledAt: Date | null;
  disabledWhy: 'unused' | 'administrator' | null;
  seenAt: Date;
  hasSecondFactor: boolean;
  passkeys: number;
  lockedUntil: Date | null;
  isSample: boolean;
  /** What they are now, in words of role and unit; days are local, empty: none. */
  appointments: { role: Role; unit: string; unitName: string; from: string; to: string }[];
}

/** What a list of people is narrowed to; `after` is the last name and id of the page before. */
export interface PeopleQuery {
  q?: string | undefined;
  unit?: string | undefined;
  id?: string | undefined;
  state?: 'active' | 'disabled' | 'locked' | 'one-factor' | undefined;
  after?: { name: string; id: string } | undefined;
  limit: number;
}

const byName = inAlphabet('n.name');

/** People with an appointment, now or once, within the reach; by name. */
export async function listPeople(
  store: Store,
  reach: Reach,
  query: PeopleQuery,
): Promise<PersonRow[]> {
  let rows = store.db
    .selectFrom('people as p')
    .innerJoin('auth_user as n', 'n.id', 'p.id')
    .leftJoin('sign_in_tries as t', 't.address', 'n.email')
    .select(['p.id', 'n.name', 'n.email', 'p.disabled_at as disabledAt', 'p.seen_at as seenAt'])
    .select(['p.is_sample as isSample'])
    .select(sql<PersonRow['disabledWhy']>`p.disabled_why`.as('disabledWhy'))
    .select(sql<boolean>`coalesce(n."twoFactorEnabled", false)`.as('hasSecondFactor'))
    .select(
      sql<number>`(select count(*)::int from auth_passkey k where k."userId" = p.id)`.as(
        'passkeys',
      ),
    )
    .select(
      sql<Date | null>`case when t.locked_until > ${deskNow(store)} then t.locked_until end`.as(
        'lockedUntil',
      ),
    )
    .select(
      sql<PersonRow['appointments']>`coalesce((
        select jsonb_agg(jsonb_build_object('role', a.role, 'unit', a.unit, 'unitName', u.name,
          'from', coalesce(${localDay('a.valid_from')}, ''),
          'to', coalesce(${localDay('a.valid_to')}, '')) order by a.created_at)
        from appointments a join units u on u.id = a.unit
        where a.person = p.id and ${isValid(store)}), '[]')`.as('appointments'),
    )
    .where(isWithin(reach))
    .orderBy(byName)
    .orderBy('p.id')
    .limit(query.limit);
  if (query.id) rows = rows.where('p.id', '=', query.id);
  if (query.state) rows = rows.where(isOf(query.state, store));
  if (query.unit) rows = rows.where(isWithin({ ...reach, only: query.unit }));
  if (query.after) {
    rows = rows.where(sql<SqlBool>`(${byName}, p.id) > (${query.after.name}, ${query.after.id})`);
  }
  const found = await rows.execute();
  return found;
}

/** Searches by name or address, without diacritics: a side has hundreds, which are read through. */
export function matching(rows: PersonRow[], q: string): PersonRow[] {
  const sought = folded(q);
  return rows.filter(({ name, email }) => folded(`${name} ${email}`).includes(sought));
}

/** Disables an account and ends its sessions; its tokens stop with it. */
export async function disablePerson(
  store: Store,
  id: string,
  why: 'unused' | 'administrator',
  db: Kysely<DB>,
): Promise<void> {
  await db
    .updateTable('people')
    .set({ disabled_at: deskNow(store), disabled_why: why })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('auth_session').where('userId', '=', id).execute();
}

/** Enables an account again; the days of disuse count from now. */
export async function enablePerson(store: Store, id: string, db: Kysely<DB>): Promise<void> {
  await db
    .updateTable('people')
    .set({ disabled_at: null, disabled_why: null, seen_at: deskNow(store) })
    .where('id', '=', id)
    .execute();
}

/** Takes second factor and passkeys from an account, and ends its sessions. */
export async function dropSecondFactors(id: string, db: Kysely<DB>): Promise<void> {
  await db.deleteFrom('auth_two_factor').where('userId', '=', id).execute();
  await db.deleteFrom('auth_passkey').where('userId', '=', id).execute();
  await db.updateTable('auth_user').set({ twoFactorEnabled: false }).where('id', '=', id).execute();
  await db.deleteFrom('auth_session').where('userId', '=', id).execute();
}

/** Sets a person's name: administration alone does. */
export async function renamePerson(id: string, name: string, db: Kysely<DB>): Promise<void> {
  await db.updateTable('auth_user').set({ name }).where('id', '=', id).execute();
}

/** Ends an appointment at an instant; undefined where it is not of this person. */
export async function endAppointment(
  person: string,
  id: string,
  at: string,
  db: Kysely<DB>,
): Promise<{ role: string; unit: string } | undefined> {
  return db
    .updateTable('appointments')
    .set({
      valid_to: at,
      // One that was still to come is over before it began; `least` by itself would give one that
      // always was a beginning.
      valid_from: sql<Date>`case when valid_from >= ${at}::timestamptz
        then ${at}::timestamptz - interval '1 ms' else valid_from end`,
    })
    .where('id', '=', id)
    .where('person', '=', person)
    .returning(['role', 'unit'])
    .executeTakeFirst();
}

/** Whose accounts nobody, and no program of theirs, used since an instant. Sample people stay. */
export async function unusedSince(store: Store, instant: number): Promise<string[]> {
  const since = toTimestamp(instant);
  const { rows } = await sql<{ id: string }>`
    select p.id from people p
    where p.disabled_at is null and not p.is_sample and p.seen_at < ${since}::timestamptz
      and not exists (select from api_tokens t
        where t.person = p.id and t.last_used_at >= ${since}::timestamptz)`.execute(store.db);
  return rows.map(({ id }) => id);
}

/** Notes whether a password only goes with a second factor. */
export async function noteShortPassword(
  id: string,
  isShort: boolean,
  db: Kysely<DB>,
): Promise<void> {
  await db.updateTable('people').set({ short_password: isShort }).where('id', '=', id).execute();
}

/** The day of an instant on Vietnam's clocks. */
function localDay(column: string) {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')`;
}

function isOf(state: NonNullable<PeopleQuery['state']>, store: Store) {
  const conditions = {
    active: sql<SqlBool>`p.disabled_at is null`,
    disabled: sql<SqlBool>`p.disabled_at is not null`,
    locked: sql<SqlBool>`t.locked_until > ${deskNow(store)}`,
    'one-factor': sql<SqlBool>`p.disabled_at is null and n."twoFactorEnabled" is not true
      and not exists (select from auth_passkey k where k."userId" = p.id)`,
  };
  return conditions[state];
}

function isWithin({ root, roles, only }: Reach & { only?: string }) {
  const unit = only === undefined ? sql`true` : sql`w.unit = ${only}`;
  return sql<SqlBool>`exists (select from appointments w where w.person = p.id
    and w.role in (${sql.join(roles)}) and ${isBelow('w.unit', root)} and ${unit})`;
}
