/**
 * A process that opens the database of the folder it is given and holds it, as a running desk does,
 * until it is told to end. For the tests that kill it.
 */
import { once } from 'node:events';
import { openDatabase } from '../../src/store/postgres.ts';

const [varFolder = ''] = process.argv.slice(2);
const database = await openDatabase({ varFolder, databaseUrl: undefined, log: () => {} });
process.stdout.write(`${database.url}\n`);
await once(process, 'SIGTERM');
await database.stop();
