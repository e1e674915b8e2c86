/** The store's row types as the migrations make them: generated, never written by hand. */
import { generate, PostgresDialect } from 'kysely-codegen';
import { Kysely, PostgresDialect as Connection } from 'kysely';
import pg from 'pg';

/** The text of src/store/schema.ts for a database. */
export async function generateTypes(url: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const db = new Kysely<unknown>({ dialect: new Connection({ pool }) });
  try {
    return await generate({ db, dialect: new PostgresDialect() });
  } finally {
    await db.destroy();
  }
}
