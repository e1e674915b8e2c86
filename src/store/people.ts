/** Who acts: a person in an appointment, by session or by token. Rights: domain/roles.ts. */
import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { TokenScope } from '../domain/administration.ts';
import type { Actor, Role } from '../domain/roles.ts';
import { coalesce } from './coalesce.ts';
import { deskNow, type Store } from './connect.ts';
import { runNamed } from './named.ts';
import type { DB } from './schema.ts';

/** A person as the desk knows them. */
export interface Person extends Actor {
  email: string;
}

/** In which appointment a person acts. */
export interface Appointed {
  person: Person;
  appointment: string;
  administrator: boolean;
}

/** An appointment as its person sees it; the name of the person stood in for, where it is one. */
export interface AppointmentRow {
  id: string;
  person: string;
  role: Role;
  unit: string;
  unitName: string;
  from: Date | null;
  to: Date | null;
  deputyFor: string | null;
  administrator: boolean;
  isNow: boolean;
}

/** Whose account it is, whatever its appointments. */
export interface Account {
  id: string;
  isSample: boolean;
  disabledAt: Date | null;
  shortPassword: boolean;
}

/** A person by the id of their sign-in; undefined where no appointment of theirs is valid now. */
export async function findPerson(
  store: Store,
  id: string,
  db: Kysely<DB> = store.db,
): Promise<Person | undefined> {
  const [first] = await appointedOf(store, id, db);
  return first?.person;
}

/** The appointments that a person may act in now: their own first, then those of a deputy. */
export async function appointedOf(
  store: Store,
  id: string,
  db: Kysely<DB> = store.db,
): Promise<Appointed[]> {
  const rows = await acting(store, db)
    .where('p.id', '=', id)
    .orderBy(sql`a.deputy_for is not null`)
    .orderBy('a.created_at')
    .execute();
  return rows.map(({ appointment, administrator, ...person }) => ({
    person,
    appointment,
    administrator,
  }));
}

/** A person by mail address, in their first valid appointment. */
export async function findPersonByEmail(store: Store, email: string): Promise<Person | undefined> {
  const row = await store.db
    .selectFrom('auth_user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row && findPerson(store, row.id);
}

/** The account behind a sign-in; undefined where administration never gave one. */
export async function findAccount(store: Store, id: string): Promise<Account | undefined> {
  return store.db
    .selectFrom('people')
    .select(['id', 'is_sample as isSample', 'disabled_at as disabledAt'])
    .select('short_password as shortPassword')
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Gives a sign-in its account and first appointment. */
export async function addPerson(
  store: Store,
  person: { id: string; role: Role; unit: string; isSample: boolean },
  db: Kysely<DB> = store.db,
): Promise<void> {
  await db
    .insertInto('people')
    .values({ id: person.id, is_sample: person.isSample, seen_at: deskNow(store) })
    .execute();
  await addAppointment(db, { person: person.id, role: person.role, unit: person.unit });
}

/** Appoints a person; gives the appointment's id. */
export async function addAppointment(
  db: Kysely<DB>,
  given: {
    person: string;
    role: Role;
    unit: string;
    from?: string | Date | null | undefined;
    to?: string | Date | null | undefined;
    deputyFor?: string | undefined;
    administrator?: boolean | undefined;
  },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('appointments')
    .values({
      id,
      person: given.person,
      role: given.role,
      unit: given.unit,
      valid_from: given.from ?? null,
      valid_to: given.to ?? null,
      deputy_for: given.deputyFor ?? null,
      administrator: given.administrator ?? false,
    })
    .execute();
  return id;
}

/** Every appointment of a person, past and to come too; the latest first. */
export async function listAppointments(store: Store, person: string): Promise<AppointmentRow[]> {
  return store.db
    .selectFrom('appointments as a')
    .innerJoin('units as u', 'u.id', 'a.unit')
    .leftJoin('auth_user as d', 'd.id', 'a.deputy_for')
    .select(['a.id', 'a.person', 'a.unit', 'u.name as unitName', 'd.name as deputyFor'])
    .select(['a.valid_from as from', 'a.valid_to as to', 'a.administrator'])
    .select(sql<Role>`a.role`.as('role'))
    .select(isValid(store).as('isNow'))
    .where('a.person', '=', person)
    .orderBy('a.created_at', 'desc')
    .execute();
}

/** The sample people; empty on a desk that works for real. */
export async function samplePeople(store: Store): Promise<Person[]> {
  const rows = await acting(store).where('p.is_sample', '=', true).orderBy('n.createdAt').execute();
  return rows.map(({ appointment: _one, administrator: _other, ...person }) => person);
}

/** Whom a token stands for, and what it may be used for. */
export interface TokenHolder extends Appointed {
  scopes: TokenScope[];
}

type TokenRow = Person & Omit<TokenHolder, 'person'> & { place: string };

/**
 * Makes the look-up of people by the SHA-256 of a token, in hexadecimal; expired ones find nobody,
 * nor do those of an ended appointment or of a disabled account.
 */
export function tokenLookup(
  store: Store,
): (secretSha256: string) => Promise<TokenHolder | undefined> {
  return coalesce(
    async (hashes: string[]) => {
      const statement = sql<TokenRow>`
        with used as (
          -- Shown as "last used"; written once a minute at most, not with every request.
          update api_tokens set last_used_at = now()
          where secret_sha256 in (select decode(h, 'hex') from unnest(${hashes}::text[]) h)
            and (last_used_at is null or last_used_at < now() - interval '1 minute')
            and expires_at > now()
        )
        select encode(t.secret_sha256, 'hex') as place, p.id as person, n.name, a.role,
          u.id as unit, u.name as "unitName", n.email,
          nullif(former_units(u.id), '{}') as formerly,
          a.id as appointment, a.administrator, t.scopes
        from api_tokens t
        join appointments a on a.id = t.appointment
        join people p on p.id = t.person
        join auth_user n on n.id = p.id
        join units u on u.id = ${unitNow}
        where t.secret_sha256 in (select decode(h, 'hex') from unnest(${hashes}::text[]) h)
          and t.expires_at > now() and p.disabled_at is null and ${isValid(store)}`;
      const rows = await runNamed(store, 'people-by-token', statement);
      const byHash = new Map(rows.map((row) => [row.place, holderOf(row)]));
      return hashes.map((hash) => byHash.get(hash));
    },
    { batchMax: 500 },
  );
}

function holderOf({ place: _place, scopes, appointment, administrator, ...person }: TokenRow) {
  return { person, scopes, appointment, administrator };
}

/** Whether an appointment is valid at the desk's time; it goes by the name `a`, unless said. */
export function isValid(store: Store, name = 'a') {
  const [from, to] = [sql.ref(`${name}.valid_from`), sql.ref(`${name}.valid_to`)];
  return sql<boolean>`((${from} is null or ${from} <= ${deskNow(store)})
    and (${to} is null or ${to} > ${deskNow(store)}))`;
}

/**
 * The unit that an appointment `a` acts for: `actsFor` of domain/roles.ts, said in SQL. Nearly all
 * units go on, and are themselves at the price of one look.
 */
const unitNow = sql<string>`(select case when b.successor is null then b.id else coalesce((
  with recursive later as (
    select b.successor as id
    union select s.successor from later l join units s on s.id = l.id
    where s.successor is not null)
  select l.id from later l join units s on s.id = l.id and s.successor is null), b.id) end
  from units b where b.id = a.unit)`;

/** People in the appointments that are valid now; those who are disabled have none. */
function acting(store: Store, db: Kysely<DB> = store.db) {
  return db
    .selectFrom('people as p')
    .innerJoin('auth_user as n', 'n.id', 'p.id')
    .innerJoin('appointments as a', 'a.person', 'p.id')
    .innerJoin('units as u', (join) => join.on('u.id', '=', unitNow))
    .select(['p.id as person', 'n.name', 'n.email', 'u.id as unit', 'u.name as unitName'])
    .select(['a.id as appointment', 'a.administrator'])
    .select(sql<Role>`a.role`.as('role'))
    .select(sql<string[] | null>`nullif(former_units(u.id), '{}')`.as('formerly'))
    .where('p.disabled_at', 'is', null)
    .where(isValid(store));
}

/** Somebody of a unit who can be written to. */
export interface Reachable {
  person: string;
  name: string;
  email: string;
  role: Role;
  unit: string;
  /** Whether they have a phone that is told by web push. */
  hasPhone: boolean;
}

/** A unit with the one that acts for it now. */
interface Heir {
  unit: string;
  heir: string;
}

/**
 * Makes the look-up of whoever acts for a unit, or for the one that took it over; many at once
 * share their statements.
 */
export function unitPeople(store: Store): (unit: string) => Promise<Reachable[]> {
  return coalesce(
    async (units: string[]) => {
      const { rows: heirs } = await sql<Heir>`
        with recursive later as (
          select k as unit, k as heir from unnest(${[...new Set(units)]}::text[]) k
          union select l.unit, s.successor from later l join units s on s.id = l.heir
          where s.successor is not null)
        select l.unit, l.heir from later l join units s on s.id = l.heir
        where s.successor is null`.execute(store.db);
      const heirOf = new Map(heirs.map(({ unit, heir }) => [unit, heir]));
      const found = await peopleOf(store, [...new Set(heirOf.values())]);
      const byUnit = Map.groupBy(found, (row) => row.unit);
      return units.map((unit) => byUnit.get(heirOf.get(unit) ?? unit) ?? []);
    },
    { batchMax: 1_000 },
  );
}

/** Whoever acts for one of these units: appointed to it, or to one that it took over. */
async function peopleOf(store: Store, units: readonly string[]): Promise<Reachable[]> {
  return acting(store)
    .select(
      sql<boolean>`exists (select from push_subscriptions s where s.person = p.id)`.as('hasPhone'),
    )
    .where(
      sql<SqlBool>`a.unit in (with recursive former as (
        select k as id from unnest(${[...units]}::text[]) k
        union select s.id from units s join former f on s.successor = f.id)
      select id from former)`,
    )
    .orderBy('p.id')
    .execute();
}
