/** What stands and what is missing on a desk that has just been set up, counted for one side. */
import { sql } from 'kysely';
import type { Actor } from '../domain/roles.ts';
import { deskNow, deskTime, type Store } from './connect.ts';
import { inAlphabet } from './fold.ts';

/** A party on the other side of one's agreements, and whether anybody is there. */
export interface OtherSide {
  unit: string;
  name: string;
  side: 'customer' | 'carrier';
  people: number;
  invitedName: string | null;
  invitedEmail: string | null;
  invitedUntil: Date | null;
}

/** The parties across the agreements that the actor's unit is a party of. */
export async function otherSides(store: Store, { unit }: Actor): Promise<OtherSide[]> {
  const { rows } = await sql<OtherSide>`
    with mine as (
      select distinct on (id) body from agreements
      where effective_from <= ${deskTime(store)} order by id, version desc),
    across as (
      select 'carrier' as side, body->'carrier'->>'id' as unit from mine
        where body->'customer'->>'id' = ${unit}
      union select 'customer', body->'customer'->>'id' from mine
        where body->'carrier'->>'id' = ${unit})
    select x.unit, u.name, x.side,
      (select count(*)::int from (${peopleBelow(sql`x.unit`)}) p) as people,
      i.name as "invitedName", i.email as "invitedEmail", i.expires_at as "invitedUntil"
    from across x join units u on u.id = x.unit
    left join lateral (
      select name, email, expires_at from access_codes c
      where c.kind = 'invitation' and c.unit = x.unit and c.used_at is null
        and c.revoked_at is null and c.expires_at > ${deskNow(store)}
      order by made_at desc limit 1) i on true
    order by ${inAlphabet('u.name')}`.execute(store.db);
  return rows;
}

/** Takes back what was open for a unit's first administrator: one invitation at a time. */
export function withdrawFirst(store: Store, unit: string) {
  return sql`update access_codes set revoked_at = ${deskNow(store)}
    where kind = 'invitation' and unit = ${unit} and used_at is null and revoked_at is null`;
}

/** What there is on the actor's own side, and between the two. */
export interface SetupCounts {
  administrators: number;
  people: number;
  invited: number;
  sites: number;
  circuits: number;
  incidents: number;
}

/** Counts it: the customer's sites, the circuits that either side shares, its own people. */
export async function countSetup(store: Store, { unit }: Actor): Promise<SetupCounts> {
  const below = sql`
    with recursive below as (
      select id, kind from units where id = ${unit} and valid_to is null
      union all select u.id, u.kind from units u join below b on u.parent = b.id
        where u.valid_to is null)`;
  const { rows } = await sql<SetupCounts>`${below}
    select
      (select count(*)::int from below where kind = 'site') as sites,
      (select count(distinct a.person)::int from appointments a join people p on p.id = a.person
        where p.disabled_at is null and a.unit = ${unit} and (a.valid_to is null
          or a.valid_to > ${deskNow(store)}) and (a.administrator or a.role in
          ('headquarters', 'director'))) as administrators,
      (select count(*)::int from (${peopleBelow(sql`${unit}`)}) p) as people,
      (select count(*)::int from access_codes c where c.kind = 'invitation'
        and c.used_at is null and c.revoked_at is null and c.expires_at > ${deskNow(store)}
        and c.unit in (select id from below)) as invited,
      (select count(*)::int from circuits c where c.valid_to is null and (
        c.site in (select id from below) or exists (select from agreements g
          where g.id = c.agreement and g.body->'carrier'->>'id' = ${unit}))) as circuits,
      (select count(*)::int from (select from incidents
        where customer_unit = ${unit} or carrier_unit = ${unit} limit 100) i) as incidents
    `.execute(store.db);
  const [row] = rows;
  if (!row) throw new Error('counting gave nothing');
  return row;
}

function peopleBelow(root: ReturnType<typeof sql>) {
  return sql`
    select distinct a.person from appointments a join people p on p.id = a.person
    where p.disabled_at is null and a.unit in (
      with recursive below as (
        select id from units where id = ${root}
        union all select u.id from units u join below b on u.parent = b.id)
      select id from below)`;
}
