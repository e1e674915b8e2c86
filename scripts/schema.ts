/**
 * `npm run schema`: writes migrations/schema.sql and src/store/schema.ts anew from the migrations.
 */
import fs from 'node:fs';
import path from 'node:path';
import { migratedTemplate, migrationsFolder, startTestCluster } from '../test/support/cluster.ts';
import { dumpSchema } from '../test/support/schema-dump.ts';
import { generateTypes } from '../test/support/schema-types.ts';

const cluster = await startTestCluster();
try {
  const migrated = new URL(cluster.url);
  migrated.pathname = migratedTemplate;
  const dump = await dumpSchema(migrated.href);
  fs.writeFileSync(path.join(migrationsFolder, 'schema.sql'), dump);
  const types = path.join(import.meta.dirname, '..', 'src', 'store', 'schema.ts');
  fs.writeFileSync(types, await generateTypes(migrated.href));
} finally {
  await cluster.stop();
}
