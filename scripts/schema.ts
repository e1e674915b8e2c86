/**
 * `npm run schema`: writes migrations/schema.sql and the row types of src/store anew.
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
  const store = path.join(import.meta.dirname, '..', 'src', 'store');
  fs.rmSync(path.join(store, 'schema'), { recursive: true, force: true });
  fs.mkdirSync(path.join(store, 'schema'));
  for (const [name, text] of Object.entries(await generateTypes(migrated.href))) {
    fs.writeFileSync(path.join(store, name), text);
  }
} finally {
  await cluster.stop();
}
