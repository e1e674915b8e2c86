/** What the wall keeps in memory of each open incident, and how it is read. */
import { sql } from 'kysely';
import type { Instant } from '../domain/agreement.ts';
import type { Incident } from '../domain/incident.ts';
import type { Store } from './connect.ts';

/** The parts of an open incident that say where it stands on the wall. */
export type WallRow = Pick<Incident, 'id' | 'state' | 'clocks'> & {
  code: string;
  province: string;
  siteName: string;
  customerUnits: string[];
  carrierUnit: string;
  notified: boolean;
  since: Instant;
  /** Whether the outage itself is over, and only the papers are not. */
  isBack: boolean;
};

/** The open incidents, all or those of these ids; what is closed or not there is left out. */
export async function readWallRows(store: Store, ids?: string[]): Promise<WallRow[]> {
  const report = sql`snapshot->'report'`;
  let query = store.db
    .selectFrom('incidents')
    .select(['id', 'code', 'province', 'carrier_unit as carrierUnit'])
    .select([
      sql<WallRow['state']>`state`.as('state'),
      sql<WallRow['clocks']>`snapshot->'clocks'`.as('clocks'),
      sql<string>`${report}->'site'->>'name'`.as('siteName'),
      sql<string[]>`array_remove(array[customer_unit, coordinator_unit, site_unit], null)`.as(
        'customerUnits',
      ),
      sql<boolean>`notified_at is not null`.as('notified'),
      sql<number>`(snapshot->'outage'->>'since')::float8`.as('since'),
      sql<boolean>`snapshot->'outage' ? 'until'`.as('isBack'),
    ])
    .where('is_open', '=', true);
  if (ids) query = query.where('id', 'in', ids);
  return query.execute();
}

/** The provinces in which a unit has circuits, or a carrier serves some. */
export async function provincesOf(store: Store, unit: string): Promise<Set<string>> {
  const rows = await store.db
    .selectFrom('circuits as c')
    .innerJoin('units as u', 'u.id', 'c.site')
    .leftJoin('units as p', 'p.id', 'u.parent')
    .select('u.province')
    .distinct()
    .where(
      sql<boolean>`(u.id = ${unit} or p.id = ${unit} or p.parent = ${unit}
        or exists (select from agreements a where a.id = c.agreement
          and a.body->'carrier'->>'id' = ${unit}))`,
    )
    .execute();
  return new Set(rows.flatMap(({ province }) => (province === null ? [] : [province])));
}
