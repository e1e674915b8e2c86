/** `npm run schema`: writes migrations/schema.sql anew, from a database with every migration. */
import fs from 'node:fs';
import path from 'node:path';
import { migratedTemplate, migrationsFolder, startTestCluster } from '../test/support/cluster.ts';
import { dumpSchema } from '../test/support/schema-dump.ts';

const cluster = await startTestCluster();
try {
  const migrated = new URL(cluster.url);
  migrated.pathname = migratedTemplate;
  const dump = await dumpSchema(migrated.href);
  fs.writeFileSync(path.join(migrationsFolder, 'schema.sql'), dump);
} finally {
  await cluster.stop();
}
