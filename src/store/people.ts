/** Who acts: a person's role and unit, by session or by token. Rights follow in domain/roles.ts. */
import { sql } from 'kysely';
import type { Actor, Role } from '../domain/roles.ts';
import { coalesce } from './coalesce.ts';
import type { Store } from './connect.ts';
import { runNamed } from './named.ts';

/** A person as the desk knows them. */
export interface Person extends Actor {
  email: string;
}

/** A person by the id of their sign-in; undefined where nobody gave them a role yet. */
export async function findPerson(store: Store, id: string): Promise<Person | undefined> {
  return people(store).where('p.id', '=', id).executeTakeFirst();
}

/** A person by mail address. */
export async function findPersonByEmail(store: Store, email: string): Promise<Person | undefined> {
  return people(store).where('a.email', '=', email.toLowerCase()).executeTakeFirst();
}

/** Gives a sign-in its role and unit. */
export async function addPerson(
  store: Store,
  person: { id: string; role: Role; unit: string; isSample: boolean },
): Promise<void> {
  const { isSample, ...rest } = person;
  await store.db
    .insertInto('people')
    .values({ ...rest, is_sample: isSample })
    .execute();
}

/** The sample people; empty on a desk that works for real. */
export async function samplePeople(store: Store): Promise<Person[]> {
  return people(store).where('p.is_sample', '=', true).orderBy('a.createdAt').execute();
}

/**
 * Makes the look-up of people by the SHA-256 of a token, in hexadecimal; expired ones find nobody.
 */
export function tokenLookup(store: Store): (secretSha256: string) => Promise<Person | undefined> {
  return coalesce(
    async (hashes: string[]) => {
      const statement = sql<Person & { place: string }>`
        with used as (
          -- Shown as "last used"; written once a minute at most, not with every request.
          update api_tokens set last_used_at = now()
          where secret_sha256 in (select decode(h, 'hex') from unnest(${hashes}::text[]) h)
            and (last_used_at is null or last_used_at < now() - interval '1 minute')
            and expires_at > now()
        )
        select encode(t.secret_sha256, 'hex') as place, p.id as person, a.name, p.role, p.unit,
          u.name as "unitName", a.email, nullif(former_units(p.unit), '{}') as formerly
        from api_tokens t
        join people p on p.id = t.person
        join auth_user a on a.id = p.id
        join units u on u.id = p.unit
        where t.secret_sha256 in (select decode(h, 'hex') from unnest(${hashes}::text[]) h)
          and t.expires_at > now()`;
      const rows = await runNamed(store, 'people-by-token', statement);
      const byHash = new Map(rows.map(({ place, ...person }) => [place, person]));
      return hashes.map((hash) => byHash.get(hash));
    },
    { batchMax: 500 },
  );
}

function people(store: Store) {
  return store.db
    .selectFrom('people as p')
    .innerJoin('auth_user as a', 'a.id', 'p.id')
    .innerJoin('units as u', 'u.id', 'p.unit')
    .select(['p.id as person', 'a.name', 'a.email', 'p.unit', 'u.name as unitName'])
    .select(sql<Role>`p.role`.as('role'))
    .select(sql<string[] | null>`nullif(former_units(p.unit), '{}')`.as('formerly'));
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

/** Makes the look-up of a unit's people; many at once share one statement. */
export function unitPeople(store: Store): (unit: string) => Promise<Reachable[]> {
  return coalesce(
    async (units: string[]) => {
      const rows: Reachable[] = await people(store)
        .select(
          sql<boolean>`exists (select from push_subscriptions s where s.person = p.id)`.as(
            'hasPhone',
          ),
        )
        .where('p.unit', 'in', [...new Set(units)])
        .orderBy('p.id')
        .execute();
      const byUnit = Map.groupBy(rows, (row) => row.unit);
      return units.map((unit) => byUnit.get(unit) ?? []);
    },
    { batchMax: 1_000 },
  );
}
