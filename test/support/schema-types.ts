/** The store's row types as the migrations make them: generated, never written by hand. */
import { generate, PostgresDialect } from 'kysely-codegen';
import { connect } from '../../src/store/connect.ts';

/** The text of src/store/schema.ts for a database. */
export async function generateTypes(url: string): Promise<string> {
  const { db } = connect(url);
  try {
    return await generate({ db, dialect: new PostgresDialect() });
  } finally {
    await db.destroy();
  }
}
