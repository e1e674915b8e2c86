/** Searching everything: a few of each kind, without diacritics, within what a person may see. */
import { sql, type SqlBool } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Incident } from '../domain/incident.ts';
import { partyOf, type Actor, type Role } from '../domain/roles.ts';
import { isValid } from './people.ts';
import type { Store } from './connect.ts';
import { folded, inAlphabet } from './fold.ts';
import { visible } from './incidents.ts';

/** How many years back a bare number is looked for; older ones are found by their whole code. */
const yearsBack = 5;

/**
 * The codes that a number may mean: "42", "2026-42", "sc-2026-000042". None where it is no number.
 * Exact codes go by the unique index: 0.1 ms at a million incidents, where "like" takes 300.
 */
export function codesOf(q: string, now: Instant): string[] {
  const parts = /^(?:SC-?)?(?:(20\d\d)-)?(\d{1,12})$/.exec(q.trim().toUpperCase());
  if (!parts) return [];
  const [, year, digits = ''] = parts;
  const number = digits.padStart(6, '0');
  const thisYear = new Date(now).getUTCFullYear();
  const years = year
    ? [year]
    : Array.from({ length: yearsBack + 1 }, (_, back) => String(thisYear - back));
  return years.map((one) => `SC-${one}-${number}`);
}

/** The incidents of these codes that the person may see, the newest first. */
export async function incidentsByCode(
  store: Store,
  actor: Actor,
  codes: string[],
): Promise<Incident[]> {
  if (codes.length === 0) return [];
  const rows = await store.db
    .selectFrom('incidents')
    .select('snapshot')
    .where('code', 'in', codes)
    .where((table) => table.and(visible(table, actor)))
    .orderBy('reported_at', 'desc')
    .execute();
  return rows.map((row) => row.snapshot as unknown as Incident);
}

const byName = inAlphabet('a.name');

/** Somebody of the reader's own side. */
export interface FoundPerson {
  name: string;
  email: string;
  role: Role;
  unitName: string;
}

/**
 * People of one's own side, from one's own unit down, whose name or address has these letters.
 * Names are folded here: a side has some hundreds of people, and no index is worth its upkeep.
 */
export async function findPeople(
  store: Store,
  actor: Actor,
  query: { q: string; limit: number },
): Promise<FoundPerson[]> {
  const within =
    partyOf(actor) === 'carrier' || actor.role === 'site'
      ? sql<SqlBool>`u.id = ${actor.unit}`
      : sql<SqlBool>`(u.id = ${actor.unit} or u.parent = ${actor.unit}
          or exists (select from units p where p.id = u.parent and p.parent = ${actor.unit}))`;
  const rows = await store.db
    .selectFrom('people as p')
    .innerJoin('auth_user as a', 'a.id', 'p.id')
    .innerJoin('appointments as w', 'w.person', 'p.id')
    .innerJoin('units as u', 'u.id', 'w.unit')
    // Whoever has several appointments is one person, shown in the first.
    .distinctOn([byName, 'p.id'])
    .select(['a.name', 'a.email', 'u.name as unitName'])
    .select(sql<Role>`w.role`.as('role'))
    .where('p.disabled_at', 'is', null)
    .where(isValid(store, 'w'))
    .where(within)
    .orderBy(byName)
    .orderBy('p.id')
    .orderBy(sql`w.deputy_for is not null`)
    .orderBy('w.created_at')
    .execute();
  const wanted = folded(query.q);
  return rows
    .filter(({ name, email }) => folded(name).includes(wanted) || email.includes(wanted))
    .slice(0, query.limit);
}
