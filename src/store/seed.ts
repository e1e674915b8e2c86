/** Filling an empty directory, in sets: each table is one statement. */
import { sql, type Kysely } from 'kysely';
import type { Store } from './connect.ts';
import type { DB } from './schema.ts';
import { folded } from './fold.ts';

/** A province as `data/provinces.csv` has it. */
export interface ProvinceSeed {
  code: string;
  name: string;
  full_name: string;
  name_en: string;
  region_vi: string;
  region_en: string;
  area_code: string;
}

/** A unit; its parent comes before it in the list. */
export interface UnitSeed {
  id: string;
  kind: 'headquarters' | 'coordinator' | 'site' | 'carrier';
  parent: string | null;
  name: string;
  province: string | null;
}

export interface CircuitSeed {
  id: string;
  code: string;
  site: string;
  agreement: string;
}

/** Whether the directory has no unit yet: only then is it filled, never over what is there. */
export async function isDirectoryEmpty(store: Store): Promise<boolean> {
  const row = await store.db.selectFrom('units').select('id').limit(1).executeTakeFirst();
  return row === undefined;
}

/** What an empty directory is filled with. */
export interface DirectorySeed {
  provinces: ProvinceSeed[];
  units: UnitSeed[];
  circuits: CircuitSeed[];
}

/** Writes provinces, units and circuits, in the caller's transaction; what is there is left. */
export async function fillDirectory(tx: Kysely<DB>, seed: DirectorySeed): Promise<void> {
  const units = seed.units.map((unit) => ({ ...unit, name_folded: folded(unit.name) }));
  const circuits = seed.circuits.map((c) => ({ ...c, code_folded: folded(c.code) }));
  await sql`insert into provinces select * from
    json_populate_recordset(null::provinces, ${JSON.stringify(seed.provinces)}::json)
    on conflict do nothing`.execute(tx);
  await sql`insert into units select * from
    json_populate_recordset(null::units, ${JSON.stringify(units)}::json)
    on conflict do nothing`.execute(tx);
  await sql`insert into circuits select * from
    json_populate_recordset(null::circuits, ${JSON.stringify(circuits)}::json)
    on conflict do nothing`.execute(tx);
}
